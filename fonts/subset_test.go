package fonts

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// subset returns a file of .notdef and some glyphs of a face.
func subset(t testing.TB, f *Face, glyphs ...GID) []byte {
	t.Helper()
	d, err := f.Subset(append([]GID{0}, glyphs...))
	if err != nil {
		t.Fatal(err)
	}
	data, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestSubsetRoundTrip reads subsets of every face with another parser and
// compares widths and outlines with the face's own.
func TestSubsetRoundTrip(t *testing.T) {
	for _, f := range set(t).Faces() {
		t.Run(f.Name(), func(t *testing.T) {
			var glyphs []GID
			for g := f.NumGlyphs() - 1; g > 0; g -= 1 + f.NumGlyphs()/300 {
				glyphs = append(glyphs, GID(g))
			}
			glyphs = append(glyphs, glyphs[0]) // one stands twice
			compareSubset(t, f, glyphs)
		})
	}
}

func compareSubset(t *testing.T, f *Face, glyphs []GID) {
	t.Helper()
	read, err := font.ParseTTF(bytes.NewReader(subset(t, f, glyphs...)))
	if err != nil {
		t.Fatal(err)
	}
	scale := 1000 / float32(read.Upem())
	for i, g := range glyphs {
		got := font.GID(i + 1)
		if w := int(read.HorizontalAdvance(got) * scale); w != f.Advance(g) {
			t.Errorf("glyph %d is %d wide, was %d", got, w, f.Advance(g))
		}
		outline, ok := read.GlyphData(got).(font.GlyphOutline)
		if want, have := areaOf(f.Outline(g)), areaOfOther(outline, float64(scale)); !ok || math.Abs(want-have) > 1e-6*math.Abs(want)+2 {
			t.Errorf("glyph %d covers %.1f, was %.1f", got, have, want)
		}
	}
}

// area adds up the signed area of closed contours of lines and quadratic
// splines.
type area struct{ sum, x, y float64 }

func (a *area) line(x, y float64) {
	a.sum += (a.x*y - x*a.y) / 2
	a.x, a.y = x, y
}

func (a *area) quad(cx, cy, x, y float64) {
	fromX, fromY := a.x, a.y
	a.line(x, y)
	a.sum += 2.0 / 3 * ((cx-fromX)*(y-fromY) - (cy-fromY)*(x-fromX)) / 2
}

func areaOf(outline []Segment) float64 {
	var a area
	for _, s := range outline {
		switch s.Op {
		case MoveTo:
			a.x, a.y = s.X, s.Y
		case LineTo:
			a.line(s.X, s.Y)
		case QuadTo:
			a.quad(s.CX, s.CY, s.X, s.Y)
		}
	}
	return a.sum
}

func areaOfOther(outline font.GlyphOutline, scale float64) float64 {
	var a area
	at := func(p ot.SegmentPoint) (x, y float64) { return float64(p.X) * scale, float64(p.Y) * scale }
	for _, s := range outline.Segments {
		x, y := at(s.Args[0])
		switch s.Op {
		case ot.SegmentOpMoveTo:
			a.x, a.y = x, y
		case ot.SegmentOpLineTo:
			a.line(x, y)
		case ot.SegmentOpQuadTo:
			toX, toY := at(s.Args[1])
			a.quad(x, y, toX, toY)
		}
	}
	return a.sum
}

func TestSubsetIsRepeatable(t *testing.T) {
	f := face(t, song)
	glyphs := []GID{5, 3, 900, 20000}
	first := subset(t, f, glyphs...)
	if !bytes.Equal(first, subset(t, f, glyphs...)) {
		t.Error("two subsets of the same glyphs differ")
	}
	if len(first) > 3000 {
		t.Errorf("a subset of four glyphs takes %d bytes", len(first))
	}
}

func TestSubsetNames(t *testing.T) {
	font, err := sfnt.Parse(subset(t, face(t, romanItalic), 40))
	if err != nil {
		t.Fatal(err)
	}
	m := font.Metrics()
	if font.Name(sfnt.NamePostScript) != "WenzhaiRoman-Italic" || !m.Italic || m.ItalicAngle >= 0 {
		t.Errorf("subset is called %q, metrics %+v", font.Name(sfnt.NamePostScript), m)
	}
}

func TestSubsetLarge(t *testing.T) {
	f := face(t, song)
	glyphs := make([]GID, 0, 12000)
	for g := GID(1); len(glyphs) < cap(glyphs); g++ {
		glyphs = append(glyphs, g)
	}
	compareSubset(t, f, glyphs)
}

func TestSubsetErrors(t *testing.T) {
	f := face(t, code)
	if _, err := f.Subset([]GID{1, 65000}); err == nil || !strings.Contains(err.Error(), "65000") {
		t.Errorf("a glyph that is not there: %v", err)
	}
	if d, err := f.Subset(make([]GID, sfnt.MaxGlyphs+1)); err != nil {
		t.Error(err)
	} else if _, err := d.Encode(); err == nil {
		t.Error("too many glyphs are taken")
	}
	broken := &Face{core: &core{name: "Broken", open: func() (*sfnt.Font, error) { return nil, fmt.Errorf("broken") }}}
	if _, err := broken.Subset(nil); err == nil {
		t.Error("a face that cannot be opened gives a subset")
	}
	if _, ok := broken.GID('a'); ok || broken.Advance(1) != 0 || broken.Err() == nil {
		t.Error("a face that cannot be opened has glyphs")
	}
	if xMin, _, _, _ := broken.Box(1); xMin != 0 || broken.Outline(1) != nil || broken.Kern(1, 2) != 0 {
		t.Error("a face that cannot be opened has ink")
	}
}

// FuzzSubset asks for arbitrary glyph lists of a small face: it must give an
// error or a font that another parser reads.
func FuzzSubset(f *testing.F) {
	f.Add([]byte{0, 1, 0, 2, 0, 2})
	f.Add([]byte{})
	f.Add([]byte{255, 255, 1})
	f.Fuzz(func(t *testing.T, raw []byte) {
		fc := face(t, code)
		glyphs := []GID{0}
		known := true
		for ; len(raw) >= 2; raw = raw[2:] {
			g := GID(raw[0])<<8 | GID(raw[1])
			known = known && int(g) < fc.NumGlyphs()
			glyphs = append(glyphs, g)
		}
		d, err := fc.Subset(glyphs)
		if known != (err == nil) {
			t.Fatalf("all glyphs known: %v, error: %v", known, err)
		}
		if err != nil {
			return
		}
		program, err := d.Program()
		if err != nil {
			t.Fatal(err)
		}
		if read, err := sfnt.Parse(program); err != nil || read.NumGlyphs() != len(glyphs) {
			t.Fatal(err)
		}
		data, err := d.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := font.ParseTTF(bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
	})
}
