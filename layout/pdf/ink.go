package pdf

import (
	"strconv"

	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// rgb is a colour as gopdf takes it.
type rgb struct{ r, g, b uint8 }

// milli is one of its parts in thousandths.
func (rgb) milli(v uint8) int { return (int(v)*1000 + 127) / 255 }

// inks are the colours of text: black, a grey of 55 % ink, the dark blue of
// links, which is also legible printed in black, and a grey of 70 %.
var inks = [...]rgb{
	text.Black:  {0, 0, 0},
	text.Grey:   {115, 115, 115},
	text.Accent: {26, 62, 122},
	text.Soft:   {77, 77, 77},
	text.White:  {255, 255, 255},
}

// shades are the colours of rectangles.
var shades = [...]rgb{
	page.Ink:    {0, 0, 0},
	page.Hair:   {153, 153, 153},
	page.Ground: {245, 245, 245},
	page.Tint:   {26, 62, 122},
}

// marker is the ground of marked words.
var marker = rgb{226, 226, 226}

// familyName is the name of face n in contents.
func familyName(n int) string { return "F" + strconv.Itoa(n) }
