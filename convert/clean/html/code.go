package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/program"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
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
	text := repair.CodeText(program.Text(n, b.c.unread))
	switch {
	case !runes.HasInk(text):
		b.children(n) // perhaps a picture
		b.flush()
	case isProse(n, text):
		b.prose(n)
	default:
		addProgram(b, n, program.Title(n), text)
	}
}

// takeProgram takes n where it is a box around a program, or a table or list of its lines,
// and reports whether it is.
func takeProgram(b *builder, n *html.Node) bool {
	if b.mode != modeFlow {
		return false
	}
	in, title := program.Find(n)
	if in == nil {
		return false
	}
	text := repair.CodeText(program.Text(in, b.c.unread))
	if !runes.HasInk(text) {
		return false
	}
	b.flush()
	addProgram(b, in, title, text)
	return true
}

// addProgram appends program text as its author wants it shown.
func addProgram(b *builder, n *html.Node, title, text string) {
	info := program.Language(n)
	text = program.Unmarked(text)
	if info == "rust" && b.c.Format == doc.Markdown && !b.c.Off[rules.HiddenLine] {
		shown, hidden := program.WithoutHidden(text)
		if runes.HasInk(shown) && len(hidden) > 0 {
			b.c.Log.Drop(rules.HiddenLine, strings.Join(hidden, " "), "")
			text = shown
		}
	}
	b.add(&doc.Code{Info: info, Title: repair.OneLine(title), Text: repair.CodeText(text)})
}

// isProgram reports whether n is a box around a program.
func isProgram(n *html.Node) bool {
	in, _ := program.Find(n)
	return in != nil
}

// unread reports whether n is no part of a program's text.
func (c *Source) unread(n *html.Node) bool {
	return c.Names.Rules().OfTag(n.DataAtom) != nil || c.Names.Rule(n) == rules.LineNumber && rules.OnlyNumbers(n)
}

// isProse reports whether text, preformatted without being marked as code, is
// Chinese running text.
func isProse(n *html.Node, text string) bool {
	if n.DataAtom != atom.Pre || node.Holds(n, atom.Code) || program.Language(n) != "" {
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
	return all >= 20 && han*2 > all
}

// prose appends n's lines as running text: an empty line parts paragraphs.
func (b *builder) prose(n *html.Node) {
	for _, part := range strings.Split(repair.CodeText(program.Text(n, b.c.unread)), "\n\n") {
		for _, line := range strings.Split(part, "\n") {
			b.text(line)
			b.lineBreak()
		}
		b.flush()
	}
}
