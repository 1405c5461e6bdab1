package cli

import (
	"context"
	"fmt"

	"github.com/wenzhai/wenzhai/convert"
)

// library opens the archive of o for one issue. An archive that several issues
// are made from is read once.
func (b *builder) library(ctx context.Context, o convert.Options) (*convert.Library, error) {
	if !b.several {
		l, bar, err := b.app.open(ctx, b.print, o)
		if err != nil {
			return nil, err
		}
		bar.Close()
		return l, nil
	}
	r, err := b.reading(ctx, o)
	if err != nil {
		return nil, err
	}
	o.Cache = b.caches.For(o)
	l, err := r.Library(ctx, o)
	if err != nil {
		return nil, b.refuse(ctx, b.print, l, err)
	}
	return l, nil
}

// reading reads the archive of o, if this run has not yet.
func (b *builder) reading(ctx context.Context, o convert.Options) (*convert.Reading, error) {
	key := fmt.Sprintf("%q %v %v %p", o.Paths, o.Zone, o.ModTime, o.Split)
	if r := b.readings[key]; r != nil {
		return r, nil
	}
	bar := b.print.Progress()
	defer bar.Close()
	bar.Stage("reading")
	o.Progress = func(done, total int) {
		b.heap.Step()
		bar.Set(done, total)
	}
	o.Cache = b.caches.For(o)
	r, err := convert.Read(ctx, o)
	if err != nil {
		bar.Close()
		return nil, b.refuse(ctx, b.print, r, err)
	}
	if b.readings == nil {
		b.readings = map[string]*convert.Reading{}
	}
	b.readings[key] = r
	return r, nil
}

// forgetReadings makes what follows read archives anew.
func (b *builder) forgetReadings() {
	for _, r := range b.readings {
		r.Close() //nolint:errcheck // only read from
	}
	b.readings = nil
}
