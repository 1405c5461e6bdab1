// Package node asks about single nodes of an HTML tree: attributes, class names,
// text.
package node

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Attr returns the value of n's attribute key, or "".
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// HasAttr reports whether n has attribute key.
func HasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// Text returns the characters of n, block boundaries as line ends.
func Text(n *html.Node) string {
	if n.FirstChild != nil && n.FirstChild.NextSibling == nil && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	var s strings.Builder
	writeText(&s, n)
	return s.String()
}

func writeText(s *strings.Builder, n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			s.WriteString(k.Data)
		case k.DataAtom == atom.Br:
			s.WriteByte('\n')
		case k.DataAtom == atom.Script, k.DataAtom == atom.Style:
		case k.Type == html.ElementNode:
			writeText(s, k)
			if IsLineBox(k.DataAtom) {
				s.WriteByte('\n')
			}
		}
	}
}

// IsLineBox reports whether an element of this kind stands on lines of its own as text.
func IsLineBox(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Tr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// Find returns the first descendant of n, in document order, that match
// accepts.
func Find(n *html.Node, match func(*html.Node) bool) *html.Node {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type != html.ElementNode {
			continue
		}
		if match(k) {
			return k
		}
		if f := Find(k, match); f != nil {
			return f
		}
	}
	return nil
}

// HoldsField reports whether something is to be filled in below n.
func HoldsField(n *html.Node) bool {
	return Find(n, func(x *html.Node) bool { return x.DataAtom == atom.Form || x.DataAtom == atom.Input }) != nil
}

// IsBox reports whether n begins and ends a piece of text.
func IsBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.Span, atom.Font, atom.U, atom.Small, atom.Sub, atom.Sup,
		atom.Code, atom.Mark, atom.Time, atom.Abbr, atom.Cite, atom.Q, atom.S, atom.Del, atom.Ins, atom.Label, atom.Ruby:
		return false
	}
	return true
}

// HoldsLink reports whether n holds what advertising is made of: links, frames, scripts.
func HoldsLink(n *html.Node) bool {
	return Find(n, func(x *html.Node) bool {
		return x.DataAtom == atom.A || x.DataAtom == atom.Iframe || x.DataAtom == atom.Ins || x.DataAtom == atom.Script
	}) != nil
}

// HasPicture reports whether parent shows a picture outside of except.
func HasPicture(parent, except *html.Node) bool {
	if parent == nil {
		return false
	}
	for k := parent.FirstChild; k != nil && k != except; k = k.NextSibling {
		if k.DataAtom == atom.Img || k.Type == html.ElementNode &&
			Find(k, func(x *html.Node) bool { return x.DataAtom == atom.Img }) != nil {
			return true
		}
	}
	return false
}

// HasClass reports whether name is one of n's class names.
func HasClass(n *html.Node, name string) bool {
	for _, c := range strings.Fields(Attr(n, "class")) {
		if c == name {
			return true
		}
	}
	return false
}

// FirstAttr returns the value of the first of keys that n has with a value, or "".
func FirstAttr(n *html.Node, keys ...string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(Attr(n, k)); v != "" {
			return v
		}
	}
	return ""
}
