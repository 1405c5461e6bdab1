package term

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Pad fits s to a width of columns on a terminal, where Han take two.
func Pad(s string, width int) string {
	w := uniseg.StringWidth(s)
	if w <= width {
		return s + strings.Repeat(" ", width-w)
	}
	var b strings.Builder
	w = 0
	g := uniseg.NewGraphemes(s)
	for g.Next() {
		if w+g.Width() > width-1 {
			break
		}
		w += g.Width()
		b.WriteString(g.Str())
	}
	b.WriteString("…")
	return b.String() + strings.Repeat(" ", width-w-1)
}
