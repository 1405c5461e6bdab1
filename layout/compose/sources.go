package compose

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// sourcesAnchor is the place of the index of sources.
const sourcesAnchor = "sources"

// hasSources tells whether the book ends with an index of sources.
func (b *book) hasSources() bool { return len(b.vol.Sources) > 0 }

// sources sets the index of sources behind the articles: every source with
// the number of its articles and the pages on which they begin. Front is the
// number of pages before the body.
func (b *book) sources(front int) {
	if !b.hasSources() {
		return
	}
	whole := b.frontSetter("")
	sect := whole.Flow.Tag("Sect", -1)
	opening := whole.partOpening(b.UI.Each(frame.Sources), b.UI, "H1", sect, sourcesAnchor)
	opening.Strips[0].Mark = whole.RunningTitle(b.UI.Joined(frame.Sources))
	opening.Break, opening.Across = b.PageBreak(), true
	whole.Flow.Add(opening)
	at := len(b.body.Tags)
	b.body.Add(*whole.Flow, 0)
	s := &frontSetter{b.NewSetter(&doc.Meta{Title: frame.Text(b.UI.Lead(), frame.Sources), Lang: b.Lang}), b.vol, nil}
	articles := b.bySource()
	for _, name := range b.vol.Sources {
		s.sourceEntry(name, b.indexPages(articles[name], front), len(articles[name]))
	}
	if rest := articles[""]; len(rest) > 0 {
		s.sourceEntry(frame.Text(b.UI.Lead(), frame.Unnamed), b.indexPages(rest, front), len(rest))
	}
	b.body.Add(*s.Flow, at+sect)
	b.body.Finish()
	b.notes = append(b.notes, s.Findings()...)
}

// bySource returns the numbers of every source's articles.
func (b *book) bySource() map[string][]int {
	out := map[string][]int{}
	for i, e := range b.vol.Entries() {
		out[e.Source] = append(out[e.Source], i)
	}
	return out
}

// indexPage is a page of the index with the first article that begins there.
type indexPage struct {
	number, article int
}

func (b *book) indexPages(articles []int, front int) (out []indexPage) {
	for _, a := range articles {
		n := front + b.body.Places[typeset.ArticleAnchor(a)] + 1
		if len(out) == 0 || out[len(out)-1].number != n {
			out = append(out, indexPage{n, a})
		}
	}
	return out
}

// sourceEntry sets one source: its name, how many articles it has, and their
// pages, each of which leads to the article.
func (s *frontSetter) sourceEntry(name string, pages []indexPage, count int) {
	plain := typeset.Look{Role: fonts.Body, Size: s.Body}
	spans := []text.Span{
		s.Span(name+"　", plain),
		s.Span(frame.Count(s.UI.Lead(), count)+"　", s.Grey()),
	}
	for i, p := range pages {
		if i > 0 {
			spans = append(spans, s.Span(", ", plain))
		}
		number := s.Span(strconv.Itoa(p.number), plain)
		number.Link = "#" + typeset.ArticleAnchor(p.article)
		spans = append(spans, number)
	}
	p := text.Paragraph{Spans: spans, Lang: string(s.Lang), Measure: s.Geometry.Measure, HangIndent: 2 * s.Em, Align: text.Left, NoHyphens: true}
	s.Flow.Add(page.Block{Strips: s.Strips(&p, s.Flow.Tag("P", -1), 0, s.Pitch), Orphans: 2, Widows: 2})
}
