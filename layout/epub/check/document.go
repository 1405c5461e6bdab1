package check

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// document is what a check needs to know of an XHTML document.
type document struct {
	ids      []string // sorted
	links    []reference
	broken   bool // it is not well-formed: what stands after the fault is unknown
	findings []Finding
}

// reference is an address in a document.
type reference struct {
	to     string
	line   int32
	anchor bool // a hyperlink: its target must be in the spine
}

func (d *document) has(id string) bool {
	_, ok := slices.BinarySearch(d.ids, id)
	return ok
}

// fail notes why the document is not well-formed.
func (d *document) fail(file string, line int, message string) {
	d.broken = true
	d.findings = append(d.findings, Finding{codeDocument, diag.Error, file, line, message})
}

// reading is what was found while a document is read.
type reading struct {
	*document
	file    string
	depth   int
	title   bool // there is a title element
	titled  bool // it has text
	inTitle bool
	noAlt   int // line of the first picture without a description
}

// parseDocument reads an XHTML document to its end.
func parseDocument(file string, data []byte, c *scanner) *document {
	r := &reading{document: &document{}, file: file}
	if c.scan(string(data), r) {
		return r.done()
	}
	r = &reading{document: &document{}, file: file}
	var at *lineError
	switch err := walk(data, r.element, r.closed, func(text []byte) { r.text(string(text)) }); {
	case errors.As(err, &at):
		r.fail(file, at.line, at.err.Error())
	case err != nil:
		r.fail(file, 0, err.Error())
	}
	return r.done()
}

// done returns the document with what its parts say together.
func (s *reading) done() *document {
	s.sortIDs(s)
	switch {
	case s.broken:
		return s.document
	case !s.title:
		s.findings = append(s.findings, Finding{codeDocument, diag.Error, s.file, 0, "has no title element"})
	case !s.titled:
		s.findings = append(s.findings, Finding{codeDocument, diag.Warning, s.file, 0, "its title is empty"})
	}
	if s.noAlt > 0 {
		s.findings = append(s.findings, Finding{codeAccess, diag.Warning, s.file, s.noAlt, "a picture has no description (alt)"})
	}
	return s.document
}

// closed reads the end of an element.
func (s *reading) closed(n xml.Name) { s.depth--; s.inTitle = s.inTitle && n.Local != "title" }

// text reads character data.
func (s *reading) text(text string) {
	s.titled = s.titled || s.inTitle && strings.TrimSpace(text) != ""
}

// sortIDs makes identifiers searchable, and notes those that stand twice.
func (d *document) sortIDs(s *reading) {
	slices.Sort(d.ids)
	for i := 1; i < len(d.ids); i++ {
		if d.ids[i] == d.ids[i-1] && (i < 2 || d.ids[i] != d.ids[i-2]) {
			d.findings = append(d.findings, Finding{codeDocument, diag.Error, s.file, 0, fmt.Sprintf("identifier %q stands twice", d.ids[i])})
		}
	}
}

const xhtmlSpace = "http://www.w3.org/1999/xhtml"

// element reads a start tag that ends in the given line.
func (s *reading) element(t xml.StartElement, line int) error {
	if s.depth++; s.depth == 1 && (t.Name.Local != "html" || attribute(t, "", "xmlns") != xhtmlSpace && t.Name.Space == "") {
		return fmt.Errorf("<%s> is not the html element of XHTML", t.Name.Local)
	}
	alt := t.Name.Local != "img"
	for i, a := range t.Attr {
		for _, b := range t.Attr[:i] {
			if a.Name == b.Name {
				return fmt.Errorf("attribute %s stands twice on <%s>", a.Name.Local, t.Name.Local)
			}
		}
		if a.Name.Space == "" || a.Name.Space == "xlink" && a.Name.Local == "href" {
			s.attribute(t.Name.Local, a, line)
			alt = alt || a.Name.Local == "alt"
		}
	}
	if !alt && s.noAlt == 0 {
		s.noAlt = line
	}
	if t.Name.Local == "title" && s.depth == 3 {
		s.title, s.inTitle = true, true
	}
	return nil
}

// attribute reads an attribute of an element.
func (s *reading) attribute(element string, a xml.Attr, line int) {
	switch a.Name.Local {
	case "id":
		s.ids = append(s.ids, strings.Clone(a.Value)) // not the whole document
	case "href", "src", "poster", "data":
		if a.Name.Local != "data" || element == "object" {
			s.links = append(s.links, reference{strings.Clone(strings.TrimSpace(a.Value)), int32(line), element == "a" || element == "area"})
		}
	}
}

// lineError is an error in a line of a document.
type lineError struct {
	line int
	err  error
}

func (e *lineError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }

// walk reads a well-formed XML document and calls start, with the line, end and
// text for its parts; nil functions are left out. Unlike xml.Decoder.Token it keeps
// prefixes as they are, which is all that a check needs and much faster. The
// entities of HTML are known where the document names a DTD.
func walk(data []byte, start func(xml.StartElement, int) error, end func(xml.Name), text func([]byte)) error {
	w := &walker{d: xml.NewDecoder(bytes.NewReader(data)), start: start, end: end, text: text}
	for {
		t, err := w.d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = w.token(t)
		}
		var syntax *xml.SyntaxError
		switch {
		case errors.As(err, &syntax):
			return &lineError{syntax.Line, errors.New(syntax.Msg)}
		case err != nil:
			return &lineError{w.line(), err}
		}
	}
	if !w.seen || len(w.open) > 0 {
		return errors.New("the document ends too early")
	}
	return nil
}

// walker is the state of walk.
type walker struct {
	d     *xml.Decoder
	open  []xml.Name
	seen  bool // the root element
	start func(xml.StartElement, int) error
	end   func(xml.Name)
	text  func([]byte)
}

func (w *walker) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return w.opened(t)
	case xml.EndElement:
		if len(w.open) == 0 || w.open[len(w.open)-1] != t.Name {
			return fmt.Errorf("</%s> closes nothing", t.Name.Local)
		}
		w.open = w.open[:len(w.open)-1]
		if w.end != nil {
			w.end(t.Name)
		}
	case xml.CharData:
		if len(w.open) == 0 && len(bytes.TrimSpace(t)) > 0 {
			return errors.New("text outside the root element")
		}
		if w.text != nil {
			w.text(t)
		}
	case xml.Directive:
		if bytes.Contains(t, []byte("DTD XHTML")) {
			w.d.Entity = xml.HTMLEntity
		}
	}
	return nil
}

func (w *walker) opened(t xml.StartElement) error {
	if w.seen && len(w.open) == 0 {
		return fmt.Errorf("<%s> after the root element", t.Name.Local)
	}
	w.seen = true
	w.open = append(w.open, t.Name)
	if w.start == nil {
		return nil
	}
	return w.start(t, w.line())
}

func (w *walker) line() int {
	line, _ := w.d.InputPos()
	return line
}
