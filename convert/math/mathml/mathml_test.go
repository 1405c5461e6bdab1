package mathml

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse returns the first math element of a fragment of HTML.
func parse(t testing.TB, s string) *html.Node {
	t.Helper()
	list, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range list {
		if n.Data == "math" {
			return n
		}
	}
	t.Fatalf("no math element in %q", s)
	return nil
}

func TestWrite(t *testing.T) {
	for in, want := range map[string]string{
		`<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>`:                                                                   `<mfrac><mn>1</mn><mn>2</mn></mfrac>`,
		"<math>\n <mi mathvariant='bold' onclick='x()' mathcolor='url(x)'>a</mi> </math>":                                    `<mi mathvariant="bold">a</mi>`,
		`<math><semantics><mrow><mi>a</mi></mrow><annotation encoding="application/x-tex">a</annotation></semantics></math>`: `<mrow><mi>a</mi></mrow>`,
		`<math><mfrac><mn>1</mn></mfrac></math>`:                                                                             `<mn>1</mn>`,
		`<math><mi href="javascript:x">a</mi><script>x</script></math>`:                                                      `<mi>a</mi>`,
		`<math><mfenced><mi>a</mi><mi>b</mi></mfenced></math>`:                                                               `<mrow><mo>(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>)</mo></mrow>`,
		`<math><mtable><mtr><mtd columnalign="right"><mi>a</mi></mtd></mtr></mtable></math>`:                                 `<mtable><mtr><mtd columnalign="right"><mi>a</mi></mtd></mtr></mtable>`,
		`<math><mo>&lt;</mo><mo>&amp;</mo></math>`:                                                                           `<mo>&lt;</mo><mo>&amp;</mo>`,
	} {
		want = `<math xmlns="` + Namespace + `">` + want + "</math>"
		if got := Write(parse(t, in), false); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", in, got, want)
		}
	}
	if got := Write(parse(t, `<math alttext="x"></math>`), true); got != "" {
		t.Errorf("of nothing: %s", got)
	}
}

func TestTeX(t *testing.T) {
	for in, want := range map[string]string{
		`<mfrac><mn>1</mn><mn>2</mn></mfrac>`:                                                      `\frac{1}{2}`,
		`<msup><mn>10</mn><mn>23</mn></msup>`:                                                      `10^{23}`,
		`<mn>2</mn><mfrac><mn>1</mn><mn>3</mn></mfrac>`:                                            `2\frac{1}{3}`,
		`<mn>2</mn><mn>3</mn>`:                                                                     `2\,3`,
		`<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>`:                                            `\sqrt{x+1}`,
		`<mroot><mi>x</mi><mn>3</mn></mroot>`:                                                      `\sqrt[3]{x}`,
		`<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>`:                                        `x_{1}^{2}`,
		`<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>`: `∑_{i=1}^{n}`,
		`<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>`:                                                  `\sin x`,
		`<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>`: `\begin{matrix} 1 & 0 \\ 0 & 1 \end{matrix}`,
		`<mover><mi>x</mi><mo>→</mo></mover>`:                                                            `\vec{x}`,
		`<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup>`:                             `{(a)}^{2}`,
		`<mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><mn>12</mn><mn>14</mn></mmultiscripts>`: `{}_{12}^{14}C_{6}`,
		`<mtext>若 a_b</mtext>`: `\text{若 a\_b}`,
	} {
		if got := TeX(parse(t, "<math>"+in+"</math>")); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
