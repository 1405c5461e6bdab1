package math

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// radical sets a root (MathML Core §3.3.3).
func (l *layout) radical(n *Node, c context) box {
	in := c.plain()
	in.cramped = true
	var body box
	if n.name == "mroot" {
		body = l.set(n.kid(0), in)
	} else {
		body = l.row(n.kids, in)
	}
	out, surd := l.rooted(body, c)
	if n.name != "mroot" {
		return out
	}
	degree := l.set(n.kid(1), context{size: c.size, level: c.level + 2})
	lift := -surd.down + float64(l.table.Constant(sfnt.RadicalDegreeBottomRaisePercent))/100*(surd.up+surd.down)
	before := max(l.constant(c, sfnt.RadicalKernBeforeDegree), 0)
	x := before + degree.Width + l.constant(c, sfnt.RadicalKernAfterDegree)
	var whole box
	left := max(0, -x)
	whole.add(&degree.Box, before+left, lift+degree.Depth)
	whole.add(&out.Box, x+left, 0)
	whole.Width = x + left + out.Width
	return whole
}

// rooted puts a box below a radical sign, and says how far the sign reaches.
func (l *layout) rooted(body box, c context) (out box, surd span) {
	em := l.em(c)
	thick := l.constant(c, sfnt.RadicalRuleThickness)
	gap := l.either(c, sfnt.RadicalDisplayStyleVerticalGap, sfnt.RadicalVerticalGap)
	g, ok := l.face.GID('√')
	if !ok {
		l.fail(errGlyph)
		return body, surd
	}
	need := body.total() + gap + thick
	sign := l.stretched(uint16(g), '√', need, true, em)
	if spare := sign.total() - need; spare > 0 {
		gap += spare / 2
	}
	top := body.Height + gap + thick
	at := top - sign.Height
	width := sign.Width - sign.italic
	out.add(&sign.Box, 0, at)
	out.add(&body.Box, width, 0)
	out.rule(width, top-thick, body.Width, thick)
	out.Width = width + body.Width
	out.Height += l.constant(c, sfnt.RadicalExtraAscender)
	return out, span{top, sign.Depth - at}
}
