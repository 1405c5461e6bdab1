package subhead

import "strconv"

// Levels gives the headings of one article their place among the book's
// headings, so that no level is skipped (ISO 14289-1 §7.4.2) whatever levels
// the source uses.
type Levels struct {
	Base int   // level of the article's headline
	open []int // source levels of the headings that stand open
}

// Article returns the element of the article's headline: H1 to H6.
func (l *Levels) Article() string { return role(l.Base) }

// Within returns the element for a heading that the source gives a level, and how deep it
// stands in the article: 1 for the highest.
func (l *Levels) Within(level int) (element string, depth int) {
	for len(l.open) > 0 && l.open[len(l.open)-1] >= level {
		l.open = l.open[:len(l.open)-1]
	}
	l.open = append(l.open, level)
	return role(l.Base + len(l.open)), len(l.open)
}

// Reset has the next heading stand in no other.
func (l *Levels) Reset() { l.open = nil }

func role(level int) string { return "H" + strconv.Itoa(min(max(level, 1), 6)) }
