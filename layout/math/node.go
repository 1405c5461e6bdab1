package math

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Node is an element of presentation MathML.
type Node struct {
	name string
	attr []xml.Attr
	text string
	kids []*Node

	core *Node    // of an embellished operator: the operator (MathML Core §3.2.4.1)
	op   operator // of a mo
	size int      // of a math element: how many elements it holds
}

// The bounds of formulas that are read.
const (
	maxDepth = 150
	maxNodes = 20_000
)

var errShape = errors.New("the formula is no MathML, or nested too deep or too long")

// Parse reads a math element. It fails on what is not well-formed XML, and on formulas
// that are nested over 150 deep or have over 20,000 elements.
func Parse(mathML string) (*Node, error) {
	d := xml.NewDecoder(strings.NewReader(mathML))
	root := &Node{}
	open := []*Node{root}
	count := 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, errShape
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if count++; count > maxNodes || len(open) > maxDepth {
				return nil, errShape
			}
			n := &Node{name: t.Name.Local, attr: t.Attr}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			top.finish()
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
	if len(root.kids) != 1 || root.kids[0].name != "math" {
		return nil, errShape
	}
	root.kids[0].size = count
	return root.kids[0], nil
}

// isRow reports whether the children of n stand side by side.
func (n *Node) isRow() bool {
	switch n.name {
	case "math", "mrow", "mstyle", "merror", "mphantom", "mpadded", "menclose", "msqrt", "mtd":
		return true
	}
	return false
}

// isSpace reports whether n is space-like (MathML Core §3.2.4.1).
func (n *Node) isSpace() bool {
	switch n.name {
	case "mspace", "mtext":
		return true
	case "mrow", "mstyle", "mphantom", "mpadded":
		for _, k := range n.kids {
			if !k.isSpace() {
				return false
			}
		}
		return true
	}
	return false
}

// finish finds the operators when all children of n are known.
func (n *Node) finish() {
	switch n.name {
	case "mo":
		n.core = n
		n.op = n.operator(infix)
	case "msub", "msup", "msubsup", "mmultiscripts", "munder", "mover", "munderover", "mfrac":
		if len(n.kids) > 0 {
			n.core = n.kids[0].core
		}
	default:
		if n.isRow() {
			n.finishRow()
		}
	}
}

// finishRow gives the operators of a row their forms (MathML Core §3.2.4.2), and finds
// whether the row is an operator itself.
func (n *Node) finishRow() {
	var seen []*Node
	for _, k := range n.kids {
		if !k.isSpace() {
			seen = append(seen, k)
		}
	}
	if len(seen) == 1 && (n.name == "mrow" || n.name == "mstyle" || n.name == "mpadded" || n.name == "mphantom") {
		n.core = seen[0].core
		return
	}
	for i, k := range seen {
		if k.core == nil {
			continue
		}
		switch {
		case len(seen) == 1:
		case i == 0:
			k.core.op = k.core.operator(prefix)
		case i == len(seen)-1:
			k.core.op = k.core.operator(postfix)
		}
		if strings.ContainsAny(k.core.text, "…⋯⋮⋱") {
			k.core.op.left, k.core.op.right = dots(seen, i-1), dots(seen, i+1)
		}
	}
}

// dots is the white between dots and what stands at a place of their row: as in TeX
// none beside operators, which have their own. The dictionary has no dots.
func dots(row []*Node, at int) float64 {
	if at < 0 || at >= len(row) || row[at].core != nil {
		return 0
	}
	return 3. / 18
}

func (n *Node) get(key string) string {
	for i := range n.attr {
		if n.attr[i].Name.Local == key {
			return n.attr[i].Value
		}
	}
	return ""
}

// kid returns a child of n; an empty row where there is none.
func (n *Node) kid(i int) *Node {
	if i < len(n.kids) {
		return n.kids[i]
	}
	return &Node{name: "mrow"}
}

// css returns the value of a property of the style attribute.
func (n *Node) css(key string) string {
	for part := range strings.SplitSeq(n.get("style"), ";") {
		if k, v, ok := strings.Cut(part, ":"); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}
