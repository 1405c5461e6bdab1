package drawing

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

func svg(body ...string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">` + strings.Join(body, "") + `</svg>`)
}

var (
	clear = color.RGBA{}
	black = color.RGBA{A: 255}
	red   = color.RGBA{255, 0, 0, 255}
	blue  = color.RGBA{0, 0, 255, 255}
)

func TestDecode(t *testing.T) {
	const leaf = `<rect id="leaf" width="10" height="10"/>`
	for _, c := range []struct {
		name  string
		data  []byte
		at    image.Point // in units of the drawing
		want  color.RGBA
		other image.Point
		clear bool // nothing is at the other one
	}{
		{"shape", svg(`<rect width="50" height="50" fill="red"/>`), image.Pt(10, 10), red, image.Pt(90, 10), true},
		{"use of a definition", svg(`<defs>` + leaf + `</defs><use xlink:href="#leaf" x="40" y="20" fill="blue"/>`), image.Pt(45, 25), blue, image.Pt(5, 5), true},
		{"use of a shape", svg(leaf, `<use href="#leaf" transform="translate(60)" fill="blue"/>`), image.Pt(65, 5), blue, image.Pt(5, 5), false},
		{"use of a use", svg(`<defs><g id="b"><use href="#leaf" x="20"/></g>` + leaf + `</defs><use href="#b" x="20"/>`), image.Pt(45, 5), black, image.Pt(25, 5), true},
		{"use of a symbol", svg(`<symbol id="1" viewBox="10 10 10 10"><rect x="10" y="10" width="10" height="10"/></symbol><use href="#1" x="50" width="40" height="40" fill="blue"/>`), image.Pt(85, 35), blue, image.Pt(45, 5), true},
		{"drawing within", svg(`<svg x="50" y="10" width="40" height="30" viewBox="0 0 4 3"><rect width="4" height="3" fill="red"/></svg>`), image.Pt(85, 35), red, image.Pt(5, 5), true},
		{"use of nothing", svg(`<use href="#none"/>` + leaf), image.Pt(5, 5), black, image.Pt(50, 5), true},
		{"clip path", svg(`<clipPath><rect width="100" height="50"/></clipPath>` + leaf), image.Pt(5, 5), black, image.Pt(50, 5), true},
		{"gradient defined last", svg(`<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="red"/></linearGradient></defs><rect width="50" height="50" fill="url(#g)"/>`), image.Pt(25, 25), red, image.Pt(75, 25), true},
		{"entity", append([]byte(`<!DOCTYPE svg [<!ENTITY ink "red"> <!ENTITY e "&ink;">]>`), svg(`<rect width="50" height="50" fill="&ink;"/>`)...), image.Pt(25, 25), red, image.Pt(75, 25), true},
		{"style sheet", svg(`<style>.a{fill:red}</style><rect class="a" width="50" height="50"/>`), image.Pt(25, 25), red, image.Pt(75, 25), true},
		{"colours of elsewhere", svg(`<rect width="50" height="50" fill="currentColor"/><rect x="50" width="50" height="50" fill="transparent"/>`), image.Pt(25, 25), black, image.Pt(75, 25), true},
		{"larger than its view", svg(`<circle cx="0" cy="25" r="70"/>`), image.Pt(5, 5), black, image.Pt(90, 25), true},
		{"large shapes, counted before the last", svg(strings.Repeat(`<rect width="100" height="50" fill="red"/>`, 8), `<path d="M0 25h50" stroke="blue" stroke-width="50"/>`), image.Pt(25, 25), blue, image.Pt(75, 25), false},
		{"dash", svg(`<path d="M0 25h100" stroke="red" stroke-width="20" fill="none" stroke-dasharray="600" stroke-dashoffset="-600000"/>`), image.Pt(25, 25), red, image.Pt(75, 25), true},
	} {
		d, err := Decode(c.data, MaxWork)
		pic := d.Pixels
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		at := func(p image.Point) color.RGBA { return pic.RGBAAt(p.X*Side/100, p.Y*Side/100) }
		if got := at(c.at); got != c.want {
			t.Errorf("%s: %v at %v, want %v", c.name, got, c.at, c.want)
		}
		if got := at(c.other); (got == clear) != c.clear {
			t.Errorf("%s: %v at %v", c.name, got, c.other)
		}
	}
}

