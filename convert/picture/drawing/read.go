package drawing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/net/html/charset"
)

const (
	maxElements = 10_000 // of a file, and of a drawing whose uses are written out
	maxDepth    = 200    // of elements in elements, uses among them
)

// element is an element of a drawing.
type element struct {
	name string // without its namespace
	attr []xml.Attr
	kids []*element
	text string // of a style sheet
}

// get returns an attribute; "" = there is none.
func (e *element) get(name string) string {
	for _, a := range e.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// read reads the first element of a file and all that is in it, and names
// what will not be drawn.
func read(data []byte) (root *element, lost []string, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	top := &element{}
	for n, open := 0, []*element{top}; ; {
		in := open[len(open)-1]
		t, err := d.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return nil, nil, fmt.Errorf("damaged: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if n++; n > maxElements {
				return nil, nil, tooManyElements()
			}
			if len(open) > maxDepth {
				return nil, nil, tooDeep()
			}
			e := &element{name: t.Name.Local, attr: t.Attr}
			in.kids, open = append(in.kids, e), append(open, e)
			if undrawn(e.name) && !slices.Contains(lost, e.name) {
				lost = append(lost, e.name)
			}
		case xml.CharData:
			if in.name == "style" && len(in.text) == 0 {
				in.text = string(t)
			}
		case xml.EndElement:
			if open = open[:len(open)-1]; len(open) == 1 {
				return top.kids[0], lost, nil
			}
		}
	}
}

// undrawn reports whether an element shows something that is not drawn here.
func undrawn(name string) bool {
	return slices.Contains([]string{"text", "image", "foreignObject", "filter", "pattern", "mask"}, name)
}

func tooManyElements() error {
	return fmt.Errorf("a drawing of over %d shapes is over the limit", maxElements)
}

func tooDeep() error {
	return fmt.Errorf("a drawing of over %d shapes within shapes is over the limit", maxDepth)
}
