package convert

import (
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"time"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// Chosen returns the selected articles in the order of the archive: those of
// the volume, their second texts, what they repeat, and what Limit cut off.
func (l *Library) Chosen() []*digest.Item {
	out := make([]*digest.Item, len(l.plan.chosen))
	for k, i := range l.plan.chosen {
		out[k] = &l.articles.items[i]
	}
	return out
}

// Inputs writes to w what the volume is made from: heads in book order, and
// checksums of the files and pictures behind them. Two libraries that write
// the same make the same book with the same options. Bodies are read for the
// names of their pictures alone, where the book has any.
func (l *Library) Inputs(ctx context.Context, w io.Writer) error {
	if l.plan.volume == nil {
		return errNotOpen
	}
	entries := l.plan.volume.Entries()
	fmt.Fprintf(w, "%q %q %v %v\n", l.plan.volume.Title, l.plan.volume.Author, l.plan.ui, l.plan.volume.Layout) //nolint:errcheck // the last write tells
	return parallel.Ordered(ctx, l.o.Workers, len(entries), func(k int) (string, error) {
		e := entries[k]
		s := l.bodies.input(e.Ref, &e.Meta)
		if e.Second != nil {
			s += l.bodies.input(e.SecondRef, e.Second)
		}
		return s, nil
	}, func(k int, s string) error {
		_, err := fmt.Fprintf(w, "%d %s\n", k, s)
		return err
	})
}

// input describes what article i is made from.
func (b *bodies) input(i int, m *doc.Meta) string {
	h := &b.heads[i]
	head := article.Head{Meta: *m, Body: h.Body}
	head.Date = time.Time{} // the names of zones are not part of it
	s := fmt.Sprintf("%+v %s %08x\n", head, m.Date.Format(time.RFC3339Nano), h.sum)
	if !b.options.Images {
		return s
	}
	f, _ := b.facts(i, false)
	for _, ref := range f.Pictures {
		_, data, err := b.sources[h.source].Resource(ref)
		s += fmt.Sprintf("%q %08x %v\n", ref, crc32.ChecksumIEEE(data), err != nil)
	}
	return s
}
