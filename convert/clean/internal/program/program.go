// Package program reads program text of HTML: what is one line, what only numbers
// lines, and what is a button beside it.
package program

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

var (
	lineNames    = words.Set("program.lines")
	numberNames  = words.Set("program.numbers")
	controlNames = words.List("program.controls")
)

// Text returns the program in n without numbers of lines and buttons. Skip tells what
// else is left out; it may be nil.
func Text(n *html.Node, skip func(*html.Node) bool) string {
	if n == nil {
		return ""
	}
	w := writer{skip: skip}
	if n.DataAtom == atom.Table {
		w.table(n)
	} else {
		w.children(n)
	}
	return w.String()
}

type writer struct {
	strings.Builder
	skip func(*html.Node) bool
	last byte
}

func (w *writer) put(s string) {
	if s != "" {
		w.WriteString(s)
		w.last = s[len(s)-1]
	}
}

func (w *writer) leftOut(n *html.Node) bool {
	return w.skip != nil && w.skip(n) || isNumbers(n) || isControl(n)
}

func (w *writer) children(n *html.Node) {
	if w.isOfLines(n) {
		w.lines(n)
		return
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		w.node(k)
	}
}

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.put(n.Data)
	case n.DataAtom == atom.Br:
		w.put("\n")
	case n.Type != html.ElementNode || w.leftOut(n):
	case n.DataAtom == atom.Table:
		w.table(n)
	default:
		w.children(n)
		if node.IsLineBox(n.DataAtom) && n.NextSibling != nil && w.Len() > 0 && w.last != '\n' {
			w.put("\n")
		}
	}
}

// isOfLines reports whether the elements in n are lines of the program, and nothing
// else is in it.
func (w *writer) isOfLines(n *html.Node) bool {
	lines, named := 0, false
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			if !runes.HasInk(k.Data) {
				continue
			}
			return false
		case k.Type != html.ElementNode || k.DataAtom == atom.Br || w.leftOut(k):
		case hasName(k, lineNames()):
			lines, named = lines+1, true
		case node.IsLineBox(k.DataAtom) || k.DataAtom == atom.Code && n.DataAtom == atom.Pre:
			lines++
		default:
			return false
		}
	}
	return lines > 1 || named
}

// lines writes the elements of n as a line each. The line end behind one may stand in
// it or after it, as a character or as a br; it counts once.
func (w *writer) lines(n *html.Node) {
	open, box := false, false // the last line has no end yet; it was a box
	end := func() {
		if open {
			w.put("\n")
		}
		open = false
	}
	changes := holdsChanges(n)
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			if ends := strings.Count(k.Data, "\n"); ends > 0 {
				w.put(strings.Repeat("\n", ends))
				open = false
			}
		case k.DataAtom == atom.Br:
			if box || !open {
				end()
				w.put("\n")
			}
			end()
		case k.Type == html.ElementNode && !w.leftOut(k):
			end()
			inner := writer{skip: w.skip}
			inner.children(k)
			if changes {
				w.put(sign(k))
			}
			w.put(strings.TrimSuffix(inner.String(), "\n"))
			open, box = true, node.IsLineBox(k.DataAtom)
		}
	}
	if n.NextSibling != nil {
		end()
	}
}

// holdsChanges reports whether the page shows by its style that some lines of n were
// added or taken away.
func holdsChanges(n *html.Node) bool {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if node.HasClass(k, "diff") && sign(k) != "  " {
			return true
		}
	}
	return false
}

// sign returns what stands before a line of a program with changes.
func sign(n *html.Node) string {
	switch {
	case node.HasClass(n, "add"):
		return "+ "
	case node.HasClass(n, "remove"):
		return "- "
	}
	return "  "
}

// table writes the rows of a table of lines without the cells that number them.
func (w *writer) table(n *html.Node) {
	first := w.Len() == 0 || w.last == '\n'
	for _, tr := range rows(nil, n) {
		if !first {
			w.put("\n")
		}
		first = false
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.Type != html.ElementNode || w.leftOut(td) || onlyCounts(td) {
				continue
			}
			inner := writer{skip: w.skip}
			inner.children(td)
			w.put(marker(td))
			w.put(strings.TrimRight(inner.String(), "\n"))
		}
	}
}

// rows appends the rows of a table, not those of tables in its cells.
func rows(out []*html.Node, n *html.Node) []*html.Node {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.DataAtom {
		case atom.Tr:
			out = append(out, k)
		case atom.Tbody, atom.Thead, atom.Tfoot:
			out = rows(out, k)
		}
	}
	return out
}

// marker returns the sign of a change that a page of GitHub keeps in an attribute.
func marker(td *html.Node) string {
	m := node.Find(td, func(x *html.Node) bool { return node.HasAttr(x, "data-code-marker") })
	if m == nil {
		return ""
	}
	return node.Attr(m, "data-code-marker")
}

// isNumbers reports whether n numbers the lines of a program, by what it is called
// and what is in it.
func isNumbers(n *html.Node) bool {
	return n != nil && len(n.Attr) > 0 && hasName(n, numberNames()) && onlyCounts(n)
}

// onlyCounts reports whether n holds numbers alone, or nothing.
func onlyCounts(n *html.Node) bool {
	for x := range n.Descendants() {
		if x.Type == html.TextNode && strings.Trim(x.Data, " \t\n\r0123456789.:\u00a0") != "" {
			return false
		}
	}
	return true
}

// isControl reports whether n is a button or a label that a page set on a program.
func isControl(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Button:
		return true
	case atom.Pre, atom.Code:
		return false
	}
	class := node.Attr(n, "class")
	return class != "" && runes.HoldsAny(strings.ToLower(class), controlNames()) && isShort(n)
}

// maxControl is how many characters a button or a label has.
const maxControl = 16

// isShort reports whether n holds a few words and no program.
func isShort(n *html.Node) bool {
	length := 0
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			if len(x.Data) > 20*maxControl {
				return false
			}
			length += utf8.RuneCountInString(strings.TrimSpace(x.Data))
		}
		if length > maxControl || x.DataAtom == atom.Pre || x.DataAtom == atom.Code {
			return false
		}
	}
	return true
}

func hasName(n *html.Node, names map[string]bool) bool {
	for name := range strings.FieldsSeq(node.Attr(n, "class")) {
		if names[name] {
			return true
		}
	}
	return false
}
