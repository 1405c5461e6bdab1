package compose

import "strconv"

// headings gives the headings of one article their place among the book's
// headings, so that no level is skipped (ISO 14289-1 §7.4.2) whatever levels
// the source uses.
type headings struct {
	base int   // level of the article's headline
	open []int // source levels of the headings that stand open
}

func (h *headings) article() string { return headingRole(h.base) }

// within returns the element for a heading that the source gives a level.
func (h *headings) within(level int) string {
	for len(h.open) > 0 && h.open[len(h.open)-1] >= level {
		h.open = h.open[:len(h.open)-1]
	}
	h.open = append(h.open, level)
	return headingRole(h.base + len(h.open))
}

func headingRole(level int) string { return "H" + strconv.Itoa(min(max(level, 1), 6)) }
