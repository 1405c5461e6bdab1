package kepub

import (
	"bytes"
	"fmt"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

var (
	// span is the beginning of a span of kepubify, with its paragraph and its text.
	span = pattern.Lazy(`<span class="koboSpan" id="kobo\.(\d+)\.\d+">([^<]*)`)
	// ending is the end of a Chinese sentence, with the marks that close it.
	ending = pattern.Lazy(`[。！？…]+[”’」』）》〉】]*`)
)

// sentences divides the spans of kepubify, which looks for spaces between sentences,
// where Chinese sentences end. The spans of a paragraph are numbered anew.
func sentences(page []byte) []byte {
	var out bytes.Buffer
	var paragraph []byte
	from, n := 0, 0
	begin := func() {
		n++
		fmt.Fprintf(&out, `<span class="koboSpan" id="kobo.%s.%d">`, paragraph, n)
	}
	for _, m := range span().FindAllSubmatchIndex(page, -1) {
		out.Write(page[from:m[0]])
		if p := page[m[2]:m[3]]; !bytes.Equal(p, paragraph) {
			paragraph, n = p, 0
		}
		begin()
		text := page[m[4]:m[5]]
		for at := ending().FindIndex(text); at != nil && at[1] < len(text); at = ending().FindIndex(text) {
			out.Write(text[:at[1]])
			out.WriteString("</span>")
			begin()
			text = text[at[1]:]
		}
		out.Write(text)
		from = m[1]
	}
	out.Write(page[from:])
	return out.Bytes()
}
