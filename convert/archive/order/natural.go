package order

import (
	"strings"
)

// NaturalLess orders names as a reader would: a run of digits by its number
// (issue-9 before issue-10), all else by code point. Names that differ only in
// leading zeros are ordered by their bytes, so the order is total.
func NaturalLess(a, b string) bool {
	x, y := a, b
	for x != "" && y != "" {
		dx, dy := digits(x), digits(y)
		if dx == 0 || dy == 0 {
			if x[0] != y[0] {
				return x[0] < y[0]
			}
			x, y = x[1:], y[1:]
			continue
		}
		if c := compareNumbers(x[:dx], y[:dy]); c != 0 {
			return c < 0
		}
		x, y = x[dx:], y[dy:]
	}
	if len(x) != len(y) {
		return len(x) < len(y)
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

// digits returns the length of the ASCII digits at the start of s.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// compareNumbers compares two runs of digits of any length by their values.
func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}
