package layout

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Uncovered is a character of a book that cannot be drawn.
type Uncovered struct {
	Rune  rune
	Count int       // in titles, sources, authors and bodies
	First *doc.Meta // the article that has it first, in book order
	Line  int       // where it first stands in that article's file; that of the article where it is written as an entity
}

// FindUncovered returns the characters of the book of l that no face of set has,
// most frequent first.
func FindUncovered(ctx context.Context, l *convert.Library, set *fonts.Set) ([]Uncovered, error) {
	if l == nil || set == nil {
		return nil, errNoBook
	}
	b, err := l.Book(ctx)
	if err != nil {
		return nil, err
	}
	c := coverage{l, text.New(set)}
	entries := b.Volume.Entries()
	found := map[rune]*Uncovered{}
	err = parallel.Ordered(ctx, b.Workers, len(entries), func(i int) ([]Uncovered, error) {
		return c.in(ctx, entries[i])
	}, func(_ int, all []Uncovered) error {
		for _, u := range all {
			if have := found[u.Rune]; have != nil {
				have.Count += u.Count
				continue
			}
			found[u.Rune] = &u
		}
		return nil
	})
	out := make([]Uncovered, 0, len(found))
	for _, u := range found {
		out = append(out, *u)
	}
	slices.SortFunc(out, func(a, b Uncovered) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Rune, b.Rune))
	})
	return out, err
}

// coverage looks for characters that cannot be drawn.
type coverage struct {
	library *convert.Library
	engine  *text.Engine
}

// in returns the characters of one article that cannot be drawn, in order.
func (c *coverage) in(ctx context.Context, e *digest.Entry) ([]Uncovered, error) {
	a, err := c.library.Text(ctx, e)
	if err != nil {
		return nil, err
	}
	texts := append([]string{a.Title, a.Source, a.Author}, doc.PlainBlocks(a.Blocks)...)
	doc.EachText(a.Blocks, func(in *[]doc.Inline) {
		doc.EachInline(*in, func(x doc.Inline) {
			if r, ok := x.(*doc.Ruby); ok {
				texts = append(texts, r.Text)
			}
		})
	})
	var out []Uncovered
	for _, t := range texts {
		for _, r := range c.engine.Missing(t, fonts.Body) {
			n := strings.Count(t, string(r))
			if at := slices.IndexFunc(out, func(u Uncovered) bool { return u.Rune == r }); at >= 0 {
				out[at].Count += n
				continue
			}
			out = append(out, Uncovered{r, n, &e.Meta, c.library.Line(e, r)})
		}
	}
	return out, nil
}
