package math

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// pair is a subscript with the superscript above it; nil = there is none.
type pair struct{ sub, sup *Node }

// scripts sets scripts beside a base (MathML Core §3.4.1 and §3.4.3).
func (l *layout) scripts(n *Node, c context) box {
	base := n.kid(0)
	var behind, before []pair
	switch n.name {
	case "msub":
		behind = []pair{{sub: n.kid(1)}}
	case "msup":
		behind = []pair{{sup: n.kid(1)}}
	case "msubsup":
		behind = []pair{{n.kid(1), n.kid(2)}}
	default:
		behind, before = multiscripts(n)
	}
	b := l.set(base, c)
	for _, p := range behind {
		b = l.attach(b, p, c.plain(), false)
	}
	for _, p := range before {
		b = l.attach(b, p, c.plain(), true)
	}
	return b
}

// multiscripts sorts the scripts of a mmultiscripts; those before the base come from the
// inside to the outside.
func multiscripts(n *Node) (behind, before []pair) {
	to := &behind
	for i := 1; i < len(n.kids); i++ {
		if n.kids[i].name == "mprescripts" {
			to = &before
			continue
		}
		p := pair{sub: n.kids[i]}
		if i+1 < len(n.kids) && n.kids[i+1].name != "mprescripts" {
			i++
			p.sup = n.kids[i]
		}
		*to = append(*to, p)
	}
	for i, j := 0, len(before)-1; i < j; i, j = i+1, j-1 {
		before[i], before[j] = before[j], before[i]
	}
	return behind, before
}

// attach puts a pair of scripts behind a base, or before it.
func (l *layout) attach(base box, p pair, c context, before bool) (out box) {
	var sub, sup box
	if p.sub != nil {
		sub = l.set(p.sub, c.script(1, true))
	}
	if p.sup != nil {
		sup = l.set(p.sup, c.script(1, false))
	}
	up, down := l.shifts(base, sub, sup, p, c)
	space := l.constant(c, sfnt.SpaceAfterScript)
	if before {
		width := max(sub.Width, sup.Width)
		out.add(&sub.Box, space+width-sub.Width, -down)
		out.add(&sup.Box, space+width-sup.Width, up)
		out.add(&base.Box, space+width, 0)
		out.Width = space + width + base.Width
		return out
	}
	out.add(&base.Box, 0, 0)
	at := base.Width - base.italic // a subscript stands below the lean
	out.add(&sub.Box, at, -down)
	out.add(&sup.Box, base.Width, up)
	end := base.Width
	if p.sub != nil {
		end = max(end, at+sub.Width+space)
	}
	if p.sup != nil {
		end = max(end, base.Width+sup.Width+space)
	}
	out.Width = end
	return out
}

// tallBase is from what height on a base moves its scripts, in em: as in TeX letters and
// what stands in parentheses of their height do not.
const tallBase = 1.1

// shifts returns how far scripts stand off the baseline (MathML Core §3.4.1.1 to
// §3.4.1.3).
func (l *Setter) shifts(base, sub, sup box, p pair, c context) (up, down float64) {
	down = max(l.constant(c, sfnt.SubscriptShiftDown), sub.Height-l.constant(c, sfnt.SubscriptTopMax))
	up = max(l.either(context{size: c.size, level: c.level, display: c.cramped}, sfnt.SuperscriptShiftUpCramped, sfnt.SuperscriptShiftUp),
		sup.Depth+l.constant(c, sfnt.SuperscriptBottomMin))
	if base.total() > tallBase*l.em(c) {
		down = max(down, base.Depth+l.constant(c, sfnt.SubscriptBaselineDropMin))
		up = max(up, base.Height-l.constant(c, sfnt.SuperscriptBaselineDropMax))
	}
	if p.sub == nil || p.sup == nil {
		return up, down
	}
	lack := l.constant(c, sfnt.SubSuperscriptGapMin) - (up - sup.Depth) - (down - sub.Height)
	if lack > 0 {
		raise := min(lack, max(l.constant(c, sfnt.SuperscriptBottomMaxWithSubscript)-(up-sup.Depth), 0))
		up, down = up+raise, down+lack-raise
	}
	return up, down
}
