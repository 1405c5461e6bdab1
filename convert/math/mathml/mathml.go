// Package mathml reads math elements of HTML: it writes the presentation MathML
// of them anew, with nothing but known elements and attributes, and makes TeX of
// those that come without.
package mathml

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// maxDepth bounds the nesting of elements, maxNodes their number.
const (
	maxDepth = 120
	maxNodes = 20_000
)

// Namespace is that of MathML.
const Namespace = "http://www.w3.org/1998/Math/MathML"

// children says how many children an element must have; those that may have any
// number are in rows.
var children = map[string]int{
	"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3,
}

// rows hold any number of others, one after the other.
var rows = []string{"mrow", "mstyle", "merror", "mpadded", "mphantom", "menclose", "msqrt", "mmultiscripts", "mfenced"}

// leaves hold text.
var leaves = []string{"mi", "mn", "mo", "mtext", "ms"}

// Write returns the presentation MathML of n, a math element, as XML, without
// white space between elements; "" where n holds none or what cannot be written.
func Write(n *html.Node, display bool) string {
	w := &writer{}
	in := w.content(n)
	if len(in) == 0 {
		return ""
	}
	w.b.WriteString(`<math xmlns="` + Namespace + `"`)
	if display {
		w.b.WriteString(` display="block"`)
	}
	w.b.WriteString(">")
	w.all(in, 0)
	w.b.WriteString("</math>")
	if w.failed {
		return ""
	}
	return w.b.String()
}

type writer struct {
	b      strings.Builder
	nodes  int
	failed bool // too deep, too much, or no presentation
}

// content returns what of the children of n is to be written: elements, with those
// that mean nothing replaced by what they hold.
func (w *writer) content(n *html.Node) []*html.Node { return content(n, 0) }

func content(n *html.Node, depth int) (out []*html.Node) {
	if n == nil {
		return nil
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.TextNode {
			if strings.TrimSpace(k.Data) != "" && !slices.Contains(leaves, n.Data) {
				out = append(out, leaf("mtext", k.Data))
			}
			continue
		}
		if k.Type != html.ElementNode || depth > maxDepth {
			continue
		}
		switch name := k.Data; {
		case name == "annotation", name == "annotation-xml", name == "script", name == "style", name == "mprescripts" && n.Data != "mmultiscripts":
		case name == "semantics":
			if p := presentation(k); p != nil {
				out = append(out, p)
			}
		case name == "maction":
			if in := content(k, depth+1); len(in) > 0 {
				out = append(out, in[0])
			}
		case name == "mglyph":
			out = append(out, leaf("mtext", attr(k, "alt")))
		case isKnown(name):
			out = append(out, k)
		default: // a, span, and what is not of MathML
			out = append(out, content(k, depth+1)...)
		}
	}
	return out
}

// presentation returns the first child of a semantics element, which is what is shown.
func presentation(n *html.Node) *html.Node {
	in := content(&html.Node{Type: html.ElementNode, Data: "mrow", FirstChild: n.FirstChild}, 1)
	switch len(in) {
	case 0:
		return nil
	case 1:
		return in[0]
	}
	return group(in)
}

// group returns the nodes as one.
func group(in []*html.Node) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: "mrow", Attr: nil, FirstChild: chain(in)}
}

// chain links copies of nodes to siblings, and returns the first.
func chain(in []*html.Node) *html.Node {
	var first, last *html.Node
	for _, n := range in {
		c := *n
		c.NextSibling = nil
		if last == nil {
			first = &c
		} else {
			last.NextSibling = &c
		}
		last = &c
	}
	return first
}

func leaf(name, text string) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: name, FirstChild: &html.Node{Type: html.TextNode, Data: strings.TrimSpace(text)}}
}

func isKnown(name string) bool {
	if _, ok := children[name]; ok {
		return true
	}
	switch name {
	case "mspace", "mtable", "mtr", "mlabeledtr", "mtd", "none", "mprescripts":
		return true
	}
	return slices.Contains(rows, name) || slices.Contains(leaves, name)
}

// all writes nodes one after the other.
func (w *writer) all(in []*html.Node, depth int) {
	for _, n := range in {
		w.node(n, depth)
	}
}

// one writes nodes as a single one.
func (w *writer) one(in []*html.Node, depth int) {
	if len(in) == 1 {
		w.node(in[0], depth)
		return
	}
	w.b.WriteString("<mrow>")
	w.all(in, depth+1)
	w.b.WriteString("</mrow>")
}

