package fonts

import (
	"bytes"
	"errors"
	"testing"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

func partsFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := data.ReadFile("data/" + name + ".parts")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestPartsApart: a common character does not unpack the rare ones.
func TestPartsApart(t *testing.T) {
	packed := partsFile(t, "WenzhaiSong-Regular")
	for i := len(packed) - 100_000; i < len(packed); i++ {
		packed[i] ^= 0x55 // within the rare ones
	}
	font, err := openParts(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	glyph := map[rune]int{}
	for _, m := range font.Mappings() {
		glyph[m.Rune] = int(m.Glyph)
	}
	for _, r := range "文摘，Aя雞鬱" {
		if rec, err := font.Record(glyph[r]); err != nil || len(rec) == 0 {
			t.Errorf("%c: %d bytes, %v", r, len(rec), err)
		}
	}
	if _, err := font.Record(glyph['䶮']); !errors.Is(err, errParts) {
		t.Errorf("䶮: %v", err)
	}
}

func TestPartsDamaged(t *testing.T) {
	good := partsFile(t, "WenzhaiHei-Bold")
	for name, change := range map[string]func(b []byte) []byte{
		"another file":     func(b []byte) []byte { b[3] = '2'; return b },
		"nothing":          func([]byte) []byte { return nil },
		"cut in the head":  func(b []byte) []byte { return b[:21] },
		"cut in a frame":   func(b []byte) []byte { return b[:len(b)-9] },
		"no part":          func(b []byte) []byte { b[11] = 0; return b },
		"too many parts":   func(b []byte) []byte { b[10] = 1; return b },
		"too many glyphs":  func(b []byte) []byte { b[5] = 9; return b },
		"too few glyphs":   func(b []byte) []byte { b[7]--; return b },
		"a frame too long": func(b []byte) []byte { b[12] = 9; return b },
	} {
		if _, err := openParts(bytes.NewReader(change(bytes.Clone(good)))); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestPartsWhole: a record is as long as the table of locations says, and sound.
func TestPartsWhole(t *testing.T) {
	for _, name := range []string{"WenzhaiSong-Regular", "WenzhaiHei-Bold"} {
		font, err := openParts(bytes.NewReader(partsFile(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		inked := 0
		for g := range font.NumGlyphs() {
			rec, err := font.Record(g)
			if from, to := font.Span(g); err != nil || len(rec) != to-from {
				t.Fatalf("%s: glyph %d has %d bytes at %d to %d, %v", name, g, len(rec), from, to, err)
			}
			if xMin, _, xMax, _, ok := font.Box(g); ok && xMin < xMax {
				inked++
			}
		}
		if inked < font.NumGlyphs()*99/100 {
			t.Errorf("%s: %d of %d glyphs have an outline", name, inked, font.NumGlyphs())
		}
		if font.Name(sfnt.NamePostScript) != name {
			t.Errorf("%s is called %s", name, font.Name(sfnt.NamePostScript))
		}
	}
}
