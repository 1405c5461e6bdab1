package text

import "github.com/wenzhai/wenzhai/fonts"

// Ruby is the reading of a span, set small above it: letters that are drawn, and no
// part of the text.
type Ruby struct {
	X      float64 // left edge of its first letter, from the measure's left edge; a wide one may hang out
	Width  float64
	Size   float64
	Rise   float64 // of its baseline above the line's
	Colour Colour
	Text   string
	Glyphs []Letter // shared by equal readings of a paragraph
}

// Letter is one glyph of a reading.
type Letter struct {
	Face *fonts.Face
	ID   fonts.GID
	X    float64 // from the reading's left edge, in em of its size
}

// Readings stand above their characters in half the size, centred. Where they
// are wide, characters stand apart, just enough for the readings of neighbours
// not to touch; over what has none, and over the edges of a line, they hang a
// little (CLREQ §3.3). The lengths are in 1/1000 em of the character.
const (
	rubyScale = 500
	rubyGap   = 110  // between two readings
	rubyHang  = 200  // over a neighbour without one
	rubyRise  = 1020 // of the baseline
)

// ruby is a reading as it was measured: once for every span of a paragraph that
// has it in one style.
type ruby struct {
	text    string
	style   *Style
	letters []Letter
	width   int32 // in 1/1000 em of the character
}

// rubyOf gives the place, from 1, of a reading among those of the paragraph.
func (h *shaper) rubyOf(text string, info *spanInfo) int32 {
	for i := range h.rubies {
		if r := &h.rubies[i]; r.text == text && r.style == info.style {
			return int32(i + 1)
		}
	}
	r := ruby{text: text, style: info.style}
	at := int32(0)
	for _, c := range text {
		letter := cell{r: c}
		h.lookup(&letter, info, c, true)
		r.letters = append(r.letters, Letter{letter.face, letter.gid, float64(at) / em})
		at += letter.advance()
	}
	r.width = at * rubyScale / em
	h.rubies = append(h.rubies, r)
	return int32(len(h.rubies))
}

// setRubies notes how wide the readings are, and what stands below them.
func (h *shaper) setRubies() {
	for i := range h.cells {
		c := &h.cells[i]
		if text := h.paragraph.Spans[c.span].Ruby; text != "" && c.face != nil {
			info := &h.spans[c.span]
			if info.ruby == 0 {
				info.ruby = h.rubyOf(text, info)
			}
			c.ruby = h.rubies[info.ruby-1].width
			info.below += int64(c.w)
		}
	}
}

// keepBelow forbids the breaks within what stands below a reading.
func keepBelow(cells []cell) {
	for i := range cells[:max(0, len(cells)-1)] {
		if a, b := &cells[i], &cells[i+1]; a.ruby > 0 && b.ruby > 0 && a.span == b.span {
			a.brk = brkNo
		}
	}
}

// part opens the gap between two neighbours of different spans for their readings.
func (g *gluer) part(a, b *cell) {
	one, other := int64(g.spans[a.span].size), int64(g.spans[b.span].size)
	over := func(c *cell, size int64) int64 { // what a reading needs beyond its characters on one side
		if c.ruby == 0 {
			return -rubyHang * size
		}
		return (int64(c.ruby)*size - g.spans[c.span].below) / 2
	}
	lack := over(a, one) + over(b, other) - int64(a.glue.extra)
	if a.ruby > 0 && b.ruby > 0 {
		lack += rubyGap * one
	}
	if lack > 0 {
		a.glue.extra += int32(lack)
	}
}

// ruby adds the reading above a span, once its last cell on the line is placed: cell i
// from at on, of a line of the cells from first to last. A span that is parted has
// it on the first line.
func (p *pen) ruby(i, first, last int32, at int64) {
	c := &p.cells[i]
	if i == first || p.cells[i-1].span != c.span {
		p.below = at
	}
	if i < last && p.cells[i+1].span == c.span || p.begunBefore(c.span, first) {
		return
	}
	info := &p.spans[c.span]
	r := &p.rubies[info.ruby-1]
	size, width := info.style.Size, int64(r.width)*int64(info.size)
	p.above = append(p.above, Ruby{
		X: points((p.below + p.ideal - width) / 2), Width: points(width),
		Size: size * rubyScale / em, Rise: info.style.Rise + size*rubyRise/em, Colour: info.style.Colour,
		Text: r.text, Glyphs: r.letters,
	})
}

// begunBefore reports whether a span has cells before the line that begins with cell
// first.
func (p *pen) begunBefore(span, first int32) bool { return first > 0 && p.cells[first-1].span == span }
