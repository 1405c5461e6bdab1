package pdf

import "fmt"

// outlineNode is an entry of the outline with its place among the others;
// -1 stands for none.
type outlineNode struct {
	parent, prev, next, first, last int
	kids, under                     int // entries directly under it, and on all levels
}

// nestOutline links entries to a tree by their levels. A level that is skipped
// does not matter: an entry stands under the nearest one before it of a lower
// level.
func nestOutline(levels []int) []outlineNode {
	nodes := make([]outlineNode, len(levels))
	lastChild := map[int]int{}
	var open []int
	for i, level := range levels {
		for len(open) > 0 && levels[open[len(open)-1]] >= level {
			open = open[:len(open)-1]
		}
		n := outlineNode{parent: -1, prev: -1, next: -1, first: -1, last: -1}
		if len(open) > 0 {
			n.parent = open[len(open)-1]
		}
		if prev, ok := lastChild[n.parent]; ok {
			n.prev, nodes[prev].next = prev, i
		} else if n.parent >= 0 {
			nodes[n.parent].first = i
		}
		lastChild[n.parent] = i
		if n.parent >= 0 {
			nodes[n.parent].last = i
			nodes[n.parent].kids++
		}
		for _, up := range open {
			nodes[up].under++
		}
		nodes[i] = n
		open = append(open, i)
	}
	return nodes
}

// openOutline is up to how many entries the outline is shown unfolded.
const openOutline = 100

// writeOutline writes the outline (ISO 32000-2 §12.3.3). A long one is folded
// to its chapters.
func (f *finisher) writeOutline() error {
	entries := f.doc.Outline
	if len(entries) == 0 {
		return nil
	}
	levels := make([]int, len(entries))
	for i, e := range entries {
		levels[i] = e.Level
	}
	nodes := nestOutline(levels)
	id := f.out.alloc(len(entries))
	top, bottom, visible := -1, -1, 0
	for i, n := range nodes {
		if n.parent < 0 {
			if top < 0 {
				top = i
			}
			bottom = i
			visible++
		}
		if err := f.writeOutlineItem(id, i, n, len(entries) <= openOutline); err != nil {
			return err
		}
	}
	if len(entries) <= openOutline {
		visible = len(entries)
	}
	f.out.addf(f.ids.outlines, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", id+top, id+bottom, visible)
	return nil
}

func (f *finisher) writeOutlineItem(first, i int, n outlineNode, open bool) error {
	entry := f.doc.Outline[i]
	parent := f.ids.outlines
	if n.parent >= 0 {
		parent = first + n.parent
	}
	to, err := f.destination(entry.Target)
	if err != nil {
		return fmt.Errorf("the outline entry %q %w", entry.Title, err)
	}
	dict := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest%s", textString(entry.Title), parent, to)
	for _, link := range []struct {
		key string
		to  int
	}{{"Prev", n.prev}, {"Next", n.next}, {"First", n.first}, {"Last", n.last}} {
		if link.to >= 0 {
			dict = fmt.Appendf(dict, "/%s %d 0 R", link.key, first+link.to)
		}
	}
	switch {
	case n.under > 0 && open:
		dict = fmt.Appendf(dict, "/Count %d", n.under)
	case n.kids > 0:
		dict = fmt.Appendf(dict, "/Count -%d", n.kids)
	}
	f.out.add(first+i, append(dict, ">>"...))
	return nil
}
