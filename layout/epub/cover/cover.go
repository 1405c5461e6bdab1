// Package cover draws the cover of a digest: the title on a dark field over a
// light one with a square for every day, week by week or month by month, whose
// area shows how many articles it has.
package cover

import (
	"bytes"
	"image/png"
	"time"

	"github.com/wenzhai/wenzhai/fonts"
)

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

// under draws lines below the title, whose last baseline is at base, the first
// one larger.
func (c *canvas) under(base int, lines []string) {
	for i, line := range lines {
		c.text(line, coverMargin, base+90+i*60, c.shrink(line, []int{46, 38}[min(i, 1)]), faint+1, dark)
	}
}

// titleSizes are tried in turn, in pixels an em, until the title fits.
var titleSizes = []int{140, 120, 104, 90, 78, 66, 56}

// Words are what stands on a cover.
type Words struct {
	Title string
	Lines []string // under the title, the first one larger
	Foot  string
}

// Draw draws a cover as a PNG file. The dates are those of the articles that
// have one, of n in all.
func Draw(w Words, dates []time.Time, n int) ([]byte, error) {
	set, err := fonts.Bundled()
	if err != nil {
		return nil, err
	}
	c := newCanvas(set)
	c.fill(0, 0, coverWidth, coverHeight, light)
	c.fill(0, 0, coverWidth, fieldHeight, dark)
	size, lines := c.fitTitle(w.Title)
	base := titleBase - 60*max(len(w.Lines)-2, 0)
	for i, line := range lines {
		c.text(line, coverMargin, base-(len(lines)-1-i)*size*13/10, size, bright, dark)
	}
	c.under(base, w.Lines)
	c.grid(days(dates, n))
	c.text(w.Foot, coverMargin, footBase, c.shrink(w.Foot, 36), dark, light)
	var buf bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&buf, c.img)
	return buf.Bytes(), err
}
