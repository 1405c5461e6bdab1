package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// node is an element with what stands in it. Names are without prefixes.
type node struct {
	name string
	attr []xml.Attr
	kids []*node
	text []byte // of an element of text
}

// get returns the value of an attribute by its name without a prefix.
func (n *node) get(name string) string {
	if n != nil {
		for i := range n.attr {
			if n.attr[i].Name.Local == name {
				return n.attr[i].Value
			}
		}
	}
	return ""
}

// kid returns the first element of a name in n, or nil.
func (n *node) kid(name string) *node {
	if n != nil {
		for _, k := range n.kids {
			if k.name == name {
				return k
			}
		}
	}
	return nil
}

// at returns the element on a path of names below n, or nil.
func (n *node) at(names ...string) *node {
	for _, name := range names {
		n = n.kid(name)
	}
	return n
}

// val returns what the element of a name in n says as its "val".
func (n *node) val(name string) string { return n.kid(name).get("val") }

// is reports whether n has an element that turns something on (§17.17.4).
func (n *node) is(name string) bool {
	k := n.kid(name)
	v := k.get("val")
	return k != nil && v != "0" && v != "false" && v != "off" && v != "none"
}

// find returns the first element of a name below n, at any depth, or nil.
func (n *node) find(name string) *node {
	if n == nil || n.name == name {
		return n
	}
	var f *node
	for i := 0; f == nil && i < len(n.kids); i++ {
		f = n.kids[i].find(name)
	}
	return f
}

// Limits of what is held of a text at a time.
const (
	maxNodes = 200_000 // elements of a paragraph or a row
	maxDepth = 120     // elements within one another
)

var errCut = errors.New("a paragraph or a row of a table has over 200,000 parts, or parts nested over 120 deep; what is more of it is left out")

// treeReader reads elements.
type treeReader struct {
	d   *xml.Decoder
	cut error // what was left out; nil = nothing
}

// next returns the next beginning of an element; nil for an end.
func (t *treeReader) next() (*node, error) {
	for {
		tok, err := t.d.RawToken()
		if err != nil {
			return nil, err
		}
		switch x := tok.(type) {
		case xml.StartElement:
			return &node{name: x.Name.Local, attr: x.Attr}, nil
		case xml.EndElement:
			return nil, nil
		}
	}
}

// fill reads what stands in n up to its end. What was read of a damaged one stays.
func (t *treeReader) fill(n *node) error {
	open, count := []*node{n}, 0
	for deep := 0; ; {
		tok, err := t.d.RawToken()
		if err != nil {
			return noEnd(err)
		}
		top := open[len(open)-1]
		switch x := tok.(type) {
		case xml.StartElement:
			count++
			if deep > 0 || count > maxNodes || len(open) >= maxDepth {
				t.cut = errCut
				deep++
				continue
			}
			k := &node{name: x.Name.Local, attr: x.Attr}
			top.kids = append(top.kids, k)
			open = append(open, k)
		case xml.CharData:
			if deep == 0 && isText(top.name) {
				top.text = append(top.text, x...)
			}
		case xml.EndElement:
			if deep > 0 {
				deep--
				continue
			}
			if open = open[:len(open)-1]; len(open) == 0 {
				return nil
			}
		}
	}
}

// noEnd returns the error for a text that ends within an element; nil for none.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// isText reports whether an element holds text.
func isText(name string) bool { return name == "t" || name == "instrText" }

// skip reads up to the end of an element.
func (t *treeReader) skip() error {
	for deep := 1; deep > 0; {
		n, err := t.next()
		if err != nil {
			return noEnd(err)
		}
		if deep++; n == nil {
			deep -= 2
		}
	}
	return nil
}

// fold returns a name of a style as names are compared.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '_' || c == '-' || c == '\u00a0' }), ""))
}
