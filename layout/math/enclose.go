package math

import (
	"slices"
	"strings"
)

// lineThickness is that of lines around a part, in em.
const lineThickness = 0.06

// enclosed sets a menclose (MathML 3 §3.3.9): rules around its content and strokes
// through it.
func (l *layout) enclosed(n *Node, c context) box {
	in := l.row(n.kids, c.plain())
	marks := strings.Fields(n.get("notation"))
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(s string) bool { return slices.Contains(marks, s) })
	}
	if has("radical") {
		in, _ = l.rooted(in, c)
	}
	em := l.em(c)
	box4 := has("box", "roundedbox", "circle")
	e := edges{box4 || has("top", "actuarial", "longdiv"), box4 || has("right", "actuarial"), box4 || has("bottom", "madruwb"), box4 || has("left", "longdiv")}
	out := e.around(in, lineThickness*em, 0.3*em)
	if e == (edges{}) {
		out = in
	}
	thick := lineThickness * em
	over := 0.15 * em
	if has("updiagonalstrike") {
		out.Strokes = append(out.Strokes, Stroke{X: -over, Y: -out.Depth - over, ToX: out.Width + over, ToY: out.Height + over, Thick: thick})
	}
	if has("downdiagonalstrike") {
		out.Strokes = append(out.Strokes, Stroke{X: -over, Y: out.Height + over, ToX: out.Width + over, ToY: -out.Depth - over, Thick: thick})
	}
	if has("horizontalstrike") {
		out.rule(0, (out.Height-out.Depth)/2, out.Width, thick)
	}
	if has("verticalstrike") {
		out.rule(out.Width/2, -out.Depth, thick, out.total())
	}
	return out
}

// edges says on which sides of a part lines stand.
type edges struct{ top, right, bottom, left bool }

// around puts lines around a box, at a distance.
func (e edges) around(in box, thick, pad float64) (out box) {
	x, end := 0.0, in.Width
	if e.left || e.top || e.bottom {
		x = pad
	}
	if end += x; e.right || e.top || e.bottom {
		end += pad
	}
	out.add(&in.Box, x, 0)
	high, low := in.Height, -in.Depth
	if e.top || e.left || e.right {
		high += pad
	}
	if e.bottom || e.left || e.right {
		low -= pad
	}
	out.Width = end
	if e.top {
		out.rule(0, high-thick, end, thick)
	}
	if e.bottom {
		out.rule(0, low, end, thick)
	}
	if e.left {
		out.rule(0, low, thick, high-low)
	}
	if e.right {
		out.rule(end-thick, low, thick, high-low)
	}
	return out
}

// bordered puts the lines around a row that its style asks for.
func (l *Setter) bordered(n *Node, in box, c context) box {
	if n.get("style") == "" {
		return in
	}
	all := n.css("border") != ""
	e := edges{all || n.css("border-top") != "", all || n.css("border-right") != "", all || n.css("border-bottom") != "", all || n.css("border-left") != ""}
	if e == (edges{}) {
		return in
	}
	em := l.em(c)
	pad, ok := length(n.css("padding"), em, xHeight*em, 0)
	if !ok {
		pad = 0.3 * em
	}
	return e.around(in, lineThickness*em, min(max(pad, 0), 2*em))
}
