package epub

import (
	"bytes"
	"errors"
	"image/png"

	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
)

// cover returns the book's cover, or nil where there is none.
func (b *book) cover() (*picture, error) {
	switch b.o.Cover.Kind {
	case CoverNone:
		return nil, nil
	case CoverImage:
		p, ok := sound(b.o.Cover.Data)
		if !ok {
			return nil, errors.New("the cover is not a PNG, JPEG or GIF picture")
		}
		p = b.fit(p)
		return &p, nil
	}
	return b.drawCover()
}

// The cover in pixels: 3:4, a dark field with the title over a light one with
// a square for every day.
const (
	coverWidth, coverHeight = 1200, 1600
	coverMargin             = 110
	coverMeasure            = coverWidth - 2*coverMargin
	fieldHeight             = 820 // of the dark field
	titleBase               = 600 // last baseline of the title over two lines
	titleLines              = 4
	gridTop, gridBottom     = 920, 1440
	footBase                = 1525
)

// The tones, as greys of 16: they stay apart on every e-ink screen.
const (
	dark   = 2
	light  = 14
	bright = 15
	faint  = 11
)

// coverLines returns what stands under the title: what else the title says, the
// volume's number, then the period, each in the frame's languages.
func (b *book) coverLines() []string {
	var out []string
	if _, dates := b.nameParts(); dates != "" && !b.vol.TitleSaysDates(b.lang) {
		out = append(out, dates)
	}
	if b.vol.Number > 0 {
		out = append(out, joined(b.volume()))
	}
	for _, p := range b.period() {
		out = append(out, p.text)
	}
	return out
}

// under draws lines below the title, whose last baseline is at base, the first
// one larger.
func (c *canvas) under(base int, lines []string) {
	for i, line := range lines {
		c.text(line, coverMargin, base+90+i*60, c.shrink(line, []int{46, 38}[min(i, 1)]), faint+1, dark)
	}
}

// titleSizes are tried in turn, in pixels an em, until the title fits.
var titleSizes = []int{140, 120, 104, 90, 78, 66, 56}

// drawCover draws the cover from title, period and the days of the articles.
func (b *book) drawCover() (*picture, error) {
	set, err := fonts.Bundled()
	if err != nil {
		return nil, err
	}
	c := newCanvas(set)
	c.fill(0, 0, coverWidth, coverHeight, light)
	c.fill(0, 0, coverWidth, fieldHeight, dark)
	name, _ := b.nameParts()
	size, lines := c.fitTitle(name)
	under := b.coverLines()
	base := titleBase - 60*max(len(under)-2, 0)
	for i, line := range lines {
		c.text(line, coverMargin, base-(len(lines)-1-i)*size*13/10, size, bright, dark)
	}
	c.under(base, under)
	c.grid(days(b.entries))
	foot := frame.Count(b.lang, len(b.entries))
	for _, l := range b.ui[1:] {
		foot += " · " + frame.Count(l, len(b.entries))
	}
	c.text(foot, coverMargin, footBase, c.shrink(foot, 36), dark, light)
	var buf bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&buf, c.img); err != nil {
		return nil, err
	}
	return &picture{"image/png", buf.Bytes()}, nil
}
