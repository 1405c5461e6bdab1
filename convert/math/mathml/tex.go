package mathml

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Source returns the TeX of which n, a math element, was made: what an annotation
// holds, or alttext where that is TeX; "" where neither is there.
func Source(n *html.Node) string {
	if tex := annotation(n, 0); tex != "" {
		return tex
	}
	return strings.TrimSpace(attr(n, "alttext"))
}

func annotation(n *html.Node, depth int) string {
	if n == nil {
		return ""
	}
	for k := n.FirstChild; k != nil && depth < maxDepth; k = k.NextSibling {
		if k.Type != html.ElementNode {
			continue
		}
		if kind := strings.ToLower(attr(k, "encoding")); k.Data == "annotation" && strings.Contains(kind, "tex") {
			var b strings.Builder
			gather(&b, k, 0)
			return strings.TrimSpace(b.String())
		}
		if tex := annotation(k, depth+1); tex != "" {
			return tex
		}
	}
	return ""
}

// TeX returns a formula of TeX that says what the presentation MathML below n
// does: for those that have no source. It keeps all numbers apart.
func TeX(n *html.Node) string {
	t := &linear{}
	t.all(content(n, 0), 0)
	return strings.TrimSpace(t.b.String())
}

// linear writes MathML as TeX.
type linear struct {
	b     strings.Builder
	nodes int
}

func (t *linear) all(in []*html.Node, depth int) {
	for i, k := range in {
		if i > 0 && k.Data == "mn" && in[i-1].Data == "mn" { // two numbers are not one
			t.put(`\,`)
		}
		t.node(k, depth)
	}
}

// put appends s; a command before it that ends in a letter gets a space behind.
func (t *linear) put(s string) {
	if s == "" {
		return
	}
	have := t.b.String()
	if isLetter(s[0]) && endsInCommand(have) {
		t.b.WriteByte(' ')
	}
	t.b.WriteString(s)
}

