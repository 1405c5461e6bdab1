// Package formula reads the formulas of HTML: elements of MathML, what MathJax, KaTeX,
// MediaWiki and others made of TeX, pictures of formulas, and settings of macros.
package formula

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/htmltree"
	"github.com/wenzhai/wenzhai/convert/math/mathml"
	"github.com/wenzhai/wenzhai/convert/math/tex"
)

// Element returns the formula that n is. Where n shows something of a formula that
// stands beside it, or the glyphs of one without a source, that is in text; ok is
// false where n is to be read like any other element.
func Element(n *html.Node) (f *doc.Formula, text string, ok bool) {
	if n == nil {
		return nil, "", false
	}
	switch n.DataAtom {
	case atom.Math:
		f = mathFormula(n)
	case atom.Script:
		if isMathScript(n) {
			f = &doc.Formula{TeX: strings.TrimSpace(node.Text(n)), Display: strings.Contains(node.Attr(n, "type"), "display")}
		}
	case atom.Img:
		f = Picture(n)
	case atom.Span, atom.Div, atom.P, atom.Code, atom.Pre, atom.Figure, atom.Section, atom.Nobr:
		if len(n.Attr) == 0 && n.DataAtom != atom.Pre {
			return nil, "", false
		}
		f, ok = classFormula(n)
	default:
		if n.Data == "mjx-container" {
			if f = chtmlFormula(n); f == nil {
				text = glyphText(n)
				return nil, text, text != ""
			}
		}
	}
	if f != nil && f.TeX == "" && f.MathML == "" {
		f = nil
	}
	return f, "", ok || f != nil
}

// classFormula reads what the attributes of n, a box or a passage, make a formula. ok
// without one says that another form of it stands beside n.
func classFormula(n *html.Node) (f *doc.Formula, ok bool) {
	if v := node.FirstAttr(n, "data-tex", "data-formula", "data-latex"); v != "" {
		return &doc.Formula{TeX: v, Display: n.DataAtom != atom.Span || strings.Contains(node.Attr(n, "class"), "block")}, false
	}
	if v := node.Attr(n, "data-math-style"); v != "" {
		return &doc.Formula{TeX: strings.TrimSpace(node.Text(n)), Display: v == "display"}, false
	}
	class := node.Attr(n, "class")
	if n.DataAtom == atom.Pre {
		if code := node.First(n, atom.Code); code != nil && code == n.FirstChild && code.NextSibling == nil {
			class += " " + node.Attr(code, "class")
		}
		if words := strings.Fields(class); slices.Contains(words, "language-math") || slices.Contains(words, "language-latex-math") {
			return &doc.Formula{TeX: strings.TrimSpace(node.Text(n)), Display: true}, false
		}
	}
	switch {
	case class == "":
	case strings.Contains(class, "katex"):
		return katex(n)
	case strings.Contains(class, "mwe-math-element"):
		f = insideMath(n)
		if f != nil {
			f.Display = strings.Contains(class, "block") || node.Find(n, func(x *html.Node) bool { return strings.Contains(node.Attr(x, "class"), "-display") }) != nil
		}
		return f, false
	case strings.Contains(class, "MathJax"), strings.Contains(class, "MJX"), strings.Contains(class, "mjx"):
		return mathJax(n, class)
	}
	return nil, false
}

// mathJax reads what versions 2 of MathJax made of a formula. What shows it while scripts
// load, or says it to who does not see it, has it beside itself.
func mathJax(n *html.Node, class string) (f *doc.Formula, ok bool) {
	words := strings.Fields(class)
	switch {
	case slices.Contains(words, "MathJax_Preview"), slices.Contains(words, "MJX_Assistive_MathML"):
		return nil, followedByMath(n)
	case strings.Contains(class, "MathJax"), slices.Contains(words, "mjx-chtml"):
		return mathJax2(n)
	}
	return nil, false
}

// katex reads what KaTeX made of a formula: MathML with its source, and what is
// seen of it, which says the same again.
func katex(n *html.Node) (f *doc.Formula, ok bool) {
	switch {
	case node.HasClass(n, "katex-display"), node.HasClass(n, "katex-block"):
		f = insideMath(n)
		if f != nil {
			f.Display = true
		}
		return f, false
	case node.HasClass(n, "katex"):
		return insideMath(n), false
	case node.HasClass(n, "katex-mathml"):
		return insideMath(n), false
	case node.HasClass(n, "katex-html"):
		for k := n.PrevSibling; k != nil; k = k.PrevSibling {
			if k.Type == html.ElementNode && node.HasClass(k, "katex-mathml") {
				return nil, true
			}
		}
	}
	return nil, false
}

