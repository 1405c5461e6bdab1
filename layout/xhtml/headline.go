package xhtml

import (
	"strings"
	"unicode/utf8"
)

// keptLength is the greatest length in runes of a name in quotes that a title
// does not break.
const keptLength = 12

// Headline writes a title. In a Chinese one a line may end between any two
// characters; short names in quotes or title marks (《茶经》) are marked, so that
// the style sheet can keep them whole.
func (r *Renderer) Headline(s string) {
	if !r.Lang.IsChinese() {
		r.Run(s)
		return
	}
	parted(s, quoted, r.Run, func(name string) {
		r.Raw(`<span class="keep">`)
		r.Run(name)
		r.Raw("</span>")
	})
}

// quoted returns the range of the first short passage of s in Chinese quotes or
// title marks, marks included; an empty one at its end if there is none.
func quoted(s string) (from, to int) {
	const opening, closing = "“‘「『《〈【（", "”’」』》〉】）"
	for i, c := range s {
		at := strings.IndexRune(opening, c)
		if at < 0 {
			continue
		}
		mark, _ := utf8.DecodeRuneInString(closing[at:])
		if n := strings.IndexRune(s[i:], mark); n > 0 && utf8.RuneCountInString(s[i:i+n]) < keptLength {
			return i, i + n + utf8.RuneLen(mark)
		}
	}
	return len(s), len(s)
}
