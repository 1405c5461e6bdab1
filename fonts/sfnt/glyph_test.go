package sfnt

import (
	"encoding/binary"
	"math/rand/v2"
	"reflect"
	"testing"
)

// Flags of a part of a composite glyph (OpenType, glyf table).
const (
	argsAreWords    = 0x0001
	argsAreOffsets  = 0x0002
	hasScale        = 0x0008
	moreComponents  = 0x0020
	hasXYScale      = 0x0040
	hasTwoByTwo     = 0x0080
	scaledComponent = 0x0800
)

// square is a closed square contour with one corner at x, y.
func square(x, y, side int16) []Point {
	return []Point{{x, y, true}, {x, y + side, true}, {x + side, y + side, true}, {x + side, y, true}}
}

// build makes a font of the given records, glyph i+1 reached by 'a'+i.
func build(t testing.TB, records ...[]byte) *Font {
	t.Helper()
	d := Draft{UnitsPerEm: 1000, Names: map[int]string{NamePostScript: "Test"}, Glyphs: []Glyph{{Advance: 500}}}
	for i, rec := range records {
		d.Glyphs = append(d.Glyphs, Glyph{Advance: 600 + i, Record: rec})
		d.Map = append(d.Map, Mapping{'a' + rune(i), uint16(i + 1)})
	}
	data, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func encode(t testing.TB, c Contours) []byte {
	t.Helper()
	rec, err := EncodeGlyph(c)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func TestGlyphRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var want Contours
		for range 1 + rng.IntN(4) {
			contour := make([]Point, 1+rng.IntN(40))
			for i := range contour {
				step := []int{1, 3, 300, 8000}[rng.IntN(4)]
				contour[i] = Point{int16(rng.IntN(2*step) - step), int16(rng.IntN(2*step) - step), rng.IntN(3) > 0}
				if i > 0 && rng.IntN(3) == 0 {
					contour[i] = contour[i-1]
				}
			}
			want = append(want, contour)
		}
		rec := encode(t, want)
		if len(rec)%2 != 0 || !isBare(rec) {
			t.Fatalf("record of %d bytes is odd or not bare", len(rec))
		}
		got, err := build(t, rec).Contours(1)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v, %v, want %v", got, err, want)
		}
	}
}

func TestBlankGlyph(t *testing.T) {
	if rec := encode(t, Contours{{}}); rec != nil {
		t.Errorf("an empty contour takes %d bytes", len(rec))
	}
	f := build(t, nil)
	if c, err := f.Contours(1); c != nil || err != nil {
		t.Errorf("blank glyph: %v, %v", c, err)
	}
	if _, _, _, _, ok := f.Box(1); ok {
		t.Error("a blank glyph has a box")
	}
}

// composite writes a record of parts; each part is flags, glyph, arguments and
// scale already encoded.
func composite(parts ...[]byte) []byte {
	rec := words(nil, -1, 0, 0, 100, 100)
	for i, part := range parts {
		if i+1 < len(parts) {
			flags := binary.BigEndian.Uint16(part) | moreComponents
			binary.BigEndian.PutUint16(part, flags)
		}
		rec = append(rec, part...)
	}
	if len(rec)%2 != 0 {
		rec = append(rec, 0)
	}
	return rec
}

// loose makes a font whose records may be composite.
func loose(t testing.TB, records ...[]byte) *Font {
	t.Helper()
	f := build(t, make([][]byte, len(records))...)
	var glyf []byte
	f.longLoca, f.loca = true, nil
	for _, rec := range append([][]byte{nil}, records...) {
		f.loca = binary.BigEndian.AppendUint32(f.loca, uint32(len(glyf)))
		glyf = append(glyf, rec...)
	}
	f.loca = binary.BigEndian.AppendUint32(f.loca, uint32(len(glyf)))
	f.tables["glyf"] = glyf
	return f
}