// mathJax2 reads what MathJax 2 made of a formula: its source stands in a script
// behind, or MathML in an attribute or an element for those who cannot see.
func mathJax2(n *html.Node) (f *doc.Formula, ok bool) {
	if followedByMath(n) {
		return nil, true
	}
	f = insideMath(n)
	if f == nil {
		holder := n
		if node.Attr(n, "data-mathml") == "" {
			holder = node.Find(n, func(x *html.Node) bool { return node.Attr(x, "data-mathml") != "" })
		}
		if holder != nil {
			f = parseMath(node.Attr(holder, "data-mathml"))
		}
	}
	if f != nil && strings.Contains(node.Attr(n, "class"), "Display") {
		f.Display = true
	}
	return f, false
}

// maxMath is the length of the longest MathML in an attribute that is read.
const maxMath = 64 << 10

func parseMath(s string) *doc.Formula {
	if len(s) > maxMath || !strings.Contains(s, "<math") {
		return nil
	}
	root, err := htmltree.Parse(strings.NewReader(s))
	if err != nil {
		return nil
	}
	return insideMath(root)
}

// followedByMath reports whether the script with the source of a formula stands
// behind n, with nothing but other forms of it in between.
func followedByMath(n *html.Node) bool {
	for k := n.NextSibling; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode && !runes.HasInk(k.Data), k.Type == html.CommentNode:
		case isMathScript(k):
			return true
		case k.Type == html.ElementNode && strings.Contains(node.Attr(k, "class"), "MathJax"):
		default:
			return false
		}
	}
	return false
}

func isMathScript(n *html.Node) bool {
	return n.DataAtom == atom.Script && strings.HasPrefix(node.Attr(n, "type"), "math/tex")
}

// chtmlFormula returns the formula of a container of MathJax 3 or 4.
func chtmlFormula(n *html.Node) *doc.Formula {
	f := insideMath(n)
	if f == nil {
		source := node.Find(n, func(x *html.Node) bool { return node.Attr(x, "data-latex") != "" })
		if source == nil {
			return nil
		}
		f = &doc.Formula{TeX: node.Attr(source, "data-latex")}
	}
	d := node.Attr(n, "display")
	f.Display = f.Display || d == "true" || d == "block"
	return f
}

// insideMath returns the formula of the first math element below n, or nil.
func insideMath(n *html.Node) *doc.Formula {
	if m := node.First(n, atom.Math); m != nil {
		return mathFormula(m)
	}
	return nil
}

// mathFormula returns the formula of a math element, or nil where it is empty.
func mathFormula(n *html.Node) *doc.Formula {
	f := &doc.Formula{Display: node.Attr(n, "display") == "block" || node.Attr(n, "mode") == "display"}
	f.MathML = mathml.Write(n, f.Display)
	f.TeX = unwrapped(mathml.Source(n))
	if alt := strings.TrimSpace(node.Attr(n, "alttext")); f.MathML != "" && (f.TeX == "" || f.TeX == alt && !tex.Looks(alt, false)) {
		f.TeX = mathml.TeX(n)
	}
	if f.TeX == "" && f.MathML == "" {
		return nil
	}
	return f
}

// unwrapped takes off the braces that MediaWiki sets around every formula.
func unwrapped(s string) string {
	for _, begin := range []string{`{\displaystyle `, `{\textstyle `} {
		if in, ok := strings.CutPrefix(s, begin); ok && strings.HasSuffix(in, "}") {
			return strings.TrimSpace(in[:len(in)-1])
		}
	}
	return s
}

// glyphText returns the characters of what MathJax drew without MathML beside it:
// each glyph is an element that names its code point.
func glyphText(n *html.Node) string {
	var s strings.Builder
	writeGlyphs(&s, n)
	return norm.NFKC.String(s.String()) // letters of alphabets for mathematics are plain ones
}

func writeGlyphs(s *strings.Builder, n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.TextNode {
			s.WriteString(strings.TrimSpace(k.Data))
			continue
		}
		code := node.Attr(k, "data-c")
		if k.Data == "mjx-c" {
			_, code, _ = strings.Cut(node.Attr(k, "class"), "mjx-c")
			code, _, _ = strings.Cut(code, " ")
		}
		if r, ok := codePoint(code); ok {
			s.WriteRune(r)
			continue
		}
		writeGlyphs(s, k)
	}
}

// codePoint returns the character of a hexadecimal number.
func codePoint(hex string) (rune, bool) {
	if hex == "" || len(hex) > 6 {
		return 0, false
	}
	r := rune(0)
	for _, c := range strings.ToLower(hex) {
		d := strings.IndexRune("0123456789abcdef", c)
		if d < 0 {
			return 0, false
		}
		r = r*16 + rune(d)
	}
	return r, r > ' ' && r < 0x110000
}

// Unprefixed returns src, HTML, without the prefixes that XHTML allows for the names of
// elements of MathML: <m:math> <m:mn>.
func Unprefixed(src []byte) []byte {
	if !bytes.Contains(src, []byte(":math")) {
		return src
	}
	for _, p := range []string{"m", "mml", "math", "mathml"} {
		if bytes.Contains(src, []byte("<"+p+":math>")) || bytes.Contains(src, []byte("<"+p+":math ")) {
			src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("<"+p+":"), []byte("<")), []byte("</"+p+":"), []byte("</"))
		}
	}
	return src
}
