package order

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

func isLetter(c byte) bool { return letter.Alpha(c) }

// separates reports whether words of a name are parted by c.
func separates(c byte) bool { return strings.IndexByte(" -_.,:()[]", c) >= 0 }

// endsWord reports whether a word of Latin letters ends in a name at i.
func endsWord(name string, i int) bool { return i == len(name) || !letter.Alnum(name[i]) }

// tokenAt returns the number that stands in a name at i, or what counts as one does:
// the first, middle and last of parts (上, 中, 下), a Roman number, a word.
func (o Names) tokenAt(name string, i int) number {
	switch c := name[i]; {
	case isLetter(c):
		if i == 0 || separates(name[i-1]) {
			return o.wordAt(name, i)
		}
		return number{}
	case c < firstNumeral || isDigit(c):
		return numberAt(name, i)
	}
	if n := numberAt(name, i); n.end > 0 {
		return n
	}
	return part(name, i)
}

// part returns 上, 中 or 下 at i, where it says which of several parts something is:
// 上篇, 卷下, 渡口（中）, 渡口上.
func part(name string, i int) number {
	r, size := utf8.DecodeRuneInString(name[i:])
	value := ""
	switch r {
	case '上', '前':
		value = "1"
	case '中':
		value = "2"
	case '下', '后', '後':
		value = "3"
	default:
		return number{}
	}
	end := i + size
	before, _ := utf8.DecodeLastRuneInString(name[:i])
	after, _ := utf8.DecodeRuneInString(name[end:])
	open := i == 0 || strings.ContainsRune(opens, before) || strings.ContainsRune("卷册冊篇部集", before)
	if end == len(name) || open && (strings.ContainsRune(closes, after) || strings.ContainsRune("篇卷部册冊集编編半", after)) {
		return number{value, end}
	}
	return number{}
}

// wordAt returns what the word at i counts as: V in Part V, Two in Chapter Two; a
// month that is the whole name or stands beside a number; at the start of a name a
// Roman number, where there are others.
func (o Names) wordAt(name string, i int) number {
	end := i + 1
	for end < len(name) && isLetter(name[end]) {
		end++
	}
	if !endsWord(name, end) || end-i > maxWord {
		return number{}
	}
	word := name[i:end]
	value := 0
	switch before := wordBefore(name[:i]); {
	case before != "" && counts(before):
		if value = roman(strings.ToUpper(word)); value == 0 {
			value = spelt(strings.ToLower(word))
		}
	case i == 0 && o.roman && word == strings.ToUpper(word):
		value = roman(word)
	}
	if value == 0 && besideNumber(name, i, end) {
		value = int(letter.Month(strings.ToLower(word)))
	}
	if value == 0 {
		return number{}
	}
	return number{strconv.Itoa(value), end}
}

// maxWord bounds a word that counts: seventeen, LXXXVIII, september.
const maxWord = 9

// wordBefore returns the word of Latin letters that a name ends with before separators.
func wordBefore(name string) string {
	name = strings.TrimRight(name, " -_.")
	i := len(name)
	for i > 0 && isLetter(name[i-1]) {
		i--
	}
	return name[i:]
}

// counts reports whether numbers follow a word.
func counts(word string) bool {
	switch strings.ToLower(word) {
	case "part", "pt", "chapter", "ch", "chap", "book", "volume", "vol", "act", "scene", "section", "canto", "episode", "lesson", "letter", "unit", "season", "no",
		"teil", "kapitel", "band", "buch", "partie", "chapitre", "tome", "livre", "acte", "parte", "libro", "tomo", "capitolo", "deel", "hoofdstuk":
		return true
	}
	return false
}

// besideNumber reports whether a word from i to end is all of a name, or digits stand
// before or behind it.
func besideNumber(name string, i, end int) bool {
	before := strings.TrimRight(name[:i], " -_.,")
	behind := strings.TrimLeft(name[end:], " -_.,")
	return before == "" && behind == "" || before != "" && isDigit(before[len(before)-1]) || behind != "" && isDigit(behind[0])
}

// roman returns the value of a Roman number in capitals as it is written by rule; 0 = it is none.
func roman(s string) int {
	value, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		d := romanDigit(s[i])
		switch {
		case d == 0:
			return 0
		case d < last:
			value -= d
		default:
			value, last = value+d, d
		}
	}
	if len(s) == 1 && value >= 50 { // Part C stands behind Part B
		return 0
	}
	if value > 0 && value < 400 && toRoman(value) == s {
		return value
	}
	return 0
}

func romanDigit(c byte) int {
	switch c {
	case 'I':
		return 1
	case 'V':
		return 5
	case 'X':
		return 10
	case 'L':
		return 50
	case 'C':
		return 100
	}
	return 0
}

// toRoman writes a number below 400.
func toRoman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		s     string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.s)
		}
	}
	return b.String()
}

// spelt returns the value of an English numeral; 0 = it is none.
func spelt(word string) int {
	for i, w := range [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"} {
		if w == word {
			return i + 1
		}
	}
	for i, w := range [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"} {
		if w == word {
			return i + 1
		}
	}
	return 0
}
