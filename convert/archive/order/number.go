package order

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// number is one in a name.
type number struct {
	value string // in ASCII digits
	end   int    // of the name, where it ends; 0 = there is none
}

// sorts returns what a place is ordered by against one where there is no number.
func (n number) sorts(first byte) byte {
	if n.end > 0 {
		return '0'
	}
	return first
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// firstNumeral is the first byte of the least numeral that is not ASCII: 〇.
const firstNumeral = 0xE3

// numberAt returns the number that stands in a name at i.
func numberAt(name string, i int) number {
	if isDigit(name[i]) {
		end := i + 1
		for end < len(name) && isDigit(name[end]) {
			end++
		}
		return number{name[i:end], end}
	}
	if name[i] < firstNumeral {
		return number{}
	}
	if n := wideDigits(name, i); n.end > 0 {
		return n
	}
	return hanNumber(name, i)
}

// wideDigits returns the run of full-width digits at i.
func wideDigits(name string, i int) number {
	var value []byte
	for i < len(name) {
		r, size := utf8.DecodeRuneInString(name[i:])
		d := letter.Digit(r)
		if d < 0 || size == 1 {
			break
		}
		value, i = append(value, byte('0'+d)), i+size
	}
	if value == nil {
		return number{}
	}
	return number{string(value), i}
}

// maxHan is how many characters a Chinese numeral may have that counts.
const maxHan = 9

// What stands around numerals that count.
const (
	opens   = " -_.·　—:：,，(（[【〔〈《「『年月"
	closes  = "、．.:：,，·-_ 　)）]】〕〉》」』"
	counted = "章节節回卷篇部期讲講课課集话話编編册冊年月日号號夜季辑輯幕天"
)

// hanNumber returns the Chinese numeral at i, where what stands around it says that
// it counts: 第三章, 卷三, 三、 （三） 三月; or the name ends with it: 渡口三.
func hanNumber(name string, i int) number {
	value, end := han(name[i:])
	if value < 0 {
		return number{}
	}
	end += i
	before, _ := utf8.DecodeLastRuneInString(name[:i])
	after, _ := utf8.DecodeRuneInString(name[end:])
	open := i == 0 || strings.ContainsRune(opens, before)
	if end == len(name) || after == '.' || strings.ContainsRune("第卷篇册冊部", before) || open && (strings.ContainsRune(closes, after) || strings.ContainsRune(counted, after)) {
		return number{strconv.Itoa(value), end}
	}
	return number{}
}

// han returns the value of the Chinese numeral that s begins with, by units (二十八)
// or place by place (二〇二一), and its length; -1 = there is none.
func han(s string) (value, length int) {
	sum, places, last, n := 0, 0, 0, 0
	units := false
	for length < len(s) && n <= maxHan {
		r, size := utf8.DecodeRuneInString(s[length:])
		d, unit := hanDigit(r)
		switch {
		case unit:
			if n == 0 || last > 0 || d == 10 {
				sum += max(last, 1) * d
			}
			last, units = 0, true
		case d >= 0:
			places, last = places*10+d, d
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		n, length = n+1, length+size
	}
	switch {
	case n == 0 || n > maxHan:
		return -1, 0
	case units:
		return sum + last, length
	}
	return places, length
}

// hanDigit returns the value of a numeral, and whether it is a unit; -1 = it is none.
func hanDigit(r rune) (value int, unit bool) {
	switch r {
	case '两', '兩':
		return 2, false
	case '十', '拾':
		return 10, true
	case '百', '佰':
		return 100, true
	case '千', '仟':
		return 1000, true
	}
	if d := letter.HanDigit(r); d >= 0 {
		return d, false
	}
	// In 大写, the forms of accounts.
	const formal = "壹贰叁肆伍陆柒捌玖壹貳參肆伍陸柒捌玖"
	if i := strings.IndexRune(formal, r); i >= 0 && r >= 0x4E00 {
		return i/len("壹")%9 + 1, false
	}
	return -1, false
}

// Number returns the first number in a name, between what stands before and behind it.
// ok is false where there is none below a million.
func Number(name string) (before string, value int, behind string, ok bool) {
	for i := range len(name) {
		if !isDigit(name[i]) && name[i] < firstNumeral {
			continue
		}
		n := numberAt(name, i)
		if n.end == 0 {
			continue
		}
		value, err := strconv.Atoi(n.value)
		return name[:i], value, name[n.end:], err == nil && value < 1_000_000
	}
	return "", 0, "", false
}
