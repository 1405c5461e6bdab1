package digest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Sorting is what articles are put in order by.
type Sorting uint8

// The ways to put articles in order.
const (
	Unsorted Sorting = iota // as is best: by date, but books and documentation as their authors have them
	ByDate
	Own    // as their authors have them
	ByName // by the names of their files
)

var sortings = []string{"auto", "date", "own", "name"}

// String returns the name of s as --order takes it.
func (s Sorting) String() string { return sortings[s] }

// SortingNames returns the names that ParseSorting knows.
func SortingNames() []string { return slices.Clone(sortings) }

// ParseSorting reads a name of --order, without the sign of descending order.
func ParseSorting(s string) (Sorting, error) {
	if i := slices.Index(sortings, s); i >= 0 {
		return Sorting(i), nil
	}
	return Unsorted, fmt.Errorf("unknown order %q: expected %s", s, strings.Join(sortings, ", "))
}

// Place is where an article stands that its date does not place.
type Place struct {
	Own      bool
	Rank     int       // Own: among all that their dates do not place, beside the numbers of the others of these
	Sections []string  // Own: the titles of the sections that it is in, the outermost first
	At       time.Time // not Own: the date of the issue that it is next to
	Next     int       // of these: how far behind that issue, below 0 before it
}

// Places are those of items; most have none.
type Places map[int]Place

// compare orders two items whose places or dates are known.
func (p Places) compare(items []Item, a, b int, newest bool) int {
	x, y := p.when(items, a), p.when(items, b)
	switch {
	case x.At.IsZero() && y.At.IsZero():
		return cmp.Compare(x.Rank, y.Rank)
	case x.At.IsZero():
		return 1
	case y.At.IsZero():
		return -1
	case newest:
		x, y = y, x
	}
	return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Next, y.Next))
}

// when returns the place of an item: by its date, if nothing else is known.
func (p Places) when(items []Item, i int) Place {
	if x, ok := p[i]; ok {
		return x
	}
	m := &items[i].Meta
	if !m.Dated() {
		return Place{Rank: i}
	}
	return Place{At: m.Date}
}
