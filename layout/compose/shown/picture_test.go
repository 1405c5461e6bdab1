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
		item, depth := Figure(im, 0, g.Measure, float64(g.Lines)*g.Pitch, g)
		if gap := depth - item.Y - item.H; math.Abs(gap-(g.Pitch-g.Em)/2) > 0.01 {
			t.Errorf("1200 × %d: %.2f pt below the picture", height, gap)
		}
		if item.Y < 0 || item.W > g.Measure+0.01 {
			t.Errorf("1200 × %d: %+v", height, item)
		}
	}
}
