package xhtml

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// upright writes text of a vertical passage: numbers of one or two figures
// that stand alone are set upright in the room of one character (tate-chu-yoko,
// CLREQ §2.4.3); longer ones lie on their side, as Western words do.
func (w *Writer) upright(s string) {
	parted(s, shortNumber, w.Text, func(number string) { w.Element("span", number, "class", "tcy") })
}

// shortNumber returns the range of the first number of one or two figures that
// stands between Chinese characters or marks; an empty one at the end of s if
// there is none.
func shortNumber(s string) (from, to int) {
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if end-i <= 2 && standsAlone(s[:i], s[end:]) {
			return i, end
		}
		i = end
	}
	return len(s), len(s)
}

// standsAlone reports whether neither side of a number is a part of it: a
// letter, a point, a sign.
func standsAlone(before, after string) bool {
	b, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	a, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	return (before == "" || upright(b)) && (after == "" || upright(a))
}

// upright reports whether c stands upright in vertical text.
func upright(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) || c >= 0x3000 && c <= 0x303f || c >= 0xff01 && c <= 0xff60
}
