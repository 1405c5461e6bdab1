package xhtml

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Links lead to their place in the book, else to the web, and where the page lies where
// its text lay as the source has them; nothing else is a link.
func TestLinks(t *testing.T) {
	here, there := &doc.Place{N: 1}, &doc.Place{N: 9}
	for _, c := range []struct {
		link     doc.Link
		relative bool
		want     string
	}{
		{doc.Link{URL: "https://tea.example/fog?a=1&b=2"}, false, `<a href="https://tea.example/fog?a=1&amp;b=2">雾</a>`},
		{doc.Link{URL: "https://tea.example/here", To: here}, false, `<a href="a1.xhtml" data-href="https://tea.example/here">雾</a>`},
		{doc.Link{URL: "https://tea.example/there", To: there}, false, `<a href="https://tea.example/there">雾</a>`},
		{doc.Link{Ref: "here.md", To: here}, false, `<a href="a1.xhtml">雾</a>`},
		{doc.Link{Ref: "there.md", To: there}, false, "雾"},
		{doc.Link{Ref: "near.md#fog", To: there}, true, `<a href="near.md#fog">雾</a>`},
		{doc.Link{Ref: "near.md#fog"}, true, `<a href="near.md#fog">雾</a>`},
		{doc.Link{Ref: "near.md#fog", URL: "https://tea.example/near"}, true, `<a href="https://tea.example/near">雾</a>`},
		{doc.Link{URL: "../near.html#fog"}, false, "雾"},
		{doc.Link{URL: "../near.html#fog"}, true, `<a href="../near.html#fog">雾</a>`},
		{doc.Link{URL: "javascript:alert(1)"}, true, "雾"},
		{doc.Link{Ref: "javascript:alert(1)", To: there}, true, "雾"},
		{doc.Link{Ref: "x-page:fog", To: there}, true, "雾"},
		{doc.Link{URL: "java\tscript:alert(1)"}, true, "雾"},
		{doc.Link{URL: "//host/share"}, true, "雾"},
		{doc.Link{URL: "file:///secret"}, true, "雾"},
		{doc.Link{URL: `\\host\share`}, true, "雾"},
		{doc.Link{URL: `/\host/share`}, true, "雾"},
		{doc.Link{URL: " javascript:alert(1)"}, true, "雾"},
		{doc.Link{URL: "\x01javascript:alert(1)"}, true, "雾"},
	} {
		bad := 0
		r := &Renderer{Options: Options{Relative: c.relative, BadLink: func(string) { bad++ }}}
		if !c.relative {
			r.Local = func(to *doc.Place) (string, bool) { return "a1.xhtml", to.N == 1 }
		}
		c.link.Inlines = run("雾")
		r.Inlines([]doc.Inline{&c.link})
		if got := string(r.Buf); got != c.want || (bad == 1) != (c.want == "雾" && c.link.URL != "") {
			t.Errorf("%+v, relative %v: %s, %d complaints, expected %s", c.link, c.relative, got, bad, c.want)
		}
	}
}

// What ends a phrase stays on the line of the formula before it.
func TestPunctuationStaysWithItsFormula(t *testing.T) {
	x := &doc.Formula{TeX: "x", MathML: `<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>`}
	math := `<math alttext="x" xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>`
	for want, in := range map[string][]doc.Inline{
		`设<span class="whole">` + math + `，</span>则`: {&doc.Run{Text: "设"}, x, &doc.Run{Text: "，则"}},
		math + `则`: {x, &doc.Run{Text: "则"}},
		`<span class="whole">` + math + `」。</span>` + math: {x, &doc.Run{Text: "」。"}, x},
		`<code class="tex" dir="ltr">x</code>，则`:           {&doc.Formula{TeX: "x"}, &doc.Run{Text: "，则"}},
		math: {x},
	} {
		r := &Renderer{}
		r.Inlines(in)
		if got := string(r.Buf); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
