package compose

import (
	"sort"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// compositor sets one part of the book (an article, the contents) as a flow.
type compositor struct {
	*press
	flow   *page.Flow
	meta   *doc.Meta // of the article; names it in diagnostics
	lang   doc.Lang  // of the article's greater part
	level  *headings
	links  *linkNotes
	styles map[look]*text.Style

	missing  map[rune]int // characters without a glyph, with their number
	overfull int          // lines wider than their measure
	extents
}

func (p *press) newCompositor(meta *doc.Meta) *compositor {
	return &compositor{
		press: p, meta: meta, lang: meta.Lang, flow: &page.Flow{}, level: &headings{}, links: &linkNotes{},
		styles: map[look]*text.Style{}, missing: map[rune]int{},
	}
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
	s.level.base = at.level
	sect := s.section(a.Lang)
	s.opening(at.anchor, s.own(sect, 0), s.runningTitle(a.Title))
	s.blocks(s.own(sect, 0), a.Blocks)
	s.original(s.own(sect, 0))
	return &article{*s.flow, s.notes()}
}

// section begins the element of an article.
func (s *compositor) section(lang doc.Lang) int {
	sect := s.flow.Tag("Sect", -1)
	if lang != "" && lang != s.press.lang {
		s.flow.Tags[sect].Lang = string(lang)
	}
	return sect
}

// own returns the room of the compositor's text: its measure, at x.
func (s *compositor) own(tag int, x float64) room {
	return room{x: x, measure: s.g.Measure, tag: tag, lang: s.lang}
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
	l := look{Role: fonts.Heading, Size: s.small, Colour: text.Grey}
	return s.strips(&text.Paragraph{
		Spans: []text.Span{s.span(s.inLines(k, l), l)}, Lang: string(s.lang), Measure: r.measure, Align: text.Left,
	}, s.element("P", r), r.x, s.pitch)
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
	} else if !s.dated {
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
	spans := []text.Span{s.span(s.meta.Title, look{Role: fonts.Heading, Size: s.head})}
	strips := s.display(spans, s.balanced(spans[0], s.lang, r.measure), s.element(s.level.article(), r), 2)
	shift(strips, r.x)
	return strips
}

// shift moves strips to the right.
func shift(strips []page.Strip, x float64) {
	for i := range strips {
		for _, it := range strips[i].Items {
			page.Move(it, x, 0, 0)
		}
	}
}

// display stacks display lines in a whole number of grid lines; a single line
// takes single ones.
func (s *compositor) display(spans []text.Span, lines []text.Line, tag, single int) []page.Strip {
	if len(lines) == 0 {
		return nil
	}
	size := largest(spans)
	lead := s.displayLead(size)
	depth := max(float64(single)*s.pitch, float64(s.g.WholeLines(float64(len(lines))*lead))*s.pitch)
	step := lead
	if len(lines) == 1 {
		step = depth
	}
	spare := depth - step*float64(len(lines))
	place := page.NewPlacer(s.flow, tag, spans)
	out := make([]page.Strip, len(lines))
	for i := range lines {
		top := 0.0
		if i == 0 {
			top = spare / 2
		}
		out[i] = page.Strip{Depth: step + top, Items: place.Line(&lines[i], 0, top+page.Baseline(step, size)), Glue: i < len(lines)-1}
	}
	out[len(out)-1].Depth += spare / 2
	return out
}

// displayLead is the distance of lines of display type.
func (s *compositor) displayLead(size float64) float64 {
	if 1.45*size <= s.pitch {
		return s.pitch
	}
	return max(1.5*s.pitch, 1.45*size)
}

// original sets the line that leads to the article's source.
func (s *compositor) original(r room) {
	url := s.meta.URL
	if url == "" {
		return
	}
	grey := look{Role: fonts.Body, Size: s.small, Colour: text.Grey}
	anchor := grey
	anchor.Colour = text.Accent
	label := frame.Text(s.ui.Best(s.lang), frame.Original) + " "
	room := 1.9*r.measure - s.width([]text.Span{s.span(label, grey)}, s.lang) - s.small // two lines, less the gap between them
	link := s.span(s.fit(shortURL(url), anchor, "", room), anchor)
	link.Link = url
	s.flow.Add(page.Block{KeepPrevious: true, Together: true, Strips: s.strips(&text.Paragraph{
		Spans: []text.Span{s.span(label, grey), link}, Lang: string(s.lang), Measure: r.measure, Align: text.Left,
	}, s.element("P", r), r.x, s.pitch)})
}

// notes returns what cannot be drawn or does not fit.
func (s *compositor) notes() []diag.Diagnostic {
	var out []diag.Diagnostic
	runes := make([]rune, 0, len(s.missing))
	for r := range s.missing {
		runes = append(runes, r)
	}
	sort.Slice(runes, func(i, j int) bool { return runes[i] < runes[j] })
	for _, r := range runes {
		out = append(out, diag.New(diag.MissingGlyph, s.meta.Path, s.meta.Line, "no face has %q (%U), which stands %s in %q", r, r, times(s.missing[r]), s.meta.Title))
	}
	out = append(out, s.omissions()...)
	if s.overfull > 0 {
		out = append(out, diag.New(diag.Overfull, s.meta.Path, s.meta.Line, "%d lines of %q are wider than their measure", s.overfull, s.meta.Title))
	}
	return out
}
