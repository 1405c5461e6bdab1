package formula

import (
	"math"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
	tex "github.com/wenzhai/wenzhai/convert/math"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// What a formula lacks of whole lines stands half above and half below it.
func TestWhiteAbove(t *testing.T) {
	faces, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	s, style := New(faces), &text.Style{Role: fonts.Body, Size: 10.5}
	for _, in := range []string{`x`, `\frac{a}{b}`, `\begin{matrix} a \\ b \\ c \end{matrix}`, `\sqrt{\frac{a}{\frac{b}{c}}}`} {
		m, err := tex.NewReader().MathML(in, true, "")
		if err != nil {
			t.Fatal(err)
		}
		set := func(pitch float64) page.Strip {
			strips, err := s.Display(&doc.Formula{TeX: in, MathML: m, Display: true}, style, Room{Measure: 300, Pitch: pitch, Height: 500})
			if err != nil || len(strips) != 1 {
				t.Fatal(in, err, len(strips))
			}
			return strips[0]
		}
		lines, bare := set(17), set(0.001)
		lack := lines.Depth - bare.Depth
		moved := lines.Items[0].(*page.TextItem).Y - bare.Items[0].(*page.TextItem).Y
		if lack < 0 || lack > 17 || math.Abs(moved-lack/2) > 0.01 || math.Abs(math.Remainder(lines.Depth, 17)) > 0.01 {
			t.Errorf("%s: %g deep, %g more than it needs, moved by %g", in, lines.Depth, lack, moved)
		}
	}
}
