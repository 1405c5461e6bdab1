package date

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// kind is the kind of a token of a date.
type kind uint8

const (
	number kind = iota // a run of digits, ASCII or full-width
	hanNumber
	word // a run of Latin, Cyrillic, Greek or Arabic letters, in lower case
	mark // any other character, one a token
)

// token is one piece of text that may be part of a date.
type token struct {
	kind       kind
	value      int    // of a number; -1 if it does not fit
	digits     int    // of a number
	text       string // of a word or a mark, in lower case
	start, end int    // bytes of the text
	spaced     bool   // white space stands before it
}

// is reports whether t is a word or a mark of this text.
func (t token) is(text string) bool { return t.kind >= word && t.text == text }

// oneOf reports whether t is a word or a mark and one of texts.
func (t token) oneOf(texts ...string) bool {
	return t.kind >= word && slices.Contains(texts, t.text)
}

// lex parts s into tokens, at most limit.
func lex(s string, limit int) []token { return lexInto(nil, s, limit) }

// lexInto is lex with a slice to append to.
func lexInto(out []token, s string, limit int) []token {
	spaced := false
	for i := 0; i < len(s) && len(out) < limit; {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || r == '\u200E' {
			spaced = true
			i += n
			continue
		}
		t := token{start: i, spaced: spaced}
		switch {
		case letter.Digit(r) >= 0:
			t.lexNumber(s)
		case hanDigit(r) >= 0:
			t.lexHanNumber(s)
		case inWord(r):
			t.lexWord(s)
		default:
			t.kind, t.text, t.end = mark, foldMark(r, s[i:i+n]), i+n
		}
		spaced = false
		i = t.end
		out = append(out, t)
	}
	return out
}

// foldMark returns the ASCII form of a full-width or typographic mark.
func foldMark(r rune, s string) string {
	switch r {
	case '：', '∶', '︰':
		return ":"
	case '－', '‐', '‑', '–', '−':
		return "-"
	case '／':
		return "/"
	case '．':
		return "."
	case '，', '،':
		return ","
	case '＋':
		return "+"
	case '（':
		return "("
	case '）':
		return ")"
	}
	return s
}

// inWord reports whether a character is a letter of a script in which the names of
// months are known.
func inWord(r rune) bool {
	return letter.European(r) || r >= 0x370 && r < 0x400 || r >= 0x620 && r <= 0x64A
}

func (t *token) lexWord(s string) {
	t.kind, t.end = word, len(s)
	if n := strings.IndexFunc(s[t.start:], func(r rune) bool { return !inWord(r) }); n >= 0 {
		t.end = t.start + n
	}
	t.text = strings.ToLower(s[t.start:t.end])
}

// maxDigits is the longest number of a date: yyyymmddhhmmss.
const maxDigits = 14

func (t *token) lexNumber(s string) {
	t.kind, t.end = number, t.start
	for t.end < len(s) {
		r, n := utf8.DecodeRuneInString(s[t.end:])
		d := letter.Digit(r)
		if d < 0 {
			break
		}
		if t.digits++; t.digits <= maxDigits {
			t.value = t.value*10 + d
		} else {
			t.value = -1
		}
		t.end += n
	}
}

// hanDigit returns the value of a Han numeral, or -1: 0 to 9, 10, 20, 30, 100.
func hanDigit(r rune) int {
	switch r {
	case '○':
		return 0
	case '元': // 元年, 元月: the first
		return 1
	case '十':
		return 10
	case '廿':
		return 20
	case '卅':
		return 30
	case '百':
		return 100
	}
	return letter.HanDigit(r)
}

// lexHanNumber reads 二〇二一 (place by place) or 二十八, 一百一十 (by units).
func (t *token) lexHanNumber(s string) {
	t.kind, t.end = hanNumber, t.start
	places, sum, last, units := 0, 0, -1, false
	for t.end < len(s) {
		r, n := utf8.DecodeRuneInString(s[t.end:])
		d := hanDigit(r)
		if d < 0 {
			break
		}
		t.digits++
		t.end += n
		switch {
		case d < 10:
			places, last = min(places*10+d, 1_000_000), d
		case d == 10 || d == 100:
			sum += max(last, 1) * d
			last, units = 0, true
		default: // 廿, 卅
			sum += d
			last, units = 0, true
		}
	}
	t.value = places
	if units {
		t.value = sum + max(last, 0)
	}
	if t.digits > maxDigits {
		t.value = -1
	}
}
