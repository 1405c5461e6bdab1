package fonts

import "testing"

// BenchmarkOpen measures what a first use costs: decompression, tables and
// character map of the faces a Chinese book with some English needs.
func BenchmarkOpen(b *testing.B) {
	for range b.N {
		s, err := newBundled()
		if err != nil {
			b.Fatal(err)
		}
		for _, i := range []int{song, hei, roman, grotesqueBold} {
			if err := s.Faces()[i].Err(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	s, err := Bundled()
	if err != nil {
		b.Fatal(err)
	}
	text := []rune("图书馆的窗外，樱桃树开了花。Spring 2021 came early")
	b.ResetTimer()
	for i := range b.N {
		f, g, _ := s.Lookup(Body, text[i%len(text)], false)
		sink += f.Advance(g)
	}
}

func BenchmarkKern(b *testing.B) {
	s, err := Bundled()
	if err != nil {
		b.Fatal(err)
	}
	f := s.Faces()[roman]
	left, _ := f.GID('T')
	right, _ := f.GID('o')
	b.ResetTimer()
	for range b.N {
		sink += f.Kern(left, right)
	}
}

func BenchmarkSubset3000(b *testing.B) {
	s, err := Bundled()
	if err != nil {
		b.Fatal(err)
	}
	var glyphs []GID
	for r := rune(0x4E00); len(glyphs) < 3000; r++ {
		if g, ok := s.Faces()[song].GID(r); ok {
			glyphs = append(glyphs, g)
		}
	}
	b.ResetTimer()
	for range b.N {
		sink += len(subset(b, s.Faces()[song], glyphs...))
	}
}

var sink int
