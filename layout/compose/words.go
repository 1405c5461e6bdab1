package compose

import (
	"math"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// The smallest type of words in a drawing, in points: what is smaller is set so
// large, since words too small to see are none.
const leastWord = 2

// words sets the words of a drawing over the picture of it, each at its place, in
// its size and direction.
func (s *setter) words(im *doc.Image, over *page.PictureItem) []page.Item {
	var out []page.Item
	for i := range im.Words {
		w := &im.Words[i]
		l := look{Role: fonts.Body, Size: max(w.Size*over.W, leastWord), Colour: shade(w.Lightness)}
		if w.Bold {
			l.Role = fonts.Heading
		}
		spans := []text.Span{s.span(w.Text, l)}
		lines := s.lines(&text.Paragraph{Spans: spans, Lang: string(s.lang), Measure: farther, Align: text.Left, NoHyphens: true})
		if len(lines) == 0 {
			continue
		}
		sin, cos := math.Sincos(w.Turn)
		x, y := over.X+w.X*over.W, over.Y+w.Y*over.H
		before := w.Anchor * lines[0].Right
		for _, it := range page.NewPlacer(s.flow, over.Tag, spans).Line(&lines[0], 0, 0) {
			t, ok := it.(*page.TextItem)
			if !ok {
				continue
			}
			along := t.X - before
			t.X, t.Y, t.Turn = x+along*cos, y+along*sin, w.Turn
			t.Space = true
			out = append(out, t)
		}
	}
	return out
}

// farther is a measure that no word of a drawing fills.
const farther = 1e5

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
