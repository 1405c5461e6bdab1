package convert

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"time"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// ErrLost says that an article whose head was read cannot be read any more, or
// is no longer what it was: its file was changed, moved or deleted meanwhile.
var ErrLost = errors.New("an article was lost while the book was being made")

// keep keeps what reading a body for the book found, or fails where it was
// lost and the book is to be whole.
func (l *Library) keep(n note) error {
	if n.lost && l.o.Whole {
		return fmt.Errorf("%w: %w", ErrLost, n.diagnostics[0])
	}
	l.notes.put(n)
	return nil
}

// withoutLeftOut returns those of pick that o.LeaveOut lets in.
func (l *Library) withoutLeftOut(pick []int) []int {
	if l.o.LeaveOut == nil {
		return pick
	}
	var out []int
	for _, i := range pick {
		if !l.o.LeaveOut(&l.items[i]) {
			out = append(out, i)
		}
	}
	return out
}

// Chosen returns the selected articles in the order of the archive: those of
// the volume, their second texts, what they repeat, and what Limit cut off.
func (l *Library) Chosen() []*digest.Item {
	out := make([]*digest.Item, len(l.chosen))
	for k, i := range l.chosen {
		out[k] = &l.items[i]
	}
	return out
}

// Inputs writes to w what the volume is made from: heads in book order, and
// checksums of the files and pictures behind them. Two libraries that write
// the same make the same book with the same options. Bodies are read for the
// names of their pictures alone, where the book has any.
func (l *Library) Inputs(ctx context.Context, w io.Writer) error {
	if l.volume == nil {
		return errNotOpen
	}
	entries := l.volume.Entries()
	fmt.Fprintf(w, "%q %q %v %v\n", l.volume.Title, l.volume.Author, l.ui, l.volume.Layout) //nolint:errcheck // the last write tells
	return parallel.Ordered(ctx, l.o.Workers, len(entries), func(k int) (string, error) {
		e := entries[k]
		s := l.input(e.Ref, &e.Meta)
		if e.Second != nil {
			s += l.input(e.SecondRef, e.Second)
		}
		return s, nil
	}, func(k int, s string) error {
		_, err := fmt.Fprintf(w, "%d %s\n", k, s)
		return err
	})
}

// input describes what article i is made from.
func (l *Library) input(i int, m *doc.Meta) string {
	h := &l.heads[i]
	head := article.Head{Meta: *m, Body: h.Body}
	head.Date = time.Time{} // the names of zones are not part of it
	s := fmt.Sprintf("%+v %s %08x\n", head, m.Date.Format(time.RFC3339Nano), h.sum)
	if !l.o.Images {
		return s
	}
	f, _ := l.factsOf(i)
	for _, ref := range f.Pictures {
		_, data, err := l.sources[h.source].Resource(ref)
		s += fmt.Sprintf("%q %08x %v\n", ref, crc32.ChecksumIEEE(data), err != nil)
	}
	return s
}
