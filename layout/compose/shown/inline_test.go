package shown

import (
	"math"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
)

// TestInLine: a picture is as high as its source asks, as far as its line holds it,
// and keeps its shape.
func TestInLine(t *testing.T) {
	im := func(w, h int) *doc.Image { return &doc.Image{Width: w, Height: h} }
	for name, c := range map[string]struct {
		p    doc.Picture
		w, h float64 // in em; 0 = not shown
	}{
		"as asked":          {doc.Picture{Height: 1.2, Image: im(300, 150)}, 2.4, 1.2},
		"by its pixels":     {doc.Picture{Image: im(16, 16)}, 1, 1},
		"higher than lines": {doc.Picture{Height: 2.5, Image: im(100, 100)}, 1.45, 1.45},
		"large, unasked":    {doc.Picture{Image: im(1200, 1200)}, 1.25, 1.25},
		"wide":              {doc.Picture{Height: 1, Image: im(4000, 100)}, 10, 0.25},
		"not there":         {doc.Picture{Alt: "x"}, 0, 0},
	} {
		in := (*Drawings)(nil).InLine(&c.p, 10, 100)
		if in == nil {
			if c.w > 0 {
				t.Errorf("%s: not shown", name)
			}
			continue
		}
		if math.Abs(in.W-10*c.w) > 0.01 || math.Abs(in.H-10*c.h) > 0.01 {
			t.Errorf("%s: %v × %v", name, in.W, in.H)
		}
	}
}

// TestFigureOfDrawing: a drawing is no wider than it states, whatever it is drawn with.
func TestFigureOfDrawing(t *testing.T) {
	g := page.Geometry{Pitch: 15, Em: 10, Lines: 40}
	for breadth, want := range map[float64]float64{0: 400, 40: 30, 400: 300, 340: 800.0 / 3, 510: 400, 4000: 400} {
		im := &doc.Image{Width: 1200, Height: 300, Breadth: breadth}
		if got, _ := (*Drawings)(nil).Figure(&doc.Figure{Image: im}, 0, 400, 600, g); math.Abs(got.W-want) > 0.01 {
			t.Errorf("%v pixels: %v points, want %v", breadth, got.W, want)
		}
	}
}
