package math

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// context is what a part inherits: math-depth, math-style and math-shift of MathML Core
// §2.1.
type context struct {
	size    float64 // of the em at level 0
	level   int     // of scripts
	display bool
	cramped bool
	target  *span   // what a stretched operator covers
	width   float64 // likewise, of one that is stretched sideways
}

// span is how far the neighbours of a stretched operator reach from the baseline.
type span struct{ up, down float64 }

// layout is one call of Set.
type layout struct {
	*Setter
	err    error
	glyphs int // those that are copied on the way counted
	most   int // of them
	depth  int
}

// maxGlyphs bounds the glyphs of a formula, those that are copied on the way counted;
// short ones may have so many for each of their elements, and fewest in any case.
const (
	maxGlyphs = 400_000
	fewest    = 10_000
	each      = 100
)

func (l *layout) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// em is the size of the type at the level of c (MathML Core §2.1.1: math-depth).
func (l *Setter) em(c context) float64 {
	switch {
	case c.level <= 0:
		return c.size
	case c.level == 1:
		return c.size * float64(l.table.Constant(sfnt.ScriptPercentScaleDown)) / 100
	}
	return c.size * float64(l.table.Constant(sfnt.ScriptScriptPercentScaleDown)) / 100
}

// constant is a length of the table at the size of c.
func (l *Setter) constant(c context, name sfnt.MathConstant) float64 {
	return float64(l.table.Constant(name)) * l.unit * l.em(c)
}

// either is a length of the table: one for display, else another.
func (l *Setter) either(c context, display, other sfnt.MathConstant) float64 {
	if c.display {
		return l.constant(c, display)
	}
	return l.constant(c, other)
}

// script is the context of a script.
func (c context) script(levels int, cramped bool) context {
	return context{size: c.size, level: c.level + levels, cramped: c.cramped || cramped}
}

// plain is c without anything to stretch to.
func (c context) plain() context {
	c.target, c.width = nil, 0
	return c
}

// styled returns the context that the attributes of n ask for.
func (n *Node) styled(c context) context {
	switch n.get("displaystyle") {
	case "true":
		c.display = true
	case "false":
		c.display = false
	}
	switch v := n.get("scriptlevel"); {
	case v == "":
	case v[0] == '+' && len(v) == 2:
		c.level += int(v[1] - '0')
	case v[0] == '-' && len(v) == 2:
		c.level = max(c.level-int(v[1]-'0'), 0)
	case len(v) == 1 && v[0] >= '0' && v[0] <= '9':
		c.level = int(v[0] - '0')
	}
	if size, ok := length(n.get("mathsize"), 1, xHeight, 1); ok && size > 0 {
		c.size *= min(max(size, 0.3), 4)
	}
	c.size = min(max(c.size, 0.5), 2000)
	return c
}

// set sets an element.
func (l *layout) set(n *Node, c context) (out box) {
	if l.err != nil {
		return out
	}
	if l.depth++; l.depth > 2*maxDepth {
		l.fail(errWork)
	}
	defer func() {
		l.depth--
		if l.glyphs += len(out.Glyphs) + len(out.Rules) + len(out.Strokes) + 1; l.glyphs > l.most {
			l.fail(errWork)
		}
	}()
	if len(n.attr) > 0 {
		c = n.styled(c)
		if ink := inkOf(n.get("mathcolor")); ink != Plain {
			defer func() { out.paint(ink) }()
		}
	}
	switch n.name {
	case "mi", "mn", "mtext", "ms":
		return l.token(n, c)
	case "mo":
		return l.operator(n, c)
	case "mfrac":
		return l.fraction(n, c)
	case "msub", "msup", "msubsup", "mmultiscripts":
		return l.scripts(n, c)
	case "munder", "mover", "munderover":
		return l.underOver(n, c)
	case "msqrt", "mroot":
		return l.radical(n, c)
	case "mtable":
		return l.table2D(n, c).box
	case "mspace", "none", "mprescripts":
		return l.space(n, c)
	case "mpadded":
		return l.padded(n, c)
	case "menclose":
		return l.enclosed(n, c)
	case "mphantom":
		out = l.row(n.kids, c)
		out.Glyphs, out.Rules, out.Strokes = nil, nil, nil
		return out
	}
	return l.bordered(n, l.row(n.kids, c), c)
}
