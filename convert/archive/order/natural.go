package order

import (
	"strings"
)

// NaturalLess orders names as a reader would: a run of digits by its number
// (issue-9 before issue-10), and so a Chinese numeral that counts (第十二章 before
// 第二十章), all else by code point. Names that differ only in how numbers are
// written are ordered by their length and their bytes, so the order is total.
func NaturalLess(a, b string) bool {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		if a[i] == b[j] && a[i] < firstNumeral && !isDigit(a[i]) {
			i, j = i+1, j+1
			continue
		}
		x, y := numberAt(a, i), numberAt(b, j)
		if x.end == 0 || y.end == 0 {
			if c, d := x.sorts(a[i]), y.sorts(b[j]); c != d {
				return c < d
			}
			i, j = i+1, j+1
			continue
		}
		if c := compareNumbers(x.value, y.value); c != 0 {
			return c < 0
		}
		i, j = x.end, y.end
	}
	if len(a)-i != len(b)-j {
		return len(a)-i < len(b)-j
	}
	return a < b
}

// PathLess orders slash-separated paths element by element.
func PathLess(a, b string) bool {
	for {
		x, restA, moreA := strings.Cut(a, "/")
		y, restB, moreB := strings.Cut(b, "/")
		if x != y {
			return NaturalLess(x, y)
		}
		if !moreA || !moreB {
			return !moreA && moreB
		}
		a, b = restA, restB
	}
}

// compareNumbers compares two runs of digits of any length by their values.
func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}
