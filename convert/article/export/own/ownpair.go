package own

import (
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// pick leaves in root what belongs to one of the two texts of an article.
func (o ownText) pick(root *goquery.Selection) {
	unwrap(root.ChildrenFiltered("article"))
	o.notes = map[string]*goquery.Selection{}
	section := root.ChildrenFiltered("section.notes").Each(o.takeNotes).Remove()
	kind := "fn"
	if o.second {
		kind = "sn"
	}
	authors := section.ChildrenFiltered(`aside.footnote[id^="` + kind + `"]`).Nodes
	if len(authors) > 0 {
		box := element("section", authors...)
		box.Attr = []html.Attribute{{Key: "class", Val: "notes"}}
		defer root.AppendNodes(box)
	}
	if !o.second {
		o.first(root)
		return
	}
	all := root.Contents()
	var text []*html.Node
	all.Each(func(_ int, n *goquery.Selection) { text = append(text, o.secondOf(n)...) })
	all.Remove()
	root.AppendNodes(text...)
}

// takeNotes enters the second texts behind marks into notes.
func (o ownText) takeNotes(_ int, section *goquery.Selection) {
	section.ChildrenFiltered("aside:not(.footnote)").Each(func(_ int, aside *goquery.Selection) {
		box := aside.Contents().First()
		box.Find("a.back").Each(func(_ int, a *goquery.Selection) {
			if t := a.Nodes[0].PrevSibling; t != nil && t.Type == html.TextNode {
				t.Data = strings.TrimSuffix(t.Data, " ")
			}
			a.Remove()
		})
		o.notes["#"+aside.AttrOr("id", "")] = box
	})
}

// first takes the second text out of root.
func (o ownText) first(root *goquery.Selection) {
	root.Find("figcaption").Each(func(_ int, c *goquery.Selection) { o.secondCaption(c) })
	root.Find("img").Each(o.ownAlt)
	root.Find(".two, .mark").Remove()
	unwrap(root.Find("div.pair, .one"))
}

// secondCaption takes the caption in the second language out of a caption and
// returns what it holds.
func (o ownText) secondCaption(c *goquery.Selection) []*html.Node {
	last := c.Children().Last()
	if !last.Is("span:not([class])") || last.AttrOr("lang", "") != o.other || strings.TrimSpace(textAfter(last.Nodes[0])) != "" {
		return nil
	}
	for n := last.Nodes[0].PrevSibling; n != nil && (n.Data == "br" || strings.TrimSpace(n.Data) == ""); n = last.Nodes[0].PrevSibling {
		n.Parent.RemoveChild(n)
	}
	last.Remove()
	return last.Contents().Nodes
}

// textAfter returns the text that follows n in its parent.
func textAfter(n *html.Node) (text string) {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		text += n.Data
	}
	return text
}

// ownAlt leaves of the description of a picture that both texts describe that of
// the one wanted.
func (o ownText) ownAlt(_ int, img *goquery.Selection) {
	if one, other, ok := strings.Cut(img.AttrOr("alt", ""), " · "); ok && o.second {
		img.SetAttr("alt", other)
	} else if ok {
		img.SetAttr("alt", one)
	}
}

// secondOf returns what of n, an element with both texts, belongs to the second
// one.
func (o ownText) secondOf(n *goquery.Selection) []*html.Node {
	tag := n.Nodes[0].Data
	switch tag {
	case "div":
		if strings.HasPrefix(n.AttrOr("class", ""), "pair") {
			return inside(n)
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		words := inside(n)
		for _, x := range o.marked(n) { // <p><strong>…</strong></p>
			words = append(words, goquery.NewDocumentFromNode(x).Contents().First().Contents().Nodes...)
		}
		if len(words) > 0 {
			return []*html.Node{element(tag, words...)}
		}
	case "p":
		return o.marked(n)
	case "ul", "ol", "blockquote":
		return o.container(n)
	case "li":
		if words := o.marked(n); len(words) > 0 && inside(n) == nil {
			return []*html.Node{element("li", words...)}
		}
		return o.container(n)
	case "figure":
		if !slices.ContainsFunc(o.markedAfter(n), func(x *html.Node) bool { return x.Data == "figure" }) {
			return []*html.Node{o.figure(n)}
		}
	case "pre", "hr":
		if len(o.markedAfter(n)) == 0 {
			return n.Nodes
		}
	}
	return nil
}

// markedAfter returns what stands behind the mark on the line after n, which
// has no line to stand on itself.
func (o ownText) markedAfter(n *goquery.Selection) []*html.Node {
	return o.marked(n.Next().Filter(".mark"))
}

// container returns a list, an item or a quotation with what belongs to the
// second text in it.
func (o ownText) container(n *goquery.Selection) []*html.Node {
	var in []*html.Node
	n.Contents().Each(func(_ int, c *goquery.Selection) { in = append(in, o.secondOf(c)...) })
	if len(in) == 0 {
		return nil
	}
	out := element(n.Nodes[0].Data, in...)
	out.Attr = n.Nodes[0].Attr
	return []*html.Node{out}
}

// figure returns a picture with its caption in the second text.
func (o ownText) figure(n *goquery.Selection) *html.Node {
	words := o.marked(n)
	n.ChildrenFiltered("img").Each(o.ownAlt)
	n.ChildrenFiltered("figcaption").Each(func(_ int, c *goquery.Selection) {
		if second := o.secondCaption(c); second != nil {
			words = second
		}
	}).Remove()
	if len(words) > 0 {
		n.AppendNodes(element("figcaption", words...))
	}
	return n.Nodes[0]
}

// inside returns what the part of n in the second text holds.
func inside(n *goquery.Selection) []*html.Node {
	return n.Find(`[class="two"]`).First().Contents().Nodes
}

// marked returns what stands behind the marks in n.
func (o ownText) marked(n *goquery.Selection) []*html.Node {
	var out []*html.Node
	n.Find("a.mark").Each(func(_ int, a *goquery.Selection) {
		if box := o.notes[a.AttrOr("href", "")]; box != nil {
			out = append(out, box.Children().Nodes...)
		}
	})
	return out
}
