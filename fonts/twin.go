package fonts

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nonBreakingHyphen looks like a hyphen-minus in every face, but few have it.
const nonBreakingHyphen = '\u2011'

// twin returns a character that looks like r: a plain space for spaces, and
// otherwise the compatibility equivalent (UAX #15, NFKC) where that is a single
// character.
func twin(r rune) (rune, bool) {
	if unicode.Is(unicode.Zs, r) {
		return ' ', r != ' '
	}
	s := norm.NFKC.String(string(r))
	t, size := utf8.DecodeRuneInString(s)
	return t, size == len(s) && t != r && t != utf8.RuneError
}
