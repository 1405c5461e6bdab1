package convert

import (
	"context"
	"errors"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// fetchPictures has all pictures of the book that are not in the archive fetched
// before it is written: what comes of slow and dead servers then depends on the
// order of the book and not on which article is set when.
func (l *Library) fetchPictures(ctx context.Context) error {
	if l.o.Fetch == nil || !l.o.Images || l.fetched {
		return nil
	}
	l.fetched = true
	var all []string
	entries := l.volume.Entries()
	err := parallel.Ordered(ctx, l.o.Workers, len(entries), func(i int) ([]string, error) {
		e := entries[i]
		found := l.remotePictures(ctx, e.Ref)
		if e.Second != nil && !l.rewritten[e.Ref] {
			found = append(found, l.remotePictures(ctx, e.SecondRef)...)
		}
		return found, nil
	}, func(_ int, found []string) error {
		all = append(all, found...)
		return nil
	})
	if err != nil {
		return err
	}
	return l.o.Fetch.All(ctx, all)
}

var errLater = errors.New("it is fetched later")

// remotePictures returns the addresses of article i's pictures that are not in
// the archive.
func (l *Library) remotePictures(ctx context.Context, i int) []string {
	a, _ := l.readText(i)
	var found []string
	p := pictureLoader{ctx: ctx, m: &a.Meta, src: l.surroundings(&l.heads[i]), scout: true}
	p.fetch = func(_ context.Context, address string) ([]byte, error) {
		found = append(found, address)
		return nil, errLater
	}
	doc.Walk(a.Blocks, func(b doc.Block) bool {
		if f, ok := b.(*doc.Figure); ok {
			p.load(f)
		}
		return true
	})
	return found
}
