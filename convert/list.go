package convert

import (
	"context"

	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// Listing is one article as `wenzhai list` shows it.
type Listing struct {
	Meta        *doc.Meta
	Chars       int       // letters, digits and marks of the cleaned text, without white space; roughly, letters and digits of the body
	Images      int       // pictures in the cleaned body; roughly, 0
	DuplicateOf *doc.Meta // nil if it repeats nothing
	Pair        *doc.Meta // its translation or original; nil if there is none in the archive
}

// List calls show for each selected article in book order, duplicates too. It
// cleans every body to measure it, unless roughly is true: heads know the length
// well enough for people.
func (l *Library) List(ctx context.Context, roughly bool, show func(Listing) error) error {
	if err := l.findPairs(ctx); err != nil {
		return err
	}
	l.progress.begin(len(l.plan.listed))
	return parallel.Ordered(ctx, l.o.Workers, len(l.plan.listed), func(k int) (Listing, error) {
		defer l.progress.step()
		i := l.plan.listed[k]
		out := Listing{Meta: &l.articles.items[i].Meta, Chars: l.articles.items[i].Chars}
		if !roughly {
			f, n := l.bodies.facts(i, true)
			l.notes.put(n, true)
			out.Chars, out.Images = f.Chars, f.Images
		}
		if of, ok := l.plan.repeats[i]; ok {
			out.DuplicateOf = &l.articles.items[of].Meta
		}
		if of, ok := l.pairs.of[i]; ok {
			out.Pair = &l.articles.items[of].Meta
		}
		return out, nil
	}, func(_ int, x Listing) error { return show(x) })
}

// findPairs looks for the pairs of the archive, where planning has not.
func (l *Library) findPairs(ctx context.Context) error {
	if l.plan.volume == nil {
		return errNotOpen
	}
	return l.pairs.find(ctx, l.planner())
}

func measure(a *doc.Article) (chars, images int) {
	for _, s := range doc.PlainBlocks(a.Blocks) {
		for _, r := range s {
			if r != ' ' && r != '\n' && r != '\t' && r != '\u00a0' {
				chars++
			}
		}
	}
	eachPicture(a.Blocks, func(wanted) { images++ })
	return chars, images
}

// Extracted is one article as `wenzhai extract` shows it.
type Extracted struct {
	Article     *doc.Article
	OwnTitle    bool // the title stood in the text, not in front matter
	Dropped     []clean.Dropped
	Diagnostics []diag.Diagnostic
}

// Extract reads and cleans every article of the library, without selection and with
// duplicates: in source order, or, where authors say one of their own, in that of the
// book. With force true, HTML is read as
// format, doc.Page or doc.HTML, whatever it looks like.
func (l *Library) Extract(ctx context.Context, force bool, format doc.Format) ([]Extracted, error) {
	if l.plan.volume == nil {
		return nil, errNotOpen
	}
	out := make([]Extracted, 0, len(l.articles.heads))
	guide := newWholeGuide(l.bodies)
	for _, i := range l.articles.sequence().InOrder(l.o.Order, l.o.Newest) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		h := &l.articles.heads[i]
		if isHTML(h) && force {
			h.Format = format
		}
		a, n := l.bodies.read(ctx, i, l.fetcher())
		guide.Lead(i, a.Blocks, n.places)
		if l.loader.script != nil {
			l.loader.script.Article(a)
		}
		if err := l.loader.addReadings(a); err != nil {
			return nil, err
		}
		out = append(out, Extracted{a, h.OwnTitle, n.dropped, n.diagnostics})
	}
	return out, nil
}

func isHTML(h *head) bool {
	return h.Format == doc.HTML || h.Format == doc.Page
}

// Lint reads every selected article with its pictures and looks for the pairs;
// what it finds is among the Diagnostics then.
func (l *Library) Lint(ctx context.Context) error {
	if err := l.findPairs(ctx); err != nil {
		return err
	}
	l.linted = true
	return l.readAll(ctx, l.plan.listed)
}
