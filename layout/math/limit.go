package math

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// underOver sets what stands below and above a base (MathML Core §3.4.2).
func (l *layout) underOver(n *Node, c context) box {
	base := n.kid(0)
	var under, over *Node
	switch n.name {
	case "munder":
		under = n.kid(1)
	case "mover":
		over = n.kid(1)
	default:
		under, over = n.kid(1), n.kid(2)
	}
	if base.core != nil && base.core.op.movable && !c.display {
		return l.attach(l.set(base, c.plain()), pair{under, over}, c.plain(), false)
	}
	b := l.base(base, under, over, c)
	if over != nil {
		b = l.above(n, b, over, c)
	}
	if under != nil {
		b = l.below(n, b, under, c)
	}
	return b
}

// base sets the base: an operator that stretches sideways as wide as the widest of the
// others (MathML Core §3.4.2.1).
func (l *layout) base(n, under, over *Node, c context) box {
	in := c
	in.width = 0
	if n.core != nil && n.core.op.stretchy && l.sideways(n.core) {
		for _, k := range [...]*Node{under, over} {
			if k != nil && (k.core == nil || k.core.op.form != infix || !k.core.op.stretchy) {
				b := l.set(k, c.script(1, false))
				in.width = max(in.width, b.Width)
			}
		}
		in.width = max(in.width, 1.2*l.em(c))
	}
	return l.set(n, in)
}

// accents are the combining characters in whose form accents stand above letters.
var accents = map[rune]rune{
	'^': 0x302, 'ˆ': 0x302, 'ˇ': 0x30C, '~': 0x303, '˜': 0x303, '´': 0x301, '`': 0x300, '˙': 0x307, '¨': 0x308, '˘': 0x306, '˚': 0x30A,
	'→': 0x20D7, '←': 0x20D6, '↔': 0x20E1, '…': 0x20DB, '⃗': 0x20D7, 'ˉ': 0x304, '⃛': 0x20DB, '⃜': 0x20DC,
}

func accentOf(r rune) rune {
	if a, ok := accents[r]; ok && r != '→' && r != '←' && r != '↔' {
		return a
	}
	return r
}

// mark returns the character of an element that is one sign; 0 for others.
func (n *Node) mark() rune {
	for n.name == "mrow" && len(n.kids) == 1 {
		n = n.kids[0]
	}
	if n.name != "mo" && n.name != "mi" && n.name != "mtext" {
		return 0
	}
	for i, r := range n.text {
		if i == 0 && len(n.text) == len(string(r)) {
			return r
		}
	}
	return 0
}

// above sets what stands above a base.
func (l *layout) above(n *Node, base box, over *Node, c context) box {
	r := over.mark()
	stretchy := over.core != nil && over.core.op.stretchy
	switch {
	case r == '‾' || r == '¯' && stretchy || r == '_':
		return l.overbar(base, c)
	case accents[r] != 0 && (!stretchy || accentOf(r) != r) && n.get("accent") != "false" && n.kid(0).mark() != '=':
		return l.accented(base, accents[r], r, stretchy, c)
	}
	in := c.script(1, false)
	if stretchy && l.sideways(over.core) {
		in = context{size: c.size, level: c.level, width: base.Width}
	}
	o := l.set(over, in)
	gap := l.constant(c, sfnt.UpperLimitGapMin)
	rise := max(l.constant(c, sfnt.UpperLimitBaselineRiseMin), gap+o.Depth)
	if in.width > 0 { // a brace or an arrow
		rise = gap + o.Depth
	}
	return l.stack(base, o, base.Height+rise, base.italic/2)
}

// below sets what stands below a base.
func (l *layout) below(n *Node, base box, under *Node, c context) box {
	r := under.mark()
	stretchy := under.core != nil && under.core.op.stretchy
	if r == '_' || r == '‾' || r == '¯' && stretchy || r == '̲' {
		return l.underbar(base, c)
	}
	in := c.script(1, true)
	if stretchy && l.sideways(under.core) {
		in = context{size: c.size, level: c.level, width: base.Width}
	}
	u := l.set(under, in)
	gap := l.constant(c, sfnt.LowerLimitGapMin)
	drop := max(l.constant(c, sfnt.LowerLimitBaselineDropMin), gap+u.Height)
	if in.width > 0 || accents[r] != 0 && n.get("accentunder") == "true" {
		drop = gap + u.Height
	}
	return l.stack(base, u, -base.Depth-drop, -base.italic/2)
}

// stack puts a box above or below a base, its middle by shift to the right of the
// base's.
func (l *Setter) stack(base, o box, y, shift float64) (out box) {
	x := (base.Width-o.Width)/2 + shift
	left := min(0, x)
	out.add(&base.Box, -left, 0)
	out.add(&o.Box, x-left, y)
	out.Width = max(base.Width, x+o.Width) - left
	return out
}

// accented sets an accent (MathML Core §3.4.2.4; ISO/IEC 14496-22 §6.3.6,
// MathTopAccentAttachment).
func (l *layout) accented(base box, sign, as rune, wide bool, c context) (out box) {
	em := l.em(c)
	g, ok := l.face.GID(sign)
	if !ok {
		l.fail(errGlyph)
		return base
	}
	a := l.mathGlyph(uint16(g), as, em)
	if wide {
		a = l.widest(uint16(g), as, base.Width, em)
	}
	rise := base.Height - min(base.Height, l.constant(c, sfnt.AccentBaseHeight))
	out.add(&base.Box, 0, 0)
	out.add(&a.Box, base.middle()-a.accent, rise)
	out.Width, out.italic = base.Width, base.italic
	return out
}

// widest returns the widest form of an accent that is no wider than its base.
func (l *Setter) widest(g uint16, as rune, width, em float64) box {
	best := g
	for _, v := range l.table.Variants(g, false) {
		if float64(v.Advance)*l.unit*em <= width {
			best = v.Glyph
		}
	}
	a := l.mathGlyph(best, as, em)
	if _, ok := l.table.TopAccent(best); !ok {
		left, _, right, _ := l.face.Box(a.Glyphs[0].ID)
		a.accent = float64(left+right) / 2 * em / 1000
	}
	return a
}

// overbar sets a rule above a base.
func (l *Setter) overbar(base box, c context) box {
	gap, thick := l.constant(c, sfnt.OverbarVerticalGap), l.constant(c, sfnt.OverbarRuleThickness)
	base.rule(0, base.Height+gap, base.Width, thick)
	base.Height += l.constant(c, sfnt.OverbarExtraAscender)
	base.lone = false
	return base
}

// underbar sets a rule below a base.
func (l *Setter) underbar(base box, c context) box {
	gap, thick := l.constant(c, sfnt.UnderbarVerticalGap), l.constant(c, sfnt.UnderbarRuleThickness)
	base.rule(0, -base.Depth-gap-thick, base.Width, thick)
	base.Depth += l.constant(c, sfnt.UnderbarExtraDescender)
	base.lone = false
	return base
}
