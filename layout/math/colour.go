package math

import (
	"strconv"
	"strings"
)

// Ink is what a part of a formula is drawn in.
type Ink uint8

// The inks. Paper has few: all colours are one.
const (
	Plain    Ink = iota // that of the text around
	Coloured            // another colour than black and grey
	Faint               // grey
)

// inkOf returns the ink of a colour of MathML: a name of CSS 2 or #RRGGBB or #RGB.
func inkOf(colour string) Ink {
	switch colour = strings.ToLower(colour); colour {
	case "", "black", "white":
		return Plain
	case "gray", "silver":
		return Faint
	}
	hex, ok := strings.CutPrefix(colour, "#")
	if !ok {
		return Coloured
	}
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	r, g, b := int(v>>16&255), int(v>>8&255), int(v&255)
	switch lightest := max(r, g, b); {
	case err != nil || len(hex) != 6 || lightest < 64 || min(r, g, b) > 230: // as black, or not seen on paper
		return Plain
	case lightest-min(r, g, b) < 32:
		return Faint
	}
	return Coloured
}

// paint draws what has no ink of its own in one.
func (b *box) paint(ink Ink) {
	for i := range b.Glyphs {
		if b.Glyphs[i].Ink == Plain {
			b.Glyphs[i].Ink = ink
		}
	}
	for i := range b.Rules {
		if b.Rules[i].Ink == Plain {
			b.Rules[i].Ink = ink
		}
	}
	for i := range b.Strokes {
		if b.Strokes[i].Ink == Plain {
			b.Strokes[i].Ink = ink
		}
	}
}
