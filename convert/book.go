package convert

import (
	"context"
	"errors"
	"fmt"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/picture"
	"github.com/wenzhai/wenzhai/convert/pinyin"
)

// Book is all that a writer makes a book of.
type Book struct {
	Volume   *digest.Volume
	Load     digest.Loader
	UI       frame.UI
	Images   bool // its pictures go in
	Readings bool // most of its characters have readings above them
	Workers  int  // 0 = all processors

	// Hold waits until there is the memory to decode a picture once more, which
	// release gives back.
	Hold func(ctx context.Context, data []byte) (release func(), err error)
}

// Book returns what the library's book is made of, once the pictures that are to
// be fetched are there.
func (l *Library) Book(ctx context.Context) (Book, error) {
	if l.plan.volume == nil {
		return Book{}, errNotOpen
	}
	if err := l.fetchPictures(ctx); err != nil {
		return Book{}, err
	}
	l.progress.begin(l.plan.volume.Len())
	return Book{
		Volume: l.plan.volume, Load: l.Load, UI: l.plan.ui, Images: l.o.Images, Readings: l.o.Ruby == pinyin.All, Workers: l.o.Workers,
		Hold: func(ctx context.Context, data []byte) (func(), error) {
			return picture.Hold(ctx, l.bodies.decoding, data)
		},
	}, nil
}

// Load reads and cleans the body of e, which is an entry of the library's
// volume, and its second text with what belongs together in the two. It is a
// digest.Loader. A body that cannot be read any more is empty and has a
// diagnostic, or an ErrLost where Options.Whole wants it; other errors are those
// of ctx and of bundled dictionaries.
func (l *Library) Load(ctx context.Context, e *digest.Entry) (*doc.Article, error) {
	if err := l.holds(ctx, e); err != nil {
		return nil, err
	}
	defer l.progress.step()
	a, notes, err := l.loader.load(e, func(i int) (*doc.Article, note) {
		a, n := l.bodies.read(ctx, i, l.fetcher())
		l.guide.Lead(i, a.Blocks, n.places)
		return a, n
	})
	for _, n := range notes {
		l.notes.put(n, true)
		if n.lost && l.o.Whole && err == nil {
			err = fmt.Errorf("%w: %w", ErrLost, n.diagnostics[0])
		}
	}
	if err != nil {
		return nil, err
	}
	return a, nil
}

// Text is Load without the pictures, for reading alone: what it returns must not
// be changed, and costs the writer of the book nothing.
func (l *Library) Text(ctx context.Context, e *digest.Entry) (*doc.Article, error) {
	if err := l.holds(ctx, e); err != nil {
		return nil, err
	}
	defer l.progress.step()
	a, notes, err := l.loader.load(e, l.bodies.look)
	for _, n := range notes {
		l.notes.put(n, false)
	}
	return a, err
}

// holds fails unless e may be an entry of the library's volume.
func (l *Library) holds(ctx context.Context, e *digest.Entry) error {
	if e == nil || max(e.Ref, e.SecondRef) >= len(l.articles.heads) || min(e.Ref, e.SecondRef) < 0 {
		return errNoEntry
	}
	return ctx.Err()
}

var errNoEntry = errors.New("no entry of the library's volume")

// fetcher returns what gets pictures from the network; nil = nothing.
func (l *Library) fetcher() Fetcher {
	if l.offline {
		return nil
	}
	return l.o.Fetch
}

// Line returns the line of its file on which the first text of e first has a
// character; the article's own line if it is not there as such.
func (l *Library) Line(e *digest.Entry, r rune) int {
	if l.holds(context.Background(), e) != nil {
		return 0
	}
	return l.articles.line(e.Ref, r)
}
