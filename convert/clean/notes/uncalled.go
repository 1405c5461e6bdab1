package notes

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// Uncalled returns the IDs of the notes that nothing calls and that belong to the
// text that calls the notes named: others are left out with the others of their list.
func Uncalled(list []*Note, called []string) []string {
	var out []string
	var by map[string]bool
	for _, n := range list {
		if !n.uncalled {
			continue
		}
		if by == nil {
			by = make(map[string]bool, len(called))
			for _, id := range called {
				by[id] = true
			}
		}
		if n.with == "" || by[n.with] {
			out = append(out, n.ID)
		}
	}
	return out
}

// uncalled finds the notes that nothing calls: the other items of lists of notes.
func (f *finder) uncalled() {
	seen, ids, of := map[*html.Node]bool{}, map[string]bool{}, map[*html.Node]*found{}
	for _, x := range f.notes {
		ids[x.ID] = true
		for _, n := range x.nodes {
			of[n] = x
		}
	}
	for _, x := range slices.Clone(f.notes) {
		if list := x.nodes[0].Parent; list != nil && x.nodes[0].DataAtom == atom.Li && !seen[list] {
			seen[list] = true
			f.itemsOf(list, of, ids)
		}
	}
	if len(f.notes) > 0 {
		return
	}
	for i := range f.links {
		l := &f.links[i]
		if !node.HasClass(l.n, "footnote-backref") {
			continue
		}
		item := within(l.n, atom.Li, f.root)
		if item == nil || seen[item.Parent] || item.Parent.Parent == nil || !strings.Contains(kindsOf(item.Parent.Parent), "endnotes") {
			continue
		}
		seen[item.Parent] = true
		f.itemsOf(item.Parent, of, ids)
	}
}

// itemsOf takes the items of a list for notes that are none yet, where it is a list
// of notes by its name, or half of its items are and the others call none, or links
// lead back from all of these. ids are those of notes, of is what their boxes belong to.
func (f *finder) itemsOf(list *html.Node, of map[*html.Node]*found, ids map[string]bool) {
	var rest []*found
	notes, number, with := 0, 0, ""
	back, calls := true, false
	for k := list.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom != atom.Li {
			continue
		}
		number++
		if x := of[k]; x != nil {
			if notes++; with == "" && slices.ContainsFunc(x.calls, func(l *link) bool { return within(l.n, list.DataAtom, nil) != list }) {
				with = x.ID
			}
		} else if hasWords(k) {
			x := f.item(k, number)
			rest = append(rest, x)
			back = back && slices.ContainsFunc(x.links, func(l *link) bool { return f.leadsBack(l, nil) })
			calls = calls || slices.ContainsFunc(x.links, func(l *link) bool { return f.called[l.n] })
		}
	}
	if (notes < len(rest) && !back || calls) && !noteLike(list) && !noteBox(list) {
		return
	}
	for i, x := range rest {
		if x.ID == "" || ids[x.ID] {
			x.ID = f.newID(len(f.notes) + i + 1)
		}
		ids[x.ID], x.with = true, with
	}
	f.notes = append(f.notes, rest...)
}

// item returns an item of a list, with its number in that, as a note that nothing
// calls.
func (f *finder) item(n *html.Node, number int) *found {
	x := &found{nodes: []*html.Node{n}, own: map[*html.Node]bool{n: true}, backs: map[*html.Node]bool{}}
	x.ID, x.uncalled = node.Attr(n, "id"), true
	for k := range n.Descendants() {
		switch {
		case k.DataAtom == atom.A:
			f.link(x, k)
		case k.Type == html.TextNode && len(x.first) < 60:
			x.first += k.Data
		}
	}
	if mark := strconv.Itoa(number); begins(x.first, mark) {
		x.Label = mark
	}
	return x
}
