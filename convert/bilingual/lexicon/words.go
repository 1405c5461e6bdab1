package lexicon

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// hanPerWord is the mean number of Chinese characters that stand for one word
// of a European language.
const hanPerWord = 1.6

// Terms is what a segment of text says that a translation is likely to say
// too.
type Terms struct {
	Words []string // stems of words, and numbers, in order; function words left out
	Han   []string // runs of Chinese characters, in Simplified form
	Size  float64  // words, function words too; Chinese ones as characters / hanPerWord
}

// taker takes a segment apart.
type taker struct {
	Terms
	simple func(rune) rune
	number amount // in words, that is being read
}

// Take takes a segment apart. simple gives the Simplified form of a Chinese
// character; nil leaves them as they are.
func Take(text string, simple func(rune) rune) Terms {
	t := taker{simple: simple}
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsLetter(r) && !letter.Ideograph(r):
			at += t.takeWord(text[at:])
			continue
		case r == ' ' || r == '-':
			at += n
			continue
		}
		t.endNumber()
		switch {
		case letter.Ideograph(r):
			at += t.takeHan(text[at:])
		case letter.Digit(r) >= 0:
			at += t.takeNumber(text[at:])
		default:
			at += n
		}
	}
	t.endNumber()
	return t.Terms
}

func (t *taker) takeHan(s string) int {
	end, chars, changed := 0, 0, false
	for i, r := range s {
		if !letter.Ideograph(r) {
			break
		}
		end = i + utf8.RuneLen(r)
		chars++
		changed = changed || t.simple != nil && t.simple(r) != r
	}
	run := s[:end]
	if changed {
		run = strings.Map(t.simple, run)
	}
	t.Size += float64(chars) / hanPerWord
	t.Han = append(t.Han, run)
	t.hanNumbers(run)
	return end
}

// takeWord takes a word of Latin, Cyrillic or other letters with the digits
// in it, and an apostrophe with what follows, which it drops.
func (t *taker) takeWord(s string) int {
	end, stop := len(s), len(s)
	for i, r := range s {
		if unicode.IsLetter(r) && !letter.Ideograph(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			continue
		}
		if (r == '\'' || r == '’') && stop == len(s) {
			stop = i
			continue
		}
		end = i
		break
	}
	t.Size++
	word := s[:min(stop, end)]
	low := strings.ToLower(word)
	if t.takeNumeral(low) || low == "and" && t.number.open {
		return end
	}
	t.endNumber()
	if m, ok := monthOf(word); ok {
		t.Words = append(t.Words, m)
	} else if !isFunctionWord(low) {
		t.Words = append(t.Words, Stem(low))
	}
	return end
}

// takeNumber takes a number with its separators, and the unit of ten thousand
// or a month that Chinese sets behind it.
func (t *taker) takeNumber(s string) int {
	end := 0
	var digits []byte
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case letter.Digit(r) >= 0:
			digits = append(digits, byte('0'+letter.Digit(r)))
		case (r == ',' || r == '.' || r == '\u00a0' || r == '\u202f') && nextIsDigit(s[i+n:]):
			digits = append(digits, separator(r, s[i+n:])...)
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		i += n
		end = i
	}
	t.Size++
	t.Words = append(t.Words, "#"+scaled(string(digits), s[end:]))
	return end
}

func nextIsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return letter.Digit(r) >= 0
}

// separator returns what stands for a separator of digits: nothing where
// exactly three digits follow (1,234), a point elsewhere (3.5; 3,5 in Russian).
func separator(r rune, rest string) string {
	n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if r != '.' && n == 3 {
		return ""
	}
	return "."
}

// scaled returns a number as a term: 1.2万 and 12 thousand are 12000, 7月 is a
// month.
func scaled(digits, rest string) string {
	unit, _ := utf8.DecodeRuneInString(rest)
	var factor float64
	switch unit {
	case '月':
		return "m" + strings.TrimLeft(digits, "0")
	case '万', '萬':
		factor = 1e4
	case '亿', '億':
		factor = 1e8
	case ' ', '\u00a0':
		factor = factorOf(rest)
	}
	if factor == 0 {
		return digits
	}
	f, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return digits
	}
	return strconv.FormatFloat(f*factor, 'f', -1, 64)
}

// monthOf returns the term of a month's name. English ones begin with a
// capital: "may" and "march" are words.
func monthOf(word string) (string, bool) {
	r, _ := utf8.DecodeRuneInString(word)
	if len(word) < 3 || len(word) > 18 || r < 0x80 && !unicode.IsUpper(r) {
		return "", false
	}
	m := letter.Month(strings.ToLower(word))
	return "#m" + strconv.Itoa(int(m)), m > 0
}
