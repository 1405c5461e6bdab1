package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// boxNames are class names of elements that generators of sites and of books make of
// hints and warnings: of Sphinx and MkDocs, Asciidoctor, Bootstrap, Obsidian and
// Quarto, VitePress, VuePress, Hugo, GitBook, GitHub, Docusaurus, Confluence.
var boxNames = []string{
	"admonition", "admonitionblock", "alert", "callout", "custom-block", "hint-container", "book-hint", "hint",
	"markdown-alert", "theme-admonition", "confluence-information-macro",
}

// kindOfWord returns the kind of box that a word in a class name stands for, or "".
func kindOfWord(w string) string {
	switch w {
	case "note", "info", "information", "primary", "default", "secondary", "seealso", "abstract", "summary", "example", "quote", "todo", "question", "faq":
		return doc.BoxNote
	case "tip", "success", "hint", "check", "done":
		return doc.BoxTip
	case "important", "attention":
		return doc.BoxImportant
	case "warning", "caution", "warn":
		return doc.BoxWarning
	case "danger", "error", "failure", "bug", "fail":
		return doc.BoxDanger
	case "details":
		return doc.BoxDetails
	}
	return ""
}

// boxOfClass returns the kind of box that the value of a class stands for, or "".
// Where one word alone says so, the element must have a title.
func boxOfClass(value string) (kind string, titled bool) {
	container, own, words := false, "", 0
	for w := range strings.FieldsSeq(strings.ToLower(value)) {
		if k := kindOfWord(w); k != "" {
			words++
			own = firstOf(own, k)
		}
		for _, name := range boxNames {
			rest, ok := strings.CutPrefix(w, name)
			if container = container || ok && rest == ""; !ok {
				continue
			}
			if k := kindOfWord(strings.TrimLeft(rest, "-")); k != "" && rest[0] == '-' {
				container, kind = true, firstOf(kind, k)
			}
		}
	}
	kind = firstOf(kind, own)
	switch {
	case container && kind != "":
		return kind, false
	case container:
		return doc.BoxPlain, true
	case words > 0 && kind != doc.BoxDetails:
		return kind, words < 2
	}
	return "", false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// isBoxTitle reports whether the value of a class names the title of such a box.
func isBoxTitle(value string) bool {
	value = strings.ToLower(value)
	return runes.HoldsAny(value, []string{"title", "admonitionheading", "admonition-heading", "callout-header", "alert-heading"})
}

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
	known := b.c.Names.of(class)
	kind, titled := known.box, known.titled
	if own := kindOfWord(strings.ToLower(node.Attr(n, "data-callout"))); own != "" {
		kind, titled = own, false
	}
	if kind == "" {
		return "", nil, nil
	}
	title = firstPart(n, func(k *html.Node) bool { return isBoxTitle(node.Attr(k, "class")) })
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