func endsInCommand(s string) bool {
	n := len(s)
	for n > 0 && isLetter(s[n-1]) {
		n--
	}
	return n < len(s) && n > 0 && s[n-1] == '\\'
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// braced returns nodes as an argument.
func (t *linear) braced(depth int, in ...*html.Node) string {
	inner := &linear{nodes: t.nodes}
	inner.all(in, depth+1)
	t.nodes = inner.nodes
	return "{" + inner.b.String() + "}"
}

func bare(arg string) string { return arg[1 : len(arg)-1] }

func (t *linear) node(n *html.Node, depth int) {
	if t.nodes++; t.nodes > maxNodes || depth > maxDepth {
		return
	}
	switch n.Data {
	case "mi":
		t.put(identifier(n))
	case "mn":
		t.put(escape(leafText(n)))
	case "mo":
		t.put(operator(leafText(n)))
	case "mtext", "ms":
		if s := leafText(n); s != "" {
			t.put(`\text{` + escape(s) + "}")
		}
	case "mspace":
		t.put(`\ `)
	case "none", "mprescripts", "mphantom":
	case "mfenced":
		t.all(fenced(n), depth+1)
	case "mtable":
		t.table(n, depth)
	default:
		t.shape(n, content(n, 0), depth)
	}
}

// shape writes an element whose children have places.
func (t *linear) shape(n *html.Node, in []*html.Node, depth int) {
	if want, ok := children[n.Data]; ok && len(in) != want {
		t.all(in, depth+1)
		return
	}
	arg := func(i int) string { return t.braced(depth, in[i]) }
	switch n.Data {
	case "mfrac":
		if v := attr(n, "linethickness"); v == "0" || v == "0px" || v == "0pt" || v == "0em" {
			t.put(`\genfrac{}{}{0pt}{}` + arg(0) + arg(1))
			return
		}
		t.put(`\frac` + arg(0) + arg(1))
	case "msqrt":
		t.put(`\sqrt` + t.braced(depth, in...))
	case "mroot":
		t.put(`\sqrt[` + bare(arg(1)) + "]" + arg(0))
	case "msub":
		t.put(t.base(in[0], depth) + "_" + arg(1))
	case "msup":
		t.put(t.base(in[0], depth) + "^" + arg(1))
	case "msubsup":
		t.put(t.base(in[0], depth) + "_" + arg(1) + "^" + arg(2))
	case "munder":
		t.put(t.under(in[0], arg(1), depth))
	case "mover":
		t.put(t.over(in[0], in[1], depth))
	case "munderover":
		if large(in[0]) {
			t.put(t.base(in[0], depth) + "_" + arg(1) + "^" + arg(2))
			return
		}
		t.put(`\overset` + arg(2) + `{\underset` + arg(1) + arg(0) + "}")
	case "menclose":
		t.put(`\boxed` + t.braced(depth, in...))
	case "mmultiscripts":
		t.scripts(in, depth)
	default:
		t.all(in, depth+1)
	}
}

// base returns what a script belongs to.
func (t *linear) base(n *html.Node, depth int) string {
	s := t.braced(depth, n)
	if in := bare(s); utf8.RuneCountInString(in) <= 1 || n.Data == "mn" || n.Data == "mo" || strings.HasPrefix(in, `\`) && n.Data == "mi" {
		return in
	}
	return s
}

// large reports whether n is an operator whose bounds stand below and above.
func large(n *html.Node) bool {
	return n.Data == "mo" && strings.ContainsAny(leafText(n), "∑∏∐∫⋃⋂⨁⨂⋁⋀") || strings.HasPrefix(identifier(n), `\lim`) || leafText(n) == "max" || leafText(n) == "min"
}

func (t *linear) under(base *html.Node, below string, depth int) string {
	switch {
	case large(base):
		return t.base(base, depth) + "_" + below
	case below == "{_}" || below == `{\_}` || below == "{‾}" || below == "{̲}":
		return `\underline` + t.braced(depth, base)
	}
	return `\underset` + below + t.braced(depth, base)
}

// accents are the commands for marks above.
var accents = map[string]string{
	"^": `\hat`, "ˆ": `\hat`, "¯": `\overline`, "‾": `\overline`, "―": `\overline`, "_": `\overline`, "→": `\vec`, "~": `\tilde`, "˜": `\tilde`, "˙": `\dot`, ".": `\dot`,
	"¨": `\ddot`, "ˇ": `\check`, "˘": `\breve`, "⏞": `\overbrace`,
}

func (t *linear) over(base, above *html.Node, depth int) string {
	if command := accents[leafText(above)]; command != "" && above.Data == "mo" {
		return command + t.braced(depth, base)
	}
	if large(base) {
		return t.base(base, depth) + "^" + t.braced(depth, above)
	}
	return `\overset` + t.braced(depth, above) + t.braced(depth, base)
}

// scripts writes a base with scripts on both sides, those before it first.
func (t *linear) scripts(in []*html.Node, depth int) {
	if len(in) == 0 {
		return
	}
	pairs := func(list []*html.Node) (out string) {
		for i := 0; i < len(list); i++ {
			if list[i].Data != "none" {
				out += [2]string{"_", "^"}[i%2] + t.braced(depth, list[i])
			}
		}
		return out
	}
	behind := in[1:]
	for i, k := range behind {
		if k.Data == "mprescripts" {
			t.put("{}" + pairs(behind[i+1:]))
			behind = behind[:i]
			break
		}
	}
	t.put(t.base(in[0], depth) + pairs(behind))
}

func (t *linear) table(n *html.Node, depth int) {
	t.put(`\begin{matrix} `)
	for i, tr := range content(n, 0) {
		if i > 0 {
			t.b.WriteString(` \\ `)
		}
		cells := []*html.Node{tr}
		if tr.Data == "mtr" || tr.Data == "mlabeledtr" {
			cells = content(tr, 0)
		}
		for k, td := range cells {
			if k > 0 {
				t.b.WriteString(" & ")
			}
			s := t.braced(depth, content(td, 0)...)
			t.b.WriteString(bare(s))
		}
	}
	t.b.WriteString(` \end{matrix}`)
}

// named are the names of functions that TeX has commands for.
var named = " sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim max min sup inf det dim ker deg arg gcd Pr hom limsup liminf "

// identifier returns a name: of one letter, of a function, or of several letters,
// which TeX would take for a product.
func identifier(n *html.Node) string {
	s := leafText(n)
	switch {
	case s == "":
		return ""
	case utf8.RuneCountInString(s) == 1:
		return escape(s)
	case strings.Contains(named, " "+s+" "):
		return `\` + s
	}
	return `\mathrm{` + escape(s) + "}"
}

// operator returns an operator; those that are not seen are nothing.
func operator(s string) string {
	switch s {
	case "\u2061", "\u2062", "\u2063", "\u2064":
		return ""
	case "−":
		return "-"
	}
	if utf8.RuneCountInString(s) > 1 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		if strings.Contains(named, " "+s+" ") {
			return `\` + s
		}
		return `\mathrm{` + s + "}"
	}
	return escape(s)
}

// escape returns s with the characters that mean something in TeX escaped.
func escape(s string) string { return escapes.Replace(s) }

var escapes = strings.NewReplacer(`\`, `\backslash `, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`, "_", `\_`, "^", `\hat{}`, "~", `\sim `,
	"\u2061", "", "\u2062", "", "\u2063", "", "\u00a0", `\ `)
