package export

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// pick leaves in root what belongs to one of the two texts of an article.
func (o ownText) pick(root *html.Node) {
	notes := map[string]*html.Node{}
	for _, n := range children(root) {
		if n.Data == "article" {
			unwrap(n)
		}
	}
	for _, n := range children(root) {
		if n.Data == "section" && attrOf(n, "class") == "notes" {
			takeNotes(n, notes)
			root.RemoveChild(n)
		}
	}
	if !o.second {
		o.first(root)
		return
	}
	all := children(root)
	var text []*html.Node
	for _, n := range all {
		text = append(text, o.secondOf(n, notes)...)
	}
	for _, n := range all {
		root.RemoveChild(n)
	}
	put(root, text...)
}

// takeNotes enters the second texts behind marks into notes, by the mark.
func takeNotes(section *html.Node, notes map[string]*html.Node) {
	for _, aside := range children(section) {
		if aside.Data != "aside" || aside.FirstChild == nil {
			continue
		}
		box := aside.FirstChild
		for _, n := range slices.Collect(box.Descendants()) {
			if n.Data == "a" && attrOf(n, "class") == "back" {
				if t := n.PrevSibling; t != nil && t.Type == html.TextNode {
					t.Data = strings.TrimSuffix(t.Data, " ")
				}
				n.Parent.RemoveChild(n)
			}
		}
		notes["#"+attrOf(aside, "id")] = box
	}
}

// first takes the second text out of n.
func (o ownText) first(n *html.Node) {
	for _, c := range children(n) {
		class := strings.Fields(attrOf(c, "class"))
		switch {
		case len(class) > 0 && (class[0] == "two" || class[0] == "mark"):
			n.RemoveChild(c)
			continue
		case c.Data == "figcaption":
			o.secondCaption(c)
		case c.Data == "img":
			o.ownAlt(c)
		}
		o.first(c)
		if len(class) > 0 && (class[0] == "pair" && c.Data == "div" || class[0] == "one") {
			unwrap(c)
		}
	}
}

// secondCaption takes the caption in the second language out of a caption and
// returns it, or nil.
func (o ownText) secondCaption(c *html.Node) *html.Node {
	last := c.LastChild
	for last != nil && last.Type == html.TextNode && strings.TrimSpace(last.Data) == "" {
		last = last.PrevSibling
	}
	if last == nil || last.Data != "span" || attrOf(last, "lang") != o.other || attrOf(last, "class") != "" {
		return nil
	}
	for n := last.PrevSibling; n != nil && (n.Data == "br" || strings.TrimSpace(n.Data) == ""); n = last.PrevSibling {
		c.RemoveChild(n)
	}
	c.RemoveChild(last)
	return last
}

// ownAlt leaves of the description of a picture that both texts describe that of
// the one wanted.
func (o ownText) ownAlt(img *html.Node) {
	for i := range img.Attr {
		if one, other, ok := strings.Cut(img.Attr[i].Val, " · "); ok && img.Attr[i].Key == "alt" {
			img.Attr[i].Val = one
			if o.second {
				img.Attr[i].Val = other
			}
		}
	}
}

// secondOf returns what of n, an element with both texts, belongs to the second
// one. notes are the second texts behind marks.
func (o ownText) secondOf(n *html.Node, notes map[string]*html.Node) []*html.Node {
	switch n.Data {
	case "div":
		if strings.HasPrefix(attrOf(n, "class"), "pair") {
			return inside(n, "two")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		words := inside(n, "two")
		for _, x := range marked(n, notes) { // <p><strong>…</strong></p>
			words = append(words, children(x.FirstChild)...)
		}
		if len(words) > 0 {
			return []*html.Node{element(n.Data, words...)}
		}
	case "p":
		return marked(n, notes)
	case "ul", "ol", "blockquote":
		return o.container(n, notes)
	case "li":
		if words := marked(n, notes); len(words) > 0 && inside(n, "two") == nil {
			return []*html.Node{element("li", words...)}
		}
		return o.container(n, notes)
	case "figure":
		if !slices.ContainsFunc(markedAfter(n, notes), func(x *html.Node) bool { return x.Data == "figure" }) {
			return []*html.Node{o.figure(n, notes)}
		}
	case "pre", "hr":
		if len(markedAfter(n, notes)) == 0 {
			return []*html.Node{n}
		}
	}
	return nil
}

// markedAfter returns what stands behind the mark on the line after n, which
// has no line to stand on itself.
func markedAfter(n *html.Node, notes map[string]*html.Node) []*html.Node {
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode {
		next = next.NextSibling
	}
	if next == nil || attrOf(next, "class") != "mark" {
		return nil
	}
	return marked(next, notes)
}

// container returns a list, an item or a quotation with what belongs to the
// second text in it.
func (o ownText) container(n *html.Node, notes map[string]*html.Node) []*html.Node {
	var in []*html.Node
	for _, c := range children(n) {
		in = append(in, o.secondOf(c, notes)...)
	}
	if len(in) == 0 {
		return nil
	}
	out := element(n.Data, in...)
	out.Attr = n.Attr
	return []*html.Node{out}
}

// figure returns a picture with its caption in the second text.
func (o ownText) figure(n *html.Node, notes map[string]*html.Node) *html.Node {
	words := marked(n, notes)
	for _, c := range children(n) {
		if c.Data == "img" {
			o.ownAlt(c)
		}
		if c.Data != "figcaption" {
			continue
		}
		if last := o.secondCaption(c); last != nil {
			words = children(last)
		}
		n.RemoveChild(c)
	}
	if len(words) > 0 {
		n.AppendChild(element("figcaption", words...))
	}
	return n
}

// inside returns what the first element of a class in n holds.
func inside(n *html.Node, class string) []*html.Node {
	for x := range n.Descendants() {
		if x.Type == html.ElementNode && attrOf(x, "class") == class {
			return children(x)
		}
	}
	return nil
}

// marked returns what stands behind the marks in n.
func marked(n *html.Node, notes map[string]*html.Node) []*html.Node {
	var out []*html.Node
	for x := range n.Descendants() {
		if x.Data != "a" || attrOf(x, "class") != "mark" {
			continue
		}
		if box := notes[attrOf(x, "href")]; box != nil {
			for _, c := range children(box) {
				if c.Type == html.ElementNode {
					out = append(out, c)
				}
			}
		}
	}
	return out
}
