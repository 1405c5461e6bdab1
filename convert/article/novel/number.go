package novel

import (
	"strconv"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// maxNumber bounds the number of a chapter.
const maxNumber = 1_000_000

// number reads the numeral that s begins with, in ASCII, full-width or Chinese
// digits, and returns its length in bytes; 0 = there is none.
func number(s string) (value, size int) {
	section, digit := 0, 0 // what is read since 万, and the last digits
	units := false
	for i, r := range s {
		d := digitOf(r)
		u := unitOf(r)
		switch {
		case d >= 0 && units:
			digit, size = d, i+utf8.RuneLen(r)
		case d >= 0:
			digit, size = digit*10+d, i+utf8.RuneLen(r)
		case u == 0:
			return section + digit, size
		default:
			units = true
			if u == 10_000 {
				section, digit = (section+digit)*u, 0
			} else {
				section, digit = section+max(digit, 1)*u, 0
			}
			size = i + utf8.RuneLen(r)
		}
		if section > maxNumber || digit > maxNumber {
			return 0, 0
		}
	}
	return section + digit, size
}

func digitOf(r rune) int {
	if d := letter.Digit(r); d >= 0 {
		return d
	}
	if d := letter.HanDigit(r); d >= 0 {
		return d
	}
	switch r {
	case '○':
		return 0
	case '壹':
		return 1
	case '两', '兩', '贰':
		return 2
	case '叁':
		return 3
	case '肆':
		return 4
	case '伍':
		return 5
	case '陆':
		return 6
	case '柒':
		return 7
	case '捌':
		return 8
	case '玖':
		return 9
	}
	return -1
}

func unitOf(r rune) int {
	switch r {
	case '十', '拾':
		return 10
	case '廿':
		return 20
	case '卅':
		return 30
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万', '萬':
		return 10_000
	}
	return 0
}

func key(unit rune, value int) string { return string(unit) + strconv.Itoa(value) }
