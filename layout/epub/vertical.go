package epub

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

//go:embed vertical.css
var verticalStyle []byte

// vertical reports whether documents in language l are written from top to
// bottom. Western ones in a vertical book stay as they are.
func (b *book) vertical(l doc.Lang) bool { return b.o.Vertical && l.IsChinese() }

// progression is the attribute of the spine that tells where the next page is.
func (b *book) progression() string {
	if b.o.Vertical {
		return ` page-progression-direction="rtl"`
	}
	return ""
}

// upright writes text of a vertical passage: numbers of one or two figures
// that stand alone are set upright in the room of one character (tate-chu-yoko,
// CLREQ §2.4.3); longer ones lie on their side, as Western words do.
func (m *markup) upright(s string) {
	for {
		from, to := shortNumber(s)
		m.text(s[:from])
		if from == to {
			return
		}
		m.raw(`<span class="tcy">`)
		m.text(s[from:to])
		m.raw("</span>")
		s = s[to:]
	}
}

// frameText writes words of the frame, upright in a vertical document.
func (m *markup) frameText(s string) {
	if m.tall {
		m.upright(s)
	} else {
		m.text(s)
	}
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
