package headline

import (
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Cut returns the first n characters of a title, r, less what may not stand
// before an ellipsis: part of a word, unless it is a long one, and marks.
func Cut(r []rune, n int) string {
	n = min(max(n, 0), len(r))
	cut := n
	for cut > 0 && cut < len(r) && n-cut < 12 && inWord(r[cut-1]) && inWord(r[cut]) {
		cut--
	}
	if cut == 0 || n-cut == 12 {
		cut = n
	}
	return strings.TrimRight(string(r[:cut]), " ，、：；（《“‘「『·-–—,:;(/")
}

// inWord is true of the letters of words that are written with spaces between
// them.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || r == '\'' || r == '’') && !letter.Han(r)
}
