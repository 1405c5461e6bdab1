package node

import (
	"testing"

	"golang.org/x/net/html"
)

// TestShare: widths in hundredths of the column, by attribute or by style.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		width, style string
		want         float64
	}{
		{"50%", "", 0.5},
		{" 12.5% ", "", 0.125},
		{"", "Width: 80%", 0.8},
		{"100", "width:60%;height:auto", 0.6},
		{"300", "", 0},
		{"", "max-width:50%", 0},
		{"1%", "", 0},
		{"200%", "", 0},
		{"%", "", 0},
		{"", "", 0},
	} {
		n := &html.Node{Attr: []html.Attribute{{Key: "width", Val: c.width}, {Key: "style", Val: c.style}}}
		if got := Share(n); got != c.want {
			t.Errorf("%q, %q: %v, want %v", c.width, c.style, got, c.want)
		}
	}
}
