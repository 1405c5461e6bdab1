package page

import (
	"math"

	"github.com/wenzhai/wenzhai/layout/text"
)

// Contents builds the lines of a table of contents. Page numbers are not
// known while the lines are set, but the room for them is; Fill puts them in
// when every page is built, and moves nothing else.
type Contents struct {
	Measure float64 // of a line with its page number
	Pitch   float64
	Size    float64        // of the entries' type
	Number  float64        // width kept free for page numbers
	Dot     *text.GlyphRun // one dot, of which leaders are made; nil for none
	Indent  float64        // of the next entries

	open []openNumber
}

type openNumber struct {
	item   *TextItem
	target string
}

// TitleMeasure is the measure for the titles' lines: they leave room for the
// page number and for some dots before it.
func (c *Contents) TitleMeasure() float64 { return c.Measure - c.Indent - c.Number - 2*c.Size }

// Entry returns the block of one entry. The lines are its title, the spans set
// in TitleMeasure; the whole of every line leads to the anchor target. Tag is the
// entry's TOCI element in flow f.
func (c *Contents) Entry(f *Flow, tag int, spans []text.Span, lines []text.Line, target string, leader bool) Block {
	link := f.Tag("Link", tag)
	b := Block{Together: len(lines) < 4, Orphans: 2, Widows: 2, Strips: c.lines(f, link, spans, lines, target)}
	if n := len(lines) - 1; n >= 0 {
		s, base := &b.Strips[n], Baseline(c.Pitch, c.Size)
		area := s.Items[len(s.Items)-1]
		number := &TextItem{X: c.Measure, Y: base, Tag: link, Space: true}
		s.Items = append(s.Items[:len(s.Items)-1], c.leader(&lines[n], base, leader)...)
		s.Items = append(s.Items, number, area)
		c.open = append(c.open, openNumber{number, target})
	}
	return b
}

// Under returns the lines of what stands below an entry's title and leads to
// the same place, without a page number of its own.
func (c *Contents) Under(f *Flow, tag int, spans []text.Span, lines []text.Line, target string) []Strip {
	return c.lines(f, f.Tag("Link", tag), spans, lines, target)
}

// lines turns lines into strips the whole of which leads to target.
func (c *Contents) lines(f *Flow, link int, spans []text.Span, lines []text.Line, target string) (out []Strip) {
	place := NewPlacer(f, link, spans)
	for i := range lines {
		items := place.Line(&lines[i], c.Indent, Baseline(c.Pitch, c.Size))
		area := &LinkItem{W: c.Measure, H: c.Pitch, Target: "#" + target, Tag: link}
		out = append(out, Strip{Depth: c.Pitch, Items: append(items, area)})
	}
	return out
}

// leader returns dots from the line's end to the page number. They stand on a
// lattice counted from the right, so the dots of all lines are aligned.
func (c *Contents) leader(l *text.Line, y float64, wanted bool) []Item {
	if c.Dot == nil || !wanted {
		return nil
	}
	step := c.Size / 2
	right := c.Measure - c.Number - step
	n := int(math.Floor((right - c.Indent - Width(l) - step) / step))
	if n < 2 {
		return nil
	}
	dots := *c.Dot
	g := dots.Glyphs[0]
	g.Adjust += int16(math.Round((step - dots.Width) / dots.Size * 1000))
	dots.Glyphs = make([]text.Glyph, n)
	for i := range dots.Glyphs {
		dots.Glyphs[i] = g
	}
	dots.Width = float64(n) * step
	return []Item{&TextItem{X: right - dots.Width, Y: y, Run: &dots, Tag: -1}}
}

// Fill sets every page number flush right. Number returns the set folio of
// the page that holds an anchor.
func (c *Contents) Fill(number func(target string) *text.GlyphRun) {
	for _, o := range c.open {
		o.item.Run = number(o.target)
		o.item.X -= o.item.Run.Width
	}
	c.open = nil
}
