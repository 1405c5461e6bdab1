package html

import (
	"bytes"
	"io"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// shrink reads HTML without the white space that a prettifier set around boxes
// and at the beginnings of lines, and without comments: a parser makes a node of
// each, and none is ever shown. Where white space counts, and where markup is too
// strange to be sure of, src is read as it is.
// With all set, every attribute stays; else those go that no rule asks about.
func shrink(src []byte, all bool, known Names) io.Reader {
	s := shrinker{src: src, all: all, names: known}
	for s.at < len(src) {
		i := bytes.IndexByte(src[s.at:], '<')
		if i < 0 {
			s.text(len(src))
			break
		}
		s.text(s.at + i)
		if !s.markup() {
			return bytes.NewReader(src)
		}
	}
	return &partReader{src: src, parts: append(s.parts, part{s.from, len(src)})}
}

// part is what stays of a source between two cuts: src[from:to].
type part struct{ from, to int }

// partReader reads the parts of a source one behind the other.
type partReader struct {
	src   []byte
	parts []part
}

// Read implements io.Reader.
func (r *partReader) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && len(r.parts) > 0 {
		next := &r.parts[0]
		k := copy(p[n:], r.src[next.from:next.to])
		n += k
		if next.from += k; next.from == next.to {
			r.parts = r.parts[1:]
		}
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// shrinker steps over src and notes the parts between the cuts.
type shrinker struct {
	src   []byte
	parts []part     // what stays before the last cut
	at    int        // how far src is read
	from  int        // behind the last cut
	box   bool       // the last piece was the tag of a box
	all   bool       // attributes stay
	attrs []int      // offsets of the attributes of the current tag that are to go, in pairs
	kind  shrinkKind // of the current tag
	names Names
}

// cut leaves src[a:b] out.
func (s *shrinker) cut(a, b int) {
	if a >= b {
		return
	}
	if a > s.from {
		s.parts = append(s.parts, part{s.from, a})
	}
	s.from = b
}

// skipSpace returns the offset of the first byte at or after at, before end, that
// is no white space.
func (s *shrinker) skipSpace(at, end int) int {
	for at < end && runes.IsPlainSpace(s.src[at]) {
		at++
	}
	return at
}

// text reads characters up to end; behind a line end and a box's tag, white space
// goes.
func (s *shrinker) text(end int) {
	at := s.at
	s.at = end
	if s.box {
		after := s.skipSpace(at, end)
		s.cut(at, after)
		at = after
	}
	for at < end {
		i := bytes.IndexByte(s.src[at:end], '\n')
		if i < 0 {
			return
		}
		at += i + 1
		after := s.skipSpace(at, end)
		s.cut(at, after)
		at = after
	}
}

// markup reads the tag, comment or other markup that begins at a "<". It fails
// where the end of a part is not to be found, or in doubt.
func (s *shrinker) markup() bool {
	rest := s.src[s.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		end := bytes.Index(rest[4:], []byte("-->"))
		if end < 0 || rest[4] == '>' || bytes.HasPrefix(rest[4:], []byte("->")) || bytes.Contains(rest[4:4+end], []byte("--!>")) {
			return false
		}
		end += 4 + len("-->")
		s.cut(s.at, s.at+end)
		s.at += end
		return true
	case len(rest) > 1 && (letter.Alpha(rest[1]) || rest[1] == '/' && len(rest) > 2 && letter.Alpha(rest[2])):
		return s.tag(rest)
	}
	s.at++
	s.box = false
	return true
}

// tag reads a tag, and the raw text behind that of a script or the like.
func (s *shrinker) tag(rest []byte) bool {
	from := 1
	if rest[1] == '/' {
		from = 2
	}
	n := from
	for n < len(rest) && letter.Alnum(rest[n]) {
		n++
	}
	s.box = false
	s.kind = kindOf(rest[from:n])
	end := s.tagEnd(n)
	if end < 0 {
		return false
	}
	switch s.kind {
	case shrinkNever:
		return false
	case shrinkBox:
		s.box = true
		before := s.at
		for before > s.from && runes.IsPlainSpace(s.src[before-1]) {
			before--
		}
		s.cut(before, s.at)
	case shrinkRaw:
		if from == 1 {
			stop := endOfRaw(rest[end:], rest[1:n])
			if stop < 0 {
				return false
			}
			end += stop
		}
	}
	for i := 0; i < len(s.attrs); i += 2 {
		s.cut(s.attrs[i], s.attrs[i+1])
	}
	s.attrs = s.attrs[:0]
	s.at += end
	return true
}

// shrinkKind says what an element is to a shrinker.
type shrinkKind uint8

const (
	shrinkInline  shrinkKind = iota
	shrinkBox                // white space beside its tags is never shown
	shrinkRaw                // what stands in it is no markup
	shrinkNever              // white space counts in it
	shrinkPicture            // its classes tell what it stands for
)

// kindOf looks up the name of an element.
func kindOf(name []byte) shrinkKind {
	var buf [10]byte
	if len(name) > len(buf) {
		return shrinkInline
	}
	for i, ch := range name {
		if runes.IsUpper(ch) {
			ch |= 0x20
		}
		buf[i] = ch
	}
	switch string(buf[:len(name)]) {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "center",
		"blockquote", "figure", "figcaption", "ul", "ol", "li", "dl", "dt", "dd", "br", "hr",
		"h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "tr", "td", "th",
		"html", "head", "body", "meta", "link", "form":
		return shrinkBox
	case "script", "style", "title", "iframe", "noembed", "noframes":
		return shrinkRaw
	case "pre", "textarea", "listing", "xmp", "plaintext":
		return shrinkNever
	case "img", "image":
		return shrinkPicture
	}
	return shrinkInline
}

// tagEnd returns the length of the tag at s.at, of which the name ends at n, or
// -1. A ">" inside quotation marks ends no tag. Attributes in a plain form that
// nobody asks about are cut out.
func (s *shrinker) tagEnd(n int) int {
	b := s.src[s.at:]
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
			name := b[key:i]
			if len(name) < 2 {
				return -1
			}
			for i+1 < len(b) && runes.IsPlainSpace(b[i+1]) {
				i++
			}
			if i+1 == len(b) || b[i+1] != '"' && b[i+1] != '\'' {
				for i+1 < len(b) && !runes.IsPlainSpace(b[i+1]) && b[i+1] != '>' && b[i+1] != '\f' {
					i++ // a value without quotation marks
				}
				continue
			}
			end := bytes.IndexByte(b[i+2:], b[i+1])
			if end < 0 {
				return -1
			}
			value := b[i+2 : i+2+end]
			i += 2 + end
			if !s.all && parts(name) && parts(b[i+1:]) && s.isIdle(name[1:], value) {
				s.cutAttr(s.at+key, s.at+i+1)
			}
			key = i + 1
		}
	}
	return -1
}

// parts reports whether rest, which begins before or behind an attribute, parts it
// from what is there: if it were cut out, a name right behind it would go on with
// what is before it.
func parts(rest []byte) bool {
	return len(rest) > 0 && (runes.IsPlainSpace(rest[0]) || rest[0] == '>' || rest[0] == '/')
}

// cutAttr leaves src[a:b], an attribute with the space before it, out. The cut
// must not lie before one that is made already: the tag's own white space is cut
// when its kind is known.
func (s *shrinker) cutAttr(a, b int) { s.attrs = append(s.attrs, a, b) }

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
