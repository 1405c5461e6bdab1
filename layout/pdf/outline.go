package pdf

import "fmt"

// outlineNode is an entry of the outline, or its root, with its place among the
// others; 0 stands for none, and as a parent for the root.
type outlineNode struct {
	parent, prev, next, first, last int
	kids, under                     int // entries directly under it, and on all levels
}

// nestOutline links entries to a tree by their levels: node 0 is the root, node
// i+1 entry i. A level that is skipped does not matter: an entry stands under
// the nearest one before it of a lower level.
func nestOutline(levels []int) []outlineNode {
	nodes := make([]outlineNode, len(levels)+1)
	open := []int{0}
	for i, level := range levels {
		for len(open) > 1 && levels[open[len(open)-1]-1] >= level {
			open = open[:len(open)-1]
		}
		n, parent := i+1, open[len(open)-1]
		up := &nodes[parent]
		nodes[n].parent, nodes[n].prev = parent, up.last
		if up.last == 0 {
			up.first = n
		} else {
			nodes[up.last].next = n
		}
		up.last = n
		up.kids++
		for _, above := range open {
			nodes[above].under++
		}
		open = append(open, n)
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
	ids := make([]int, len(entries)+1)
	ids[0] = f.ids.outlines
	for i, e := range entries {
		levels[i], ids[i+1] = e.Level, f.out.alloc(1)
	}
	nodes := nestOutline(levels)
	for i := range entries {
		if err := f.writeOutlineItem(ids, i, &nodes[i+1], len(entries) <= openOutline); err != nil {
			return err
		}
	}
	visible := nodes[0].kids
	if len(entries) <= openOutline {
		visible = len(entries)
	}
	f.out.addf(ids[0], "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", ids[nodes[0].first], ids[nodes[0].last], visible)
	return nil
}

// writeOutlineItem writes entry i; ids are the objects of all nodes.
func (f *finisher) writeOutlineItem(ids []int, i int, n *outlineNode, open bool) error {
	entry := f.doc.Outline[i]
	to, err := f.destination(entry.Target)
	if err != nil {
		return fmt.Errorf("the outline entry %q %w", entry.Title, err)
	}
	dict := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest%s", textString(entry.Title), ids[n.parent], to)
	for k, at := range [...]int{n.prev, n.next, n.first, n.last} {
		if at != 0 {
			dict = fmt.Appendf(dict, "/%s %d 0 R", [...]string{"Prev", "Next", "First", "Last"}[k], ids[at])
		}
	}
	switch {
	case n.under > 0 && open:
		dict = fmt.Appendf(dict, "/Count %d", n.under)
	case n.kids > 0:
		dict = fmt.Appendf(dict, "/Count -%d", n.kids)
	}
	f.out.add(ids[i+1], append(dict, ">>"...))
	return nil
}
