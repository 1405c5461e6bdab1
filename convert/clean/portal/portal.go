// Package portal knows the pages of sites whose article no likeness of text finds:
// a question with several answers, boxes for links and films. It takes the element
// of the answer, the column, the note or the review, and mends what is in it.
package portal

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

// Part returns the element below root that holds the article of a page of Zhihu or
// Douban, or nil: the page is another one, or says nothing there. Of the page of a
// question it is an element with all answers, each under the name of its author.
func Part(root *html.Node) *html.Node {
	part := find(root, false)
	if part == nil || strings.TrimSpace(node.Text(part)) == "" {
		return nil
	}
	if all := answers(root, part); all != nil {
		part = all
	}
	mend(part)
	return part
}

// find returns the first body of an answer, a column, a note or a review below n.
func find(n *html.Node, answer bool) *html.Node {
	if n == nil {
		return nil
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type != html.ElementNode {
			continue
		}
		inside := answer
		if len(k.Attr) > 0 {
			inside = answer || node.HasClass(k, "AnswerItem")
			if inside && node.HasClass(k, "RichText") && node.HasClass(k, "ztext") || node.HasClass(k, "Post-RichText") || linkReport(k) {
				return k
			}
		}
		if found := find(k, inside); found != nil {
			return found
		}
	}
	return nil
}

// linkReport reports whether an element is the text of a note, a review or a topic of
// Douban.
func linkReport(n *html.Node) bool {
	id := node.Attr(n, "id")
	return id == "link-report" || strings.HasPrefix(id, "link-report-")
}

// answers returns an element with all answers of the page of a question, each under
// the name of its author, which it puts where the first one stood; nil where the page
// is that of one answer, which first is the body of, or has no more.
func answers(root, first *html.Node) *html.Node {
	for k := first; k != nil; k = k.Parent {
		if node.HasClass(k, "AnswerCard") {
			return nil
		}
	}
	var items []*html.Node
	for k := range root.Descendants() {
		if k.Type == html.ElementNode && node.HasClass(k, "AnswerItem") {
			items = append(items, k)
		}
	}
	if len(items) < 2 {
		return nil
	}
	all := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	items[0].Parent.InsertBefore(all, items[0])
	for _, item := range items {
		text := find(item, true)
		if text == nil || strings.TrimSpace(node.Text(text)) == "" {
			continue
		}
		if name := author(item); name != "" {
			all.AppendChild(heading(name))
		}
		text.Parent.RemoveChild(text)
		lower(text)
		text.Data, text.DataAtom = "div", atom.Div
		all.AppendChild(text)
	}
	return all
}

// author returns the name of the author of an answer, or "".
func author(item *html.Node) string {
	for _, class := range []string{"AuthorInfo-name", "AuthorInfo"} {
		info := node.Find(item, func(k *html.Node) bool { return node.HasClass(k, class) })
		if info == nil {
			continue
		}
		name := node.Find(info, func(k *html.Node) bool {
			return k.DataAtom == atom.Meta && strings.EqualFold(node.Attr(k, "itemprop"), "name")
		})
		if name != nil && node.Attr(name, "content") != "" {
			return node.Attr(name, "content")
		}
		if s := textOf(info, "UserLink-link"); s != "" {
			return s
		}
	}
	return ""
}

func heading(text string) *html.Node {
	h := &html.Node{Type: html.ElementNode, Data: "h2", DataAtom: atom.H2}
	h.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	return h
}

// lower makes the headings in an answer those below its author's name.
func lower(n *html.Node) {
	for k := range n.Descendants() {
		switch k.DataAtom {
		case atom.H1, atom.H2:
			k.Data, k.DataAtom = "h3", atom.H3
		case atom.H3:
			k.Data, k.DataAtom = "h4", atom.H4
		}
	}
}

// mend gives the boxes of links and films their names, and a lazy picture its one
// place.
func mend(n *html.Node) {
	for k := n.FirstChild; k != nil; {
		next := k.NextSibling
		switch {
		case k.DataAtom == atom.Noscript && n.DataAtom == atom.Figure && lazy(n):
			n.RemoveChild(k)
		case k.DataAtom == atom.A && node.HasClass(k, "LinkCard"):
			rename(k, textOf(k, "LinkCard-title"))
		case k.DataAtom == atom.A && node.HasClass(k, "video-box"):
			name := node.Attr(k, "data-name")
			if name == "" {
				name = textOf(k, "title")
			}
			rename(k, strings.TrimSuffix("视频："+name, "："))
		default:
			mend(k)
		}
		k = next
	}
}

// lazy reports whether a figure has a picture that a script would load.
func lazy(figure *html.Node) bool {
	for k := figure.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == atom.Img && (node.Attr(k, "data-original") != "" || node.Attr(k, "data-actualsrc") != "") {
			return true
		}
	}
	return false
}

// textOf returns the text of the first element of a class below n, or of n.
func textOf(n *html.Node, class string) string {
	if found := node.Find(n, func(k *html.Node) bool { return node.HasClass(k, class) }); found != nil {
		n = found
	}
	return strings.TrimSpace(node.Text(n))
}

// rename makes a link a paragraph with a name.
func rename(a *html.Node, name string) {
	for a.FirstChild != nil {
		a.RemoveChild(a.FirstChild)
	}
	a.AppendChild(&html.Node{Type: html.TextNode, Data: name})
	p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
	a.Parent.InsertBefore(p, a)
	a.Parent.RemoveChild(a)
	p.AppendChild(a)
}
