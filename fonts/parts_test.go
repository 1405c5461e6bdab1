package fonts

import (
	"bytes"
	"errors"
	"testing"
)

// TestPartsFill: a part's outlines are there once one of them was asked for,
// and those of other parts are not unpacked by it.
func TestPartsFill(t *testing.T) {
	packed, err := data.ReadFile("data/WenzhaiSong-Regular.parts")
	if err != nil {
		t.Fatal(err)
	}
	font, err := openParts(packed)
	if err != nil {
		t.Fatal(err)
	}
	glyph := map[rune]int{}
	for _, m := range font.Mappings() {
		glyph[m.Rune] = int(m.Glyph)
	}
	blank := func(r rune) bool {
		from, to := font.Span(glyph[r])
		return len(bytes.Trim(font.Table("glyf")[from:to], "\x00")) == 0
	}
	if rec, err := font.Record(glyph['文']); err != nil || len(rec) == 0 || blank('的') {
		t.Errorf("文: %d bytes, %v; 的 is blank: %v", len(rec), err, blank('的'))
	}
	if !blank('藹') || !blank('䶮') {
		t.Error("a common character fills in rare ones")
	}
	if _, err := font.Record(glyph['䶮']); err != nil || blank('䶮') {
		t.Errorf("䶮 stays blank: %v", err)
	}
}

func TestPartsDamaged(t *testing.T) {
	good, err := data.ReadFile("data/WenzhaiHei-Bold.parts")
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(b []byte) []byte{
		"another file":          func(b []byte) []byte { b[3] = '2'; return b },
		"cut in the head":       func(b []byte) []byte { return b[:21] },
		"cut in a frame":        func(b []byte) []byte { return b[:len(b)-9] },
		"glyf ends first":       func(b []byte) []byte { b[8] = 0xFF; return b },
		"glyf beyond the end":   func(b []byte) []byte { b[12] = 0xFF; return b },
		"no part":               func(b []byte) []byte { b[19] = 0; return b },
		"too many parts":        func(b []byte) []byte { b[18] = 9; return b },
		"glyf begins elsewhere": func(b []byte) []byte { b[11] += 4; return b },
	} {
		if _, err := openParts(change(bytes.Clone(good))); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	broken := bytes.Clone(good)
	broken[len(broken)-2000] ^= 0x55 // in the last frame
	font, err := openParts(broken)
	if err != nil {
		t.Fatal(err)
	}
	failed := 0
	for g := range font.NumGlyphs() {
		if _, err := font.Record(g); err != nil {
			if !errors.Is(err, errParts) {
				t.Fatal(err)
			}
			failed++
		}
	}
	if failed < 1000 || failed == font.NumGlyphs() {
		t.Errorf("%d of %d glyphs fail", failed, font.NumGlyphs())
	}
}
