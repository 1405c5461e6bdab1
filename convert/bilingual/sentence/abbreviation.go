package sentence

import (
	_ "embed" // lists of words
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

var (
	//go:embed data/before.txt
	beforeList string
	//go:embed data/sometimes.txt
	sometimesList string

	// before lists abbreviations after which a name or a number follows, so that
	// no sentence ends there; sometimes those that end a sentence as well: they do
	// where a capital follows.
	before, sometimes = letter.Table(beforeList), letter.Table(sometimesList)
)

// isAbbreviation reports whether the last word of head, before a full stop, is
// an abbreviation or an initial, and no sentence ends there. follow is the
// first letter after it.
func isAbbreviation(head string, follow rune) bool {
	word := lastWord(head)
	if word == "" {
		return false
	}
	low := strings.ToLower(word)
	if _, ok := sometimes[low]; ok {
		return !unicode.IsUpper(follow) && !letter.Han(follow)
	}
	if r, n := utf8.DecodeRuneInString(word); n == len(word) && unicode.IsUpper(r) && r != 'I' {
		// An initial, as in "J. Smith"; "plan B." before a new sentence is rare.
		return unicode.IsUpper(follow)
	}
	if isNumber(word) {
		return strings.TrimSpace(head) == word // "1. First" of a list
	}
	// "in May." and "the col." do end sentences where a sentence begins after
	// them; a number or a name follows the real ones.
	_, ok := before[low]
	return ok
}

// lastWord returns what stands after the last space or opening mark of s.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("(“\"'‘«[—", r) || letter.Han(r)
	})
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
