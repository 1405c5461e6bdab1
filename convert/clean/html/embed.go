package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// embed takes a frame, a film or a recording: a link to it stands in the book.
func (b *builder) embed(n *html.Node) {
	u, ok := weburl.Link(b.c.Base, embedSource(n))
	ad := b.c.Names.set.OfFrame(u)
	switch {
	case !ok:
		b.children(n) // what the page shows when it cannot embed
	case ad != "" && !b.c.Off[ad]:
		b.drop(ad, n)
	case b.mode == modeFlow:
		b.flush()
		b.blocks = append(b.blocks, &doc.Paragraph{Inlines: b.c.Text.Inlines(embedLink(n, u))})
	default:
		b.toks = append(b.toks, embedLink(n, u)...)
		b.ink = true
	}
}

// embedLink returns the link that stands for an embedded part.
func embedLink(n *html.Node, u string) []token.Token {
	name := repair.OneLine(node.Attr(n, "title"))
	if name == "" || strings.Contains(strings.ToLower(name), "video player") {
		name = weburl.Host(u)
	}
	return []token.Token{{Kind: token.Open, Mark: token.Link, Text: u}, {Kind: token.Text, Text: name}, {Kind: token.Close, Mark: token.Link}}
}

// embedSource returns the address of what n embeds.
func embedSource(n *html.Node) string {
	if v := node.FirstAttr(n, "src", "data-src", "data-lazy-src", "data"); v != "" && v != "about:blank" {
		return v
	}
	if s := node.First(n, atom.Source, atom.Embed); s != nil {
		return node.FirstAttr(s, "src", "data-src")
	}
	return ""
}
