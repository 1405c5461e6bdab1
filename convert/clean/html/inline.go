package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// inline walks an element of running text.
func (b *builder) inline(n *html.Node) {
	if s := styleOf(n.DataAtom); s != doc.StyleNone {
		b.marked(n, token.Token{Kind: token.Open, Style: s})
		return
	}
	switch n.DataAtom {
	case atom.Small:
		b.marked(n, token.Token{Kind: token.Open, Mark: token.Small, Style: doc.Small})
	case atom.Kbd:
		keys(b, n)
	case atom.Abbr, atom.Acronym:
		abbreviation(b, n)
	case atom.A:
		b.link(n)
	case atom.Code, atom.Tt, atom.Samp:
		b.code(node.Text(n))
	case atom.Q:
		b.write("“") // the marks of a quotation are not in the text
		b.ink = true
		b.children(n)
		b.write("”")
	case atom.Ruby:
		readRuby(b, n)
	case atom.Input:
		if node.Attr(n, "type") == "checkbox" {
			b.write(checkbox(n))
			b.ink = true
		}
	case atom.Wbr:
	default:
		b.span(n)
	}
}

// styleOf returns the mark that elements of this kind make, or none.
func styleOf(a atom.Atom) doc.Style {
	switch a {
	case atom.B, atom.Strong:
		return doc.Strong
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		return doc.Emphasis
	case atom.U, atom.Ins:
		return doc.Underline
	case atom.S, atom.Strike, atom.Del:
		return doc.Strike
	case atom.Sub:
		return doc.Sub
	case atom.Sup:
		return doc.Sup
	case atom.Mark:
		return doc.Highlight
	}
	return doc.StyleNone
}

// maxKeys is the longest name of a key, or of a few pressed together, in characters.
const maxKeys = 20

// keys walks a <kbd>: keys, or, where it is long, what a user types. Of keys within
// one another the inner ones count.
func keys(b *builder, n *html.Node) {
	switch text := node.Text(n); {
	case utf8.RuneCountInString(strings.TrimSpace(text)) > maxKeys:
		b.code(text)
	case node.Holds(n, atom.Kbd):
		b.children(n)
	default:
		b.marked(n, token.Token{Kind: token.Open, Style: doc.Key})
	}
}

// maxExpansion is the longest text, in bytes, that an abbreviation stands for.
const maxExpansion = 300

// abbreviation walks an <abbr>. What programs write the time with is none.
func abbreviation(b *builder, n *html.Node) {
	title := repair.OneLine(node.Attr(n, "title"))
	if title == "" || len(title) > maxExpansion || title[0] >= '0' && title[0] <= '9' || title == strings.TrimSpace(node.Text(n)) {
		b.children(n)
		return
	}
	b.marked(n, token.Token{Kind: token.Open, Style: doc.Abbreviation, Text: title})
}

// marked walks n's content inside a mark. A mark within the same mark adds
// nothing and is left out, which also bounds the depth of the tree.
func (b *builder) marked(n *html.Node, t token.Token) {
	for _, o := range b.open {
		if o.Same(t) || o.Mark == token.Link && t.Mark == token.Link {
			b.children(n)
			return
		}
	}
	b.toks = append(b.toks, t)
	b.open = append(b.open, t)
	b.children(n)
	b.open = b.open[:len(b.open)-1]
	b.toks = append(b.toks, token.Token{Kind: token.Close, Mark: t.Mark})
}

// span looks at the style of an element without meaning of its own.
func (b *builder) span(n *html.Node) {
	if text := b.c.unknownTag(n); text != "" {
		b.text(text)
	}
	if b.isCaption(n) {
		b.caption(n)
		return
	}
	if s := styleMark(node.Attr(n, "style")); s != doc.StyleNone {
		b.marked(n, token.Token{Kind: token.Open, Style: s})
		return
	}
	b.children(n)
}

// styleMark returns the mark that an inline style sheet asks for, or none.
func styleMark(css string) doc.Style {
	css = strings.ReplaceAll(strings.ToLower(css), " ", "")
	switch {
	case runes.HoldsAny(css, []string{"font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8", "font-weight:9"}):
		return doc.Strong
	case strings.Contains(css, "font-style:italic"):
		return doc.Emphasis
	case strings.Contains(css, "text-decoration:line-through"):
		return doc.Strike
	}
	return doc.StyleNone
}

// link walks an <a>. Without a usable address its text stays.
func (b *builder) link(n *html.Node) {
	if isAnchorSign(n) {
		return
	}
	t := token.Token{Kind: token.Open, Mark: token.Link}
	ref, absolute := b.c.Places.Ref(b.c.Base, node.Attr(n, "href")), false
	if t.Text, absolute = weburl.Link(b.c.Base, node.Attr(n, "href")); !absolute {
		if ref == "" {
			b.children(n)
			return
		}
		t.Text, b.c.Unresolved = unresolvedScheme+ref, true
	}
	if ref != "" {
		t.Inline = &doc.Link{Ref: ref}
	}
	old := b.href
	if !strings.HasPrefix(ref, "#") {
		b.href = t.Text
	}
	b.marked(n, t)
	b.href = old
}

// isAnchorSign reports whether n is the "#" or "¶" that a page sets beside a
// heading, or the arrow that leads back from a note.
func isAnchorSign(n *html.Node) bool {
	t := n.FirstChild
	if t == nil || t.NextSibling != nil || t.Type != html.TextNode || !strings.HasPrefix(node.Attr(n, "href"), "#") {
		return false
	}
	switch strings.Trim(t.Data, " \n\t\u00a0\uFE0E\uFE0F") {
	case "#", "¶", "§", "↩", "↑", "^", "":
		return true
	}
	return false
}

// checkbox returns the state of a task in a list.
func checkbox(n *html.Node) string {
	if node.HasAttr(n, "checked") {
		return "☑ "
	}
	return "☐ "
}

// unresolvedScheme begins the addresses of links to pages of a site whose address is
// not known, while a body is judged: rules look for rows of links, and for the place
// that they lead to.
const unresolvedScheme = "x-unresolved:"

// DropUnresolved leaves to links without an absolute address what the source has
// alone.
func DropUnresolved(blocks []doc.Block) {
	doc.EachText(blocks, func(in *[]doc.Inline) {
		doc.EachInline(*in, func(x doc.Inline) {
			if l, ok := x.(*doc.Link); ok && strings.HasPrefix(l.URL, unresolvedScheme) {
				l.URL = ""
			}
		})
	})
}
