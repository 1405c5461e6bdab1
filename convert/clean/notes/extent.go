package notes

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// isBox reports whether n is what may be a note as a whole, or hold calls.
func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Li, atom.Dd, atom.Dt, atom.Td, atom.Th, atom.Tr, atom.Aside, atom.Section, atom.Blockquote, atom.Table,
		atom.Figcaption, atom.Caption, atom.Article, atom.Main, atom.Body, atom.Footer, atom.Ol, atom.Ul, atom.Dl, atom.Figure:
		return true
	}
	return isHeading(n)
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// boxOf returns the box that n is or stands in, or nil.
func boxOf(n *html.Node) *html.Node {
	for n != nil && !isBox(n) {
		n = n.Parent
	}
	return n
}

// within returns the element of a kind around n below stop, or nil.
func within(n *html.Node, kind atom.Atom, stop *html.Node) *html.Node {
	for up := n; up != nil && up != stop; up = up.Parent {
		if up.DataAtom == kind {
			return up
		}
	}
	return nil
}

func withDescendants(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		if !yield(n) {
			return
		}
		for k := range n.Descendants() {
			if !yield(k) {
				return
			}
		}
	}
}

// extent returns what the note at a place consists of, nil for nothing: the box
// that the place is, or at whose beginning it stands; the lines behind it up to the
// next such place in a box with several.
func (f *finder) extent(target *html.Node) []*html.Node {
	box := boxOf(target)
	if box == nil || box == f.root || isHeading(box) {
		return nil
	}
	switch box.DataAtom {
	case atom.Body, atom.Main, atom.Article, atom.Ol, atom.Ul, atom.Dl:
		if box == target || box.DataAtom != atom.Body && box.DataAtom != atom.Article && box.DataAtom != atom.Main {
			return nil
		}
		return f.lines(box, target)
	}
	if box != target && !opens(box, target) || box != target && f.held[box] > 1 && f.held[box] > f.held[target] && f.parted(box, target) {
		return f.lines(box, target)
	}
	return f.whole(f.climb(box))
}

// parted reports whether another place stands in box behind a line break.
func (f *finder) parted(box, target *html.Node) bool {
	if node.First(box, atom.Br) == nil {
		return false
	}
	for k := childOf(box, target).NextSibling; k != nil; k = k.NextSibling {
		if f.held[k] > 0 && afterBreak(k) {
			return true
		}
	}
	return false
}

// climb returns the outermost box that holds nothing but the note in b.
func (f *finder) climb(b *html.Node) *html.Node {
	for p := b.Parent; p != nil && p != f.root && f.held[p] <= max(f.held[b], 1)+1 && opens(p, b); p = p.Parent {
		switch p.DataAtom {
		case atom.Li, atom.Dd, atom.Aside, atom.Tr:
		case atom.Tbody, atom.Table:
			if noteLike(p) || p.DataAtom == atom.Tbody && noteLike(p.Parent) {
				break
			}
			return b
		case atom.Div, atom.Section, atom.P:
			if !noteLike(p) || manyNotes(p) {
				return b
			}
		default:
			return b
		}
		b = p
	}
	return b
}

// whole returns a note and what goes on with it: the meaning of a term.
func (f *finder) whole(b *html.Node) []*html.Node {
	out := []*html.Node{b}
	if b.DataAtom != atom.Dt {
		return out
	}
	for k := b.NextSibling; k != nil && k.DataAtom != atom.Dt; k = k.NextSibling {
		out = append(out, k)
	}
	return out
}

// childOf returns the child of box in which n stands.
func childOf(box, n *html.Node) *html.Node {
	for n.Parent != box {
		n = n.Parent
	}
	return n
}

// afterBreak reports whether n begins a line.
func afterBreak(n *html.Node) bool {
	i := 0
	for k := n.PrevSibling; k != nil; k = k.PrevSibling {
		if i++; i > near {
			return false
		}
		if k.DataAtom == atom.Br || k.Type == html.ElementNode && isBox(k) {
			return true
		}
		if k.Type == html.TextNode && strings.Trim(k.Data, signs) != "" || k.Type == html.ElementNode && node.Text(k) != "" {
			return false
		}
	}
	return true
}

// lines returns the lines of a box from the place on, up to the next place at the
// beginning of a line, a box or two breaks.
func (f *finder) lines(box, target *html.Node) []*html.Node {
	top := childOf(box, target)
	if !afterBreak(top) {
		return nil
	}
	out := []*html.Node{top}
	for k := top.NextSibling; k != nil; k = k.NextSibling {
		if f.held[k] > 0 && afterBreak(k) || k.Type == html.ElementNode && isBox(k) {
			break
		}
		out = append(out, k)
	}
	return out
}

// near is how many neighbours are looked at: a place stands right at the beginning
// of its note.
const near = 12

// opens reports whether nothing is to be read in box before n, but for marks.
func opens(box, n *html.Node) bool {
	for ; n != box; n = n.Parent {
		i := 0
		for k := n.PrevSibling; k != nil; k = k.PrevSibling {
			if i++; i > near {
				return false
			}
			text := k.Data
			if k.Type == html.ElementNode {
				text = node.Text(k)
			}
			if k.Type != html.CommentNode && strings.Trim(text, signs) != "" && !isMark(text) {
				return false
			}
		}
	}
	return true
}

// extend gives notes that stand in a box of notes the boxes behind them that
// belong to none: they consist of several paragraphs.
func (f *finder) extend() {
	own := map[*html.Node]bool{}
	for _, x := range f.notes {
		own[x.nodes[0]] = true
	}
	for _, x := range f.notes {
		last := x.nodes[len(x.nodes)-1]
		if len(x.nodes) > 1 || !isBox(last) || last.Parent == nil || !noteLike(last.Parent) && !noteBox(last) || holdsCall(last.Parent, x.calls) {
			continue
		}
		for k := last.NextSibling; k != nil && !own[k] && f.held[k] == 0; k = k.NextSibling {
			if k.Type == html.ElementNode && (isHeading(k) || k.DataAtom == atom.Hr || k.DataAtom == atom.Li) {
				break
			}
			x.nodes = append(x.nodes, k)
		}
	}
}

// holdsCall reports whether one of the calls stands in n.
func holdsCall(n *html.Node, calls []*link) bool {
	return slices.ContainsFunc(calls, func(l *link) bool {
		for up := l.n; up != nil; up = up.Parent {
			if up == n {
				return true
			}
		}
		return false
	})
}
