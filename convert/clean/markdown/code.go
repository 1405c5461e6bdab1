package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"github.com/wenzhai/wenzhai/convert/clean/internal/program"
)

// fences writes fenced code blocks with all that their info strings say: the name of
// a program as well as its language.
type fences struct{}

// RegisterFuncs registers the writer of fenced code blocks.
func (fences) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindFencedCodeBlock, writeFence)
}

func writeFence(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</code></pre>\n")
		return ast.WalkContinue, err
	}
	_, _ = w.WriteString("<pre><code") // the last write tells of all
	if info := n.(*ast.FencedCodeBlock).Info; info != nil {
		language, title := program.Fence(string(util.ResolveEntityNames(util.ResolveNumericReferences(info.Segment.Value(source)))))
		attribute(w, "class", "language-", language)
		attribute(w, "data-title", "", title)
	}
	err := w.WriteByte('>')
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		_, err = w.Write(util.EscapeHTML(line.Value(source)))
	}
	return ast.WalkContinue, err
}

func attribute(w util.BufWriter, name, prefix, value string) {
	if value != "" {
		_, _ = w.WriteString(" " + name + `="` + prefix + string(util.EscapeHTML([]byte(value))) + `"`)
	}
}
