package xhtml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// ValidLang returns l where it is a well-formed BCP 47 tag, or "".
func ValidLang(l doc.Lang) doc.Lang {
	for i := range len(l) {
		c := l[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return ""
		}
	}
	switch l {
	case doc.Hans, doc.Hant, doc.English, doc.Russian, "":
		return l
	}
	if _, err := language.Parse(string(l)); err != nil {
		return ""
	}
	return l
}

// Nameless is the label of what has no name.
const Nameless = "—"

// labelLength is the length in runes to which a label of the contents is cut.
const labelLength = 200

// Label makes s fit for the contents and for a document's title: legal
// characters on one line, never empty, of sensible length.
func Label(s string) string {
	m := strings.Map(func(r rune) rune {
		if rep, ok := replacement(r, 2, false); ok && rep == "" {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	m = letter.OneLine(m)
	if !strings.ContainsFunc(m, visible) {
		return Nameless
	}
	return Shorten(m, labelLength)
}

func visible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.IsMark(r) }

// Shorten cuts s to at most n runes with an ellipsis, never between a
// character and its combining marks.
func Shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	cut := n - 1
	for cut > n/2 && (unicode.IsMark(r[cut]) || r[cut] == '\u200d' || r[cut-1] == '\u200d') {
		cut--
	}
	return strings.TrimRight(string(r[:cut]), " ") + "…"
}

// RTL reports whether s holds a character of a script written from right to
// left (Hebrew, Arabic, Syriac, Thaana, N’Ko and their presentation forms).
func RTL(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0xd6 || c > 0xe0 && c != 0xef && c != 0xf0 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(s[i:])
		if r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc ||
			r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff {
			return true
		}
	}
	return false
}
