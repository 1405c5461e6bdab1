// Package compose typesets a volume: articles become paragraphs, notes and
// figures, and these become pages, which are data. It knows nothing of PDF.
//
// Pages is the way in: a book takes the articles that typeset sets, in order, and binds
// them with title page, contents and index (bind.go, front.go, contents.go, sources.go).
package compose

import (
	"context"
	"errors"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/compose/series"
	"github.com/wenzhai/wenzhai/layout/compose/subhead"
	"github.com/wenzhai/wenzhai/layout/page"
)

var errNothing = errors.New("a book needs a volume, a loader and somewhere to put its pages")

// Report is what composing a volume did.
type Report struct {
	Pages       int
	Diagnostics []diag.Diagnostic // diag.FontRestricted; diag.MissingGlyph, diag.LongTable, diag.LongArticle, diag.Overfull in book order
}

// Compose lays the volume out as pages, without drawing them. Articles are
// loaded and set on several goroutines; the pages do not depend on their
// number. It fails where load or ctx does.
func Compose(ctx context.Context, vol *digest.Volume, load digest.Loader, o Options) (*page.Document, Report, error) {
	var pages []page.Page
	keep := func(n int, pg page.Page, _ []page.Tag) error {
		for len(pages) <= n {
			pages = append(pages, page.Page{})
		}
		pages[n] = pg
		return nil
	}
	d, report, err := Pages(ctx, vol, load, o, keep)
	if err != nil {
		return nil, Report{}, err
	}
	d.Pages = pages
	return d, report, nil
}

// Pages is Compose for a volume whose pages need not be in memory at once: it
// hands them on while they are made, those of the front matter last. The
// document that it returns has no pages. It fails where load, ctx or out does,
// and for digest.Reveal, which is no layout for paper.
func Pages(ctx context.Context, vol *digest.Volume, load digest.Loader, o Options, out page.Sink) (*page.Document, Report, error) {
	if vol == nil || load == nil || out == nil {
		return nil, Report{}, errNothing
	}
	p, err := typeset.NewPress(vol, o)
	if err != nil {
		return nil, Report{}, err
	}
	b := &book{Press: p, vol: vol, notes: p.Notes, out: out}
	return b.compose(ctx, load)
}

func (b *book) compose(ctx context.Context, load digest.Loader) (*page.Document, Report, error) {
	if b.Options.TOCDepth > 2 {
		if err := b.findSubheads(ctx, load); err != nil {
			return nil, Report{}, err
		}
	}
	b.front = b.frontMatter(likelyPages * b.vol.Len())
	b.body = page.NewBuilder(b.Geometry, b.front.Tags...)
	if err := b.fill(ctx, load); err != nil {
		return nil, Report{}, err
	}
	d, err := b.bind()
	if err != nil {
		return nil, Report{}, err
	}
	return d, Report{Pages: len(b.front.Leaves) + len(b.body.Leaves), Diagnostics: b.notes}, nil
}

// likelyPages is how many pages an article has, more or less.
const likelyPages = 3

// book gathers the pages of a volume.
type book struct {
	*typeset.Press
	vol     *digest.Volume
	front   *frontMatter
	body    *page.Builder
	outline []page.OutlineItem
	heads   [][]subhead.Heading // of each article, where the contents show them
	notes   []diag.Diagnostic
	out     page.Sink
	sent    int // how many leaves of the body are handed on
}

// findSubheads reads the headings of all articles before any is set: the contents stand
// before them and must have their lines.
func (b *book) findSubheads(ctx context.Context, load digest.Loader) error {
	entries := b.vol.Entries()
	b.heads = make([][]subhead.Heading, 0, len(entries))
	work := func(i int) ([]subhead.Heading, error) {
		a, err := load(ctx, entries[i])
		if err != nil {
			return nil, err
		}
		return subhead.Of(a), nil
	}
	return parallel.Ordered(ctx, b.Options.Workers, len(entries), work, func(_ int, heads []subhead.Heading) error {
		b.heads = append(b.heads, heads)
		return nil
	})
}

// outlineOf adds an article to the outline, at a level, with its headings.
func (b *book) outlineOf(i int, e *digest.Entry, level int) {
	b.outline = append(b.outline, page.OutlineItem{Level: level, Title: e.Title, Target: typeset.ArticleAnchor(i)})
	b.outlineSecond(e)
	if b.heads == nil {
		return
	}
	for n, h := range b.heads[i] {
		if h.Words != "" {
			b.outline = append(b.outline, page.OutlineItem{Level: level + 1, Title: h.Words, Target: subhead.Anchor(typeset.ArticleAnchor(i), n)})
		}
	}
}

// fill sets the chapters and articles in reading order.
func (b *book) fill(ctx context.Context, load digest.Loader) error {
	entries := b.vol.Entries()
	plan := b.plan()
	numbers := series.New(b.NotesOnPage())
	work := func(i int) (*typeset.Article, error) {
		a, err := load(ctx, entries[i])
		if err != nil {
			numbers.Take(i, 0, false) // those behind it wait for it
			return nil, err
		}
		t := b.Typesetter(a, typeset.Site{Anchor: typeset.ArticleAnchor(i), Level: plan[i].level})
		t.Follow(numbers.Take(i, t.Number(), plan[i].opens))
		return t.Set(), nil
	}
	parent, next := 0, 0
	emit := func(i int, a *typeset.Article) error {
		switch {
		case plan[i].opens:
			for ; next <= plan[i].chapter; next++ { // those before it hold no articles
				if b.vol.Chapters[next].Headed() {
					parent = b.chapter(next)
				}
			}
		case plan[i].begins:
			if parent = 0; len(a.Flow.Blocks) > 0 {
				a.Flow.Blocks[0].Break = b.PageBreak()
			}
		}
		b.outlineOf(i, entries[i], plan[i].outline)
		b.body.Add(a.Flow, parent)
		b.notes = append(b.notes, a.Notes...)
		return b.send()
	}
	if err := parallel.Ordered(ctx, b.Options.Workers, len(entries), work, emit); err != nil {
		return err
	}
	b.body.Finish()
	return b.send()
}

// planned says where an entry stands.
type planned struct {
	level   int  // of the headline: 2 below chapter headings, else 1
	outline int  // its level in the outline
	begins  bool // it is the first one of a chapter
	chapter int  // number of its chapter
	opens   bool // it begins a chapter with a heading
}

func (b *book) plan() []planned {
	var out []planned
	for c := range b.vol.Chapters {
		ch := &b.vol.Chapters[c]
		for e := range ch.Entries {
			p := planned{level: 1, outline: ch.Level + 1, begins: e == 0, chapter: c}
			if ch.Headed() {
				p.level, p.outline, p.opens = 2, ch.Level+2, p.begins
			}
			out = append(out, p)
		}
	}
	return out
}

// created is the moment that the file bears: the one asked for, or that of
// the newest article.
func (b *book) created() int64 {
	when := b.Options.Created
	if when.IsZero() {
		when = b.vol.Last
	}
	if when.IsZero() || when.Before(time.Unix(0, 0)) {
		return 0
	}
	return when.Unix()
}
