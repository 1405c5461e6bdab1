package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// embed takes a frame, a film or a recording: a link to it stands in the book.
func (b *builder) embed(n *html.Node) {
	u, ok := b.c.linkURL(embedSource(n))
	switch {
	case !ok:
		b.children(n) // what the page shows when it cannot embed
	case isAdFrame(u) && !b.c.isOff(ruleAds):
		b.dropNode(ruleAds, n)
	case b.mode == modeFlow:
		b.flush()
		b.blocks = append(b.blocks, &doc.Paragraph{Inlines: b.c.inlines(b.embedLink(n, u))})
	default:
		b.toks = append(b.toks, b.embedLink(n, u)...)
		b.ink = true
	}
}

// embedLink returns the link that stands for an embedded part.
func (b *builder) embedLink(n *html.Node, u string) []token {
	name := oneLine(attr(n, "title"))
	if name == "" || strings.Contains(strings.ToLower(name), "video player") {
		name = host(u)
	}
	return []token{{kind: tokOpen, mark: markLink, text: u}, {kind: tokText, text: name}, {kind: tokClose, mark: markLink}}
}

// embedSource returns the address of what n embeds.
func embedSource(n *html.Node) string {
	if v := firstAttr(n, "src", "data-src", "data-lazy-src", "data"); v != "" && v != "about:blank" {
		return v
	}
	if s := findNode(n, func(x *html.Node) bool { return x.DataAtom == atom.Source || x.DataAtom == atom.Embed }); s != nil {
		return firstAttr(s, "src", "data-src")
	}
	return ""
}

// isAdFrame reports whether u is the address of advertising, counting or a
// share widget.
func isAdFrame(u string) bool {
	for _, w := range []string{
		"doubleclick", "googlesyndication", "adservice", "adsystem", "taboola", "outbrain", "googletagmanager",
		"facebook.com/plugins", "platform.twitter.com/widgets", "widgets.wp.com", "likes", "disqus", "pos.baidu.com", "cpro.",
	} {
		if strings.Contains(u, w) {
			return true
		}
	}
	return false
}
