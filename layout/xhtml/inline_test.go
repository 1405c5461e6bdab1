package xhtml

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Addresses lead to the web, where Local says to the book, and where the page lies
// where its text lay to what is beside it; nothing else is a link.
func TestLinks(t *testing.T) {
	for _, c := range []struct {
		url      string
		relative bool
		want     string
	}{
		{"https://tea.example/fog?a=1&b=2", false, `<a href="https://tea.example/fog?a=1&amp;b=2">雾</a>`},
		{"https://tea.example/here", false, `<a href="a1.xhtml" data-href="https://tea.example/here">雾</a>`},
		{"../near.html#fog", false, "雾"},
		{"../near.html#fog", true, `<a href="../near.html#fog">雾</a>`},
		{"javascript:alert(1)", true, "雾"},
		{"java\tscript:alert(1)", true, "雾"},
		{"//host/share", true, "雾"},
		{"file:///secret", true, "雾"},
		{`\\host\share`, true, "雾"},
		{`/\host/share`, true, "雾"},
		{" javascript:alert(1)", true, "雾"},
		{"\x01javascript:alert(1)", true, "雾"},
	} {
		bad := 0
		r := &Renderer{Options: Options{Relative: c.relative, BadLink: func(string) { bad++ }, Local: func(s string) (string, bool) {
			return "a1.xhtml", s == "https://tea.example/here"
		}}}
		r.Inlines([]doc.Inline{&doc.Link{URL: c.url, Inlines: run("雾")}})
		if got := string(r.Buf); got != c.want || (bad == 1) != (c.want == "雾") {
			t.Errorf("%q, relative %v: %s, %d complaints, expected %s", c.url, c.relative, got, bad, c.want)
		}
	}
}
