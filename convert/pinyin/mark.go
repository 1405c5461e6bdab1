package pinyin

import (
	"strings"
	"unicode/utf8"
)

// marked gives each vowel with the marks of the four tones.
var marked = map[rune][4]rune{
	'a': {'ā', 'á', 'ǎ', 'à'}, 'e': {'ē', 'é', 'ě', 'è'}, 'i': {'ī', 'í', 'ǐ', 'ì'},
	'o': {'ō', 'ó', 'ǒ', 'ò'}, 'u': {'ū', 'ú', 'ǔ', 'ù'}, 'ü': {'ǖ', 'ǘ', 'ǚ', 'ǜ'},
	'n': {'n', 'ń', 'ň', 'ǹ'}, 'm': {'m', 'ḿ', 'm', 'm'},
}

// mark writes a syllable with a number for its tone ("lu:3") with a mark
// ("lǚ"): on a or e, on the o of ou, else on the last vowel.
func mark(syllable string) string {
	if syllable == "" {
		return ""
	}
	s, tone := syllable[:len(syllable)-1], int(syllable[len(syllable)-1]-'0')
	s = strings.ReplaceAll(s, "u:", "ü")
	if tone < 1 || tone > 4 {
		return s
	}
	at := strings.IndexAny(s, "ae")
	if at < 0 {
		at = strings.Index(s, "ou")
	}
	if at < 0 {
		at = strings.LastIndexAny(s, "iouü")
	}
	if at < 0 {
		at = strings.IndexAny(s, "nm")
	}
	if at < 0 {
		return s
	}
	vowel, n := utf8.DecodeRuneInString(s[at:])
	return s[:at] + string(marked[vowel][tone-1]) + s[at+n:]
}
