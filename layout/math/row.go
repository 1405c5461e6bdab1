package math

import "math"

// row sets elements side by side (MathML Core §3.3.1). Operators that stretch in the
// direction of the block cover the others (§3.3.1.2).
func (l *layout) row(kids []*Node, c context) (out box) {
	if len(kids) == 1 {
		return l.set(kids[0], c)
	}
	boxes := l.neighbours(kids, c.plain())
	for i, k := range kids {
		left, right := l.white(k, c)
		left += l.thin(kids, i, c)
		out.add(&boxes[i].Box, out.Width+left, 0)
		out.Width += left + boxes[i].Width + right
	}
	return out
}

// neighbours sets elements that stand side by side.
func (l *layout) neighbours(kids []*Node, c context) []box {
	boxes := make([]box, len(kids))
	var cover span
	some, whole := false, span{}
	for i, k := range kids {
		boxes[i] = l.set(k, c)
		b := &boxes[i]
		whole = span{max(whole.up, b.Height), max(whole.down, b.Depth)}
		if !l.upright(k) {
			cover = span{max(cover.up, b.Height), max(cover.down, b.Depth)}
			some = true
		}
	}
	if !some {
		cover = whole
	}
	for i, k := range kids {
		if l.upright(k) {
			c.target = &cover
			boxes[i] = l.set(k, c)
		}
	}
	return boxes
}

// upright reports whether n is an operator that stretches upwards.
func (l *Setter) upright(n *Node) bool {
	return n.core != nil && n.core.op.stretchy && n.core.text != "" && !l.sideways(n.core)
}

// white is what stands beside an operator in its row (MathML Core §3.2.4.4). In
// scripts there is none but around words and large operators, as in TeX.
func (l *Setter) white(n *Node, c context) (left, right float64) {
	if n.core == nil {
		return 0, 0
	}
	em, op := l.em(c), &n.core.op
	if c.level > 0 && !op.large {
		return 0, 0
	}
	return op.left * em, op.right * em
}

// thin is the white before an element of a row which stands in fences of any size, or
// behind one: TeX has it around \left and \right, MathML Core leaves it to authors.
func (l *Setter) thin(kids []*Node, i int, c context) float64 {
	if i == 0 || c.level > 0 || kids[i].operates() || kids[i-1].operates() || !kids[i].inFences() && !kids[i-1].inFences() {
		return 0
	}
	return l.em(c) / 6
}

// operates reports whether n is an operator or white.
func (n *Node) operates() bool {
	return n.name == "mspace" || n.core != nil && !ignorable(first(n.core.text))
}

// inFences reports whether n is a row between fences that stretch, with scripts or not.
func (n *Node) inFences() bool {
	for n.name == "msup" || n.name == "msub" || n.name == "msubsup" {
		n = n.kid(0)
	}
	return n.name == "mrow" && len(n.kids) > 1 && n.kids[0].name == "mo" && n.kids[0].get("stretchy") == "true" && n.kids[0].op.fence
}

// pieces sets the elements of a formula up to the places where lines may end.
func (l *layout) pieces(n *Node, c context, before bool) (out []Piece) {
	kids, c := l.flat(n, n.styled(c))
	boxes := l.neighbours(kids, c)
	var b box
	relation, lead, trail := false, 0.0, 0.0
	cut := func() {
		if b.Width != 0 || len(b.Glyphs)+len(b.Rules) > 0 {
			out = append(out, Piece{Box: b.Box, Relation: relation, Lead: lead, Trail: trail})
		}
		b, lead, trail = box{}, 0, 0
	}
	for i, k := range kids {
		left, right := l.white(k, c)
		left += l.thin(kids, i, c)
		kind := k.breaks()
		if before && kind != 0 && i > 0 {
			cut()
			relation, lead = kind == relational, left
		}
		b.add(&boxes[i].Box, b.Width+left, 0)
		b.Width += left + boxes[i].Width + right
		if !before && kind != 0 && i < len(kids)-1 {
			trail = right
			cut()
			relation = kind == relational
		}
	}
	cut()
	return out
}

// flat returns the elements of a formula side by side, out of rows that only group
// them, and the context in which they stand.
func (l *Setter) flat(n *Node, c context) ([]*Node, context) {
	for len(n.kids) == 1 && (n.kids[0].name == "mrow" || n.kids[0].name == "mstyle") && n.kids[0].get("style") == "" && n.kids[0].get("mathcolor") == "" {
		n = n.kids[0]
		c = n.styled(c)
	}
	var out []*Node
	var walk func(kids []*Node)
	walk = func(kids []*Node) {
		for _, k := range kids {
			if k.name == "mrow" && len(k.attr) == 0 && !l.fenced(k) {
				walk(k.kids)
			} else {
				out = append(out, k)
			}
		}
	}
	walk(n.kids)
	return out, c
}

// fenced reports whether fences stand around a row or operators in it stretch.
func (l *Setter) fenced(n *Node) bool {
	for _, k := range n.kids {
		if k.core != nil && (k.core.op.fence || l.upright(k)) {
			return true
		}
	}
	return false
}

const (
	binary     = 1
	relational = 2
)

// breaks tells at which operators lines may end: at relations, and at binary
// operators.
func (n *Node) breaks() int {
	if n.core == nil || n.core.op.form != infix || n.core.text == "" {
		return 0
	}
	switch op := &n.core.op; {
	case op.left >= 0.25 && op.right >= 0.25:
		return relational
	case op.left >= 0.2 && op.right >= 0.2:
		return binary
	}
	return 0
}

// space sets white (MathML Core §3.2.5).
func (l *Setter) space(n *Node, c context) (out box) {
	em := l.em(c)
	out.Width = l.length(n, "width", em, 0)
	out.Height = l.length(n, "height", em, 0)
	out.Depth = l.length(n, "depth", em, 0)
	return out
}

// maxLength bounds lengths that authors ask for, in em.
const maxLength = 100

// length reads an attribute; other where it is not there.
func (l *Setter) length(n *Node, key string, em, other float64) float64 {
	v, ok := length(n.get(key), em, xHeight*em, other)
	if !ok {
		return other
	}
	return math.Max(-maxLength*em, math.Min(v, maxLength*em))
}

// padded sets what has another size than its content (MathML Core §3.3.6).
func (l *layout) padded(n *Node, c context) (out box) {
	in := l.row(n.kids, c)
	em := l.em(c)
	out.add(&in.Box, l.length(n, "lspace", em, 0), l.length(n, "voffset", em, 0))
	out.Width = l.length(n, "width", em, in.Width)
	out.Height = l.length(n, "height", em, in.Height)
	out.Depth = l.length(n, "depth", em, in.Depth)
	return out
}
