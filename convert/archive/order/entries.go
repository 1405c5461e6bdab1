package order

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Entries calls visit for every entry of a book's contents: <a href> in the
// <nav> of kind toc (EPUB 3.3 §7.3), or <navPoint> with its label and content;
// and, with their kind, for those of its landmarks.
func Entries(r io.Reader, visit func(href, label, kind string)) error {
	if r == nil || visit == nil {
		return nil
	}
	d := xml.NewDecoder(r)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.AutoClose = xml.HTMLAutoClose
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var e entryReader
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		e.take(tok, visit)
	}
}

// entryReader is where the reading of a book's contents stands.
type entryReader struct {
	other bool // inside a <nav> that is not the contents
	in    bool // inside an <a> or a <text>
	href  string
	label strings.Builder
}

func (e *entryReader) take(tok xml.Token, visit func(href, label, kind string)) {
	switch t := tok.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "nav":
			kind := attribute(t, "type")
			e.other = kind != "" && kind != "toc"
		case "a":
			e.in, e.href = !e.other, attribute(t, "href")
			e.label.Reset()
			if e.other {
				visit(e.href, "", attribute(t, "type"))
			}
		case "navLabel":
			e.in = true
			e.label.Reset()
		case "content":
			visit(attribute(t, "src"), e.label.String(), "")
		}
	case xml.CharData:
		if e.in && e.label.Len() < maxLabel {
			e.label.Write(t[:min(len(t), maxLabel)])
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "a":
			if e.in && e.href != "" {
				visit(e.href, e.label.String(), "")
			}
			e.in = false
		case "navLabel":
			e.in = false
		}
	}
}

// maxLabel bounds the bytes of an entry's label, of which the longest that was seen
// had a tenth.
const maxLabel = 8 << 10

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
