package notes

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// finder finds notes in a tree.
type finder struct {
	root     *html.Node
	links    []link // with fragments, in document order
	beside   []*html.Node
	ids      map[string]*place // of the fragments that links name
	byTarget map[*html.Node]*found
	held     map[*html.Node]int // how many places that links lead to stand in an element
	notes    []*found           // in the order of their first calls
	empty    map[*html.Node]bool
	called   map[*html.Node]bool // links that are calls
	taken    map[string]bool     // IDs that are given
}

// place is an element that a link leads to.
type place struct {
	n   *html.Node
	pos int // in document order
}

// link is a link to a place in the text.
type link struct {
	n    *html.Node
	frag string
	pos  int
}

// found is what links to one place may call a note.
type found struct {
	Note
	nodes  []*html.Node        // what it consists of: one after the other below one parent
	own    map[*html.Node]bool // the same
	calls  []*link
	backs  map[*html.Node]bool // the boxes to which links in it lead
	links  []*link             // in it
	marked bool                // its mark is a link that was taken out
	named  bool                // by its own name, or that of what it stands in
	none   bool                // it can be no note
	first  string              // its first words
}

// scan gathers links, their places and notes beside the text. It reports whether
// there is anything to look at.
func (f *finder) scan() bool {
	pos := 0
	for n := range f.root.Descendants() {
		pos++
		if n.Type != html.ElementNode {
			continue
		}
		if n.DataAtom == atom.A {
			if frag := fragment(node.Attr(n, "href")); frag != "" {
				f.links = append(f.links, link{n, frag, pos})
				f.ids[frag] = nil
			}
		}
		if besideText(n) {
			f.beside = append(f.beside, n)
		}
	}
	if len(f.links) > Max {
		f.links = nil
	}
	if len(f.links) > 0 {
		f.places()
	}
	return len(f.links)+len(f.beside) > 0
}

// places finds what the links lead to.
func (f *finder) places() {
	pos := 0
	for n := range f.root.Descendants() {
		pos++
		if n.Type != html.ElementNode {
			continue
		}
		for i := range n.Attr {
			a := &n.Attr[i]
			if a.Key != "id" && (a.Key != "name" || n.DataAtom != atom.A) {
				continue
			}
			f.taken[a.Val] = true
			if p, asked := f.ids[a.Val]; asked && p == nil {
				f.ids[a.Val] = &place{n, pos}
			}
		}
	}
	counted := map[*html.Node]bool{}
	for _, p := range f.ids {
		if p == nil || counted[p.n] {
			continue
		}
		counted[p.n] = true
		for up := p.n; up != nil && up != f.root; up = up.Parent {
			f.held[up]++
		}
	}
}

// fragment returns the name of the place that an address leads to, or "".
func fragment(href string) string {
	_, frag, _ := strings.Cut(strings.TrimSpace(href), "#")
	if strings.Contains(frag, "%") {
		if plain, err := url.PathUnescape(frag); err == nil {
			return plain
		}
	}
	return frag
}

// judge decides whether a link is the call of a note.
func (f *finder) judge(l *link) {
	to := f.ids[l.frag]
	if to == nil || isBackLink(l.n) {
		return
	}
	mark := strings.TrimSpace(node.Text(l.n))
	sure := callsByName(l.n)
	named := sure || callNames.MatchString(l.frag) && !backNames.MatchString(l.frag)
	if len(mark) > 40 || !isMark(mark) && (!sure || len([]rune(mark)) > 12) {
		return
	}
	x := f.at(to.n)
	if to.pos < l.pos && backNames.MatchString(l.frag) && !strings.Contains(kindsOf(l.n), "noteref") {
		return
	}
	if x.none || x.holds(l.n) || !sure && to.pos < l.pos && !x.named {
		return
	}
	if !named && f.onlyLinks(l.n) {
		return
	}
	if !sure && !x.named && !x.backs[boxOf(l.n)] && !begins(x.first, mark) {
		return
	}
	if len(x.calls) == 0 {
		x.ID, x.Label = l.frag, core(mark)
		f.notes = append(f.notes, x)
	}
	x.calls = append(x.calls, l)
	f.called[l.n] = true
}

// onlyLinks reports whether nothing but links is to be read in the box around n:
// it is a row of them.
func (f *finder) onlyLinks(n *html.Node) bool {
	box := boxOf(n)
	if box == nil {
		return false
	}
	only, known := f.empty[box]
	if !known {
		only = true
		for x := range box.Descendants() {
			if x.Type == html.TextNode && strings.Trim(x.Data, signs) != "" && within(x, atom.A, box) == nil {
				only = false
				break
			}
		}
		f.empty[box] = only
	}
	return only
}

// at returns what stands at a place, as a note.
func (f *finder) at(target *html.Node) *found {
	x := f.byTarget[target]
	if x == nil {
		x = &found{}
		f.byTarget[target] = x
		f.settle(x, target)
		if len(x.nodes) > 0 {
			if same := f.byTarget[x.nodes[0]]; same != nil { // another place at the beginning of one note
				x = same
			}
			f.byTarget[target], f.byTarget[x.nodes[0]] = x, x
		}
	}
	return x
}

// longest is the length in bytes of the longest note that has no name that says so.
const longest = 6000

// settle finds out what belongs to a note, and where it leads back to.
func (f *finder) settle(x *found, target *html.Node) {
	x.nodes = f.extent(target)
	if len(x.nodes) == 0 {
		x.none = true
		return
	}
	x.named = noteLike(target) || noteLike(x.nodes[0]) || noteBox(x.nodes[0])
	x.backs, x.own = map[*html.Node]bool{}, map[*html.Node]bool{}
	size, ink := 0, false
	for _, n := range x.nodes {
		x.own[n] = true
		for k := range withDescendants(n) {
			switch {
			case k.Type == html.TextNode:
				if size == 0 {
					size += len(strings.TrimSpace(k.Data))
				} else {
					size += len(k.Data)
				}
				if len(x.first) < 60 {
					x.first += k.Data
				}
				ink = ink || strings.Trim(k.Data, signs) != "" && !isMark(k.Data) && (within(k, atom.A, n) == nil || len(k.Data) > 6 && !backWords().MatchString(core(k.Data)))
			case k.DataAtom == atom.A:
				f.link(x, k)
				ink = ink || fragment(node.Attr(k, "href")) == "" && node.Text(k) != ""
			case isHeading(k), k.DataAtom == atom.Main, k.DataAtom == atom.Body, k.DataAtom == atom.Article:
				x.none = x.none || !ink
			case k.DataAtom == atom.Img:
				ink = true
			}
		}
	}
	x.none = x.none || !ink || size > longest && !x.named
}

// link notes a link that stands in a note.
func (f *finder) link(x *found, n *html.Node) {
	frag := fragment(node.Attr(n, "href"))
	if frag == "" {
		return
	}
	l := &link{n: n, frag: frag}
	x.links = append(x.links, l)
	if p := f.ids[frag]; p != nil {
		if box := boxOf(p.n); box != nil {
			x.backs[box] = true
		}
	}
}

// holds reports whether n stands in the note.
func (x *found) holds(n *html.Node) bool {
	for up := n; up != nil; up = up.Parent {
		if x.own[up] {
			return true
		}
	}
	return false
}
