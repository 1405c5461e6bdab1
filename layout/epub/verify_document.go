package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// document is what Verify needs to know of an XHTML document.
type document struct {
	ids    map[string]bool
	links  []reference
	broken error // why it is not a well-formed XHTML document, or nil
}

// reference is an address in a document.
type reference struct {
	to     string
	anchor bool // a hyperlink: its target must be in the spine
}

// parseDocument reads an XHTML document to its end.
func parseDocument(data []byte) *document {
	d := &document{}
	err := walk(skeleton(data), func(t xml.StartElement) error { return d.element(t) }, nil, nil)
	if err != nil {
		d.broken = err
	}
	return d
}

func (d *document) element(t xml.StartElement) error {
	for i, a := range t.Attr {
		for _, b := range t.Attr[:i] {
			if a.Name == b.Name {
				return fmt.Errorf("attribute %s stands twice on <%s>", a.Name.Local, t.Name.Local)
			}
		}
		if a.Name.Space != "" {
			continue
		}
		switch a.Name.Local {
		case "id":
			if d.ids[a.Value] {
				return fmt.Errorf("identifier %q stands twice", a.Value)
			}
			if d.ids == nil {
				d.ids = map[string]bool{}
			}
			d.ids[a.Value] = true
		case "href", "src":
			d.links = append(d.links, reference{a.Value, t.Name.Local == "a"})
		}
	}
	return nil
}

// walk reads a well-formed XML document and calls start, end and text for its
// parts; nil functions are left out. Unlike xml.Decoder.Token it keeps
// prefixes as they are, which is all that Verify needs and much faster.
func walk(data []byte, start func(xml.StartElement) error, end func(xml.Name), text func([]byte)) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []xml.Name
	seen := false
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if seen && len(open) == 0 {
				return fmt.Errorf("<%s> after the root element", t.Name.Local)
			}
			seen = true
			open = append(open, t.Name)
			if start != nil {
				err = start(t)
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != t.Name {
				return fmt.Errorf("line %d: </%s> closes nothing", lineOf(d), t.Name.Local)
			}
			open = open[:len(open)-1]
			if end != nil {
				end(t.Name)
			}
		case xml.CharData:
			if len(open) == 0 && len(bytes.TrimSpace(t)) > 0 {
				return errors.New("text outside the root element")
			}
			if text != nil {
				text(t)
			}
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", lineOf(d), err)
		}
	}
	if !seen || len(open) > 0 {
		return errors.New("the document ends too early")
	}
	return nil
}

func lineOf(d *xml.Decoder) int {
	line, _ := d.InputPos()
	return line
}
