package generated

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// words returns the letters and digits of a file as letter.Key has them: of markup
// those of its text, and of the attributes that describe it.
func words(text []byte) string {
	if t := bytes.TrimLeft(text, " \t\r\n\ufeff"); len(t) == 0 || t[0] != '<' {
		return letter.Key(string(text))
	}
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return letter.Key(b.String())
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			for meta := string(name) == "meta"; meta && more; {
				var k, v []byte
				k, v, more = z.TagAttr()
				if string(k) == "content" {
					b.Write(v)
				}
			}
		}
	}
}
