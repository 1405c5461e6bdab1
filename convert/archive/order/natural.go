package order

import "strings"

// Names orders names that lie beside each other. The zero value takes no letter at
// the start of a name for a Roman number.
type Names struct{ roman bool }

// NamesOf returns the order of items by their names or slash-separated paths. Names that begin with
// Roman numbers are only told from letters where II is among them.
func NamesOf[T any](items []T, name func(T) string) Names {
	if name == nil {
		return Names{}
	}
	for _, x := range items {
		n := name(x)
		for at := 0; at >= 0; {
			if strings.HasPrefix(n[at:], "II") && endsWord(withoutSuffix(n[at:]), len("II")) {
				return Names{roman: true}
			}
			next := strings.Index(n[at:], "/II")
			if next < 0 {
				break
			}
			at += next + 1
		}
	}
	return Names{}
}

// PathLess is the order of paths about whose neighbours nothing is known.
func PathLess(a, b string) bool { return Names{}.PathLess(a, b) }

// Less orders names as a reader would: prefaces first and appendices last, a run of
// digits by its number (issue-9 before issue-10), and so Chinese numerals, Roman
// numbers and words that count (第十二章 before 第二十章, 上 before 下, Part V before
// Part IX), all else by code point. A suffix of a file counts last. The order is total.
func (o Names) Less(a, b string) bool {
	if c := o.compare(withoutSuffix(a), withoutSuffix(b)); c != 0 {
		return c < 0
	}
	return a < b
}

// compare compares names without their suffixes; 0 = they differ at most in how
// numbers are written.
func (o Names) compare(a, b string) int {
	if x, y := rank(a), rank(b); x != y {
		return x - y
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		if a[i] == b[j] && unnumbered(a, i) && unnumbered(b, j) {
			i, j = i+1, j+1
			continue
		}
		x, y := o.tokenAt(a, i), o.tokenAt(b, j)
		if x.end == 0 || y.end == 0 {
			if c, d := x.sorts(a[i]), y.sorts(b[j]); c != d {
				return int(c) - int(d)
			}
			i, j = i+1, j+1
			continue
		}
		if c := compareNumbers(x.value, y.value); c != 0 {
			return c
		}
		i, j = x.end, y.end
	}
	return (len(a) - i) - (len(b) - j)
}

// unnumbered reports whether no number can begin in a name at i.
func unnumbered(name string, i int) bool {
	c := name[i]
	return c < firstNumeral && !isDigit(c) && (!isLetter(c) || i > 0 && !separates(name[i-1]))
}

// withoutSuffix returns a name without the suffix of a file: a point and up to five
// letters and digits, which begin with a letter.
func withoutSuffix(name string) string {
	for i := len(name) - 1; i > 0 && len(name)-i <= 6; i-- {
		switch c := name[i]; {
		case c == '.' && i+1 < len(name) && isLetter(name[i+1]):
			return name[:i]
		case !isLetter(c) && !isDigit(c):
			return name
		}
	}
	return name
}

// PathLess orders slash-separated paths element by element.
func (o Names) PathLess(a, b string) bool {
	for {
		x, restA, moreA := strings.Cut(a, "/")
		y, restB, moreB := strings.Cut(b, "/")
		if x != y {
			return o.Less(x, y)
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
