// Package scan looks at texts byte by byte, without building anything: lines,
// tags and web addresses. It takes bodies that are whole HTML, Markdown with
// tags in it, or anything else.
package scan

import (
	"bytes"
	"strings"
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
func IsBlank(l []byte) bool { return len(TrimSpace(l)) == 0 }

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

// TrimSpace strips white space and invisible characters from the start of b.
func TrimSpace(b []byte) []byte {
	return bytes.TrimLeftFunc(b, func(r rune) bool { return letter.Space(r) || letter.Invisible(r) })
}

// IsUnderline reports whether a line is a setext underline or a rule of at
// least three signs.
func IsUnderline(l []byte) bool {
	if len(l) < 3 || l[0] != '-' && l[0] != '=' {
		return false
	}
	return len(bytes.Trim(l, string(l[:1]))) == 0
}