func TestLost(t *testing.T) {
	d, err := Decode(svg(`<text>窑</text><g><image/><text/></g>`), MaxWork)
	lost := d.Lost
	if err != nil || !slices.Equal(lost, []string{"image"}) {
		t.Errorf("%v %v", lost, err)
	}
}

// laughs is a drawing whose uses would grow to ten to the eleventh shapes.
func laughs() []byte {
	s := `<defs><g id="a0"><rect width="9" height="9"/></g>`
	for i := 1; i < 12; i++ {
		s += fmt.Sprintf(`<g id="a%d">%s</g>`, i, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i-1), 10))
	}
	return svg(s + `</defs><use href="#a11"/>`)
}

// Each of these would go on for ever, or for many seconds, or fill the memory;
// a sixth of the work is allowed, for the sake of the tests.
func TestRefused(t *testing.T) {
	rep := strings.Repeat
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"uses itself", svg(`<defs><g id="a"><use xlink:href="#a"/><rect width="9" height="9"/></g></defs><use xlink:href="#a"/>`), "uses itself"},
		{"uses what it lies in", svg(`<g id="a"><use href="#a"/></g>`), "uses itself"},
		{"uses each other", svg(`<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>`), "uses itself"},
		{"a use of itself", svg(`<use id="a" href="#a"/>`), "uses itself"},
		{"uses that grow", laughs(), "shapes is over"},
		{"a long path used often", svg(`<defs><path id="a" d="M0 0` + rep("L9 9", 100_000) + `"/></defs>` + rep(`<use href="#a"/>`, 100)), "with all that it uses"},
		{"elements", svg(rep("<g/>", maxElements)), "shapes is over"},
		{"deep", svg(rep("<g>", 100_000) + rep("</g>", 100_000)), "within shapes"},
		{"deep by uses", svg(rep("<g>", 150), `<use href="#a"/>`, rep("</g>", 150), `<defs><g id="a">`, rep("<g>", 150), rep("</g>", 150), `</g></defs>`), "within shapes"},
		{"far circle with dashes", svg(`<circle cx="1e5" r="9e4" stroke="red" stroke-dasharray="0.02"/>`), "too long lines"},
		{"offset of dashes", svg(`<path d="` + rep("M0 0L9 9", 10_000) + `" stroke="red" stroke-dasharray="0.02" stroke-dashoffset="3e7"/>`), "too long lines"},
		{"many dashes", svg(`<path d="` + rep("M0 0L9 9", 10_000) + `" stroke="red" stroke-dasharray="` + rep("1 ", 50_000) + `"/>`), "too long lines"},
		{"far curves", svg(`<path d="` + rep("M0 0C3e7 3e7 -3e7 3e7 1 1", 10_000) + `"/>`), "too long lines"},
		{"arcs", svg(`<path d="M0 0A` + rep("1 1 0 1 1 9 9 ", 100_000) + `"/>`), "too long lines"},
		{"large shapes", svg(rep(`<rect width="100" height="50"/>`, 9000)), "too long lines"},
		{"wide lines", svg(rep(`<path d="M0 0L100 50L50 3" stroke="red" stroke-width="1e7" stroke-linecap="round"/>`, 2000)), "too long lines"},
		{"gradients", svg(`<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>` + rep(`<rect width="100" height="50" fill="url(#g)"/>`, 100)), "too long lines"},
		{"colours of a gradient", svg(`<linearGradient>` + rep(`<stop offset="0"/>`, 101) + `</linearGradient>`), "101 colours"},
		{"properties of many selectors", svg(`<style>` + rep("a,", 1000) + `a{` + rep("b:c;", 1000) + `}</style>`), "too long lines"},
		{"long style sheet of many", svg(`<style>.a{stroke:` + rep(" ", 30_000) + `}</style>` + rep(`<g class="a"/>`, 2000)), "too long lines"},
		{"entities", []byte(`<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 9 9"><g>&b;</g></svg>`), "damaged"},
		{"endless view", []byte(`<svg viewBox="0 0 1e308 1e308"/>`), "without a size"},
		{"tiny view", []byte(`<svg viewBox="0 0 1e-300 1e-300"/>`), "without a size"},
		{"view of no number", []byte(`<svg viewBox="NaN NaN NaN NaN"/>`), "without a size"},
		{"cut", svg(`<rect width="9" height="9"/>`)[:120], "damaged"},
		{"a page", []byte(`<p><svg viewBox="0 0 9 9"/></p>`), "not svg"},
		{"large", svg(rep(" ", maxBytes)), "bytes is over"},
	} {
		if d, err := Decode(c.data, MaxWork/6); err == nil || d.Pixels != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: picture %v, error %v, want %q", c.name, d.Pixels != nil, err, c.want)
		}
	}
}

