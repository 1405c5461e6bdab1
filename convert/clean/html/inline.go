package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// inline walks an element of running text.
func (b *builder) inline(n *html.Node) {
	switch n.DataAtom {
	case atom.B, atom.Strong:
		b.style(n, doc.Strong)
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		b.style(n, doc.Emphasis)
	case atom.U, atom.Ins:
		b.style(n, doc.Underline)
	case atom.S, atom.Strike, atom.Del:
		b.style(n, doc.Strike)
	case atom.Sub:
		b.style(n, doc.Sub)
	case atom.Sup:
		b.style(n, doc.Sup)
	case atom.Small:
		b.marked(n, token.Token{Kind: token.Open, Mark: token.Small})
	case atom.A:
		b.link(n)
	case atom.Code, atom.Kbd, atom.Tt, atom.Samp:
		b.codeSpan(n)
	case atom.Q:
		b.quotation(n)
	case atom.Ruby:
		b.ruby(n)
	case atom.Math:
		b.math(n)
	case atom.Input:
		b.checkbox(n)
	case atom.Wbr:
	default:
		b.span(n)
	}
}

func (b *builder) style(n *html.Node, s doc.Style) {
	b.marked(n, token.Token{Kind: token.Open, Style: s})
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
	if text := b.c.placeholder(n); text != "" {
		b.text(text)
	}
	if b.isCaption(n) {
		b.caption(n)
		return
	}
	if s, ok := styleMark(node.Attr(n, "style")); ok {
		b.style(n, s)
		return
	}
	b.children(n)
}

// styleMark returns the mark that an inline style sheet asks for.
func styleMark(css string) (doc.Style, bool) {
	if css == "" {
		return 0, false
	}
	css = strings.ReplaceAll(strings.ToLower(css), " ", "")
	for _, w := range []string{"font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8", "font-weight:9"} {
		if strings.Contains(css, w) {
			return doc.Strong, true
		}
	}
	switch {
	case strings.Contains(css, "font-style:italic"):
		return doc.Emphasis, true
	case strings.Contains(css, "text-decoration:line-through"):
		return doc.Strike, true
	}
	return 0, false
}

// link walks an <a>. Without a usable address its text stays.
func (b *builder) link(n *html.Node) {
	if isAnchorSign(n) {
		return
	}
	u, ok := weburl.Link(b.c.Base, node.Attr(n, "href"))
	if !ok {
		if u = deadURL(node.Attr(n, "href")); u == "" {
			b.children(n)
			return
		}
		b.c.Dead = true
	}
	old := b.href
	b.href = u
	b.marked(n, token.Token{Kind: token.Open, Mark: token.Link, Text: u})
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

// codeSpan appends n's text as program text.
func (b *builder) codeSpan(n *html.Node) {
	text := node.Text(n)
	if !runes.HasInk(text) {
		return
	}
	b.toks = append(b.toks, token.Token{Kind: token.Code, Text: text})
	b.ink, b.broken = true, false
}

// word appends generated characters.
func (b *builder) word(s string) { b.toks = append(b.toks, token.Token{Kind: token.Text, Text: s}) }

// quotation walks a <q>, whose marks are not in the text.
func (b *builder) quotation(n *html.Node) {
	b.word("“")
	b.ink = true
	b.children(n)
	b.word("”")
}

// ruby sets an annotation behind its base: 漢字（かんじ）.
func (b *builder) ruby(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.DataAtom == atom.Rp:
		case k.DataAtom == atom.Rt:
			b.annotation(k)
		case k.DataAtom == atom.Rtc:
			b.annotation(k)
		case k.Type == html.TextNode:
			b.text(k.Data)
		case k.Type == html.ElementNode:
			b.element(k)
		}
	}
}

func (b *builder) annotation(n *html.Node) {
	if text := node.Text(n); !runes.HasInk(text) {
		return
	}
	left, right := "(", ")"
	if letter.Wide(lastInk(b.toks)) {
		left, right = "（", "）"
	}
	b.word(left)
	b.children(n)
	b.word(right)
}

// lastInk returns the last visible rune of toks, or 0.
func lastInk(toks []token.Token) rune {
	for i := len(toks) - 1; i >= 0; i-- {
		if r := letter.LastRune(toks[i].Text); r != 0 && toks[i].Kind == token.Text {
			return r
		}
	}
	return 0
}

// math appends a formula's text: its TeX source where it is given.
func (b *builder) math(n *html.Node) {
	text := node.Attr(n, "alttext")
	if tex := node.Find(n, func(x *html.Node) bool {
		return x.Data == "annotation" && strings.Contains(node.Attr(x, "encoding"), "tex")
	}); tex != nil {
		text = node.Text(tex)
	}
	if text == "" {
		text = node.Text(n)
	}
	if runes.HasInk(text) {
		b.toks = append(b.toks, token.Token{Kind: token.Code, Text: text})
		b.ink, b.broken = true, false
	}
}

// checkbox shows the state of a task in a list.
func (b *builder) checkbox(n *html.Node) {
	if node.Attr(n, "type") != "checkbox" {
		return
	}
	sign := "☐ "
	if node.HasAttr(n, "checked") {
		sign = "☑ "
	}
	b.word(sign)
	b.ink = true
}
