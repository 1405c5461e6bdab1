package shown

import (
	"math"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/draw"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// leastWord is the smallest size of words in a drawing, in points: words too small to
// see are none.
const leastWord = 1

// Words places the words of a drawing over it, each in its size, colour and direction.
// Set sets one on a line whose left edge and baseline are at 0.
func Words(over *page.PictureItem, set func(t string, l text.Style) []page.Item) []page.Item {
	if over == nil || over.Picture == nil || over.Picture.Drawing == nil || set == nil {
		return nil
	}
	var out []page.Item
	d := over.Picture.Drawing
	scale := over.W / d.W
	for i := range d.Texts {
		w := &d.Texts[i]
		line := lineOf(w, w.Size*scale, set)
		if len(line) == 0 {
			continue
		}
		sin, cos := math.Sincos(w.Turn)
		last := line[len(line)-1]
		before := w.Anchor * (last.X + last.Run.Width)
		ink := faded(w)
		for _, t := range line {
			along := t.X - before
			t.X, t.Y, t.Turn = over.X+w.X*scale+along*cos, over.Y+w.Y*scale+along*sin, w.Turn
			t.Space, t.Ink = true, &ink
			out = append(out, t)
		}
	}
	return out
}

// lineOf sets a text in a size, smaller where it is wider than it is to be.
func lineOf(w *draw.Text, size float64, set func(t string, l text.Style) []page.Item) (line []*page.TextItem) {
	l := text.Style{Role: roleOf(w), Size: max(size, leastWord)}
	for range 2 {
		line = line[:0]
		for _, it := range set(w.Text, l) {
			if t, ok := it.(*page.TextItem); ok {
				line = append(line, t)
			}
		}
		if len(line) == 0 || w.Width == 0 {
			break
		}
		last := line[len(line)-1]
		wide, most := last.X+last.Run.Width, w.Width*size/w.Size
		if wide <= most*1.02 {
			break
		}
		l.Size = max(l.Size*most/wide, leastWord)
	}
	return line
}

func roleOf(w *draw.Text) fonts.Role {
	switch {
	case w.Mono:
		return fonts.Mono
	case w.Bold:
		return fonts.Heading
	case w.Italic:
		return fonts.BodyItalic
	}
	return fonts.Body
}

// faded returns the colour of a text on white paper.
func faded(w *draw.Text) draw.RGB {
	on := func(v uint8) uint8 { return uint8(math.Round(255 - (255-float64(v))*min(max(w.Alpha, 0), 1))) }
	return draw.RGB{R: on(w.Ink.R), G: on(w.Ink.G), B: on(w.Ink.B)}
}
