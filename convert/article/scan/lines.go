// Package scan looks at texts byte by byte, without building anything: lines,
// tags and web addresses. It takes bodies that are whole HTML, Markdown with
// tags in it, or anything else.
package scan

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// maxHeadline is the longest line, in Chinese characters, that is no running
// text.
const maxHeadline = 60

// IsProse reports whether a line or a box holds running text: it is long, or
// ends as a sentence does.
func IsProse(s string) bool {
	s = strings.TrimRight(strings.TrimSpace(s), "”’」』）)\"'")
	limit := maxHeadline
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x2E80 }) {
		limit *= 2 // letters say less than Chinese characters
	}
	if utf8.RuneCountInString(s) > limit {
		return true
	}
	if strings.HasSuffix(s, "。") {
		return true
	}
	// "Wed." and "No. 5." are no sentences.
	return len(strings.Fields(s)) > 5 && strings.HasSuffix(s, ".")
}

// SkipBlank returns the start of the first line at or after at that is not
// blank.
func SkipBlank(text []byte, at int) int {
	for at < len(text) {
		l := Line(text[at:])
		if !IsBlank(l) {
			return at
		}
		at = min(at+len(l)+1, len(text))
	}
	return at
}

// IsBlank reports whether a line holds only white space and invisible
// characters.
func IsBlank(l []byte) bool {
	for len(l) > 0 {
		r, n := utf8.DecodeRune(l)
		if !unicode.IsSpace(r) && !letter.Invisible(r) {
			return false
		}
		l = l[n:]
	}
	return true
}

// Line returns the first line of b without its end.
func Line(b []byte) []byte {
	if n := bytes.IndexByte(b, '\n'); n >= 0 {
		return b[:n]
	}
	return b
}

// Lines calls visit for each line of b with its offset until it returns false.
func Lines(b []byte, visit func(at int, l []byte) bool) {
	for at := 0; at < len(b); {
		l := Line(b[at:])
		if !visit(at, l) {
			return
		}
		at += len(l) + 1
	}
}

// SkipSpace returns the first offset at or after i that holds no white space.
func SkipSpace(b []byte, i int) int {
	for i < len(b) {
		r, n := utf8.DecodeRune(b[i:])
		if !unicode.IsSpace(r) && !letter.Invisible(r) {
			return i
		}
		i += n
	}
	return i
}

// TrimSpace strips white space and invisible characters from the start of b.
func TrimSpace(b []byte) []byte { return b[SkipSpace(b, 0):] }
