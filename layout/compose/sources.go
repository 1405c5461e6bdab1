package compose

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
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
	sect := whole.flow.Tag("Sect", -1)
	opening := whole.partOpening(b.ui.Each(frame.Sources), b.ui, "H1", sect, sourcesAnchor)
	opening.Strips[0].Mark = whole.runningTitle(b.ui.Joined(frame.Sources))
	opening.Break, opening.Across = b.pageBreak(), true
	whole.flow.Add(opening)
	at := len(b.body.Tags)
	b.body.Add(*whole.flow, 0)
	s := &frontSetter{b.newSetter(&doc.Meta{Title: frame.Text(b.ui.Lead(), frame.Sources), Lang: b.lang}), b.vol, nil}
	articles := b.bySource()
	for _, name := range b.vol.Sources {
		s.sourceEntry(name, b.indexPages(articles[name], front), len(articles[name]))
	}
	if rest := articles[""]; len(rest) > 0 {
		s.sourceEntry(frame.Text(b.ui.Lead(), frame.Unnamed), b.indexPages(rest, front), len(rest))
	}
	b.body.Add(*s.flow, at+sect)
	b.body.Finish()
	b.notes = append(b.notes, s.findings()...)
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
		n := front + b.body.Places[articleAnchor(a)] + 1
		if len(out) == 0 || out[len(out)-1].number != n {
			out = append(out, indexPage{n, a})
		}
	}
	return out
}

// sourceEntry sets one source: its name, how many articles it has, and their
// pages, each of which leads to the article.
func (s *frontSetter) sourceEntry(name string, pages []indexPage, count int) {
	plain := look{Role: fonts.Body, Size: s.body}
	spans := []text.Span{
		s.span(name+"　", plain),
		s.span(frame.Count(s.ui.Lead(), count)+"　", s.grey()),
	}
	for i, p := range pages {
		if i > 0 {
			spans = append(spans, s.span(", ", plain))
		}
		number := s.span(strconv.Itoa(p.number), plain)
		number.Link = "#" + articleAnchor(p.article)
		spans = append(spans, number)
	}
	p := text.Paragraph{Spans: spans, Lang: string(s.lang), Measure: s.g.Measure, HangIndent: 2 * s.em, Align: text.Left, NoHyphens: true}
	s.flow.Add(page.Block{Strips: s.strips(&p, s.flow.Tag("P", -1), 0, s.pitch), Orphans: 2, Widows: 2})
}
