package order

import "strings"

// Line is one of a list that is written out, as the menu of a page is.
type Line struct {
	Depth  int // in how many lists it lies
	Title  string
	Target string // a file; "" = the line is a title alone
	Part   bool   // is the title of what follows it at its own depth
	Group  bool   // is a section where it holds lines, also beside titles
}

// margin returns how far a line stands from the margin.
func (l *Line) margin() int {
	by := 2*max(l.Depth, 0) + 2
	if l.Part {
		by--
	}
	return by
}

// Lines reads lines that lie in each other by their depths.
func Lines(lines []Line) Contents {
	out := make([]indented, len(lines))
	for i, l := range lines {
		out[i] = indented{l.margin(), node{title: strings.TrimSpace(l.Title), target: l.Target, group: l.Target == "" || l.Group}}
	}
	return contents(tree(out))
}
