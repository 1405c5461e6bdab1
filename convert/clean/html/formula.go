package html

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/formula"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/math/tex"
)

// mathPages are the names of programs that set formulas on a page, where dollar
// signs stand around them.
var mathPages = [][]byte{[]byte("MathJax"), []byte("mathjax"), []byte("katex"), []byte("KaTeX")}

// mathKinds says how formulas stand in a body.
type mathKinds struct {
	marks bool      // perhaps between marks of TeX in its text
	style tex.Style // of those marks
}

func holdsAny(src []byte, list [][]byte) bool {
	for _, x := range list {
		if bytes.Contains(src, x) {
			return true
		}
	}
	return false
}

// mathOf looks for signs of formulas in src, the HTML of a body in format f.
func mathOf(src []byte, f doc.Format) mathKinds {
	var m mathKinds
	if f == doc.Markdown { // its marks are read already
		return m
	}
	if m.marks = bytes.IndexByte(src, '$') >= 0 || bytes.IndexByte(src, '\\') >= 0; m.marks {
		m.style = tex.Sure
		if holdsAny(src, mathPages) {
			m.style = tex.Dollars
		}
	}
	return m
}

// formulaElement takes n where it is a formula or another form of one beside it.
func formulaElement(b *builder, n *html.Node) bool {
	f, text, ok := formula.Element(n)
	switch {
	case f != nil:
		showFormula(b, f)
	case text != "":
		b.text(text)
	}
	return ok
}

// showFormula sets a formula where it stands.
func showFormula(b *builder, f *doc.Formula) {
	if f.Display && b.mode == modeFlow {
		b.flush()
		b.add(f)
		return
	}
	b.show(token.Token{Kind: token.Object, Inline: f})
}

// textFormulas takes characters, with the formulas between marks of TeX in them.
func textFormulas(b *builder, s string) {
	if !tex.Marked(s) {
		b.text(s)
		return
	}
	for at, f := tex.Next(s, 0, b.c.math.style); at >= 0; at, f = tex.Next(s, 0, b.c.math.style) {
		if at > 0 {
			b.text(s[:at])
		}
		alone := strings.TrimSpace(s[:at]) == "" && strings.TrimSpace(s[at+f.Len:]) == ""
		display := f.Display && (f.Marks != "$$" || alone || strings.ContainsAny(f.TeX, "\n\\&"))
		showFormula(b, &doc.Formula{TeX: strings.TrimSpace(f.TeX), Display: display})
		s = s[at+f.Len:]
	}
	if s != "" {
		b.text(s)
	}
}
