package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// node is an element of a file, or text in one.
type node struct {
	name   string // without its namespace; "" = text
	text   string
	attr   []xml.Attr
	parent *node
	kids   []*node
}

// get returns an attribute; "" = there is none.
func (n *node) get(name string) string {
	for i := range n.attr {
		if n.attr[i].Name.Local == name {
			return n.attr[i].Value
		}
	}
	return ""
}

// length returns an attribute that is a length; of a share, a share of whole.
func (n *node) length(name string, whole float64) float64 { return length(n.get(name), 16, whole) }

// viewBox returns the box of an element: left, top, width and height.
func (n *node) viewBox() (box [4]float64, ok bool) {
	v := numbers(n.get("viewBox"), 4)
	if len(v) < 4 || !(v[2] > 0 && v[3] > 0) {
		return box, false
	}
	return [4]float64(v), true
}

// target returns the name that an attribute refers to within the file.
func (n *node) target() string {
	name, ok := strings.CutPrefix(strings.TrimSpace(n.get("href")), "#")
	if !ok {
		return ""
	}
	return name
}

// child reports whether an element holds one of a name.
func (n *node) child(name string) bool {
	for _, k := range n.kids {
		if k.name == name {
			return true
		}
	}
	return false
}

// parse reads the first element of a file and all that is in it.
func parse(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Entity = xml.HTMLEntity
	top := &node{}
	for at, n, depth := top, 0, 0; ; {
		t, err := d.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, fmt.Errorf("damaged: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if n++; n > maxElements || depth >= maxDepth {
				return nil, ErrTooMuch
			}
			e := &node{name: t.Name.Local, attr: t.Attr, parent: at}
			at.kids = append(at.kids, e)
			at = e
			depth++
		case xml.CharData:
			if depth > 0 {
				at.kids = append(at.kids, &node{text: string(t), parent: at})
			}
		case xml.EndElement:
			at = at.parent
			if depth--; depth == 0 {
				return whole(top.kids[0])
			}
		}
	}
}

func whole(root *node) (*node, error) {
	if root.name != "svg" {
		return nil, errors.New("damaged: its first element is not svg")
	}
	root.parent = nil
	return root, nil
}
