package fonts

import (
	"math"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// hanText holds as many Han as a face for Chinese text must.
func hanText(more string) string {
	var b strings.Builder
	for r := rune(0x4E00); r < 0x4E00+enoughHan; r++ {
		b.WriteRune(r)
	}
	return b.String() + more
}

func open(t *testing.T, data []byte, index int) *Face {
	t.Helper()
	f, err := Open(data, index)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestOpenCFF(t *testing.T) {
	f := open(t, fileOf(0, "OTTO", tinyCFF(t, letters)), -1)
	g := glyph(t, f, 'Q')
	if x0, y0, x1, y1 := f.Box(g); x0 != 100 || y0 != -100 || x1 != 900 || y1 != 700 {
		t.Errorf("the disc's box is %d %d %d %d", x0, y0, x1, y1)
	}
	if f.Advance(g) != 1000 || f.Name() != "Disc-Regular" || f.Family() != "Disc" {
		t.Errorf("advance %d, name %q, family %q", f.Advance(g), f.Name(), f.Family())
	}
	var area float64
	var x, y float64
	for _, s := range f.Outline(g) {
		if s.Op == QuadTo {
			area += (x*s.CY-s.CX*y)*2/3 + (s.CX*s.Y-s.X*s.CY)*2/3 + (x*s.Y-s.X*y)/3
			mx, my := (x+2*s.CX+s.X)/4, (y+2*s.CY+s.Y)/4
			if off := math.Hypot(mx-500, my-300) - 400; math.Abs(off) > 1.7 {
				t.Errorf("a curve is %.2f off the circle", off)
			}
		}
		x, y = s.X, s.Y
	}
	if want := math.Pi * 400 * 400; math.Abs(math.Abs(area)/2-want) > want/200 {
		t.Errorf("area %.0f, want %.0f", math.Abs(area)/2, want)
	}
	d, err := f.Subset([]GID{0, g})
	if err != nil {
		t.Fatal(err)
	}
	d.Map = []sfnt.Mapping{{Rune: 'A', Glyph: 1}}
	data, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	small := open(t, data, -1)
	if x0, _, x1, _ := small.Box(1); x0 != 100 || x1 != 900 {
		t.Errorf("the subset's disc spans %d to %d", x0, x1)
	}
	if blank := f.Outline(0); blank != nil {
		t.Errorf("the blank glyph has an outline")
	}
}

// TestOpenVariable: a variable font whose default is its lightest weight is
// set at the regular one.
func TestOpenVariable(t *testing.T) {
	tables := tablesOf(t, tiny(t, "Flex", "A", sfnt.Metrics{}), map[string][]byte{"fvar": fvar(), "gvar": gvar()})
	f := open(t, fileOf(0, "\x00\x01\x00\x00", tables), -1)
	if x0, _, x1, _ := f.Box(1); x0 != 130 || x1 != 530 { // 3/8 of the way
		t.Errorf("the square spans %d to %d, want 130 to 530", x0, x1)
	}
	if f.Advance(1) != 1000 {
		t.Errorf("advance %d", f.Advance(1))
	}
}

func TestOpenCollection(t *testing.T) {
	first := tablesOf(t, tiny(t, "Garden TC", "茶", sfnt.Metrics{}), nil)
	second := tablesOf(t, tiny(t, "Garden SC", "花茶", sfnt.Metrics{}), nil)
	one := fileOf(20, "\x00\x01\x00\x00", first)
	data := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x02"), append(long(20), long(20+len(one))...)...)
	data = append(data, one...)
	data = append(data, fileOf(len(data), "\x00\x01\x00\x00", second)...)
	for index, want := range map[int]string{-1: "Garden SC", 0: "Garden TC", 1: "Garden SC"} {
		if f := open(t, data, index); f.Family() != want {
			t.Errorf("font %d is %s, want %s", index, f.Family(), want)
		}
	}
	if _, err := Open(data, 2); err == nil || !strings.Contains(err.Error(), "#2") {
		t.Errorf("font 2 of two: %v", err)
	}
	if _, err := Open(data[:18], -1); err == nil {
		t.Error("a collection that is cut short is opened")
	}
}

func TestOpenRefuses(t *testing.T) {
	cff := tinyCFF(t, "ab")
	cut := tinyCFF(t, "ab")
	cut["CFF "] = cut["CFF "][:9]
	pictures := tinyCFF(t, "ab")
	delete(pictures, "CFF ")
	noMap := tinyCFF(t, "ab")
	noMap["cmap"] = nil
	broken := fileOf(0, "OTTO", cff)
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("a garden in the library is not a font at all"), "WOFF2": []byte("wOF2 and more"), "Type 1": []byte("%!PS-AdobeFont-1.0"),
		"cut CFF": fileOf(0, "OTTO", cut), "pictures": fileOf(0, "OTTO", pictures), "no characters": fileOf(0, "OTTO", noMap), "cut": broken[:100],
	} {
		if f, err := Open(data, -1); err == nil {
			t.Errorf("%s is opened as %s", name, f.Name())
		}
	}
	if _, err := Open(nil, 0); err == nil {
		t.Error("no data is a font")
	}
}

func TestRestriction(t *testing.T) {
	for fsType, free := range map[int]bool{0: true, 2: false, 4: true, 8: true, 0xC: true, 0x104: false, 0x200: false, 6: true} {
		tables := tablesOf(t, tiny(t, "Locked", "a", sfnt.Metrics{}), nil)
		copy(tables["OS/2"][8:], words(fsType))
		if f := open(t, fileOf(0, "true", tables), -1); (f.Restriction() == "") != free {
			t.Errorf("fsType %#x: %q", fsType, f.Restriction())
		}
	}
}

// TestUserOrder: what a user's face holds and its style say which bundled face
// it stands for.
func TestUserOrder(t *testing.T) {
	regular, bold, italic := sfnt.Metrics{Weight: 400}, sfnt.Metrics{Weight: 700, Bold: true}, sfnt.Metrics{ItalicAngle: -12}
	mono := sfnt.Metrics{FixedPitch: true}
	tests := []struct {
		name, text string
		m          sfnt.Metrics
		role       Role
		r          rune
		western    bool
		takes      bool
	}{
		{"Han", hanText(letters), regular, Body, '中', false, true},
		{"Han", hanText(letters), regular, Body, '中', true, true},
		{"Han", hanText(letters), regular, Mono, '中', false, true},
		{"Han", hanText(letters), regular, Heading, '中', false, false},
		{"Han", hanText(letters), regular, Body, 'a', false, false},
		{"Han", hanText("，"), regular, Body, '，', false, true},
		{"Han", hanText("—"), regular, Body, '—', false, false},
		{"bold Han", hanText(""), bold, Heading, '中', false, true},
		{"bold Han", hanText(""), bold, BodyBold, '中', false, true},
		{"bold Han", hanText(""), bold, Body, '中', false, false},
		{"Latin", letters + "“", regular, Body, 'a', false, true},
		{"Latin", letters + "“", regular, Body, '“', true, true},
		{"Latin", letters + "“", regular, Body, '“', false, false},
		{"Latin", letters, regular, BodyItalic, 'a', false, false},
		{"italic", letters, italic, BodyItalic, 'a', false, true},
		{"italic", letters, italic, Body, 'a', false, false},
		{"bold", letters, bold, BodyBold, 'a', false, true},
		{"bold", letters, bold, Heading, 'a', false, true},
		{"mono", letters, mono, Mono, 'a', false, true},
		{"mono", letters, mono, Body, 'a', false, false},
		{"few Han", "中𠮷", regular, Body, '中', false, false},
		{"few Han", "中𠮷", regular, Body, '𠮷', false, true},
		{"few Han", "中𠮷", regular, Mono, '𠮷', true, true},
	}
	base := set(t)
	for _, test := range tests {
		u := open(t, tiny(t, test.name, test.text, test.m), -1)
		f, _, ok := base.With(u).Lookup(test.role, test.r, test.western)
		if !ok || (f.Index() == len(base.Faces())) != test.takes {
			t.Errorf("%s: role %d takes %c from %v", test.name, test.role, test.r, f)
		}
	}
}

// TestUserOrderOfTwo: the first of two faces for one place is asked first.
func TestUserOrderOfTwo(t *testing.T) {
	a := open(t, tiny(t, "A", letters, sfnt.Metrics{}), -1)
	b := open(t, tiny(t, "B", letters+"é", sfnt.Metrics{}), -1)
	s := set(t).With(a, b)
	if f, _, _ := s.Lookup(Body, 'x', true); f.Family() != "A" {
		t.Errorf("x comes from %s", f.Name())
	}
	if f, _, _ := s.Lookup(Body, 'é', true); f.Family() != "B" {
		t.Errorf("é comes from %s", f.Name())
	}
	order := s.Order(Body, true)
	if len(order) < 4 || order[0].Family() != "A" || order[1].Family() != "B" || order[2].Index() != roman {
		t.Errorf("the order is %v", order)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(fileOf(0, "OTTO", tinyCFF(f, "ab")))
	f.Add(tiny(f, "Square", "ab", sfnt.Metrics{}))
	f.Add(fileOf(0, "\x00\x01\x00\x00", tablesOf(f, tiny(f, "Flex", "A", sfnt.Metrics{}), map[string][]byte{"fvar": fvar(), "gvar": gvar()})))
	f.Fuzz(func(_ *testing.T, data []byte) {
		face, err := Open(data, -1)
		if err != nil {
			return
		}
		for g := range min(face.NumGlyphs(), 8) {
			face.Outline(GID(g))
			if _, err := face.Subset([]GID{GID(g)}); err != nil {
				continue
			}
		}
		set, err := Bundled()
		if err == nil {
			set.With(face).Lookup(Body, 'A', true)
		}
	})
}
