package names

import (
	"bytes"
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/notes"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Minify returns HTML without the white space that a prettifier set around boxes
// and at the beginnings of lines, and without comments: a parser makes a node of
// each, and none is ever shown. Where white space counts, and where markup is too
// strange to be sure of, src is returned as it is. Attributes go that
// nobody asks about, unless they name a place that is asked for or all shall stay;
// where there may be notes, those stay by which they are found. fields says
// whether there may be buttons, fields or forms. out is good until the next call.
func (m *Names) Minify(src []byte, all, noted bool, asked map[string]bool) (out []byte, fields bool) {
	r := minifier{src: src, names: m, all: all, noted: noted, asked: asked, out: slices.Grow(m.spare[:0], len(src))}
	for r.at < len(src) {
		i := bytes.IndexByte(src[r.at:], '<')
		if i < 0 {
			r.text(len(src))
			break
		}
		r.text(r.at + i)
		if !r.markup() {
			return src, true
		}
	}
	r.out = append(r.out, src[r.from:]...)
	if cap(r.out) <= maxSpare {
		m.spare = r.out
	}
	return r.out, r.fields
}

// maxSpare is the size in bytes of memory that is used again.
const maxSpare = 1 << 20

// minifier steps over src and writes what stays.
type minifier struct {
	src   []byte
	out   []byte // what stays before the last cut
	at    int    // how far src is read
	from  int    // behind the last cut
	box   bool   // the last piece was the tag of a box
	names *Names
	all   bool // attributes stay
	noted bool // notes may be there
	asked map[string]bool

	fields  bool // there is a button, a field or a form
	drawing bool // in one, whose attributes are what it looks like
}

// cut leaves src[a:b] out.
func (m *minifier) cut(a, b int) {
	if a >= b {
		return
	}
	m.out = append(m.out, m.src[m.from:max(a, m.from)]...)
	m.from = b
}

// cutSpace leaves the white space at at, before end, out, and returns its end.
func (m *minifier) cutSpace(at, end int) int {
	after := at
	for after < end && runes.IsPlainSpace(m.src[after]) {
		after++
	}
	m.cut(at, after)
	return after
}

// text reads characters up to end; behind a line end and a box's tag, white space
// goes.
func (m *minifier) text(end int) {
	at := m.at
	m.at = end
	if m.box {
		at = m.cutSpace(at, end)
	}
	for at < end {
		i := bytes.IndexByte(m.src[at:end], '\n')
		if i < 0 {
			return
		}
		at = m.cutSpace(at+i+1, end)
	}
}

// markup reads the tag, comment or other markup that begins at a "<". It fails
// where the end of a part is not to be found, or in doubt.
func (m *minifier) markup() bool {
	rest := m.src[m.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		end := bytes.Index(rest[4:], []byte("-->"))
		if end < 0 || rest[4] == '>' || bytes.HasPrefix(rest[4:], []byte("->")) || bytes.Contains(rest[4:4+end], []byte("--!>")) {
			return false
		}
		end += 4 + len("-->")
		m.cut(m.at, m.at+end)
		m.at += end
		return true
	case len(rest) > 1 && letter.Alpha(rest[1]):
		return m.tag(rest, 1)
	case len(rest) > 2 && rest[1] == '/' && letter.Alpha(rest[2]):
		return m.tag(rest, 2)
	}
	m.at++
	m.box = false
	return true
}

// tag reads a tag whose name begins at from, and the raw text behind that of a
// script or the like.
func (m *minifier) tag(rest []byte, from int) bool {
	n := from
	for n < len(rest) && letter.Alnum(rest[n]) {
		n++
	}
	if n-from == len("svg") && bytes.EqualFold(rest[from:n], []byte("svg")) {
		m.drawing = from == 1
	}
	kind := kindOf(rest[from:n])
	m.fields = m.fields || kind == fieldElement || kind == formElement
	m.box = kind == boxElement || kind == formElement
	if m.box {
		before := m.at
		for before > m.from && runes.IsPlainSpace(m.src[before-1]) {
			before--
		}
		m.cut(before, m.at)
	}
	end := m.tagEnd(n, kind)
	if end < 0 || kind == spacedElement {
		return false
	}
	if kind == rawElement && from == 1 {
		stop := endOfRaw(rest[end:], rest[1:n])
		if stop < 0 {
			return false
		}
		end += stop
	}
	m.at += end
	return true
}

// elementKind says what an element is to a minifier.
type elementKind uint8

const (
	inlineElement  elementKind = iota
	boxElement                 // white space beside its tags is never shown
	rawElement                 // what stands in it is no markup
	spacedElement              // white space counts in it
	pictureElement             // its classes tell what it stands for
	fieldElement               // a button or a field
	formElement                // a box of fields
)

// kindOf looks up the name of an element.
func kindOf(name []byte) elementKind {
	kind := atom.Lookup(name)
	if kind == 0 {
		kind = atom.Lookup(bytes.ToLower(name))
	}
	switch kind {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Address, atom.Center,
		atom.Blockquote, atom.Figure, atom.Figcaption, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Br, atom.Hr,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Td, atom.Th,
		atom.Html, atom.Head, atom.Body, atom.Meta, atom.Link:
		return boxElement
	case atom.Form:
		return formElement
	case atom.Button, atom.Input:
		return fieldElement
	case atom.Script, atom.Style, atom.Title, atom.Iframe, atom.Noembed, atom.Noframes:
		return rawElement
	case atom.Pre, atom.Textarea, atom.Listing, atom.Xmp, atom.Plaintext:
		return spacedElement
	case atom.Img, atom.Image:
		return pictureElement
	}
	return inlineElement
}

// tagEnd returns the length of the tag at m.at, of which the name ends at n, or
// -1. A ">" inside quotation marks ends no tag. Attributes in a plain form that
// nobody asks about are cut out.
func (m *minifier) tagEnd(n int, kind elementKind) int {
	b := m.src[m.at:]
	for n < len(b) && !runes.IsPlainSpace(b[n]) && b[n] != '>' && b[n] != '/' {
		n++ // the rest of a name with other signs than letters and digits
	}
	key := n // where the attribute that is being read begins, with its space
	for i := n; i < len(b); i++ {
		switch b[i] {
		case '>':
			return i + 1
		case ' ', '\n', '\t', '\r':
			key = i
		case '\f':
			return -1
		case '=':
			end, value := attrValue(b, i+1)
			if i-key < 2 || end < 0 {
				return -1
			}
			name := b[key:i]
			i = end - 1
			if value == nil {
				continue
			}
			if !m.all && !m.drawing && !(m.noted && notes.Keeps(string(name[1:]))) && parts(name) && parts(b[end:]) && m.names.isUnused(kind, name[1:], value) && !m.isPlace(name[1:], value) {
				m.cut(m.at+key, m.at+end)
			}
			key = end
		}
	}
	return -1
}

// isPlace reports whether an attribute may name a place that is asked for.
func (m *minifier) isPlace(name, value []byte) bool {
	return len(m.asked) > 0 && (string(name) == "id" || string(name) == "name") &&
		(m.asked[string(value)] || bytes.IndexByte(value, '&') >= 0 || bytes.HasPrefix(value, []byte("user-content-")))
}

// attrValue returns the end of the value of an attribute whose equals sign ends
// at i, -1 where there is none, and what stands between quotation marks; nil
// stands for a value without any.
func attrValue(b []byte, i int) (end int, value []byte) {
	for i < len(b) && runes.IsPlainSpace(b[i]) {
		i++
	}
	if i < len(b) && (b[i] == '"' || b[i] == '\'') {
		n := bytes.IndexByte(b[i+1:], b[i])
		if n < 0 {
			return -1, nil
		}
		return i + n + 2, b[i+1 : i+1+n : i+1+n]
	}
	for i < len(b) && !runes.IsPlainSpace(b[i]) && b[i] != '>' && b[i] != '\f' {
		i++
	}
	return i, nil
}

// parts reports whether rest, which begins before or behind an attribute, parts it
// from what is there: if it were cut out, a name right behind it would go on with
// what is before it.
func parts(rest []byte) bool {
	return len(rest) > 0 && (runes.IsPlainSpace(rest[0]) || rest[0] == '>' || rest[0] == '/')
}

// endOfRaw returns the offset of the end tag of the element name in b, or -1.
func endOfRaw(b, name []byte) int {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("</"))
		if i < 0 {
			return -1
		}
		at += i
		if end := at + 2 + len(name); end < len(b) && bytes.EqualFold(b[at+2:end], name) {
			return at
		}
		at += 2
	}
}
