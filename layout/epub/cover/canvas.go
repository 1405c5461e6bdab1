package cover

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"unicode"

	"golang.org/x/image/vector"

	"github.com/wenzhai/wenzhai/fonts"
)

// canvas is a picture in 16 greys, 0 black to 15 white.
type canvas struct {
	img  *image.Paletted
	set  *fonts.Set
	mask *image.Alpha
	ras  *vector.Rasterizer
}

// glyphBox is the side in pixels of the largest box that a glyph is drawn in.
// Up to 512 the rasteriser counts in integers, which are the same on every
// machine.
const glyphBox = 512

func newCanvas(set *fonts.Set) *canvas {
	greys := make(color.Palette, 17) // of over 16, image/png takes a row as it is, in half the time
	for i := range greys[:16] {
		greys[i] = color.Gray{uint8(i * 17)}
	}
	greys[16] = greys[15]
	box := image.Rect(0, 0, glyphBox, glyphBox)
	return &canvas{
		img: image.NewPaletted(image.Rect(0, 0, coverWidth, coverHeight), greys),
		set: set, mask: image.NewAlpha(box), ras: vector.NewRasterizer(glyphBox, glyphBox),
	}
}

// fill paints the rectangle of w × h pixels with its upper left corner at x, y.
func (c *canvas) fill(x, y, w, h int, grey uint8) {
	line := bytes.Repeat([]byte{grey}, w)
	for row := y; row < y+h; row++ {
		copy(c.img.Pix[row*c.img.Stride+x:], line)
	}
}

// glyph returns the glyph for r in the heading face; a box stands for what no
// face has.
func (c *canvas) glyph(r rune, western bool) (*fonts.Face, fonts.GID) {
	if f, g, ok := c.set.Lookup(fonts.Heading, r, western); ok {
		return f, g
	}
	f, g, _ := c.set.Lookup(fonts.Heading, '□', western)
	return f, g
}

// width is the width of s in 1/1000 em.
func (c *canvas) width(s string) int {
	western, n := !hanText(s), 0
	for _, r := range s {
		if f, g := c.glyph(r, western); f != nil {
			n += f.Advance(g)
		}
	}
	return n
}

// text draws s from x on the baseline at y, in an em of size pixels, ink on
// ground, two greys.
func (c *canvas) text(s string, x, y, size int, ink, ground uint8) {
	western, at := !hanText(s), 0
	for _, r := range s {
		f, g := c.glyph(r, western)
		if f == nil {
			continue
		}
		c.draw(f.Outline(g), x+at*size/1000, y, size, ink, ground)
		at += f.Advance(g)
	}
}

// draw fills an outline in a box of two em with the origin a quarter from the
// left and from the bottom.
func (c *canvas) draw(outline []fonts.Segment, x, y, size int, ink, ground uint8) {
	if len(outline) == 0 {
		return
	}
	side := min(2*size, glyphBox)
	left, base := side/4, side*3/4
	px := func(v float64) float32 { return float32(v*float64(size)) / 1000 }
	c.ras.Reset(side, side)
	for _, s := range outline {
		x, y := float32(left)+px(s.X), float32(base)-px(s.Y)
		switch s.Op {
		case fonts.MoveTo:
			c.ras.MoveTo(x, y)
		case fonts.LineTo:
			c.ras.LineTo(x, y)
		case fonts.QuadTo:
			c.ras.QuadTo(float32(left)+px(s.CX), float32(base)-px(s.CY), x, y)
		}
	}
	clear(c.mask.Pix[:side*c.mask.Stride])
	c.ras.Draw(c.mask, image.Rect(0, 0, side, side), image.Opaque, image.Point{})
	for row := range side {
		for col := range side {
			if a := int(c.mask.Pix[row*c.mask.Stride+col]); a > 0 {
				c.set16(x-left+col, y-base+row, (int(ink)*a+int(ground)*(255-a)+127)/255)
			}
		}
	}
}

func (c *canvas) set16(x, y, grey int) {
	if image.Pt(x, y).In(c.img.Rect) {
		c.img.Pix[y*c.img.Stride+x] = uint8(grey)
	}
}

// shrink returns size, or the size at which s fits the measure on one line.
func (c *canvas) shrink(s string, size int) int {
	if w := c.width(s); w*size > coverMeasure*1000 {
		return coverMeasure * 1000 / w
	}
	return size
}

// fitTitle returns the largest size at which the title stands in few lines, and
// the lines; what is too long for the smallest size is cut.
func (c *canvas) fitTitle(title string) (size int, lines []string) {
	for i, size := range titleSizes {
		var whole bool
		lines, whole = c.wrap(title, coverMeasure*1000/size)
		if whole && len(lines) <= 2 && i < 4 || len(lines) <= titleLines && i >= 4 {
			return size, c.balance(title, coverMeasure*1000/size, lines)
		}
	}
	size = titleSizes[len(titleSizes)-1]
	last := []rune(lines[titleLines-1])
	for c.width(string(last)+"…")*size > coverMeasure*1000 {
		last = last[:len(last)-1]
	}
	return size, append(lines[:titleLines-1], string(last)+"…")
}

// balance narrows the measure as long as the number of lines stays, so that the
// last line is not one character.
func (c *canvas) balance(title string, measure int, lines []string) []string {
	for m := measure * 95 / 100; m > measure/3; m = m * 95 / 100 {
		narrow, whole := c.wrap(title, m)
		if len(narrow) > len(lines) || !whole {
			break
		}
		lines = narrow
	}
	return lines
}

// wrap breaks s into lines of at most measure, in 1/1000 em: at spaces, and
// between Chinese characters where no mark forbids it. whole is false when a
// word had to be cut.
func (c *canvas) wrap(s string, measure int) (lines []string, whole bool) {
	line := ""
	whole = true
	for _, unit := range units(s) {
		if line != "" && c.width(strings.TrimRight(line+unit, " ")) > measure {
			lines = append(lines, strings.TrimSpace(line))
			line = ""
		}
		line += unit
		for c.width(strings.TrimRight(line, " ")) > measure && len([]rune(line)) > 1 {
			head, tail := c.chop(line, measure)
			lines, line, whole = append(lines, head), tail, false
		}
	}
	return append(lines, strings.TrimSpace(line)), whole
}

// chop cuts a word that is longer than a line.
func (c *canvas) chop(s string, measure int) (head, tail string) {
	r := []rune(s)
	n := 1
	for n < len(r)-1 && c.width(string(r[:n+1])) <= measure {
		n++
	}
	return string(r[:n]), string(r[n:])
}

// units parts s where a line may end (a small part of CLREQ §3.1.6): closing marks
// stay with what is before them, opening marks with what follows.
func units(s string) []string {
	var out []string
	r := []rune(s)
	from := 0
	for i := 1; i < len(r); i++ {
		if breakable(r[i-1], r[i]) {
			out = append(out, string(r[from:i]))
			from = i
		}
	}
	return append(out, string(r[from:]))
}

const (
	closing16 = "、，；：。！？…—」』）》〉】〕”’,.;:!?)]}·％%"
	opening16 = "「『（《〈【〔“‘([{"
)

func breakable(before, after rune) bool {
	switch {
	case after == ' ' || strings.ContainsRune(closing16, after) || strings.ContainsRune(opening16, before) || unicode.IsMark(after):
		return false
	case before == ' ':
		return true
	}
	return wide(before) || wide(after)
}

func wide(r rune) bool { return r >= 0x2E80 }

func hanText(s string) bool { return strings.ContainsFunc(s, wide) }
