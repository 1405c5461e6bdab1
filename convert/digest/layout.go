package digest

import (
	"fmt"
	"strings"
)

// Layout is how the two texts of an article stand together in a bilingual
// book.
type Layout uint8

// The layouts.
const (
	Apart      Layout = iota // not together: each text is an article of its own
	Interleave               // paragraph under paragraph
	Columns                  // side by side, rows level
	Facing                   // on facing pages, rows level; PDF alone
	Sequential               // the whole article, then the other
	Reveal                   // the second text behind a mark in the first; EPUB alone
	layouts
)

// String returns the name of l as --bilingual takes it; of Apart "off".
func (l Layout) String() string {
	return [...]string{"off", "interleave", "columns", "facing", "sequential", "reveal"}[l]
}

// LayoutNames returns the names that ParseLayout knows.
func LayoutNames() []string {
	var names []string
	for l := range layouts {
		names = append(names, l.String())
	}
	return names
}

// ParseLayout reads a name of --bilingual.
func ParseLayout(s string) (Layout, error) {
	for l := range layouts {
		if s == l.String() {
			return l, nil
		}
	}
	return Apart, fmt.Errorf("unknown layout %q: expected %s", s, strings.Join(LayoutNames(), ", "))
}
