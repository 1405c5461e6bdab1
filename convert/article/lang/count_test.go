package lang

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// halfMarkup is text in which something begins that does not end.
var halfMarkup = []string{
	"<", "</", "<!", "<!-", "<!--", "<!-->", "<!--->", "<!---->", "<a", "<a href='", "<script", "<script>", "<script></script", "<style>x</styl",
	"<pre", "</pre>", "<code>", "&", "&;", "&#", "&#x;", "&amp", "&#1114112;", "&#0;", "[", "[]", "[](", "[](x", "[][", "](", "][", "[a]:", "[a]: b",
	"`", "``", "```", "~~~", "```\n", "`a\n`", "~", "    x", "\t", " ", "http://", "https://a]b", "h", "\x00", "<\x00>", "\uFFFD", "\xff", "<\xff>",
	"\xe8\x8c", "茶<", "\u3000<a", "\n", "\n\n<", "\n[", "\n    \n", "！", "Ａ", "2021-06-28", "<time datetime=", "<h1", "<h1>x", "<title", "<meta name=date",
}

// advances checks that each step over body[at:] goes on and stays inside, from
// every place at which measure may take one.
func advances(t *testing.T, body []byte, format doc.Format) {
	t.Helper()
	tl := Tally{format: format}
	for at, c := range body {
		if c >= utf8.RuneSelf || asciiFold[c] != 0 {
			continue
		}
		if n := tl.markup(body, at); n < 1 || at+n > len(body) {
			t.Fatalf("%v %q: a step of %d bytes at %d of %d", format, body, n, at, len(body))
		}
	}
}

func TestMeasureAdvances(t *testing.T) {
	for _, a := range append(halfMarkup, "") {
		for _, b := range halfMarkup {
			for _, body := range []string{a + b, b + "x" + a + strings.Repeat(b, 3), a + "\n" + b + ">"} {
				for _, f := range []doc.Format{doc.HTML, doc.Markdown, doc.Text, doc.Page} {
					advances(t, []byte(body), f)
					Count([]byte(body), f)
				}
			}
		}
	}
}

func FuzzMeasure(f *testing.F) {
	for _, s := range halfMarkup {
		f.Add([]byte(s+"茶 tea"+s), uint8(doc.Markdown))
		f.Add([]byte(s+s), uint8(doc.HTML))
	}
	f.Fuzz(func(t *testing.T, body []byte, format uint8) {
		advances(t, body, doc.Format(format%4))
		Count(body, doc.Format(format%4))
	})
}

// Every three bytes that may begin a character of three are read as package
// utf8 reads them.
func TestDecodeRune(t *testing.T) {
	var b [3]byte
	for b[0] = 0xDF; b[0] != 0xF1; b[0]++ {
		for n := range 1 << 16 {
			b[1], b[2] = byte(n>>8), byte(n)
			r, size := decodeRune(b[:])
			if want, wantSize := utf8.DecodeRune(b[:]); r != want || size != wantSize {
				t.Fatalf("% x: %U of %d bytes, want %U of %d", b, r, size, want, wantSize)
			}
		}
	}
	if r, size := decodeRune([]byte("\xe8\x8c")); r != utf8.RuneError || size != 1 {
		t.Errorf("cut off: %U of %d bytes", r, size)
	}
}
