package clean

import (
	"strings"
	"unicode"
)

// locator finds the line on which a part of a body begins, by looking for its
// first words in the body. Parts come mostly in order, so it looks onward from
// the last find before it looks from the start.
type locator struct {
	body  string
	first int // line of the body's first byte
	pos   int // offset of the last find
	seen  int // line ends before pos
}

// line returns the 1-based line of the first of needles' words that is found,
// or the body's first line.
func (l *locator) line(needles ...string) int {
	for _, n := range needles {
		for _, w := range words(n) {
			if at := l.find(w); at >= 0 {
				return l.at(at)
			}
		}
	}
	return l.first
}

// words returns what of s is likely to stand in the source as it is: its
// beginning up to 40 bytes, then its first run without white space.
func words(s string) []string {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil
	}
	head := s
	if len(head) > 40 {
		head = strings.ToValidUTF8(head[:40], "")
	}
	out := []string{head}
	if f := strings.FieldsFunc(head, unicode.IsSpace); len(f) > 1 && len(f[0]) > 2 {
		out = append(out, f[0])
	}
	return out
}

func (l *locator) find(w string) int {
	if i := strings.Index(l.body[l.pos:], w); i >= 0 {
		return l.pos + i
	}
	return strings.Index(l.body[:l.pos], w)
}

// at moves to offset pos and returns its line.
func (l *locator) at(pos int) int {
	if pos >= l.pos {
		l.seen += strings.Count(l.body[l.pos:pos], "\n")
	} else {
		l.seen = strings.Count(l.body[:pos], "\n")
	}
	l.pos = pos
	return l.first + l.seen
}
