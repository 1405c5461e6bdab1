package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect"
)

// callouts makes boxes of the quotations whose first line names a kind: the alerts
// of GitHub, "> [!NOTE]", and the callouts of Obsidian, "> [!tip]- Title".
type callouts struct{}

// Transform marks the quotation that a paragraph begins as a box, and parts the
// title from the text.
func (callouts) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := p.Parent().(*ast.Blockquote)
	if !ok || p.PreviousSibling() != nil || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	name, at, ok := calloutName(string(first.Value(reader.Source())))
	if !ok {
		return
	}
	box := name != "quote" && name != "cite"
	if box {
		quote.SetAttributeString("data-box", []byte(dialect.BoxKind(name)))
	}
	title := first.WithStart(first.Start + at)
	title = title.TrimLeftSpace(reader.Source())
	title = title.TrimRightSpace(reader.Source())
	rest := text.NewSegments()
	rest.AppendAll(p.Lines().Sliced(1, p.Lines().Len()))
	p.SetLines(rest)
	if !title.IsEmpty() {
		head := ast.NewParagraph()
		if box {
			head.SetAttributeString("data-box-title", []byte{})
		}
		head.Lines().Append(title)
		quote.InsertBefore(quote, p, head)
	}
	if rest.Len() == 0 {
		quote.RemoveChild(quote, p)
	}
}

// calloutName returns the name in "[!name]" or "[!name|what]+" at the beginning of
// a line, and the length of it all.
func calloutName(line string) (name string, n int, ok bool) {
	inner, ok := strings.CutPrefix(line, "[!")
	end := strings.IndexByte(inner, ']')
	if !ok || end < 1 || strings.ContainsAny(inner[:end], " \t[(") {
		return "", 0, false
	}
	name, _, _ = strings.Cut(strings.ToLower(inner[:end]), "|")
	n = len("[!") + end + 1
	if n < len(line) && (line[n] == '(' || line[n] == '[') {
		return "", 0, false // a link with a picture's mark
	}
	if n < len(line) && (line[n] == '+' || line[n] == '-') {
		n++
	}
	return name, n, true
}
