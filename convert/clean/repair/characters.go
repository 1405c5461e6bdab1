package repair

import (
	"html"
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// decodeTwice decodes character references that survived the parser because
// they were escaped twice; a text about HTML keeps its rarer names.
func decodeTwice(s string) string {
	for range 3 {
		if i := strings.IndexByte(s, '&'); i < 0 || !strings.Contains(s[i:], ";") {
			return s
		}
		next := references().ReplaceAllStringFunc(s, html.UnescapeString)
		if next == s {
			return s
		}
		s = next
	}
	return s
}

// references matches numeric references, and those by name that texts about HTML
// seldom mean.
var references = pattern.Lazy("&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|amp|quot|apos|lt|gt|nbsp|ensp|emsp|[lr][ds]quo|[mn]dash|hellip|middot|bull|times);")

// plainSpan returns the length of the longest beginning of s that is made of
// printable ASCII, with single spaces inside, common Han and common Chinese
// marks: nothing that needs repair.
func plainSpan(s string) int {
	i := 0
	for i < len(s) {
		ch := s[i]
		if ch >= 0xE4 && ch <= 0xE9 && i+3 <= len(s) {
			i += 3
			continue
		}
		if ch > 0x20 && ch < 0x7F || ch == ' ' && i > 0 && i+1 < len(s) && isInk(s[i-1]) && isInk(s[i+1]) {
			i++
			continue
		}
		if ch < 0xE2 || i+3 > len(s) || !plainTriple(ch, s[i+1], s[i+2]) {
			return i
		}
		i += 3
	}
	return i
}

// isInk reports whether ch is a visible character of ASCII.
func isInk(ch byte) bool { return ch > 0x20 && ch < 0x7F }

// plainTriple judges a character of three bytes.
func plainTriple(a, b, c byte) bool {
	switch a {
	case 0xE2: // — ‘ ’ “ ” …
		return b == 0x80 && (c == 0x94 || c == 0x98 || c == 0x99 || c == 0x9C || c == 0x9D || c == 0xA6)
	case 0xE3: // U+3001 to U+303F
		return b == 0x80 && c > 0x80
	case 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9:
		return true
	case 0xEF: // full-width forms
		return b == 0xBC || b == 0xBD
	}
	return false
}

// CodeText repairs program text: junk goes, and so do empty lines at both ends and
// white space at line ends.
func CodeText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(strings.Map(codeRune, l), " \t")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

func codeRune(r rune) rune {
	switch {
	case r == '\t', r == 0x200C, r == 0x200D: // joiners are a part of what a program says
		return r
	case r == 0xA0, r == 0x2028, r == 0x2029:
		return ' '
	case letter.Junk(r):
		return -1
	}
	return r
}
