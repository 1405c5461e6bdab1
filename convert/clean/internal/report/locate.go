package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// locator finds the line on which a part of a body begins, by looking for its
// first characters in the body, whatever white space and markup stand between
// them there. Parts come mostly in order, so it looks onward from the last find
// before it looks from the start.
type locator struct {
	body  []byte
	first int // line of the body's first byte
	pos   int // offset of the last find
	next  int // where the next search begins: behind the beginning of the last find
	seen  int // line ends before pos
	spent int // bytes looked through
}

// maxSought bounds what is looked through for the lines of one body: parts that
// are nowhere would each take a look through the whole of it.
const maxSought = 64 << 20

// needleRunes is how many characters are looked for; a text of fewer must also
// end where a line or an element ends.
const needleRunes = 12

// line returns the 1-based line where text stands; or, when it is nowhere,
// attribute value attr; or else, and where too much was looked through already,
// the body's first line.
func (l *locator) line(text, attr string) int {
	if l.spent > maxSought {
		return l.first
	}
	needle, whole := needleOf(text)
	for _, from := range []int{l.next, 0} {
		if at := l.find(needle, whole, from); at >= 0 {
			return l.at(at)
		}
	}
	attr, _, _ = strings.Cut(attr, "&") // which the source may have escaped
	for _, from := range []int{l.next, 0} {
		if i := bytes.Index(l.body[from:], []byte(attr)); i >= 0 && attr != "" {
			return l.at(from + i)
		}
		l.spent += len(l.body) - from
	}
	return l.first
}

// needleOf returns the first visible characters of s, and whether they are all
// it has.
func needleOf(s string) (needle []byte, whole bool) {
	n := 0
	for _, r := range s {
		if letter.Space(r) || letter.Junk(r) {
			continue
		}
		if n == needleRunes {
			return needle, false
		}
		needle = utf8.AppendRune(needle, r)
		n++
	}
	return needle, true
}

// find returns the offset at or after from where needle stands, or -1.
func (l *locator) find(needle []byte, whole bool, from int) int {
	if len(needle) == 0 {
		return -1
	}
	_, n := utf8.DecodeRune(needle)
	start := from
	defer func() { l.spent += from - start }()
	for first := needle[:n]; ; {
		i := bytes.Index(l.body[from:], first)
		if i < 0 {
			from = len(l.body)
			return -1
		}
		from += i
		if end := match(l.body[from:], needle); end > 0 && (!whole || endsPart(l.body[from+end:])) {
			return from
		}
		from += n
	}
}

// match returns the length of the beginning of body that is needle with white
// space and markup between its characters, or 0.
func match(body, needle []byte) int {
	at := 0
	for i := 0; i < len(needle); {
		if at == len(body) {
			return 0
		}
		if body[at] == needle[i] {
			at++
			i++
			continue
		}
		n := gapLen(body[at:])
		if n == 0 || i == 0 {
			return 0
		}
		at += n
	}
	return at
}

// gapLen returns the length of the white space, tag or mark that body begins
// with, or 0.
func gapLen(body []byte) int {
	switch body[0] {
	case ' ', '\n', '\r', '\t', '*', '_', '[', '`':
		return 1
	case '<':
		return bytes.IndexByte(near(body), '>') + 1
	case ']': // perhaps with the address of a link, or its name
		if len(body) > 1 && body[1] == '(' {
			return bytes.IndexByte(near(body), ')') + 1
		}
		if len(body) > 1 && body[1] == '[' {
			return bytes.IndexByte(near(body[1:]), ']') + 2
		}
		return 1
	}
	if r, n := utf8.DecodeRune(body); r >= utf8.RuneSelf && (letter.Space(r) || letter.Junk(r)) {
		return n
	}
	return 0
}

// near returns the beginning of body that a tag or an address may fill.
func near(body []byte) []byte { return body[:min(len(body), 2000)] }

// endsPart reports whether nothing visible follows on the line.
func endsPart(rest []byte) bool {
	for len(rest) > 0 && rest[0] != '\n' && rest[0] != '<' {
		n := gapLen(rest)
		if n == 0 {
			return false
		}
		rest = rest[n:]
	}
	return true
}

// rewind makes the next search begin at the start of the body.
func (l *locator) rewind() { l.pos, l.next, l.seen = 0, 0, 0 }

// at moves to offset pos and returns its line.
func (l *locator) at(pos int) int {
	lineEnd := []byte("\n")
	if pos >= l.pos {
		l.seen += bytes.Count(l.body[l.pos:pos], lineEnd)
	} else {
		l.seen = bytes.Count(l.body[:pos], lineEnd)
		l.spent += pos
	}
	l.pos, l.next = pos, min(pos+1, len(l.body))
	return l.first + l.seen
}
