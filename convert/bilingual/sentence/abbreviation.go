package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// before lists abbreviations after which a name or a number follows, so that
// no sentence ends there.
const before = " mr mrs ms dr prof st sr jr gen col lt capt sgt rev hon gov sen rep mt ft no nos vol pp fig figs eq ch sec " +
	"ed eds cf vs viz al approx dept univ inc co ltd corp bros messrs ca feat " +
	"jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun e.g i.e " +
	"г гг в вв ул пр пл наб д кв корп стр рис табл гл см ср им акад проф доц св тов гр т.е т.к т.н т.ч напр п пп ч с "

// sometimes lists abbreviations that end a sentence as well: they do where a
// capital follows.
const sometimes = " etc a.m p.m u.s u.k ph.d b.a m.a т.д т.п др пр руб тыс млн млрд чел "

// isAbbreviation reports whether the last word of head, before a full stop, is
// an abbreviation or an initial, and no sentence ends there. follow is the
// first letter after it.
func isAbbreviation(head string, follow rune) bool {
	word := lastWord(head)
	if word == "" {
		return false
	}
	low := strings.ToLower(word)
	if strings.Contains(sometimes, " "+low+" ") {
		return !unicode.IsUpper(follow) && !letter.Han(follow)
	}
	if r, n := utf8.DecodeRuneInString(word); n == len(word) && unicode.IsUpper(r) && r != 'I' {
		// An initial, as in "J. Smith"; "plan B." before a new sentence is rare.
		return unicode.IsUpper(follow)
	}
	if isNumber(word) {
		return strings.TrimSpace(head) == word // "1. First" of a list
	}
	if !strings.Contains(before, " "+low+" ") {
		return false
	}
	// "in May." and "the col." do end sentences where a sentence begins after
	// them; a number or a name follows the real ones.
	return true
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
