package lexicon

import (
	_ "embed" // the words of numbers
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Numbers in words are terms as figures are: 三十二, thirty-two and тридцать
// два are all #32.

// numeral is what a word of a number adds: a digit, a ten, a hundred, or a
// factor for what stands before it.
type numeral struct {
	value  int64
	factor bool
}

// numerals gives the words of numbers in English and Russian, in all their
// forms. It is never written after it is built.
var numerals = numeralsOf(numeralList)

//go:embed data/numerals.txt
var numeralList string

func numeralsOf(list string) map[string]numeral {
	out := map[string]numeral{}
	for word, value := range letter.Table(list) {
		rest, factor := strings.CutPrefix(value, "*")
		if n, err := strconv.ParseInt(rest, 10, 64); err == nil {
			out[word] = numeral{n, factor}
		}
	}
	return out
}

// factorOf returns what the word at the beginning of rest makes of the figures
// before it: 1000 of " thousand"; 0 for other words.
func factorOf(rest string) float64 {
	rest = strings.TrimLeft(rest, " \u00a0")
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	if end > len("миллиардов") {
		return 0
	}
	n := numerals[strings.ToLower(rest[:end])]
	if !n.factor {
		return 0
	}
	return float64(n.value)
}

// amount is a number being read, word by word.
type amount struct {
	done, part float64 // 2000 and 300 of "two thousand three hundred and one"
	least      int64   // what was added last: what follows is smaller
	open       bool
}

// add adds a word to the number; false: it begins another number.
func (a *amount) add(n numeral) bool {
	switch {
	case !n.factor && (!a.open || n.value < a.least && tens(a.least) > n.value):
		a.part += float64(n.value)
		a.least = n.value
	case n.factor && n.value == 100 && a.part < 100:
		a.part = max(a.part, 1) * 100
		a.least = 100
	case n.factor && n.value > 100:
		a.done += max(a.part, 1) * float64(n.value)
		a.part, a.least = 0, n.value
	default:
		return false
	}
	a.open = true
	return true
}

// tens returns the place of a number: what follows it must be smaller.
func tens(n int64) int64 {
	switch {
	case n < 20:
		return 1
	case n < 100:
		return 10
	}
	return n
}

func (a *amount) value() float64 { return a.done + a.part }

// takeNumeral takes a word that is a part of a number; false: it is none.
func (t *taker) takeNumeral(low string) bool {
	n, ok := numerals[strings.ReplaceAll(low, "ё", "е")]
	if !ok {
		return false
	}
	if !t.number.add(n) {
		t.endNumber()
		t.number.add(n)
	}
	return true
}

// endNumber adds the number that was read, if there is one.
func (t *taker) endNumber() {
	if t.number.open && t.number.value() > 1 {
		t.Words = append(t.Words, "#"+strconv.FormatFloat(t.number.value(), 'f', -1, 64))
	}
	t.number = amount{}
}

func hanDigit(r rune) int {
	if r == '两' || r == '兩' {
		return 2
	}
	return letter.HanDigit(r)
}

func hanUnit(r rune) float64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万', '萬':
		return 1e4
	case '亿', '億':
		return 1e8
	}
	return 0
}

// hanNumbers adds the numbers of a run of Chinese characters.
func (t *taker) hanNumbers(run string) {
	for at := 0; at < len(run); {
		r, n := utf8.DecodeRuneInString(run[at:])
		if hanDigit(r) < 0 && r != '十' {
			at += n
			continue
		}
		value, size := hanNumber(run[at:])
		at += size
		next, _ := utf8.DecodeRuneInString(run[at:])
		switch {
		case next == '月' && value <= 12:
			t.Words = append(t.Words, "#m"+strconv.FormatFloat(value, 'f', -1, 64))
		case value > 1 && (r != '十' || size > n || next != '分' && next != '足'):
			t.Words = append(t.Words, "#"+strconv.FormatFloat(value, 'f', -1, 64))
		}
	}
}

// hanNumber reads the number that a text begins with and returns its length in
// bytes: 三百二十, 一九五三, 两万. Digits side by side that are no year, as in
// 三五个, give 0.
func hanNumber(s string) (value float64, size int) {
	digits, count := 0.0, 0
	part, done, plain := 0.0, 0.0, true
	for i, r := range s {
		size = i
		d, u := hanDigit(r), hanUnit(r)
		switch {
		case d >= 0:
			digits = digits*10 + float64(d)
			count++
		case u >= 1e4:
			done, part, digits, plain = (done+part+digits)*u, 0, 0, false
		case u > 0:
			part, digits, plain = part+max(digits, 1)*u, 0, false
		}
		if d < 0 && u == 0 {
			break
		}
		size = i + utf8.RuneLen(r)
	}
	if plain && count != 1 && count != 4 {
		return 0, size
	}
	return done + part + digits, size
}
