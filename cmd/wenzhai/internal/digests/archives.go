package digests

import (
	"context"
	"errors"
	"fmt"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// library opens the archive of o for one issue. An archive that several issues
// are made from is read once.
func (r *run) library(ctx context.Context, o convert.Options) (*convert.Library, error) {
	if r.e.Cache != nil {
		o.Cache = r.e.Cache(o)
	}
	if !r.several {
		l, err := reading(r, o, func(o convert.Options) (*convert.Library, error) { return convert.Open(ctx, o) })
		return l, r.refused(ctx, l, err)
	}
	key := fmt.Sprintf("%q %v %v %v %p %p %q %q", o.Paths, o.Zone, o.ModTime, o.Drafts, o.Split, o.Records, o.Include, o.Exclude)
	if r.readings[key] == nil {
		x, err := reading(r, o, func(o convert.Options) (*convert.Reading, error) { return convert.Read(ctx, o) })
		if err != nil {
			return nil, r.refused(ctx, x, err)
		}
		if r.readings == nil {
			r.readings = map[string]*convert.Reading{}
		}
		r.readings[key] = x
	}
	l, err := r.readings[key].Library(ctx, o)
	return l, r.refused(ctx, l, err)
}

// reading calls read, which tells of its progress.
func reading[T any](r *run, o convert.Options, read func(convert.Options) (T, error)) (T, error) {
	progress, end := r.e.Observer.Stage("reading")
	defer end()
	o.Progress = progress
	return read(o)
}

// refused tells of what was seen on the way to err, the error of an archive that
// could not be opened.
func (r *run) refused(ctx context.Context, l interface{ Diagnostics() []diag.Diagnostic }, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	var same diag.Diagnostic
	errors.As(err, &same)
	for _, d := range l.Diagnostics() {
		if d != same {
			r.found([]diag.Diagnostic{d})
		}
	}
	return err
}

// forgetReadings makes what follows read archives anew.
func (r *run) forgetReadings() {
	for _, x := range r.readings {
		x.Close() //nolint:errcheck // only read from
	}
	r.readings = nil
}
