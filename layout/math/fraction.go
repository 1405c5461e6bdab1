package math

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// fractionSide is the white on either side of a fraction, in em, as TeX has it
// (\nulldelimiterspace).
const fractionSide = 0.12

// fraction sets a mfrac (MathML Core §3.3.2).
func (l *layout) fraction(n *Node, c context) box {
	above := context{size: c.size, level: c.level, cramped: c.cramped}
	if !c.display {
		above.level++
	}
	below := above
	below.cramped = true
	num, den := l.set(n.kid(0), above), l.set(n.kid(1), below)
	if n.get("bevelled") == "true" {
		return l.bevelled(num, den, c)
	}
	thick := l.thickness(n, c)
	var up, down float64
	if thick > 0 {
		up, down = l.fractionShifts(num, den, thick, c)
	} else {
		up, down = l.stackShifts(num, den, c)
	}
	em := l.em(c)
	side, over := fractionSide*em, 0.0
	if thick > 0 {
		over = 0.05 * em
	}
	width := max(num.Width, den.Width) + 2*over
	var out box
	out.add(&num.Box, side+(width-num.Width)/2, up)
	out.add(&den.Box, side+(width-den.Width)/2, -down)
	out.rule(side, l.constant(c, sfnt.AxisHeight)-thick/2, width, thick)
	out.Width = width + 2*side
	return out
}

// thickness is that of a fraction's rule.
func (l *Setter) thickness(n *Node, c context) float64 {
	usual := l.constant(c, sfnt.FractionRuleThickness)
	switch v := n.get("linethickness"); v {
	case "", "medium":
		return usual
	case "thin":
		return usual * 0.6
	case "thick":
		return usual * 1.8
	}
	return max(l.length(n, "linethickness", l.em(c), usual), 0)
}

// fractionShifts returns how far numerator and denominator stand off the baseline
// (MathML Core §3.3.2.1).
func (l *Setter) fractionShifts(num, den box, thick float64, c context) (up, down float64) {
	axis := l.constant(c, sfnt.AxisHeight)
	up = max(l.either(c, sfnt.FractionNumeratorDisplayStyleShiftUp, sfnt.FractionNumeratorShiftUp),
		axis+thick/2+l.either(c, sfnt.FractionNumeratorDisplayStyleGapMin, sfnt.FractionNumeratorGapMin)+num.Depth)
	down = max(l.either(c, sfnt.FractionDenominatorDisplayStyleShiftDown, sfnt.FractionDenominatorShiftDown),
		-axis+thick/2+l.either(c, sfnt.FractionDenominatorDisplayStyleGapMin, sfnt.FractionDenominatorGapMin)+den.Height)
	return up, down
}

// stackShifts is that of a fraction without a rule (MathML Core §3.3.2.2).
func (l *Setter) stackShifts(num, den box, c context) (up, down float64) {
	up = l.either(c, sfnt.StackTopDisplayStyleShiftUp, sfnt.StackTopShiftUp)
	down = l.either(c, sfnt.StackBottomDisplayStyleShiftDown, sfnt.StackBottomShiftDown)
	gap := l.either(c, sfnt.StackDisplayStyleGapMin, sfnt.StackGapMin)
	if lack := gap - (up - num.Depth) - (down - den.Height); lack > 0 {
		up, down = up+lack/2, down+lack/2
	}
	return up, down
}

// bevelled sets a fraction with a solidus.
func (l *layout) bevelled(num, den box, c context) (out box) {
	lift := l.constant(c, sfnt.AxisHeight)
	c.target = &span{num.Height + lift, den.Depth + lift}
	slash := l.letter('⁄', '/', c)
	out.add(&num.Box, 0, lift)
	out.add(&slash.Box, num.Width, 0)
	out.add(&den.Box, num.Width+slash.Width, -lift)
	out.Width = num.Width + slash.Width + den.Width
	return out
}
