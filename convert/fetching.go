package convert

import (
	"context"
	"errors"

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
	// What stands for pictures that could not be had is asked for in a next round.
	for asked := map[string]bool{}; ; {
		more, err := l.askFor(ctx, asked)
		if err != nil || len(more) == 0 {
			return err
		}
		if err := l.o.Fetch.All(ctx, more); err != nil {
			return err
		}
	}
}

// askFor returns the addresses of pictures that are to be fetched beside those
// that were, and notes them.
func (l *Library) askFor(ctx context.Context, asked map[string]bool) ([]string, error) {
	var all []string
	entries := l.plan.volume.Entries()
	err := parallel.Ordered(ctx, l.o.Workers, len(entries), func(i int) ([]string, error) {
		var found []string
		for _, ref := range l.plan.texts(entries[i]) {
			found = append(found, l.bodies.remotePictures(ctx, ref, asked, l.o.Fetch)...)
		}
		return found, nil
	}, func(_ int, found []string) error {
		all = append(all, found...)
		return nil
	})
	more := all[:0]
	for _, address := range all {
		if !asked[address] {
			asked[address] = true
			more = append(more, address)
		}
	}
	return more, err
}

var errLater = errors.New("it is fetched later")

// remotePictures returns the addresses of article i's pictures that are not in
// the archive; of a picture with several those that are tried next.
func (b *bodies) remotePictures(ctx context.Context, i int, asked map[string]bool, from Fetcher) []string {
	a, _ := b.look(i)
	var found []string
	p := pictureLoader{ctx: ctx, m: &a.Meta, src: b.surroundings(&b.heads[i]), scout: true}
	p.fetch = func(ctx context.Context, address string) ([]byte, error) {
		if asked[address] {
			return from.Get(ctx, address)
		}
		found = append(found, address)
		return nil, errLater
	}
	eachPicture(a.Blocks, func(w wanted) {
		if len(asked) > 0 && len(w.others) == 0 {
			return // it was asked for
		}
		src, image := *w.src, *w.image
		p.load(wanted{&src, w.others, &image})
	})
	return found
}
