package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/names"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// classBox returns the kind of box that n is by its element or its classes, "" for
// none, with the elements that hold its title, or nil, and its text. What holds most
// of a body is none.
func classBox(b *builder, n *html.Node) (kind string, title, text *html.Node) {
	switch n.DataAtom {
	case atom.Details:
		return doc.BoxDetails, firstPart(n, func(k *html.Node) bool { return k.DataAtom == atom.Summary }), n
	case atom.Div, atom.Aside, atom.Section, atom.Blockquote:
	default:
		return "", nil, nil
	}
	class := node.Attr(n, "class")
	if class == "" {
		return "", nil, nil
	}
	known := b.c.Names.Of(class)
	kind, titled := known.Box, known.Titled
	if own := names.KindOfBox(strings.ToLower(node.Attr(n, "data-callout"))); own != "" {
		kind, titled = own, false
	}
	if kind == "" {
		return "", nil, nil
	}
	title = firstPart(n, func(k *html.Node) bool { return names.IsBoxTitle(node.Attr(k, "class")) })
	all := b.sizes.of(b.sizes.root).Text
	if own := b.sizes.of(n).Text; titled && title == nil || own*2 > all && all > 200 {
		return "", nil, nil
	}
	if strings.Contains(class, "admonitionblock") { // Asciidoctor sets it in a table
		if text = lastCell(n); text != nil {
			return kind, title, text
		}
	}
	return kind, title, n
}

// lastCell returns the last cell of a table below n that has one row, or nil.
func lastCell(n *html.Node) *html.Node {
	tr := node.First(n, atom.Tr)
	if tr == nil || tr.NextSibling != nil && runes.HasInk(node.Text(wrapNode(tr.NextSibling))) {
		return nil
	}
	var last *html.Node
	for td := range cells(tr) {
		last = td
	}
	return last
}

// firstPart returns the first element of n that match accepts, if it begins what n
// shows, or nil.
func firstPart(n *html.Node, match func(*html.Node) bool) *html.Node {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode && runes.HasInk(k.Data):
			return nil
		case k.Type != html.ElementNode:
		case match(k):
			return k
		case runes.HasInk(node.Text(k)):
			if !slices.Contains([]atom.Atom{atom.Div, atom.Table, atom.Tbody, atom.Tr, atom.Td}, k.DataAtom) {
				return nil
			}
			return firstPart(k, match)
		}
	}
	return nil
}
