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
	entries := l.plan.volume.Entries()
	err := parallel.Ordered(ctx, l.o.Workers, len(entries), func(i int) ([]string, error) {
		var found []string
		for _, ref := range l.plan.texts(entries[i]) {
			found = append(found, l.bodies.remotePictures(ctx, ref)...)
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
func (b *bodies) remotePictures(ctx context.Context, i int) []string {
	a, _ := b.look(i)
	var found []string
	p := pictureLoader{ctx: ctx, m: &a.Meta, src: b.surroundings(&b.heads[i]), scout: true}
	p.fetch = func(_ context.Context, address string) ([]byte, error) {
		found = append(found, address)
		return nil, errLater
	}
	doc.Walk(a.Blocks, func(blk doc.Block) bool {
		if f, ok := blk.(*doc.Figure); ok {
			looked := *f
			p.load(&looked)
		}
		return true
	})
	return found
}
