package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/names"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// pre takes preformatted text: program text, or prose that an editor set so.
func (b *builder) pre(n *html.Node) {
	if b.mode != modeFlow {
		b.block(n)
		return
	}
	b.flush()
	text := repair.CodeText(preText(b.c.Names, n))
	switch {
	case !runes.HasInk(text):
		b.children(n) // perhaps a picture
		b.flush()
	case isProse(n, text):
		b.prose(n)
	default:
		b.add(&doc.Code{Info: codeInfo(n), Text: text})
	}
}

// preText returns the characters of n; a <br> and the end of a box inside it
// end a line, once.
func preText(known *names.Names, n *html.Node) string {
	var s strings.Builder
	writePre(known, &s, n)
	return s.String()
}

func writePre(known *names.Names, s *strings.Builder, n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			s.WriteString(k.Data)
		case k.DataAtom == atom.Br:
			s.WriteByte('\n')
		case k.Type == html.ElementNode && known.Rules().OfTag(k.DataAtom) == nil && !(known.Rule(k) == rules.LineNumber && rules.OnlyNumbers(k)):
			writePre(known, s, k)
			if node.IsLineBox(k.DataAtom) && k.NextSibling != nil && !strings.HasSuffix(s.String(), "\n") {
				s.WriteByte('\n')
			}
		}
	}
}

// isProse reports whether text, preformatted without being marked as code, is
// Chinese running text.
func isProse(n *html.Node, text string) bool {
	if n.DataAtom != atom.Pre || node.Holds(n, atom.Code) || codeInfo(n) != "" {
		return false
	}
	han, all := 0, 0
	for _, r := range text {
		if letter.Wide(r) {
			han++
		}
		if !letter.Space(r) {
			all++
		}
	}
	return all > 20 && han*2 > all
}

// prose appends n's lines as running text: an empty line parts paragraphs.
func (b *builder) prose(n *html.Node) {
	for _, part := range strings.Split(repair.CodeText(preText(b.c.Names, n)), "\n\n") {
		for _, line := range strings.Split(part, "\n") {
			b.text(line)
			b.lineBreak()
		}
		b.flush()
	}
}

// codeInfo returns the programming language that classes name.
func codeInfo(n *html.Node) string {
	inside := node.Find(n, func(x *html.Node) bool { return languageOf(x) != "" })
	for _, k := range []*html.Node{n, inside, n.Parent} {
		if k != nil && languageOf(k) != "" {
			return languageOf(k)
		}
	}
	return ""
}

func languageOf(n *html.Node) string {
	if v := node.Attr(n, "data-lang"); v != "" && isInfo(v) {
		return v
	}
	fields := strings.Fields(strings.ReplaceAll(node.Attr(n, "class"), ";", " "))
	for i, name := range fields {
		for _, p := range []string{"language-", "lang-", "highlight-source-", "brush:"} {
			if v := strings.TrimPrefix(name, p); v != name && isInfo(v) {
				return strings.ToLower(v)
			}
		}
		if name == "brush:" && i+1 < len(fields) && isInfo(fields[i+1]) {
			return strings.ToLower(fields[i+1])
		}
	}
	return ""
}

// isInfo reports whether v can name a programming language.
func isInfo(v string) bool {
	return v != "" && v != "none" && v != "plaintext" && utf8.RuneCountInString(v) <= 20 && !strings.ContainsAny(v, "\"'<>&")
}
