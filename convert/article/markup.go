package article

import (
	"bytes"
	"html"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// markup returns the length of the markup, or of the one character that is
// none, at body[at:].
func (t *tally) markup(body []byte, at int) int {
	rest := body[at:]
	switch rest[0] {
	case '<':
		return t.tag(rest)
	case '&':
		return t.entity(rest, at)
	}
	if t.format != doc.Markdown {
		return 1
	}
	switch rest[0] {
	case '`', '~':
		return t.backticks(body, at)
	case ']':
		return t.target(body, at)
	case '[':
		if at == 0 || body[at-1] == '\n' {
			return definition(rest)
		}
	case ' ', '\t':
		if at == 0 || body[at-1] == '\n' {
			return t.indent(rest, at)
		}
	}
	return 1
}

// indent takes a line of ASCII after four spaces or a tab for code.
func (t *tally) indent(b []byte, at int) int {
	n := len(b) - len(bytes.TrimLeft(b, " "))
	if n < 4 && !bytes.HasPrefix(b[n:], []byte("\t")) {
		return max(n, 1)
	}
	if line := lineAt(b); letter.ASCII(line) {
		t.plainUntil = max(t.plainUntil, at+len(line))
	}
	return max(n, 1)
}

// The ends of markup that a tally looks for.
const (
	commentEnd = iota
	tagEnd
	scriptEnd
	styleEnd
)

// find returns the offset after an end of markup in b, or -1. Where the rest of
// the body has none it says so without looking again, or a body of opening
// brackets would take time in the square of its length.
func (t *tally) find(end int, b []byte) int {
	if t.missing[end] {
		return -1
	}
	n := -1
	switch end {
	case commentEnd:
		n = bytes.Index(b, []byte("-->")) + len("-->")
	case tagEnd:
		n = bytes.IndexByte(b, '>') + 1
	case scriptEnd:
		n = indexFold(b, "</script") + 1
	case styleEnd:
		n = indexFold(b, "</style") + 1
	}
	if n <= 0 || end == commentEnd && n < len("-->") {
		t.missing[end] = true
		return -1
	}
	return n
}

// tag steps over an HTML tag or comment, and over the whole of a script or a
// style sheet.
func (t *tally) tag(b []byte) int {
	if bytes.HasPrefix(b, []byte("<!--")) {
		return max(t.find(commentEnd, b[2:])+2, 4)
	}
	name, closing := tagName(b)
	if len(name) == 0 && !bytes.HasPrefix(b, []byte("<!")) {
		return 1
	}
	end := t.find(tagEnd, b)
	if end < 0 {
		return 1
	}
	switch {
	case closing && !isCode(name):
	case isName(name, "script"):
		return end + max(t.find(scriptEnd, b[end:])-1, 0)
	case isName(name, "style"):
		return end + max(t.find(styleEnd, b[end:])-1, 0)
	case isCode(name) && closing:
		t.codeDepth = max(t.codeDepth-1, 0)
	case isCode(name):
		t.codeDepth++
	}
	return end
}

// isCode reports whether a tag's name is that of an element of program text.
func isCode(name []byte) bool {
	return isName(name, "pre") || isName(name, "code") || isName(name, "kbd")
}

// tagName returns the name of the tag that b begins with; none where b begins
// with no tag.
func tagName(b []byte) (name []byte, closing bool) {
	b = b[1:]
	if len(b) > 0 && b[0] == '/' {
		closing, b = true, b[1:]
	}
	n := 0
	for n < len(b) && b[n] < utf8.RuneSelf && asciiFold[b[n]] != 0 {
		n++
	}
	if n == 0 || b[0] < 'A' {
		return nil, closing
	}
	return b[:n], closing
}

// isName reports whether a tag's name is this lower-case one.
func isName(name []byte, lower string) bool {
	return len(name) == len(lower) && hasPrefixFold(name, lower)
}

// indexFold is bytes.Index for a lower-case ASCII text in any case.
func indexFold(b []byte, lower string) int {
	for i := 0; i+len(lower) <= len(b); {
		n := bytes.IndexByte(b[i:], lower[0])
		if n < 0 {
			return -1
		}
		i += n
		if i+len(lower) <= len(b) && hasPrefixFold(b[i:], lower) {
			return i
		}
		i++
	}
	return -1
}

// hasPrefixFold reports whether b begins with a lower-case ASCII text in any
// case.
func hasPrefixFold(b []byte, lower string) bool {
	if len(b) < len(lower) {
		return false
	}
	for i := range len(lower) {
		c := b[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// maxEntity is the longest character reference that is decoded.
const maxEntity = 12

// entity counts the letter that a character reference stands for.
func (t *tally) entity(b []byte, at int) int {
	end := bytes.IndexByte(b[:min(len(b), maxEntity)], ';') + 1
	if end == 0 {
		return 1
	}
	for _, r := range html.UnescapeString(string(b[:end])) {
		switch {
		case r >= utf8.RuneSelf:
			t.rune(r, at)
		case asciiFold[r] != 0 && b[1] == '#':
			t.ascii(byte(r), at)
		}
	}
	return end
}

// backticks steps over a code fence or finds the end of a code span.
func (t *tally) backticks(body []byte, at int) int {
	n := 1
	for at+n < len(body) && body[at+n] == body[at] {
		n++
	}
	if n >= 3 && startsLine(body, at) {
		t.fenced = !t.fenced
		return n
	}
	if body[at] == '`' && !t.fenced && at >= t.plainUntil {
		rest := body[at+n : min(len(body), at+n+maxTarget)]
		if end := bytes.IndexByte(rest, '`'); end >= 0 && bytes.IndexByte(rest[:end], '\n') < 0 {
			t.plainUntil = at + n + end
		}
	}
	return n
}

// startsLine reports whether at most three spaces stand between the start of a
// line and an offset.
func startsLine(body []byte, at int) bool {
	for back := 0; back <= 3; back++ {
		if at-back == 0 || body[at-back-1] == '\n' {
			return true
		}
		if body[at-back-1] != ' ' {
			return false
		}
	}
	return false
}

// target returns the length of ](target) or ][label] at body[at:], or 1. Inside
// one line that lacks the closing sign it looks only once.
func (t *tally) target(body []byte, at int) int {
	rest := body[at:]
	if len(rest) < 2 || at < t.openUntil {
		return 1
	}
	closing := byte(')')
	switch rest[1] {
	case '(':
	case '[':
		closing = ']'
	default:
		return 1
	}
	n := bytes.IndexAny(rest[2:], string(closing)+"\n")
	if n >= 0 && rest[2+n] == closing {
		return n + 3
	}
	t.openUntil = len(body)
	if n >= 0 {
		t.openUntil = at + 2 + n
	}
	return 1
}

// maxTarget is the longest target of a link in a title, and the longest code
// span, in bytes.
const maxTarget = 1 << 10

// linkTarget returns the length of ](target) or ][label], or 1.
func linkTarget(b []byte) int {
	if len(b) < 2 || b[1] != '(' && b[1] != '[' {
		return 1
	}
	depth := 0
	for i, c := range b[1:min(len(b), maxTarget)] {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return i + 2
			}
		case '\n':
			return 1
		}
	}
	return 1
}

// definition returns the length of a link definition "[label]: target" up to
// its line's end, or 1.
func definition(b []byte) int {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	if i := bytes.IndexByte(line, ']'); i > 0 && i+1 < len(line) && line[i+1] == ':' {
		return len(line)
	}
	return 1
}

// isURL reports whether b, which begins with h, begins with a web address.
func isURL(b []byte) bool {
	return bytes.HasPrefix(b, []byte("http://")) || bytes.HasPrefix(b, []byte("https://"))
}

// urlLength returns the length of the address that b begins with.
func urlLength(b []byte) int {
	for i, c := range b {
		if c <= ' ' || c >= utf8.RuneSelf || c == '<' || c == '>' || c == '"' || c == ')' || c == ']' {
			return i
		}
	}
	return len(b)
}
