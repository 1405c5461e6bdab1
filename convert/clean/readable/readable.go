// Package readable asks go-readability which part of a whole page is the article, and
// compares its answer with another.
//
// The library reads a copy of the page in which every element has a number; what it
// leaves is found again by these numbers, so that headings, lists, tables, code and
// pictures are built of the page's own elements.
package readable

import (
	"net/url"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The most elements of a page that the library is asked about and how deep they nest,
// for it takes time for all around each of them; the least letters of an answer that
// counts, and the most bytes of letters of a text that is compared, which takes some
// forty times their memory.
const (
	maxElements = 12_000
	maxDepth    = 100
	minLetters  = 200
	maxLetters  = 1 << 19
)

// mark is the attribute that holds the number of an element.
const mark = "data-place"

// Part returns the element of the page around body that holds the article as the
// library finds it, without what the library leaves out of it, if that differs so much
// from own that own must be wrong; else own.
func Part(body, own *html.Node) *html.Node {
	if body == nil || own == nil {
		return own
	}
	top := body
	for top.Parent != nil {
		top = top.Parent
	}
	p := page{}
	a := p.read(p.copy(top, 0))
	if a == nil {
		return own
	}
	p.text = letter.Key(node.Text(a))
	mine := letter.Key(node.Text(own))
	if len(p.text) < minLetters || max(len(p.text), len(mine)) > maxLetters || !differs(mine, p.text) {
		return own
	}
	part := p.find(a)
	if part == nil {
		return own
	}
	p.prune(part)
	return part
}

// page is a page that the library reads.
type page struct {
	places []*html.Node        // elements by their numbers
	depth  int                 // of the deepest node
	text   string              // letters and digits of the article
	holds  map[*html.Node]bool // elements that stay, and those around them
}

// copy returns n and what is below it with numbers on its elements, nil for what no
// reader reads.
func (p *page) copy(n *html.Node, depth int) *html.Node {
	p.depth = max(p.depth, depth)
	if n.Type == html.CommentNode || n.DataAtom == atom.Script || n.DataAtom == atom.Style {
		return nil
	}
	out := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace}
	if n.Type == html.ElementNode {
		out.Attr = append(append(make([]html.Attribute, 0, len(n.Attr)+1), n.Attr...), html.Attribute{Key: mark, Val: strconv.Itoa(len(p.places))})
		p.places = append(p.places, n)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if c := p.copy(k, depth+1); c != nil {
			out.AppendChild(c)
		}
	}
	return out
}

// read returns what the library finds, or nil.
func (p *page) read(top *html.Node) (found *html.Node) {
	if len(p.places) > maxElements || p.depth > maxDepth {
		return nil
	}
	defer func() {
		if recover() != nil { // a page of which the library can make nothing
			found = nil
		}
	}()
	r := readability.NewParser()
	r.DisableJSONLD = true
	a, err := r.ParseAndMutate(top, &url.URL{Scheme: "https", Host: "localhost", Path: "/"})
	if err != nil {
		return nil
	}
	return a.Node
}

// find notes which elements of the page stand in a, and returns the innermost one
// around them all, or nil.
func (p *page) find(a *html.Node) *html.Node {
	p.holds = map[*html.Node]bool{}
	var part *html.Node
	for n := range a.Descendants() {
		i, err := strconv.Atoi(node.Attr(n, mark))
		if err != nil || i < 0 || i >= len(p.places) {
			continue
		}
		n := p.places[i]
		if part == nil {
			part = n
		}
		for !around(part, n) {
			part = part.Parent
		}
		for up := n; up != nil && !p.holds[up]; up = up.Parent {
			p.holds[up] = true
		}
	}
	if part == nil || part.Type != html.ElementNode || part.DataAtom == atom.Html {
		return nil
	}
	return part
}

// around reports whether n is outer or stands below it; below nothing stands all.
func around(outer, n *html.Node) bool {
	for n != nil && n != outer {
		n = n.Parent
	}
	return n == outer
}

// prune removes the boxes of text below n of which nothing stands in the article.
func (p *page) prune(n *html.Node) {
	for k := n.FirstChild; k != nil; {
		next := k.NextSibling
		switch {
		case k.Type != html.ElementNode:
		case p.holds[k]:
			p.prune(k)
		case node.IsBox(k) && !strings.Contains(p.text, letter.Key(node.Text(k))):
			n.RemoveChild(k)
		}
		k = next
	}
}
