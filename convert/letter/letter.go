// Package letter says what characters are and what the words of dates and
// languages mean, for the scripts that wenzhai reads most: Chinese, Latin,
// Cyrillic.
//
// Several names stand for what is loosely called "Chinese character", because
// they are not the same characters: Han is the Unicode script, Ideograph leaves
// out what looks like Han but is no character of a word, Unspaced is all that
// is written without spaces, Wide is what fills a full-width cell.
package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Han reports whether r has the Unicode script Han: ideographs, and with them
// radicals (U+2E80), 々, 〇 and the numerals 〡 to 〩.
func Han(r rune) bool {
	if r >= 0x4E00 && r <= 0x9FFF {
		return true
	}
	return r >= 0x2E80 && unicode.Is(unicode.Han, r)
}

// Ideograph reports whether r is a Chinese character of its own: script Han from
// U+3400 on, without radicals, 々, 〇 and the numerals 〡 to 〩.
func Ideograph(r rune) bool { return r >= 0x3400 && Han(r) }

// Unspaced reports whether r is of a script that sets no spaces between words:
// Han, hiragana, katakana, bopomofo. Hangul is none.
func Unspaced(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x4E00 && r <= 0x9FFF:
		return true
	case r >= 0xAC00 && r <= 0xD7A3:
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo)
}

// HasUnspaced reports whether s holds a character that Unspaced is true of.
func HasUnspaced(s string) bool { return strings.ContainsFunc(s, Unspaced) }

// FullMark reports whether r is a full-width punctuation mark, which holds its
// own white space: marks of U+3001 to U+301F, vertical forms (U+FE10, U+FE30),
// and the marks among the full-width forms U+FF01 to U+FF65.
func FullMark(r rune) bool {
	switch {
	case r < 0x3001 || r > 0xFF65:
		return false
	case r <= 0x3003, r >= 0x3008 && r <= 0x3011, r >= 0x3014 && r <= 0x301F:
		return true
	case r < 0xFF01:
		return r >= 0xFE10 && r <= 0xFE19 || r >= 0xFE30 && r <= 0xFE4F
	}
	return r <= 0xFF0F || r >= 0xFF1A && r <= 0xFF20 || r >= 0xFF3B && r <= 0xFF40 || r >= 0xFF5B
}

// Wide reports whether r is Unspaced or a FullMark.
func Wide(r rune) bool { return Unspaced(r) || FullMark(r) }

// SharedMark reports whether r is a mark that Chinese and Latin share; its
// neighbour tells which it is.
func SharedMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·', '–', '%', '％', '℃':
		return true
	}
	return false
}

// SentenceEnd reports whether r closes a sentence, or a quotation or bracket in
// which one ends.
func SentenceEnd(r rune) bool {
	switch r {
	case '。', '！', '？', '…', '.', '!', '?', '”', '’', '」', '』', '）', ')', '；', '"':
		return true
	}
	return false
}

// LatinOrDigit reports whether r is a letter or digit below U+0250: ASCII and
// the Latin letters of Western languages.
func LatinOrDigit(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// European reports whether r is of the Latin or the Cyrillic script.
func European(r rune) bool {
	if r < utf8.RuneSelf {
		return Alpha(byte(r))
	}
	return unicode.In(r, unicode.Latin, unicode.Cyrillic)
}

// Alnum reports whether c is an ASCII letter or digit.
func Alnum(c byte) bool { return Alpha(c) || c >= '0' && c <= '9' }

// Alpha reports whether c is an ASCII letter.
func Alpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// ASCII reports whether s holds no byte beyond ASCII.
func ASCII[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Key returns the letters and digits of s in lower case: two titles that differ
// only in marks and spaces have the same.
func Key(s string) string { return strings.Map(KeyRune, s) }

// Sum returns a sum of the Key of s by which lines of many articles are told apart, 0
// where s has no letter.
func Sum(s []byte) uint32 {
	const basis, prime = 2166136261, 16777619 // FNV-1a, 32 bits
	sum := uint32(basis)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		i += n
		if r = KeyRune(r); r >= 0 {
			sum = (sum ^ uint32(r)) * prime
		}
	}
	if sum == basis {
		return 0
	}
	return max(sum, 1)
}

// Hash is FNV-1a (RFC 9923) in 64 bits, the same in every run.
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// KeyRune returns what Key keeps of r, or -1.
func KeyRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			return r | 0x20
		}
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	case r >= 0x4E00 && r <= 0x9FFF:
		return r
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return unicode.ToLower(r)
	}
	return -1
}

// Digit returns the value of an ASCII, full-width, Arabic or Persian digit, or -1.
func Digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	case r >= '٠' && r <= '٩':
		return int(r - '٠')
	case r >= '۰' && r <= '۹':
		return int(r - '۰')
	}
	return -1
}

// HanDigit returns the value of a Chinese numeral from 〇 or 零 to 九, or -1.
func HanDigit(r rune) int {
	const digits = "零一二三四五六七八九"
	if r == '〇' {
		return 0
	}
	if i := strings.IndexRune(digits, r); i >= 0 && r > utf8.RuneSelf {
		return i / len("零")
	}
	return -1
}
