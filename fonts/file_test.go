package fonts

import (
	"bytes"
	"testing"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// TestFile: a face written as a file has the same glyphs, characters and kerning.
func TestFile(t *testing.T) {
	for _, i := range []int{song, romanBold, emoji} {
		f := face(t, i)
		raw, err := f.File()
		if err != nil {
			t.Fatal(err)
		}
		got, err := sfnt.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		if got.NumGlyphs() != f.NumGlyphs() || len(got.Mappings()) != len(f.font.Mappings()) || got.Name(sfnt.NamePostScript) != f.Name() {
			t.Errorf("%s: %d glyphs, %d characters, called %q", f.Name(), got.NumGlyphs(), len(got.Mappings()), got.Name(sfnt.NamePostScript))
		}
		if !bytes.Equal(got.Table("kern"), f.font.Table("kern")) {
			t.Errorf("%s: another kerning", f.Name())
		}
		for g := 0; g < f.NumGlyphs(); g += 97 {
			a, errA := got.Record(g)
			b, errB := f.font.Record(g)
			if errA != nil || errB != nil || !bytes.Equal(bytes.TrimRight(a, "\x00"), bytes.TrimRight(b, "\x00")) || got.Advance(g) != f.font.Advance(g) {
				t.Fatalf("%s: glyph %d differs (%v, %v)", f.Name(), g, errA, errB)
			}
		}
	}
}
