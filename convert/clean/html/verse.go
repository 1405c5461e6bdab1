package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/program"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/names"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// verse walks n as a poem or the like: each paragraph a stanza, each line its own, also where nothing but its end parts it.
func verse(b *builder, n *html.Node) {
	b.flush()
	outer, kept := b.verse, b.kept
	b.verse, b.kept = true, kept || !node.Holds(n, atom.Br) && !node.Holds(n, atom.Span) && !node.Holds(n, atom.Div)
	if n.DataAtom == atom.Pre {
		b.lines(program.Text(n, b.c.unread))
	} else {
		b.children(n)
	}
	b.flush()
	b.verse, b.kept = outer, kept
}

// ownLines walks n if the lines in it are its author's, and reports whether they are.
func ownLines(b *builder, n *html.Node) bool {
	switch {
	case len(n.Attr) == 0:
		return false
	case !b.verse && isVerse(b, n):
		verse(b, n)
	case isVerseLine(b, n):
		b.boundary()
		b.children(n)
		b.boundary()
	case !b.kept && n.DataAtom != atom.Pre && keepsLines(n):
		b.kept = true
		b.element(n)
		b.kept = false
	default:
		return false
	}
	return true
}

// isVerse reports whether n says that it holds verse.
func isVerse(b *builder, n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.P, atom.Section, atom.Blockquote, atom.Pre, atom.Figure:
	default:
		return false
	}
	class := node.Attr(n, "class")
	return b.mode == modeFlow && class != "" && names.IsVerse(class)
}

// isVerseLine reports whether n is one line of the verse around it.
func isVerseLine(b *builder, n *html.Node) bool {
	return b.verse && names.IsVerseLine(node.Attr(n, "class"))
}

// lines takes text of which each line counts, and empty ones part paragraphs.
func (b *builder) lines(s string) {
	for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if i > 0 {
			b.lineBreak()
		}
		if runes.HasInk(line) {
			b.text(strings.ReplaceAll(line, "\t", "    "))
		}
	}
}

// keepsLines reports whether the style of an element says that line ends count.
func keepsLines(n *html.Node) bool {
	css := node.Attr(n, "style")
	return strings.Contains(css, "white-space") && strings.Contains(strings.ReplaceAll(css, " ", ""), "white-space:pre")
}

// indent appends the spaces that a line begins with, and returns what follows them:
// they go again where the paragraph proves to be no verse.
func (r *running) indent(s string) string {
	rest := strings.TrimLeft(s, " \t\r\n\u00a0\u3000\u2002\u2003")
	space := strings.Trim(s[:len(s)-len(rest)], "\r\n")
	if !strings.Contains(space, "\u3000") {
		space = strings.Map(func(c rune) rune {
			if c == ' ' {
				return '\u00a0'
			}
			return c
		}, space)
	}
	if space = strings.Trim(space, " "); space != "" && space != "\u00a0" {
		r.toks = append(r.toks, token.Token{Kind: token.Object, Mark: token.Indent, Inline: &doc.Run{Text: space}})
		return rest
	}
	return s
}
