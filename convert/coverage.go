package convert

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// Uncovered is a character of the volume that cannot be drawn.
type Uncovered struct {
	Rune  rune
	Count int       // in titles, sources, authors and bodies
	First *doc.Meta // the article that has it first, in book order
	Line  int       // where it first stands in that article's file; that of the article where it is written as an entity
}

// Uncovered returns the characters of the volume that missing names of a
// text (each once), most frequent first.
func (l *Library) Uncovered(ctx context.Context, missing func(s string) []rune) ([]Uncovered, error) {
	if l.volume == nil {
		return nil, errNotOpen
	}
	entries := l.volume.Entries()
	l.progress.begin(len(entries))
	found := map[rune]*Uncovered{}
	err := parallel.Ordered(ctx, l.o.Workers, len(entries), func(i int) ([]Uncovered, error) {
		return l.uncoveredIn(ctx, entries[i], missing)
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

// uncoveredIn returns the characters of one article that cannot be drawn, in
// order.
func (l *Library) uncoveredIn(ctx context.Context, e *digest.Entry, missing func(string) []rune) ([]Uncovered, error) {
	a, err := l.Load(ctx, e)
	if err != nil {
		return nil, err
	}
	texts := append([]string{a.Title, a.Source, a.Author}, doc.PlainBlocks(a.Blocks)...)
	var out []Uncovered
	for _, t := range texts {
		for _, r := range missing(t) {
			n := strings.Count(t, string(r))
			if at := slices.IndexFunc(out, func(u Uncovered) bool { return u.Rune == r }); at >= 0 {
				out[at].Count += n
				continue
			}
			out = append(out, Uncovered{r, n, &e.Meta, l.lineOf(e.Ref, r)})
		}
	}
	return out, nil
}

// lineOf returns the line of the file on which article i first has a
// character; the article's own line if it is not there as such.
func (l *Library) lineOf(i int, r rune) int {
	h, m := &l.heads[i], l.meta(i)
	text, err := l.text(h)
	if err != nil || strings.ContainsRune(m.Title, r) {
		return m.Line
	}
	body := text[h.Start:h.End]
	at := bytes.IndexRune(body, r)
	if at < 0 {
		return m.Line
	}
	return h.BodyLine + bytes.Count(body[:at], []byte{'\n'})
}
