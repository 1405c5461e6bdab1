package vector

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/layout/draw"
)

func plain(data []byte) ([]byte, error) { return data, nil }

func encoded(t *testing.T, photograph bool) []byte {
	t.Helper()
	pic := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	pic.Set(1, 1, color.NRGBA{255, 0, 0, 128})
	var b bytes.Buffer
	err := png.Encode(&b, pic)
	if photograph {
		b.Reset()
		err = jpeg.Encode(&b, pic, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func square(p *draw.Paint) *draw.Path {
	return &draw.Path{Fill: p, Matrix: draw.Matrix{A: 1, D: 1}, Segments: []draw.Segment{
		{Op: draw.Move, P: [3]draw.Point{{X: 1, Y: 2}}},
		{Op: draw.Line, P: [3]draw.Point{{X: 3, Y: 2}}},
		{Op: draw.Curve, P: [3]draw.Point{{X: 4, Y: 4}, {X: 5, Y: 5}, {X: 6, Y: 6}}},
		{Op: draw.Close},
	}}
}

// TestForm: what the streams of a drawing say.
func TestForm(t *testing.T) {
	red := &draw.Paint{RGB: draw.RGB{R: 255}, Alpha: 1}
	stops := []draw.Stop{{At: 0.2, Alpha: 1}, {At: 0.2, RGB: draw.RGB{B: 255}, Alpha: 1}, {At: 1, Alpha: 1}}
	fading := []draw.Stop{{Alpha: 1}, {At: 1}}
	one := draw.Matrix{A: 1, D: 1}
	stroked := square(nil)
	stroked.Stroke, stroked.Pen = red, draw.Pen{Width: 2, Cap: 1, Miter: 4, Dash: []float64{3, 1}}
	skewed := *stroked
	skewed.Matrix = draw.Matrix{A: 2, D: 1}
	clip := draw.Clip{Segments: square(nil).Segments, EvenOdd: true}
	for name, c := range map[string]struct {
		items []draw.Item
		n     int // of streams
		want  []string
	}{
		"area":        {[]draw.Item{square(red), square(red)}, 1, []string{"\n1 0 0 rg\n1 2 m\n3 2 l\n4 4 5 5 6 6 c\nh\nf\n1 2 m\n"}},
		"line":        {[]draw.Item{stroked}, 1, []string{"1 0 0 RG\n2 w 1 J 0 j 4 M [3 1] 0 d\n", "h\nS\n"}},
		"skewed line": {[]draw.Item{&skewed}, 1, []string{"q\n", "2 0 0 1 0 0 cm\n", "S\nQ\n"}},
		"opacity":     {[]draw.Item{&draw.Group{Opacity: 0.5, Items: []draw.Item{square(red)}}}, 1, []string{"/ExtGState<</G0 <</ca 0.5/CA 1>>>>", "/G0 gs\n"}},
		"group":       {[]draw.Item{&draw.Group{Opacity: 0.5, Items: []draw.Item{square(red), stroked}}}, 2, []string{"/X0 2 0 R", "/X0 Do\n"}},
		"mask":        {[]draw.Item{&draw.Group{Opacity: 1, Mask: &draw.Group{Items: []draw.Item{square(red)}}, Items: []draw.Item{square(red)}}}, 3, []string{"/SMask<</S/Luminosity/G 2 0 R>>", "/X0 3 0 R"}},
		"clip":        {[]draw.Item{&draw.Group{Opacity: 1, Clips: []draw.Clip{clip, {}}, Items: []draw.Item{square(red)}}}, 1, []string{"W* n\n0 0 m h W n\n"}},
		"gradient": {[]draw.Item{square(&draw.Paint{Alpha: 1, Gradient: &draw.Gradient{To: draw.Point{X: 1}, Stops: stops, Matrix: one}})}, 1, []string{
			"/PatternType 2", "/ShadingType 2", "/Bounds[0.2 0.20001 ]", "/Pattern cs /P0 scn\n",
		}},
		"fading":     {[]draw.Item{square(&draw.Paint{Alpha: 1, Gradient: &draw.Gradient{Radial: true, R1: 1, Stops: fading, Matrix: one}})}, 2, []string{"/ShadingType 3", "/Luminosity/G 2 0 R"}},
		"pattern":    {[]draw.Item{square(&draw.Paint{Alpha: 1, Pattern: &draw.Pattern{W: 2, H: 3, Matrix: one, Tile: draw.Group{Items: []draw.Item{square(red)}}}})}, 2, []string{"/P0 2 0 R", "/PatternType 1", "/XStep 2/YStep 3"}},
		"picture":    {[]draw.Item{&draw.Image{Data: encoded(t, false), Alpha: 1, Matrix: one}}, 3, []string{"/SMask 3 0 R", "1 0 0 -1 0 1 cm\n/X0 Do\n"}},
		"photograph": {[]draw.Item{&draw.Image{Data: encoded(t, true), Alpha: 0.5, Matrix: one}}, 2, []string{"/DCTDecode", "/G0 gs\n"}},
		"damaged":    {[]draw.Item{&draw.Image{Data: []byte("x"), Alpha: 1, Matrix: one}, &draw.Image{}, &draw.Group{}}, 1, []string{"/BBox[0 0 1000 500]"}},
	} {
		streams, err := Form(&draw.Drawing{W: 1000, H: 500, Root: draw.Group{Items: c.items}}, plain)
		if err != nil || len(streams) != c.n {
			t.Errorf("%s: %v, %d streams, want %d", name, err, len(streams), c.n)
			continue
		}
		var all strings.Builder
		for _, s := range streams {
			all.WriteString(s.Entries + "\n" + string(s.Data))
			if strings.Count("\n"+string(s.Data), "\nq\n") != strings.Count("\n"+string(s.Data), "\nQ\n") && !strings.Contains(s.Entries, "/Image") {
				t.Errorf("%s: q and Q in %q", name, s.Data)
			}
		}
		for _, want := range c.want {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s: no %q in\n%s", name, want, all.String())
			}
		}
		for _, m := range regexp.MustCompile(`(\d+) 0 R\b`).FindAllStringSubmatch(all.String(), -1) {
			if n, _ := strconv.Atoi(m[1]); n < 1 || n > c.n {
				t.Errorf("%s: there is no stream %d", name, n)
			}
		}
	}
}
