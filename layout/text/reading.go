package text

import "github.com/wenzhai/wenzhai/fonts"

// Reading stands above a character: letters that are drawn, and no part of the
// text.
type Reading struct {
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
	readingScale = 500
	readingGap   = 110  // between two readings
	readingHang  = 200  // over a neighbour without one
	readingRise  = 1020 // of the baseline
)

// read is a reading as it was measured: once for every span of a paragraph that
// has it in one style.
type read struct {
	text    string
	style   *Style
	letters []Letter
	width   int32 // in 1/1000 em of the character
}

// readingOf gives the place, from 1, of a reading among those of the paragraph.
func (h *shaper) readingOf(text string, info *spanInfo) int32 {
	for i := range h.reads {
		if r := &h.reads[i]; r.text == text && r.style == info.style {
			return int32(i + 1)
		}
	}
	r := read{text: text, style: info.style}
	at := int32(0)
	for _, c := range text {
		letter := cell{r: c}
		h.lookup(&letter, info, c, true)
		r.letters = append(r.letters, Letter{letter.face, letter.gid, float64(at) / em})
		at += letter.advance()
	}
	r.width = at * readingScale / em
	h.reads = append(h.reads, r)
	return int32(len(h.reads))
}

// setReading notes how wide the reading of a character is.
func (h *shaper) setReading(c *cell, info *spanInfo) {
	if text := h.paragraph.Spans[c.span].Reading; text != "" && c.face != nil {
		info.read = h.readingOf(text, info)
		c.read = h.reads[info.read-1].width
	}
}

// part opens the gap between two neighbours for their readings.
func (g *gluer) part(a, b *cell) {
	one, other := int64(g.spans[a.span].size), int64(g.spans[b.span].size)
	over := func(c *cell, size int64) int64 { // what a reading needs beyond its character on one side
		if c.read == 0 {
			return -readingHang * size
		}
		return (int64(c.read)*size - int64(c.w)) / 2
	}
	lack := over(a, one) + over(b, other) - int64(a.glue.extra)
	if a.read > 0 && b.read > 0 {
		lack += readingGap * one
	}
	if lack > 0 {
		a.glue.extra += int32(lack)
	}
}

// read adds the reading of a cell.
func (p *pen) read(c *cell) {
	if c.read == 0 {
		return
	}
	info := &p.spans[c.span]
	r := &p.reads[info.read-1]
	size, width := info.style.Size, int64(r.width)*int64(info.size)
	p.above = append(p.above, Reading{
		X: points(p.ideal + (int64(c.w)-width)/2), Width: points(width),
		Size: size * readingScale / em, Rise: info.style.Rise + size*readingRise/em, Colour: info.style.Colour,
		Text: r.text, Glyphs: r.letters,
	})
}
