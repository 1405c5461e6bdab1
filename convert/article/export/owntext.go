package export

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/frame"
)

// ownText makes the body of an article out of its documents in a book that
// wenzhai made: it undoes what package epub adds to one.
type ownText struct {
	pair   bool   // the documents hold two texts
	second bool   // the second one is wanted
	other  string // the language of the second text
}

// body returns the text as HTML.
func (o ownText) body(docs []*html.Node) []byte {
	root := element("div")
	for _, d := range docs {
		for n := range d.Descendants() {
			if n.Type == html.ElementNode && n.Data == "body" {
				put(root, children(n)...)
				break
			}
		}
	}
	for _, n := range slices.Collect(root.Descendants()) {
		if n.Data == "figure" && attrOf(n, "class") == "absent" {
			showAgain(n)
		}
	}
	if o.pair {
		o.pick(root)
	}
	tidy(root)
	numbered(root)
	var out bytes.Buffer
	for n := range root.ChildNodes() {
		if err := html.Render(&out, n); err != nil {
			break // a buffer takes all
		}
	}
	return out.Bytes()
}

// tidy takes away what stands around the text, and marks inside it.
func tidy(n *html.Node) {
	for _, c := range children(n) {
		tidy(c)
		if c.Type != html.ElementNode {
			continue
		}
		switch class := attrOf(c, "class"); {
		case c.Data == "header", c.Data == "footer" && class == "original", c.Data == "nav", c.Data == "p" && class == "jump",
			c.Data == "rt", c.Data == "rp": // readings are the book's: those of an article are set in brackets
			n.RemoveChild(c)
		case c.Data == "ruby", c.Data == "article", c.Data == "div" && class == "table",
			c.Data == "span" && (class == "tcy" || class == "keep" || class == "word"):
			unwrap(c)
		case c.Data == "a":
			tidyLink(c)
		case c.Data == "img":
			withoutWord(c)
		case c.Data == "td" || c.Data == "th":
			align := map[string]string{"centre": "center", "end": "right"}[class]
			if align != "" {
				c.Attr = append(c.Attr, html.Attribute{Key: "align", Val: align})
			}
		}
	}
}

// tidyLink gives a link inside the book the address that it had, and takes the
// mark of a note out of its link.
func tidyLink(a *html.Node) {
	if to := attrOf(a, "data-href"); to != "" {
		a.Attr = []html.Attribute{{Key: "href", Val: to}}
		return
	}
	if attrOf(a, "class") != "noteref" {
		return
	}
	if text := plain(a); a.Parent.Data != "sup" && strings.Trim(text, "0123456789") == "" {
		a.Data, a.Attr = "sup", nil
		return
	}
	unwrap(a)
}

// showAgain makes a figure of a picture that is not in the book what it was.
func showAgain(figure *html.Node) {
	src := attrOf(figure, "data-src")
	figure.Attr = nil
	for n := range figure.Descendants() {
		if n.Data != "span" || attrOf(n, "class") != "note" {
			continue
		}
		if a := n.FirstChild; a != nil && a.Data == "a" {
			src = attrOf(a, "href")
		}
		n.Parent.RemoveChild(n)
		break
	}
	img := element("img")
	img.Attr = []html.Attribute{{Key: "src", Val: src}}
	figure.InsertBefore(img, figure.FirstChild)
	if c := figure.LastChild; c.Data == "figcaption" && strings.TrimSpace(plain(c)) == "" {
		figure.RemoveChild(c)
	}
}

// withoutWord takes the description from a picture that had none: the book
// calls it a picture then.
func withoutWord(img *html.Node) {
	for _, l := range frame.Langs() {
		if attrOf(img, "alt") == frame.Text(l, frame.Picture) {
			img.Attr = slices.DeleteFunc(img.Attr, func(a html.Attribute) bool { return a.Key == "alt" })
			return
		}
	}
}

// numbered makes the notes at the end of an article what they were: a list, or
// paragraphs that begin with their marks.
func numbered(root *html.Node) {
	var list *html.Node
	for _, c := range children(root) {
		if c.Data != "aside" || attrOf(c, "class") != "footnote" {
			continue
		}
		mark := takeBacklinks(c)
		if !strings.HasSuffix(mark, ".") {
			if p := firstElement(c); p != nil && mark != "" {
				p.InsertBefore(&html.Node{Type: html.TextNode, Data: mark + " "}, p.FirstChild)
			}
			unwrap(c)
			continue
		}
		if list == nil {
			list = element("ol")
			root.InsertBefore(list, c)
		}
		item := element("li")
		list.AppendChild(item)
		put(item, children(c)...)
		root.RemoveChild(c)
	}
}

// takeBacklinks takes the links back to its mark out of a note, and returns the
// words of the first, the note's number.
func takeBacklinks(aside *html.Node) (mark string) {
	for _, n := range slices.Collect(aside.Descendants()) {
		if n.Data != "a" || !strings.HasPrefix(attrOf(n, "href"), "#fr") {
			continue
		}
		if mark == "" {
			mark = plain(n)
			if t := n.NextSibling; t != nil && t.Type == html.TextNode {
				t.Data = strings.TrimPrefix(t.Data, " ")
			}
		}
		n.Parent.RemoveChild(n)
	}
	return mark
}

// element returns an element that holds in, which is taken from where it was.
func element(tag string, in ...*html.Node) *html.Node {
	out := &html.Node{Type: html.ElementNode, Data: tag, DataAtom: atom.Lookup([]byte(tag))}
	put(out, in...)
	return out
}

// put moves nodes to the end of what to holds.
func put(to *html.Node, nodes ...*html.Node) {
	for _, n := range nodes {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
		to.AppendChild(n)
	}
}

// children returns the nodes in n, which may change meanwhile.
func children(n *html.Node) []*html.Node {
	if n == nil {
		return nil
	}
	return slices.Collect(n.ChildNodes())
}

// unwrap puts what n holds in its place.
func unwrap(n *html.Node) {
	for _, c := range children(n) {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

// plain returns the text in n.
func plain(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return b.String()
}

func firstElement(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}
