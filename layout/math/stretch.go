package math

import (
	"math"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// sideways reports whether the operator n stretches in the direction of the line.
func (l *Setter) sideways(n *Node) bool {
	if n.op.fence || n.op.large {
		return false
	}
	r := first(n.text)
	if r == '‾' || r == '_' || r == '¯' {
		return true
	}
	g, ok := l.face.GID(accentOf(r))
	if !ok {
		return false
	}
	parts, _ := l.table.Assembly(uint16(g), false)
	return len(parts) > 0 || len(l.table.Variants(uint16(g), false)) > 1
}

// stretched sets a glyph that is as high, or as wide, as size at least, where the face
// has it so large (MathML Core §5.3.1: the glyph that stretches).
func (l *Setter) stretched(g uint16, r rune, size float64, vertical bool, em float64) box {
	scale := l.unit * em
	variants := l.table.Variants(g, vertical)
	for _, v := range variants {
		if float64(v.Advance)*scale >= size-0.01 {
			return l.mathGlyph(v.Glyph, r, em)
		}
	}
	parts, italics := l.table.Assembly(g, vertical)
	if out, ok := l.assembled(parts, r, size, vertical, em); ok {
		out.italic = float64(italics) * scale
		out.Width += out.italic
		return out
	}
	if len(variants) > 0 {
		g = variants[len(variants)-1].Glyph
	}
	return l.mathGlyph(g, r, em)
}

// maxRepeats bounds how often an extender stands in a glyph.
const maxRepeats = 400

// assembly is a glyph of parts: each extender stands times times, and neighbours
// overlap by overlap.
type assembly struct {
	times   int
	overlap float64
}

// fit finds how parts make a glyph of some size (MathML Core §5.3.2): with as few
// extenders as reach it, which overlap as far as is left over.
func fit(parts []sfnt.MathPart, least, size, scale float64) (a assembly, ok bool) {
	fixed, grows, solid, extenders := 0.0, 0.0, 0, 0
	most := math.Inf(1)
	for i, p := range parts {
		full := float64(p.Full) * scale
		if p.Extender {
			grows += full
			extenders++
			most = min(most, float64(min(p.Start, p.End))*scale)
		} else {
			fixed += full
			solid++
		}
		if i > 0 {
			most = min(most, float64(min(parts[i-1].End, p.Start))*scale)
		}
	}
	if extenders == 0 || grows-float64(extenders)*least <= 0 {
		return a, false
	}
	for a.times = 1; a.times < maxRepeats; a.times++ {
		joints := float64(solid + a.times*extenders - 1)
		whole := fixed + float64(a.times)*grows
		if whole-joints*least >= size {
			if joints > 0 {
				a.overlap = min(max((whole-size)/joints, least), max(most, least))
			}
			return a, true
		}
	}
	return a, false
}

// assembled sets a glyph of several parts.
func (l *Setter) assembled(parts []sfnt.MathPart, r rune, size float64, vertical bool, em float64) (out box, ok bool) {
	if len(parts) == 0 {
		return out, false
	}
	scale := l.unit * em
	a, ok := fit(parts, float64(l.table.MinOverlap())*scale, size, scale)
	if !ok {
		return out, false
	}
	at := 0.0
	for _, p := range parts {
		times := 1
		if p.Extender {
			times = a.times
		}
		for range times {
			l.part(&out, p, r, at, vertical, em)
			at += float64(p.Full)*scale - a.overlap
		}
	}
	at += a.overlap
	if vertical {
		out.Height, out.Depth = at, 0
	} else {
		out.Width = at
	}
	return out, true
}

// part adds a part of a glyph whose lower or left end is at some place.
func (l *Setter) part(out *box, p sfnt.MathPart, r rune, at float64, vertical bool, em float64) {
	g := l.glyph(l.face, fonts.GID(p.Glyph), r, em)
	left, low, _, _ := l.face.Box(fonts.GID(p.Glyph))
	if vertical {
		out.add(&g.Box, 0, at-float64(low)*em/1000)
		out.Width = max(out.Width, g.Width)
		return
	}
	out.add(&g.Box, at-float64(left)*em/1000, 0)
}

// first returns the first character of a text.
func first(s string) rune {
	for _, r := range s {
		if r > ' ' {
			return r
		}
	}
	return 0
}
