package html

import (
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// image takes an <img>: a figure before, between or after paragraphs, a picture in
// a line, or the text it stands for.
func (b *builder) image(n *html.Node) {
	if alt := smallText(n); alt != "" { // of an emoji or the words for a formula
		b.text(alt)
		return
	}
	all := candidates(n)
	at := placeOf(b, n)
	rule := b.c.Names.Rules().OfPicture(&rules.Picture{
		Node: n, Src: all[0], Width: node.Int(n, "width", -1), Height: node.Int(n, "height", -1), Link: b.href, Author: b.c.Meta.Author,
		InText: at != aside, Written: b.c.Format == doc.Markdown && isWritten(n),
	})
	if rule != "" && (all[0] == "" || !b.c.Off[rule]) {
		b.drop(rule, n)
		return
	}
	f := &doc.Figure{Src: all[0], Others: all[1:], Alt: imageAlt(n), Share: node.Share(n)}
	b.c.noteTitle(f, n)
	place(b, f, n, at)
}

// isWritten reports whether n has no attributes but those that Markdown gives a
// picture.
func isWritten(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key != "src" && a.Key != "alt" && a.Key != "title" {
			return false
		}
	}
	return true
}

// noteTitle keeps the title that an author of Markdown gave a picture, on pages that
// are made of Markdown the description: it is the caption where there is no other. On
// other pages titles and descriptions are a program's.
func (c *Source) noteTitle(f *doc.Figure, n *html.Node) {
	title := repair.OneLine(node.Attr(n, "title"))
	if c.Format == doc.Page {
		title = f.Alt
	}
	if title != "" && !isFileName(title) && (c.Format == doc.Markdown || c.Format == doc.Page && isWritten(n)) {
		if c.Titles == nil {
			c.Titles = map[*doc.Figure]string{}
		}
		c.Titles[f] = title
	}
}

// smallText returns the text that a small picture stands for: an emoji, a
// formula; "" for any other picture.
func smallText(n *html.Node) string {
	alt := strings.TrimSpace(node.Attr(n, "alt"))
	if alt == "" {
		return ""
	}
	class := node.Attr(n, "class")
	if runes.HoldsAny(class, []string{"emoji", "smiley", "latex", "math"}) || strings.Contains(class, "tex") && !strings.Contains(class, "text") {
		return alt
	}
	if w, h := node.Int(n, "width", -1), node.Int(n, "height", -1); w > 0 && w <= 24 && h <= 24 && utf8.RuneCountInString(alt) <= 2 && !letter.HasUnspaced(alt) {
		return alt
	}
	return ""
}

// imageAlt returns a picture's alternative text if it says something.
func imageAlt(n *html.Node) string {
	stem := path.Base(node.Attr(n, "src"))
	stem = strings.TrimSuffix(stem, path.Ext(stem))
	for _, k := range []string{"alt", "title"} {
		s := repair.OneLine(node.Attr(n, k))
		if s != "" && !isFileName(s) && (k == "alt" || s != stem) {
			return s
		}
	}
	return ""
}

// isFileName reports whether s is a name that a program gave: "IMG_2041",
// "screenshot-3.png", "image".
func isFileName(s string) bool {
	if strings.ContainsAny(s, " \u00a0") {
		return false
	}
	switch strings.ToLower(s) {
	case "image", "img", "photo", "picture", "图片", "图像", "圖片", "image.png", "alt", "null", "undefined", "在这里插入图片描述":
		return true
	}
	if weburl.IsPictureFile(s) {
		return true
	}
	return letter.ASCII(s) && (len(s) < 3 || strings.ContainsAny(s, "0123456789_"))
}

// embed takes a frame, a film or a recording: a link to it stands in the book.
func (b *builder) embed(n *html.Node) {
	u, ok := weburl.Link(b.c.Base, embedSource(n))
	ad := b.c.Names.Rules().OfFrame(u)
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
