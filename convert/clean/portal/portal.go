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
// Douban, or nil: the page is another one, or says nothing there.
func Part(root *html.Node) *html.Node {
	part := find(root, false)
	if part == nil || strings.TrimSpace(node.Text(part)) == "" {
		return nil
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
			if inside && node.HasClass(k, "RichText") && node.HasClass(k, "ztext") || node.HasClass(k, "Post-RichText") || node.Attr(k, "id") == "link-report" {
				return k
			}
		}
		if found := find(k, inside); found != nil {
			return found
		}
	}
	return nil
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
