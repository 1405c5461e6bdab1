// Package xhtml writes markup: the documents of a book, its frame, and pages for
// browsers. What it writes is XML and HTML at once.
//
// A Writer is the one place where text becomes markup: nothing passes Text and Attr
// that XML forbids. A Renderer writes the blocks and inlines of package doc with
// it. What depends on where the text goes (addresses within a book, pictures,
// the identifiers of headings) it asks its Options.
package xhtml

import (
	"io"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Writer builds markup. The zero Writer keeps it in Buf.
type Writer struct {
	Buf     []byte
	Dropped int       // characters that were left out because XML forbids them
	Tall    bool      // the document is written from top to bottom
	out     io.Writer // where long documents go piece by piece; nil: all stays in Buf
	err     error     // the first one of out
}

// To returns a Writer that hands on to out what Drain and Flush find in Buf.
func To(out io.Writer) *Writer { return &Writer{out: out} }

// Drain hands on what was built, once it is a good deal. Documents that grow
// with the book call it between their items.
func (w *Writer) Drain() {
	if w.out != nil && len(w.Buf) >= 1<<15 {
		_ = w.Flush() // the error stays
	}
}

// Flush hands on what was built, where there is somebody to take it, and returns
// the first error of all.
func (w *Writer) Flush() error {
	if w.out == nil {
		return nil
	}
	if w.err == nil {
		_, w.err = w.out.Write(w.Buf)
	}
	w.Buf = w.Buf[:0]
	return w.err
}

// Raw appends markup of our own.
func (w *Writer) Raw(parts ...string) {
	for _, s := range parts {
		w.Buf = append(w.Buf, s...)
	}
}

// Text appends running text; line ends and tabs become spaces.
func (w *Writer) Text(s string) { w.escape(s, false) }

// Pre appends preformatted text; line ends and tabs stay.
func (w *Writer) Pre(s string) { w.escape(s, true) }

// Attr appends name="value" with a space before it.
func (w *Writer) Attr(name, value string) {
	w.Raw(" ", name, `="`)
	w.Text(value)
	w.Raw(`"`)
}

// open begins a tag; attrs are names and values in turn.
func (w *Writer) open(tag string, attrs []string) {
	w.Raw("<", tag)
	for i := 0; i+1 < len(attrs); i += 2 {
		w.Attr(attrs[i], attrs[i+1])
	}
}

// Open writes a start tag; attrs are names and values in turn.
func (w *Writer) Open(tag string, attrs ...string) {
	w.open(tag, attrs)
	w.Raw(">")
}

// Empty writes the tag of an empty element.
func (w *Writer) Empty(tag string, attrs ...string) {
	w.open(tag, attrs)
	w.Raw("/>")
}

// Element writes an element that holds text.
func (w *Writer) Element(tag, text string, attrs ...string) {
	w.Open(tag, attrs...)
	w.Text(text)
	w.Raw("</", tag, ">")
}

// InLang appends the language attributes of l, in both the HTML and the XML form.
func (w *Writer) InLang(l doc.Lang) {
	if l != "" {
		w.Raw(` lang="`, string(l), `" xml:lang="`, string(l), `"`)
	}
}

// Direction has what follows find its direction by itself where s holds a script
// that is written from right to left.
func (w *Writer) Direction(s string) {
	if RTL(s) {
		w.Raw(` dir="auto"`)
	}
}

// Words writes words of the frame, upright in a document that is written from
// top to bottom.
func (w *Writer) Words(s string) {
	if w.Tall {
		w.upright(s)
	} else {
		w.Text(s)
	}
}

// Page describes a whole document.
type Page struct {
	Lang  doc.Lang
	Title string
	Style string // href of the style sheet
	Kind  string // epub:type of the body, or ""
	Head  func() // writes what else the head holds; nil = nothing
	Body  func() // likewise, of the body
}

// Document writes a whole XHTML document.
func (w *Writer) Document(p Page) {
	w.Raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n<!DOCTYPE html>\n",
		`<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"`)
	w.InLang(p.Lang)
	if w.Tall {
		w.Raw(` class="vertical"`)
	}
	w.Raw(">\n<head>\n")
	w.Element("title", p.Title)
	w.Raw("\n", `<link rel="stylesheet" type="text/css" href="`, p.Style, `"/>`, "\n")
	if p.Head != nil {
		p.Head()
	}
	w.Raw("</head>\n<body")
	if p.Kind != "" {
		w.Attr("epub:type", p.Kind)
	}
	w.Raw(">\n")
	if p.Body != nil {
		p.Body()
	}
	w.Raw("</body>\n</html>\n")
}

// safe are the ASCII characters that stand for themselves.
var safe = func() (t [utf8.RuneSelf]bool) {
	for c := range t {
		t[c] = c >= 0x20 && c != '&' && c != '<' && c != '>' && c != '"' && c != 0x7f
	}
	return t
}()

func (w *Writer) escape(s string, pre bool) {
	from := 0
	for i := 0; i < len(s); {
		if n := asIs(s[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if rep, ok := replacement(r, n, pre); ok {
			w.Raw(s[from:i], rep)
			from = i + n
			if rep == "" && r != '\r' {
				w.Dropped++
			}
		}
		i += n
	}
	w.Raw(s[from:])
}

// asIs returns the length of the character that s begins with where it is sure
// to stand for itself, as most do, or 0.
func asIs(s string) int {
	switch c := s[0]; {
	case c < utf8.RuneSelf && safe[c]:
		return 1
	case c >= 0xe1 && c <= 0xec && len(s) > 2 && s[1]&0xc0 == 0x80 && s[2]&0xc0 == 0x80: // Unicode §3.9, table 3-7
		return 3
	}
	return 0
}

// replacement returns what stands for r of n bytes, and whether it needs a
// stand-in at all (XML 1.0 §2.2 and §2.4; the C1 controls are legal in XML but not
// in HTML).
func replacement(r rune, n int, pre bool) (string, bool) {
	switch {
	case r == '&':
		return "&amp;", true
	case r == '<':
		return "&lt;", true
	case r == '>':
		return "&gt;", true
	case r == '"':
		return "&quot;", true
	case r == '\n' || r == '\t':
		return " ", !pre
	case r < 0x20 || r >= 0x7f && r <= 0x9f || r == 0xfffe || r == 0xffff:
		return "", true
	case r == utf8.RuneError && n == 1:
		return "\uFFFD", true
	}
	return "", false
}
