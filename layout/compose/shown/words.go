package shown

import (
	"math"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// leastWord is the smallest size of words in a drawing, in points: words too small to
// see are none.
const leastWord = 2

// Words places the words of a drawing over the picture of it, each in its size and
// direction. Set sets one on a line whose left edge and baseline are at 0.
func Words(words []doc.Word, over *page.PictureItem, set func(t string, l text.Style) []page.Item) []page.Item {
	if over == nil || set == nil {
		return nil
	}
	var out []page.Item
	for i := range words {
		w := &words[i]
		l := text.Style{Role: fonts.Body, Size: max(w.Size*over.W, leastWord), Colour: shade(w.Lightness)}
		if w.Bold {
			l.Role = fonts.Heading
		}
		var line []*page.TextItem
		for _, it := range set(w.Text, l) {
			if t, ok := it.(*page.TextItem); ok {
				line = append(line, t)
			}
		}
		if len(line) == 0 {
			continue
		}
		sin, cos := math.Sincos(w.Turn)
		last := line[len(line)-1]
		before := w.Anchor * (last.X + last.Run.Width)
		for _, t := range line {
			along := t.X - before
			t.X, t.Y, t.Turn = over.X+w.X*over.W+along*cos, over.Y+w.Y*over.H+along*sin, w.Turn
			t.Space = true
			out = append(out, t)
		}
	}
	return out
}

// shade returns the ink that is as light as a colour.
func shade(lightness float64) text.Colour {
	switch {
	case lightness > 0.72:
		return text.White
	case lightness > 0.38:
		return text.Grey
	}
	return text.Black
}
