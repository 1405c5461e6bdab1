package typeset

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
	*Setter
	level    *subhead.Levels
	byline   string                  // what stands below the headline; or ""
	subheads map[*doc.Heading]string // those in the contents, with their places
	floats   bool                    // pictures may float: the flow holds one text
	extent.Extents
}

func (p *Press) newCompositor(meta *doc.Meta) *compositor {
	return &compositor{Setter: p.NewSetter(meta), level: &subhead.Levels{}}
}

// Site says where an article stands in the book.
type Site struct {
	Anchor string // where links to it lead
	Level  int    // of its headline among the book's headings
}

// Article is a set article on its way to the pages.
type Article struct {
	Flow  page.Flow
	Notes []diag.Diagnostic // what cannot be drawn, is left out or does not fit
}

// article sets an article of one text, whose notes are numbered.
func (s *compositor) article(a *doc.Article, at Site) *Article {
	s.level.Base, s.floats = at.Level, true
	s.text(at.Anchor, a.Blocks)
	return &Article{*s.Flow, s.notes()}
}

// text sets all of a text in an element of its own.
func (s *compositor) text(anchor string, blocks []doc.Block) {
	r := s.own(s.section(s.Lang), 0)
	s.opening(anchor, r, s.RunningTitle(s.meta.Title))
	s.blocks(r, blocks)
	s.uncalled(r)
	s.original(r)
}

// opening sets the kicker and the headline.
func (s *compositor) opening(anchor string, r room, mark any) {
	b := page.Block{Before: 2, After: 1, Together: true, KeepNext: 2, Strips: s.kickerStrips(r)}
	b.Strips = append(append(b.Strips, s.headline(r)...), quietLine(s, s.byline, r)...)
	if len(b.Strips) == 0 {
		b.Strips = []page.Strip{{}}
	}
	b.Strips[0].Anchors = []string{anchor}
	b.Strips[0].Mark = mark
	s.Flow.Add(b)
}

func (s *compositor) kickerStrips(r room) []page.Strip {
	return quietLine(s, s.Kicker(s.meta), r)
}

// quietLine sets parts of a kicker or the like.
func quietLine(s *compositor, k string, r room) []page.Strip {
	if k == "" {
		return nil
	}
	spans := []text.Span{s.Span(s.inLines(k, s.quiet()), s.quiet())}
	return s.Strips(Ragged(spans, s.Lang, r.measure), s.element("P", r), r.x, s.Pitch)
}

// inLines puts line ends behind the points of a kicker that is wider than the
// measure, so that no date or name is parted.
func (s *compositor) inLines(kicker string, l Look) string {
	const point = " · "
	line, rest, more := strings.Cut(kicker, point)
	out := ""
	for more {
		var part string
		part, rest, more = strings.Cut(rest, point)
		if longer := line + point + part; s.Width([]text.Span{s.Span(longer, l)}, s.Lang) <= s.Geometry.Measure {
			line = longer
		} else {
			out, line = out+line+" ·\n", part
		}
	}
	return out + line
}

// headline sets the article's title ragged and balanced. One line takes two
// grid lines; each further line half as much again, in whole lines.
func (s *compositor) headline(r room) []page.Strip {
	title := s.Span(s.meta.Title, Look{Role: fonts.Heading, Size: s.Head})
	strips := s.Display(title, s.Lang, r.measure, s.element(s.level.Article(), r), 2)
	shift(strips, r.x, 0)
	return strips
}

// original sets the line that leads to the article's source.
func (s *compositor) original(r room) {
	url := s.meta.URL
	if url == "" {
		return
	}
	grey := s.Grey()
	anchor := grey
	anchor.Colour = text.Accent
	label := frame.Text(s.UI.Best(s.Lang), frame.Original) + " "
	room := 1.9*r.measure - s.Width([]text.Span{s.Span(label, grey)}, s.Lang) - s.Small // two lines, less the gap between them
	link := s.Span(s.fit(address.Short(url), anchor, "", room), anchor)
	link.Link = url
	s.Flow.Add(page.Block{KeepPrevious: true, ApartAbove: true, Together: true, Strips: s.Strips(Ragged([]text.Span{s.Span(label, grey), link}, s.Lang, r.measure), s.element("P", r), r.x, s.Pitch)})
}

// notes returns what cannot be drawn, what is left out and what does not fit.
func (s *compositor) notes() []diag.Diagnostic { return s.Findings(s.Omissions(s.meta)...) }
