package drawing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/wenzhai/wenzhai/convert/pattern"
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
	text string // of a style sheet, or of what has no name: of text in its parent
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
		case xml.Directive:
			d.Entity = entities(string(t), bytes.Count(data, []byte("&")))
		case xml.StartElement:
			if n++; n > maxElements {
				return nil, nil, tooManyElements()
			}
			if len(open) > maxDepth {
				return nil, nil, tooDeep()
			}
			e := &element{name: t.Name.Local, attr: t.Attr}
			in.kids, open = append(in.kids, e), append(open, e)
			if undrawn(e) && !slices.Contains(lost, e.name) {
				lost = append(lost, e.name)
			}
		case xml.CharData:
			switch {
			case in.name == "style":
				if css := withoutAtRules(string(t)); len(bytes.TrimSpace(t)) > 0 {
					in.text += css
				}
			case len(open) > 1 && len(bytes.TrimSpace(t)) > 0 || in.name == "text" || in.name == "tspan":
				if n++; n > maxElements {
					return nil, nil, tooManyElements()
				}
				in.kids = append(in.kids, &element{text: string(t)})
			}
		case xml.EndElement:
			if open = open[:len(open)-1]; len(open) == 1 {
				return top.kids[0], lost, nil
			}
		}
	}
}

var entity = pattern.Lazy(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<%]*)"|'([^'&<%]*)')\s*>`)

// entities returns what a document type declares as names of plain text, as Adobe
// Illustrator does for namespaces; nothing where so many uses of them would be too much.
func entities(directive string, uses int) map[string]string {
	out := map[string]string{}
	for _, m := range entity().FindAllStringSubmatch(directive, 100) {
		if value := m[2] + m[3]; len(value)*uses <= maxBytes {
			out[m[1]] = value
		}
	}
	return out
}

// withoutAtRules returns a style sheet without its @ rules, which are about fonts,
// other sheets and media, and which oksvg does not know.
func withoutAtRules(css string) string {
	if !strings.Contains(css, "@") {
		return css
	}
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(css, "@")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		css = afterAtRule(rest)
	}
}

// afterAtRule returns what follows the @ rule that css is within: behind its
// semicolon, or behind its block.
func afterAtRule(css string) string {
	depth := 0
	for i, r := range css {
		switch {
		case r == '{':
			depth++
		case r == '}' && depth <= 1, r == ';' && depth == 0:
			return css[i+1:]
		case r == '}':
			depth--
		}
	}
	return ""
}

// undrawn reports whether an element shows something that is not drawn, whether as
// lines or as pixels.
func undrawn(e *element) bool { return e.name == "filter" || e.name == "image" && !own(e) }

func tooManyElements() error {
	return fmt.Errorf("a drawing of over %d shapes is over the limit", maxElements)
}

func tooDeep() error {
	return fmt.Errorf("a drawing of over %d shapes within shapes is over the limit", maxDepth)
}