func TestComposite(t *testing.T) {
	base := encode(t, Contours{square(0, 0, 100)})
	tests := []struct {
		name  string
		parts [][]byte
		want  Contours
	}{
		{"moved by words", [][]byte{words(nil, argsAreWords|argsAreOffsets, 1, 300, -20)}, Contours{square(300, -20, 100)}},
		{"moved by bytes", [][]byte{append(words(nil, argsAreOffsets, 1), 10, 0xF6)}, Contours{square(10, -10, 100)}},
		{"scaled", [][]byte{words(nil, argsAreWords|argsAreOffsets|hasScale, 1, 5, 5, 0x2000)}, Contours{square(5, 5, 50)}},
		{"offset scaled too", [][]byte{words(nil, argsAreWords|argsAreOffsets|hasScale|scaledComponent, 1, 10, 20, 0x2000)}, Contours{square(5, 10, 50)}},
		{
			"stretched",
			[][]byte{words(nil, argsAreWords|argsAreOffsets|hasXYScale, 1, 0, 0, 0x2000, 0x4000)},
			Contours{{{0, 0, true}, {0, 100, true}, {50, 100, true}, {50, 0, true}}},
		},
		{
			"turned",
			[][]byte{words(nil, argsAreWords|argsAreOffsets|hasTwoByTwo, 1, 0, 0, 0, 0x4000, -0x4000, 0)},
			Contours{{{0, 0, true}, {-100, 0, true}, {-100, 100, true}, {0, 100, true}}},
		},
		{"two parts, the second at a point", [][]byte{
			words(nil, argsAreWords|argsAreOffsets, 1, 0, 0),
			words(nil, argsAreWords, 1, 2, 0), // its point 0 on point 2
		}, Contours{square(0, 0, 100), square(100, 100, 100)}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := loose(t, base, composite(test.parts...))
			got, err := f.Contours(2)
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Fatalf("got %v, %v, want %v", got, err, test.want)
			}
			rec, err := f.Record(2)
			if err != nil || i16(rec, 0) != len(test.want) {
				t.Errorf("record is not simple: %x, %v", rec, err)
			}
		})
	}
}

// TestHostileComposites: glyphs that hold themselves, or each other many times
// over, end in an error and not in a hang.
func TestHostileComposites(t *testing.T) {
	self := composite(words(nil, argsAreWords|argsAreOffsets, 1, 0, 0))
	if _, err := loose(t, self).Contours(1); err == nil {
		t.Error("a glyph that holds itself is resolved")
	}
	var records [][]byte
	for level := range 7 {
		var parts [][]byte
		for range 200 {
			parts = append(parts, words(nil, argsAreWords|argsAreOffsets, level+2, 0, 0))
		}
		records = append(records, composite(parts...))
	}
	records = append(records, encode(t, Contours{square(0, 0, 10)}))
	if _, err := loose(t, records...).Contours(1); err == nil {
		t.Error("a glyph of 200⁷ parts is resolved")
	}
	cut := composite(words(nil, argsAreWords|argsAreOffsets|hasTwoByTwo, 1, 0, 0))
	if _, err := loose(t, cut).Contours(1); err == nil {
		t.Error("a component without its scale is resolved")
	}
}

func TestRecordStripsInstructions(t *testing.T) {
	want := Contours{square(3, 4, 50)}
	rec := encode(t, want)
	hinted := append([]byte{}, rec[:12]...)
	hinted = append(words(hinted, 3), 0xB0, 0x01, 0x2D) // three bytes of instructions
	hinted = append(hinted, rec[14:]...)
	f := loose(t, append(hinted, 0))
	got, err := f.Record(1)
	if err != nil || string(got) != string(rec) {
		t.Errorf("got %x, %v, want %x", got, err, rec)
	}
}

func TestBrokenRecords(t *testing.T) {
	rec := encode(t, Contours{square(3, 4, 500), square(30, 40, 5)})
	for cut := 10; cut < len(rec)-1; cut++ {
		f := loose(t, rec[:cut])
		if _, err := f.Record(1); err == nil && cut < len(rec)-1 {
			t.Errorf("a record cut at %d of %d bytes is taken", cut, len(rec))
		}
	}
}