// A shape cut to the canvas looks as it does where nothing is cut, but for the
// rounding of small canvases.
func TestCut(t *testing.T) {
	for _, shape := range [][]image.Point{
		{{-30, -20}, {90, 10}, {20, 90}},
		{{-500, 20}, {30, -400}, {700, 50}, {30, 600}},
		{{-10, -10}, {60, -10}, {60, 60}, {-10, 60}},
		{{60, 5}, {80, 30}, {60, 45}},
		{{-60, 5}, {-80, 30}, {-60, 45}},
		{{5, 5}, {45, 6}, {30, 40}},
	} {
		s := newScanner(50, 50, 0, MaxWork)
		s.Clear()
		s.SetColor(color.Black)
		whole := vector.NewRasterizer(1500, 1500)
		for i, p := range append(shape, shape[0]) {
			if i == 0 {
				s.Start(fixed.P(p.X, p.Y))
				whole.MoveTo(float32(p.X+500), float32(p.Y+500))
			} else {
				s.Line(fixed.P(p.X, p.Y))
				whole.LineTo(float32(p.X+500), float32(p.Y+500))
			}
		}
		s.Draw()
		want := image.NewAlpha(image.Rect(0, 0, 1500, 1500))
		whole.Draw(want, want.Rect, image.Opaque, image.Point{})
		for i := range 50 * 50 {
			got, want := int(s.canvas.RGBAAt(i%50, i/50).A), int(want.AlphaAt(500+i%50, 500+i/50).A)
			if max(got-want, want-got) > 16 {
				t.Fatalf("%v: the pixel at %d, %d is %d, want %d", shape, i%50, i/50, got, want)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(svg(`<defs><path id="a" d="M0 0A1 1 0 0 1 9 9z" transform="rotate(30)"/></defs><use href="#a" stroke="red" stroke-dasharray="3,1"/>`))
	f.Add(svg(`<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><g class="a"><circle r="9" fill="url(#g)"/></g><style>.a{stroke:red}</style>`))
	f.Add(svg(`<path stroke-linejoin="arc" stroke-width="9" stroke="red" d="M1 1C9 9 5 5 7 7q4 4 5 5s1 1 2 2t3 3h1v1"/>`))
	f.Add(laughs())
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Decode(data, MaxWork)
		pic := d.Pixels
		if (pic == nil) == (err == nil) {
			t.Fatalf("%v, %v", pic, err)
		}
		if pic != nil && max(pic.Rect.Dx(), pic.Rect.Dy()) != Side {
			t.Fatalf("a picture of %v", pic.Rect)
		}
	})
}
