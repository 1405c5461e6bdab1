package formula

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestDefinitions(t *testing.T) {
	for in, want := range map[string]string{
		`MathJax = {tex: {macros: {RR: "\\mathbb{R}", ip: ["\\langle #1,#2\\rangle", 2], // two
			'half': '\\frac12'}}};`: "\\def\\RR{\\mathbb{R}}\n\\def\\ip#1#2{\\langle #1,#2\\rangle}\n\\def\\half{\\frac12}\n",
		`MathJax.Hub.Config({TeX: {Macros: {N: "{\\bf N}"}}})`: "\\def\\N{{\\bf N}}\n",
		`a page about macros: none`:                            "",
		`macros: {"\\x": "a", 7: "b"}`:                         "\\def\\x{a}\n",
		`macros: {x: "a`:                                       "",
	} {
		if got := Definitions([]byte(in)); got != want {
			t.Errorf("%s\ngot  %q\nwant %q", in, got, want)
		}
	}
	front := "---\ntitle: 潮\nkatex:\n  macros:\n    \"\\\\RR\": \"\\\\mathbb{R}\"\n    \\N: '\\mathbb{N}'\n    pair: [\"(#1,#2)\", 2]\nother: x\n---\n"
	if got, want := FrontDefinitions([]byte(front)), "\\def\\RR{\\mathbb{R}}\n\\def\\N{\\mathbb{N}}\n\\def\\pair#1#2{(#1,#2)}\n"; got != want {
		t.Errorf("front matter: %q, want %q", got, want)
	}
}

// elements returns what Element says of the elements below a fragment, those that
// it takes not looked into.
func elements(t testing.TB, s string) (out []string) {
	list, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			if s := strings.TrimSpace(n.Data); s != "" {
				out = append(out, "text "+s)
			}
			return
		}
		f, text, ok := Element(n)
		switch {
		case f != nil && f.Display:
			out = append(out, "display "+f.TeX)
		case f != nil:
			out = append(out, "inline "+f.TeX)
		case text != "":
			out = append(out, "text "+text)
		case !ok:
			for k := range n.ChildNodes() {
				walk(k)
			}
		}
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, n := range list {
		body.AppendChild(n)
	}
	for k := range body.ChildNodes() {
		walk(k)
	}
	return out
}

func TestElement(t *testing.T) {
	const square = `<math><msup><mi>x</mi><mn>2</mn></msup></math>`
	for in, want := range map[string]string{
		`<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math></span><span class="katex-html">x1</span></span>`: "inline x_1",
		`<span class="katex-display"><span class="katex"><span class="katex-mathml">` + square + `</span><span class="katex-html">x2</span></span></span>`:                                                       "display x^{2}",
		`<span class="katex"><span class="katex-html">x2</span></span>`:                                                                                                                                            "text x2",
		`<span class="MathJax_Preview">x2</span><span class="MathJax">x2</span><script type="math/tex">x^2</script>`:                                                                                               "inline x^2",
		`<div class="MathJax_Display"><span class="MathJax">x2</span></div> <script type="math/tex; mode=display">x^2</script>`:                                                                                    "display x^2",
		`<span class="MathJax" data-mathml="&lt;math&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;/math&gt;">x</span>`:                                                                                                             "inline x",
		`<span class="MathJax_SVG"><svg></svg><span class="MJX_Assistive_MathML">` + square + `</span></span>`:                                                                                                     "inline x^{2}",
		`<mjx-container display="true"><mjx-math></mjx-math><mjx-assistive-mml>` + square + `</mjx-assistive-mml></mjx-container>`:                                                                                 "display x^{2}",
		`<mjx-container><mjx-math data-latex="w^5"><mjx-c class="mjx-c1D464"></mjx-c></mjx-math></mjx-container>`:                                                                                                  "inline w^5",
		`<mjx-container><mjx-math><mjx-c class="mjx-c1D464 TEX-I"></mjx-c><mjx-c class="mjx-c2B"></mjx-c></mjx-math></mjx-container>`:                                                                              "text w+",
		`<span class="mwe-math-element"><span style="display:none"><math alttext="{\displaystyle a^{2}}"><mi>a</mi></math></span><img class="mwe-math-fallback-image-inline" alt="{\displaystyle a^{2}}"/></span>`: "inline a^{2}",
		`<img class="mwe-math-fallback-image-inline" src="a.svg" alt="{\displaystyle a^{2}}"/>`:                                                                                                                    "inline a^{2}",
		`<img src="https://blog.example/latex.php?latex=%5Calpha%5E2&amp;bg=ffffff" alt="alpha" class="latex"/>`:                                                                                                   `inline \alpha^2`,
		`<img src="https://www.zhihu.com/equation?tex=E%3Dmc%5E2" alt="E=mc^2"/>`:                                                                                                                                  "inline E=mc^2",
		`<img src="https://latex.codecogs.com/svg.latex?\inline&space;\dpi{120}&space;x_1"/>`:                                                                                                                      "inline x_1",
		`<img src="a.png" data-formula="q^7"/>`:                                                    "inline q^7",
		`<img src="a.png" alt="$q^7$"/>`:                                                           "inline q^7",
		`<img src="boat.png" alt="a boat_1 and its crew_2"/>`:                                      "",
		`<code class="code math js-render-math" data-math-style="inline">a_1</code>`:               "inline a_1",
		`<pre><code class="language-math">d^4</code></pre>`:                                        "display d^4",
		`<pre><code class="language-go">d</code></pre>`:                                            "text d",
		`<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>`:                                         `inline \frac{1}{2}`,
		`<math display="block" alttext="one half"><mfrac><mn>1</mn><mn>2</mn></mfrac></math>`:      `display \frac{1}{2}`,
		`<math></math><script>x</script><span class="ztext-math" data-tex="v_0">v0</span><p>词</p>`: "text x inline v_0 text 词",
	} {
		if got := strings.Join(elements(t, in), " "); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", in, got, want)
		}
	}
}

func FuzzElement(f *testing.F) {
	f.Add(`<mjx-container><math><mfrac><mn>1</mn></mfrac></math></mjx-container>`)
	f.Add(`<span class="MathJax" data-mathml="<math><mi>x</mi>">x</span><img alt="$x$" src="a?tex=%zz">`)
	f.Fuzz(func(t *testing.T, s string) {
		elements(t, s)
		Definitions([]byte(s))
		FrontDefinitions([]byte(s))
	})
}
