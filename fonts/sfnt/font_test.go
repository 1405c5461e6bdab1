package sfnt

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
)

func TestMappings(t *testing.T) {
	tests := []struct {
		name    string
		entries []Mapping
	}{
		{"empty", nil},
		{"basic plane", []Mapping{{'a', 1}, {'b', 2}, {'x', 1}, {0x4E00, 2}, {0xFFFD, 2}}},
		{"beyond", []Mapping{{'a', 1}, {0x20BB7, 2}, {0x20BB8, 3}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := Draft{UnitsPerEm: 1000, Names: map[int]string{NamePostScript: "Test"}, Glyphs: make([]Glyph, 4), Map: test.entries}
			data, err := d.Encode()
			if err != nil {
				t.Fatal(err)
			}
			f, err := Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			if got := f.Mappings(); !slices.Equal(got, test.entries) {
				t.Errorf("got %v, want %v", got, test.entries)
			}
		})
	}
}

// TestFormat4Array reads the form with a glyph array, which other programs
// write.
func TestFormat4Array(t *testing.T) {
	sub := words(nil, 4, 34, 0, 4, 4, 1, 0)
	sub = words(sub, 'c', 0xFFFF, 0, 'a', 0xFFFF, 0, 1) // ends, pad, starts, deltas
	sub = words(sub, 4, 0, 3, 0, 1)                     // offsets, then the array
	cmap := append(words(nil, 0, 1, 3, 1, 0, 12), sub...)
	got := (&Font{numGlyphs: 9, tables: map[string][]byte{"cmap": cmap}}).Mappings()
	if want := []Mapping{{'a', 3}, {'c', 1}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestDamagedMaps: a character map that cannot be read does not spoil those
// beside it, and the best of the others is taken.
func TestDamagedMaps(t *testing.T) {
	whole := words(nil, 4, 32, 0, 4, 4, 1, 0, 'c', 0xFFFF, 0, 'a', 0xFFFF, 0, 1, 0, 0)       // a to c lead to glyphs 97 to 99, beyond the font
	letters := words(nil, 4, 32, 0, 4, 4, 1, 0, 'c', 0xFFFF, 0, 'a', 0xFFFF, 65440, 1, 0, 0) // a → 1, b → 2, c → 3
	short := words(nil, 4, 32, 0, 400)
	before := words(nil, 4, 34, 0, 4, 4, 1, 0, 'c', 0xFFFF, 0, 'a', 0xFFFF, 0, 1, 2, 0, 3) // its array begins before itself
	all := words(nil, 13, 0, 0, 28, 0, 0, 0, 1, 0, 0, 16, 0xFFFF, 0, 1)
	mac := append(words(nil, 0, 262, 0), make([]byte, 256)...)
	mac[6+'a'] = 5
	for _, test := range []struct {
		name string
		maps []any // platform, encoding, map …
		want []Mapping
	}{
		{"whole", []any{3, 1, letters}, []Mapping{{'a', 1}, {'b', 2}, {'c', 3}}},
		{"a damaged one first", []any{0, 3, short, 3, 1, letters}, []Mapping{{'a', 1}, {'b', 2}, {'c', 3}}},
		{"a damaged one last", []any{0, 3, letters, 3, 1, short}, []Mapping{{'a', 1}, {'b', 2}, {'c', 3}}},
		{"an array that begins before itself", []any{0, 3, letters, 3, 1, before}, []Mapping{{'a', 1}, {'b', 2}, {'c', 3}}},
		{"one that leads nowhere", []any{0, 3, letters, 3, 1, whole}, []Mapping{{'a', 1}, {'b', 2}, {'c', 3}}},
		{"Mac Roman beside a damaged one", []any{1, 0, mac, 3, 1, short}, []Mapping{{'a', 5}}},
		{"all characters one glyph", []any{0, 6, all}, nil},
		{"none whole", []any{0, 3, short, 3, 1, before}, nil},
	} {
		head, body := words(nil, 0, len(test.maps)/3), []byte(nil)
		for i := 0; i < len(test.maps); i += 3 {
			head = words(head, test.maps[i].(int), test.maps[i+1].(int), 0, 4+8*len(test.maps)/3+len(body))
			body = append(body, test.maps[i+2].([]byte)...)
		}
		got := (&Font{numGlyphs: 9, tables: map[string][]byte{"cmap": append(head, body...)}}).Mappings()
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
	for n := range 12 { // a table that ends anywhere
		(&Font{numGlyphs: 9, tables: map[string][]byte{"cmap": words(nil, 0, 1, 3, 1, 0, 12)[:n]}}).Mappings()
	}
}

// TestEncodeChecks verifies the table checksums, the sum of the whole file and
// that another parser takes it.
func TestEncodeChecks(t *testing.T) {
	d := Draft{
		UnitsPerEm: 1000,
		Metrics:    Metrics{Ascent: 880, Descent: -120, CapHeight: 700, XHeight: 500, ItalicAngle: -11.5, Weight: 700, Bold: true, Italic: true, FixedPitch: true, UnderlinePosition: -75, UnderlineThickness: 50},
		Names:      map[int]string{NamePostScript: "Test-Bold", NameFamily: "Test 测试"},
		Glyphs:     []Glyph{{Advance: 500}, {Advance: 640, Record: encode(t, Contours{square(20, -30, 600)})}},
		Map:        []Mapping{{'a', 1}},
	}
	data, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if sum := checksum(data); sum != 0xB1B0AFBA {
		t.Errorf("the file sums up to %08X", sum)
	}
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	want := d.Metrics
	want.Box = [4]int{20, -30, 620, 570}
	if got := f.Metrics(); got != want {
		t.Errorf("metrics %+v, want %+v", got, want)
	}
	if f.Name(NamePostScript) != "Test-Bold" || f.Name(NameFamily) != "Test 测试" || f.Name(NameVersion) != "" {
		t.Errorf("names %q %q %q", f.Name(NamePostScript), f.Name(NameFamily), f.Name(NameVersion))
	}
	if f.Advance(1) != 640 || f.Advance(0) != 500 || f.Advance(9) != 0 {
		t.Errorf("advances %d %d %d", f.Advance(0), f.Advance(1), f.Advance(9))
	}
	if _, err := font.ParseTTF(bytes.NewReader(data)); err != nil {
		t.Error(err)
	}
	again, err := d.Encode()
	if err != nil || !bytes.Equal(again, data) {
		t.Error("the same draft gives other bytes")
	}
}

func TestEncodeBounds(t *testing.T) {
	for _, n := range []int{0, 65536} {
		d := Draft{UnitsPerEm: 1000, Glyphs: make([]Glyph, n)}
		if _, err := d.Encode(); err == nil {
			t.Errorf("%d glyphs are taken", n)
		}
	}
}

func TestKern(t *testing.T) {
	pairs := []KernPair{{1, 2, -80}, {1, 3, -80}, {4, 2, -80}, {4, 3, -80}, {5, 1, 12}, {2, 2, -3}}
	table, err := EncodeKern(pairs, 6)
	if err != nil {
		t.Fatal(err)
	}
	f := &Font{numGlyphs: 6, tables: map[string][]byte{"kern": table}}
	want := map[[2]uint16]int{}
	for _, p := range pairs {
		want[[2]uint16{p.Left, p.Right}] = int(p.Value)
	}
	for a := range uint16(8) {
		for b := range uint16(8) {
			if got := f.Kern().Pair(a, b); got != want[[2]uint16{a, b}] {
				t.Errorf("%d %d: %d, want %d", a, b, got, want[[2]uint16{a, b}])
			}
		}
	}
	if (&Font{numGlyphs: 6}).Kern().Pair(1, 2) != 0 {
		t.Error("a font without kerning kerns")
	}
	if _, err := EncodeKern(nil, 20000); err == nil {
		t.Error("20,000 glyphs are said to fit")
	}
}

func TestParseErrors(t *testing.T) {
	whole := build(t, encode(t, Contours{square(0, 0, 9)}))
	d := Draft{UnitsPerEm: 1000, Glyphs: make([]Glyph, 2)}
	data, err := d.Encode()
	if err != nil || whole.NumGlyphs() != 2 {
		t.Fatal(err)
	}
	for cut := range len(data) - 4 {
		if f, err := Parse(data[:cut]); err == nil && f.NumGlyphs() != 2 {
			t.Errorf("a file cut at %d bytes is taken for one of %d glyphs", cut, f.NumGlyphs())
		}
	}
	if _, err := Parse([]byte("OTTO\x00\x00\x00\x00\x00\x00\x00\x00")); !errors.Is(err, ErrNotTrueType) {
		t.Errorf("CFF font: %v", err)
	}
}

func TestSpans(t *testing.T) {
	got := spans([]Mapping{{1, 5}, {2, 6}, {3, 9}, {5, 10}})
	if want := []span{{1, 2, 5}, {3, 3, 9}, {5, 5, 10}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// FuzzParse reads anything as a font and asks it everything.
func FuzzParse(f *testing.F) {
	d := Draft{UnitsPerEm: 1000, Names: map[int]string{NameFamily: "Seed"}, Glyphs: []Glyph{{}, {Advance: 9, Record: encode(f, Contours{square(0, 0, 9)})}}, Map: []Mapping{{'a', 1}, {0x20BB7, 1}}}
	kern, err := EncodeKern([]KernPair{{1, 1, 5}}, 2)
	if err != nil {
		f.Fatal(err)
	}
	d.Extra = map[string][]byte{"kern": kern}
	data, err := d.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("true\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		font, err := Parse(data)
		if err != nil {
			return
		}
		last := rune(-1)
		for _, m := range font.Mappings() {
			if m.Rune <= last || int(m.Glyph) >= font.NumGlyphs() {
				t.Fatalf("mapping %v after %U in a font of %d glyphs", m, last, font.NumGlyphs())
			}
			last = m.Rune
		}
		font.Metrics()
		font.Name(NameFamily)
		for g := range min(font.NumGlyphs(), 50) {
			font.Advance(g)
			font.Box(g)
			font.Kern().Pair(uint16(g), 1)
			if rec, err := font.Record(g); err == nil && len(rec)%2 != 0 {
				t.Fatalf("record of glyph %d is odd", g)
			}
		}
	})
}

// TestKernOfOthers reads the kerning that other programs write: pairs of GPOS,
// and a list in a kern table.
func TestKernOfOthers(t *testing.T) {
	gpos := words(nil, 1, 0, 10, 12, 26, 0)              // no scripts, a feature, a lookup
	gpos = append(words(gpos, 1), "kern"...)             // the features
	gpos = words(gpos, 8, 0, 1, 0)                       // kern: lookup 0
	gpos = words(gpos, 1, 4, 2, 0, 1, 8)                 // the lookups: one of pairs
	gpos = words(gpos, 1, 12, 4, 0, 1, 18)               // pairs by glyph
	gpos = words(gpos, 1, 1, 3, 2, 4, -70&0xFFFF, 5, 12) // glyph 3: before 4, before 5
	kern := words(nil, 0, 1, 0, 26, 1, 2, 12, 1, 0, 3, 4, -70, 3, 5, 12)
	for tag, table := range map[string][]byte{"GPOS": gpos, "kern": kern} {
		k := (&Font{numGlyphs: 6, tables: map[string][]byte{tag: table}}).Kern()
		if a, b, c := k.Pair(3, 4), k.Pair(3, 5), k.Pair(4, 3); a != -70 || b != 12 || c != 0 {
			t.Errorf("%s: %d, %d, %d", tag, a, b, c)
		}
	}
}