func (w *writer) node(n *html.Node, depth int) {
	w.nodes++
	if w.nodes > maxNodes || depth > maxDepth {
		w.failed = true
		return
	}
	name := n.Data
	switch {
	case slices.Contains(leaves, name):
		w.leaf(n)
	case name == "mspace", name == "none", name == "mprescripts":
		w.start(n, name)
		w.b.WriteString("</" + name + ">")
	case name == "mtable":
		w.table(n, depth)
	case name == "menclose" && lines[attr(n, "notation")] != "":
		w.lined(n, lines[attr(n, "notation")], depth)
	case name == "mfenced":
		w.one(fenced(n), depth)
	case name == "mtr", name == "mlabeledtr", name == "mtd": // outside of a table
		w.one(content(n, 0), depth)
	default:
		in := content(n, 0)
		want, ok := children[name]
		if ok && len(in) > want && name != "mfrac" && name != "mroot" { // the base is of several elements
			in = append([]*html.Node{group(in[:len(in)-want+1])}, in[len(in)-want+1:]...)
		}
		if ok && len(in) != want {
			w.one(in, depth)
			return
		}
		w.start(n, name)
		w.all(in, depth+1)
		w.b.WriteString("</" + name + ">")
	}
}

// lines are the elements that set a line above or below what MathML 3 encloses with
// it: MathML Core knows no menclose.
var lines = map[string]string{"top": "mover", "bottom": "munder"}

func (w *writer) lined(n *html.Node, as string, depth int) {
	w.b.WriteString("<" + as + ">")
	w.one(content(n, 0), depth+1)
	w.b.WriteString(`<mo stretchy="true">` + map[string]string{"mover": "‾", "munder": "_"}[as] + "</mo></" + as + ">")
}

// fenced returns what a mfenced element stands for, with the marks around and
// between its children: few programs know it (MathML 3 §3.3.8).
func fenced(n *html.Node) []*html.Node {
	begin, end, between := "(", ")", ","
	for _, a := range n.Attr {
		switch a.Key {
		case "open":
			begin = a.Val
		case "close":
			end = a.Val
		case "separators":
			between = strings.Join(strings.Fields(a.Val), "")
		}
	}
	marks := []rune(between)
	out := []*html.Node{leaf("mo", begin)}
	for i, k := range content(n, 0) {
		if i > 0 && len(marks) > 0 {
			out = append(out, leaf("mo", string(marks[min(i-1, len(marks)-1)])))
		}
		out = append(out, k)
	}
	return slices.DeleteFunc(append(out, leaf("mo", end)), func(x *html.Node) bool { return x.Data == "mo" && leafText(x) == "" })
}

// start writes a start tag with the attributes that have a known meaning.
func (w *writer) start(n *html.Node, name string) {
	w.b.WriteString("<" + name)
	for _, a := range attributes(n, name) {
		w.b.WriteString(" " + a.Key + `="`)
		w.b.WriteString(html.EscapeString(a.Val))
		w.b.WriteString(`"`)
	}
	w.b.WriteString(">")
}

func (w *writer) leaf(n *html.Node) {
	w.start(n, n.Data)
	w.b.WriteString(escapeText(leafText(n)))
	w.b.WriteString("</" + n.Data + ">")
}

func escapeText(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// leafText returns the characters of a leaf, without those that XML has not.
func leafText(n *html.Node) string {
	var b strings.Builder
	gather(&b, n, 0)
	s := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		if r < 0x20 || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF || r == 0xFFFD {
			return -1
		}
		return r
	}, b.String())
	return strings.Trim(s, " ")
}

func gather(b *strings.Builder, n *html.Node, depth int) {
	for k := n.FirstChild; k != nil && depth < maxDepth; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			b.WriteString(k.Data)
		case k.Data == "mglyph":
			b.WriteString(attr(k, "alt"))
		default:
			gather(b, k, depth+1)
		}
	}
}

// table writes rows of cells, whatever else stands between them.
func (w *writer) table(n *html.Node, depth int) {
	w.start(n, "mtable")
	for _, tr := range content(n, 0) {
		cells := []*html.Node{tr}
		if tr.Data == "mtr" || tr.Data == "mlabeledtr" {
			cells = content(tr, 0)
			w.start(tr, "mtr")
		} else {
			w.b.WriteString("<mtr>")
		}
		if tr.Data == "mlabeledtr" && len(cells) > 1 { // the label stands last for a reader who knows no labels
			cells = append(cells[1:len(cells):len(cells)], cells[0])
		}
		for _, td := range cells {
			if td.Data != "mtd" {
				td = &html.Node{Type: html.ElementNode, Data: "mtd", FirstChild: chain([]*html.Node{td})}
			}
			w.start(td, "mtd")
			w.all(content(td, 0), depth+2)
			w.b.WriteString("</mtd>")
		}
		w.b.WriteString("</mtr>")
	}
	w.b.WriteString("</mtable>")
}

func attr(n *html.Node, key string) string {
	if n == nil {
		return ""
	}
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}
