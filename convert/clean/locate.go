package clean

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// locator finds the line on which a part of a body begins, by looking for its
// first words in the body. Parts come mostly in order, so it looks onward from
// the last find before it looks from the start.
type locator struct {
	body  []byte
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

// words returns what of s is likely to stand in the source as it is, the best
// first: the first run without spaces, then beginnings of 40, 18 and 9 bytes.
func words(s string) []string {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil
	}
	first := strings.FieldsFunc(s, unicode.IsSpace)[0]
	out := make([]string, 0, 4)
	if len(first) >= 9 { // the text behind it may stand on another line
		out = append(out, head(first, 40))
	}
	for _, w := range []string{head(s, 40), head(s, 18), head(s, 9)} {
		if len(w) > 2 || len(w) == len(s) {
			out = append(out, w)
		}
	}
	return out
}

// head returns the first n bytes of s, cut between runes.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.TrimSpace(s[:n])
}

// rewind makes the next search begin at the start of the body.
func (l *locator) rewind() { l.pos, l.seen = 0, 0 }

func (l *locator) find(w string) int {
	if i := bytes.Index(l.body[l.pos:], []byte(w)); i >= 0 {
		return l.pos + i
	}
	return bytes.Index(l.body[:l.pos], []byte(w))
}

// at moves to offset pos and returns its line.
func (l *locator) at(pos int) int {
	lineEnd := []byte("\n")
	if pos >= l.pos {
		l.seen += bytes.Count(l.body[l.pos:pos], lineEnd)
	} else {
		l.seen = bytes.Count(l.body[:pos], lineEnd)
	}
	l.pos = pos
	return l.first + l.seen
}
