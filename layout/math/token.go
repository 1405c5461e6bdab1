package math

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// token sets letters, figures and words (MathML Core §3.2).
func (l *layout) token(n *Node, c context) box {
	text := strings.TrimFunc(n.text, func(r rune) bool { return r == '\n' || r == '\t' })
	if n.name != "mtext" && n.name != "ms" {
		text = strings.TrimSpace(text)
	}
	if n.name == "ms" {
		text = `"` + text + `"`
	}
	r, size := utf8.DecodeRuneInString(text)
	variant := n.get("mathvariant")
	if n.name == "mi" && size == len(text) && size > 0 {
		if variant == "" {
			variant = "italic" // MathML Core §3.2.2: text-transform is math-auto
		}
		return l.letter(transform(r, variant), r, c)
	}
	words := n.name == "mtext" || n.name == "ms"
	var out box
	for _, r := range text {
		b := l.word(r, variant, words, c)
		out.add(&b.Box, out.Width, 0)
		out.Width += b.Width
	}
	return out
}

// wordSpace is that between words, in em.
const wordSpace = 0.25

// word sets a character of several.
func (l *layout) word(r rune, variant string, words bool, c context) (out box) {
	if unicode.IsSpace(r) || r == '\u00A0' {
		out.Width = wordSpace * l.em(c)
		return out
	}
	if variant != "" || !words {
		return l.letter(transform(r, variant), r, c)
	}
	if face, g, ok := l.text.Lookup(fonts.Body, r, !wide(r)); ok {
		return l.glyph(face, g, r, l.em(c))
	}
	return l.letter(r, r, c)
}

// wide reports whether a character is one of Chinese text.
func wide(r rune) bool { return r >= 0x2E80 || r == '“' || r == '”' || r == '‘' || r == '’' }

// letter sets a character of the face for formulas, in its form for scripts where it
// stands in one; of the text's faces what it lacks.
func (l *layout) letter(r, as rune, c context) box {
	if ignorable(r) {
		return box{}
	}
	if g, ok := l.face.GID(r); ok {
		return l.mathGlyph(l.table.Script(uint16(g), c.level), as, l.em(c))
	}
	for _, r := range [...]rune{r, as} {
		if face, g, ok := l.text.Lookup(fonts.Body, r, !wide(r)); ok {
			return l.glyph(face, g, as, l.em(c))
		}
	}
	l.fail(errGlyph)
	return box{}
}

// ignorable reports whether a character shows nothing: signs that stand for a product
// or the application of a function.
func ignorable(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x2060 && r <= 0x2064 || r == 0xFEFF || r >= 0xFE00 && r <= 0xFE0F || unicode.IsControl(r)
}

// glyph sets a glyph of any face.
func (l *Setter) glyph(face *fonts.Face, g fonts.GID, r rune, em float64) (out box) {
	_, low, _, high := face.Box(g)
	out.Width = float64(face.Advance(g)) * em / 1000
	out.Height, out.Depth = float64(high)*em/1000, float64(-low)*em/1000
	out.Glyphs = []Glyph{{Face: face, ID: g, Rune: r, Size: em}}
	return out
}

// mathGlyph sets a glyph of the face for formulas. Its italics correction is part of its
// width (ISO/IEC 14496-22 §6.3.6, MathItalicsCorrectionInfo).
func (l *Setter) mathGlyph(g uint16, r rune, em float64) box {
	out := l.glyph(l.face, fonts.GID(g), r, em)
	out.lone, out.accent = true, out.Width/2
	out.italic = float64(l.table.ItalicsCorrection(g)) * l.unit * em
	if x, ok := l.table.TopAccent(g); ok {
		out.accent = float64(x) * l.unit * em
	}
	out.Width += out.italic
	return out
}

// operator sets a mo (MathML Core §3.2.4.3).
func (l *layout) operator(n *Node, c context) box {
	text := strings.TrimSpace(n.text)
	r, size := utf8.DecodeRuneInString(text)
	if r == '-' && size == len(text) {
		r = '−' // MathML Core §3.2.4.1
	}
	g, ok := l.face.GID(r)
	if size < len(text) || !ok {
		return l.phrase(n, text, c)
	}
	id := l.table.Script(uint16(g), c.level)
	switch {
	case n.op.large:
		return l.large(id, r, c)
	case l.sideways(n):
		if n.op.stretchy && c.width > 0 {
			return l.stretched(id, r, c.width, false, l.em(c))
		}
	case n.op.stretchy && c.target != nil, n.get("minsize") != "":
		return l.fence(n, id, r, c)
	}
	return l.mathGlyph(id, r, l.em(c))
}

// large sets a large operator. Its lean is part of its advance (MathML Core §3.4.1.2:
// LargeOpItalicCorrection).
func (l *Setter) large(id uint16, r rune, c context) box {
	height := 0.0
	if c.display {
		height = l.constant(c, sfnt.DisplayOperatorMinHeight)
	}
	b := l.centred(l.stretched(id, r, height, true, l.em(c)), c)
	b.Width -= b.italic
	return b
}

// phrase sets an operator that is a word or several signs, or is not in the face.
func (l *layout) phrase(n *Node, text string, c context) (out box) {
	for _, r := range text {
		if r == 0x338 && len(out.Glyphs) > 0 { // a stroke through what stands before it
			b := l.letter('/', r, c)
			out.add(&b.Box, (out.Width-b.Width)/2, 0)
			continue
		}
		b := l.word(r, n.get("mathvariant"), false, c)
		out.add(&b.Box, out.Width, 0)
		out.Width += b.Width
	}
	return out
}

// fence sets an operator that covers its neighbours on either side of the axis
// (MathML Core §3.2.4.3: symmetric). As in TeX (\delimiterfactor, \delimitershortfall) it
// may be a little shorter.
func (l *Setter) fence(n *Node, id uint16, r rune, c context) box {
	em, axis := l.em(c), l.constant(c, sfnt.AxisHeight)
	size := 0.0
	if c.target != nil && n.op.stretchy {
		size = 2 * max(c.target.up-axis, c.target.down+axis, 0)
		size = max(0.901*size, size-0.5*em)
	}
	size = max(size, l.length(n, "minsize", em, 0))
	if most := l.length(n, "maxsize", em, 0); most > 0 {
		size = min(size, most)
	}
	if least := l.mathGlyph(id, r, em); size <= least.total() {
		return least
	}
	return l.centred(l.stretched(id, r, size, true, em), c)
}

// centred puts the middle of a box on the axis.
func (l *Setter) centred(b box, c context) box {
	up := l.constant(c, sfnt.AxisHeight) - (b.Height-b.Depth)/2
	for i := range b.Glyphs {
		b.Glyphs[i].Y += up
	}
	b.Height, b.Depth = b.Height+up, b.Depth-up
	return b
}
