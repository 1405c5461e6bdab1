package compose

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/address"
	"github.com/wenzhai/wenzhai/layout/compose/extent"
	"github.com/wenzhai/wenzhai/layout/compose/subhead"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// compositor sets the blocks of an article.
type compositor struct {
	*setter
	level    *subhead.Levels
	subheads map[*doc.Heading]string // those in the contents, with their places
	extent.Extents
}

func (p *press) newCompositor(meta *doc.Meta) *compositor {
	return &compositor{setter: p.newSetter(meta), level: &subhead.Levels{}}
}

// site says where an article stands in the book.
type site struct {
	anchor string
	level  int // of its headline among the book's headings
}

// article is a set article on its way to the pages.
type article struct {
	flow  page.Flow
	notes []diag.Diagnostic
}

// article sets an article of one text, whose notes are numbered.
func (s *compositor) article(a *doc.Article, at site) *article {
	s.level.Base = at.level
	s.text(at.anchor, a.Blocks)
	return &article{*s.flow, s.notes()}
}

// text sets all of a text in an element of its own.
func (s *compositor) text(anchor string, blocks []doc.Block) {
	r := s.own(s.section(s.lang), 0)
	s.opening(anchor, r, s.runningTitle(s.meta.Title))
	s.blocks(r, blocks)
	s.uncalled(r)
	s.original(r)
}

// opening sets the kicker and the headline.
func (s *compositor) opening(anchor string, r room, mark any) {
	b := page.Block{Before: 2, After: 1, Together: true, KeepNext: 2, Strips: s.kickerStrips(r)}
	b.Strips = append(b.Strips, s.headline(r)...)
	if len(b.Strips) == 0 {
		b.Strips = []page.Strip{{}}
	}
	b.Strips[0].Anchors = []string{anchor}
	b.Strips[0].Mark = mark
	s.flow.Add(b)
}

func (s *compositor) kickerStrips(r room) []page.Strip {
	k := s.kicker(s.meta)
	if k == "" {
		return nil
	}
	spans := []text.Span{s.span(s.inLines(k, s.quiet()), s.quiet())}
	return s.strips(ragged(spans, s.lang, r.measure), s.element("P", r), r.x, s.pitch)
}

// inLines puts line ends behind the points of a kicker that is wider than the
// measure, so that no date or name is parted.
func (s *compositor) inLines(kicker string, l look) string {
	const point = " · "
	line, rest, more := strings.Cut(kicker, point)
	out := ""
	for more {
		var part string
		part, rest, more = strings.Cut(rest, point)
		if longer := line + point + part; s.width([]text.Span{s.span(longer, l)}, s.lang) <= s.g.Measure {
			line = longer
		} else {
			out, line = out+line+" ·\n", part
		}
	}
	return out + line
}

// kicker is the line above the headline: source, date, author, nothing that
// stands beside or above it already.
func (s *compositor) kicker(m *doc.Meta) string {
	l := s.ui.Best(s.lang)
	var parts []string
	if m.Source != "" {
		parts = append(parts, m.Source)
	}
	if m.Dated() {
		parts = append(parts, frame.ShortDay(l, m.Date))
	} else if !s.dated && m.Book == "" {
		parts = append(parts, frame.Text(l, frame.Undated))
	}
	if m.Author != "" && !strings.EqualFold(m.Author, m.Source) {
		parts = append(parts, m.Author)
	}
	return strings.Join(parts, " · ")
}

// headline sets the article's title ragged and balanced. One line takes two
// grid lines; each further line half as much again, in whole lines.
func (s *compositor) headline(r room) []page.Strip {
	title := s.span(s.meta.Title, look{Role: fonts.Heading, Size: s.head})
	strips := s.display(title, s.lang, r.measure, s.element(s.level.Article(), r), 2)
	shift(strips, r.x, 0)
	return strips
}

// original sets the line that leads to the article's source.
func (s *compositor) original(r room) {
	url := s.meta.URL
	if url == "" {
		return
	}
	grey := s.grey()
	anchor := grey
	anchor.Colour = text.Accent
	label := frame.Text(s.ui.Best(s.lang), frame.Original) + " "
	room := 1.9*r.measure - s.width([]text.Span{s.span(label, grey)}, s.lang) - s.small // two lines, less the gap between them
	link := s.span(s.fit(address.Short(url), anchor, "", room), anchor)
	link.Link = url
	s.flow.Add(page.Block{KeepPrevious: true, ApartAbove: true, Together: true, Strips: s.strips(ragged([]text.Span{s.span(label, grey), link}, s.lang, r.measure), s.element("P", r), r.x, s.pitch)})
}

// notes returns what cannot be drawn, what is left out and what does not fit.
func (s *compositor) notes() []diag.Diagnostic { return s.findings(s.Omissions(s.meta)...) }
