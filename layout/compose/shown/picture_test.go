package shown

import (
	"math"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
)

// What stands below a picture has one distance from it, however high the picture is.
func TestFiguresEndAtOneDistance(t *testing.T) {
	g := page.NewGeometry(595, 842, 10.5, 1, false)
	for height := 200; height < 1500; height += 37 {
		im := &doc.Image{Width: 1200, Height: height}
		item, depth := (*Drawings)(nil).Figure(&doc.Figure{Image: im}, 0, g.Measure, float64(g.Lines)*g.Pitch, g)
		if gap := depth - item.Y - item.H; math.Abs(gap-(g.Pitch-g.Em)/2) > 0.01 {
			t.Errorf("1200 × %d: %.2f pt below the picture", height, gap)
		}
		if item.Y < 0 || item.W > g.Measure+0.01 {
			t.Errorf("1200 × %d: %+v", height, item)
		}
	}
}

// TestWidths: widths are those that sources ask for, else parts of the measure that are
// near, and no picture is wider than its pixels are good for.
func TestWidths(t *testing.T) {
	for name, c := range map[string]struct {
		pixels  int
		breadth float64
		share   float64
		most    float64
		want    float64
		exact   bool
	}{
		"whole measure":         {pixels: 3000, most: 900, want: 480, exact: true},
		"a little over a half":  {pixels: 520, most: 900, want: 240, exact: true},
		"a little under a half": {pixels: 480, most: 900, want: 230.4},
		"between":               {pixels: 620, most: 900, want: 297.6},
		"a drawing under":       {pixels: 1200, breadth: 310, most: 900, want: 240, exact: true},
		"high":                  {pixels: 3000, most: 375, want: 360, exact: true},
		"small":                 {pixels: 100, most: 900, want: 48},
		"as asked":              {pixels: 3000, share: 0.4, most: 900, want: 192, exact: true},
		"asked for more":        {pixels: 300, share: 0.9, most: 900, want: 144},
	} {
		f := &doc.Figure{Share: c.share, Image: &doc.Image{Width: c.pixels, Height: 100, Breadth: c.breadth}}
		if w, exact := width(f, 480, c.most); math.Abs(w-c.want) > 0.01 || exact != c.exact {
			t.Errorf("%s: %v, %v, want %v, %v", name, w, exact, c.want, c.exact)
		}
	}
}
