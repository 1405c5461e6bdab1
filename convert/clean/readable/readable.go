// Package readable finds which blocks of a whole page are its article. Trees that
// tools/pageblocks learns judge each block, by what another finder and go-readability take
// for the article, and by what the block and its surroundings are like.
//
// The library reads a copy of the page in which every element has a number; what it
// leaves is found again by these numbers, so that headings, lists, tables, code and
// pictures are built of the page's own elements.
package readable

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Bounds of a page that is judged by its blocks: the library takes time for all that stands
// around each element.
const (
	maxElements = 12_000 // of the page
	maxDepth    = 100    // of elements in one another
)

const (
	minLetters = 300     // bytes of the least text for machines
	maxText    = 1 << 19 // of the most
	minPage    = 500     // characters of the least page that is judged
)

// mark is the attribute that holds the number of an element.
const mark = "data-place"

// Blocks returns the blocks of the page around body with their features; own is the
// element that another finder took for the article.
func Blocks(body, own *html.Node) []*Block {
	if body == nil || own == nil {
		return nil
	}
	if r, _ := read(body, own); r != nil {
		return r.blocks
	}
	return nil
}

// read cuts the page around body into blocks, and has the candidates and the features
// of each told. It returns nil for a page that is too short to be judged, or too large.
func read(body, own *html.Node) (r *reader, large bool) {
	top := rootOf(body)
	if !bounded(top) {
		return nil, true
	}
	p := page{}
	clone := p.copy(top)
	c := cut(body)
	if c.boxes[body].chars < minPage {
		return nil, false
	}
	var lib *html.Node
	if a := p.read(clone); a != nil {
		lib = p.find(a)
	}
	r = &reader{blocks: c.blocks, boxes: c.boxes, holds: p.holds, own: c.boxes[own], lib: c.boxes[lib], rich: c.boxes[body].rich}
	r.onOwn, r.onLib = chainOf(r.own), chainOf(r.lib)
	if t := node.First(top, atom.Title); t != nil {
		r.title = letter.Key(node.Text(t))
	}
	r.told = told(top)
	for _, x := range c.blocks {
		x.own = r.steps(r.onOwn, x.box) == 0
		x.lib = lib != nil && p.took(x)
	}
	r.survey(top)
	r.features()
	return r, false
}

// told returns the letters of the articles that the page of top gives to machines as
// JSON-LD, without what it may say of others.
func told(top *html.Node) string {
	var s strings.Builder
	for n := range top.Descendants() {
		if n.DataAtom != atom.Script || node.Attr(n, "type") != "application/ld+json" {
			continue
		}
		text := node.Text(n)
		const key = `"articleBody"`
		i := strings.Index(text, key)
		if i < 0 {
			continue
		}
		text = strings.TrimLeft(text[i+len(key):], " :\n\t\r")
		var body string
		if json.NewDecoder(strings.NewReader(text)).Decode(&body) == nil && s.Len() < maxText {
			s.WriteString(letter.Key(html.UnescapeString(body[:min(len(body), maxText)])))
		}
	}
	if s.Len() < minLetters {
		return ""
	}
	return s.String()
}

// bounded reports whether the library can be asked about what stands below top. It looks
// no further than that takes.
func bounded(top *html.Node) bool {
	elements, depth := 0, 0
	for n := top; n != nil; {
		read := !isUncopied(n)
		if read && n.Type == html.ElementNode {
			elements++
		}
		if elements > maxElements || depth > maxDepth {
			return false
		}
		if read && n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != top && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n == top {
			break
		}
		n = n.NextSibling
	}
	return true
}

// isUncopied reports whether no reader reads n.
func isUncopied(n *html.Node) bool {
	return n.Type == html.CommentNode || n.DataAtom == atom.Script || n.DataAtom == atom.Style
}

// took reports whether the library left x in the article.
func (p *page) took(x *Block) bool {
	if !p.holds[x.box.n] {
		return false
	}
	some := false
	for _, n := range x.nodes {
		if n.Type == html.ElementNode && node.Text(n) != "" {
			if p.holds[n] {
				return true
			}
			some = true
		} else if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return true
		}
	}
	return !some
}

// page is a page that the library reads.
type page struct {
	places []*html.Node        // elements by their numbers
	holds  map[*html.Node]bool // elements that stay, and those around them
}

// copy returns n and what is below it with numbers on its elements, nil for what no
// reader reads.
func (p *page) copy(n *html.Node) *html.Node {
	if isUncopied(n) {
		return nil
	}
	out := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace}
	if n.Type == html.ElementNode {
		out.Attr = append(append(make([]html.Attribute, 0, len(n.Attr)+1), n.Attr...), html.Attribute{Key: mark, Val: strconv.Itoa(len(p.places))})
		p.places = append(p.places, n)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if c := p.copy(k); c != nil {
			out.AppendChild(c)
		}
	}
	return out
}

// read returns what the library finds, or nil.
func (p *page) read(top *html.Node) (found *html.Node) {
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
