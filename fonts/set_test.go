package fonts

import (
	"sync"
	"testing"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

func TestLookupOrder(t *testing.T) {
	const chinese, western = false, true
	tests := []struct {
		role    Role
		r       rune
		context bool
		want    int
	}{
		{Body, '茶', chinese, song},
		{Body, '茶', western, song},
		{Body, 'a', chinese, roman},
		{Body, '7', chinese, roman},
		{Body, 'я', chinese, roman},
		{Body, 'ї', chinese, roman},
		{Body, 'é', chinese, roman},
		{Body, '“', chinese, song},
		{Body, '“', western, roman},
		{Body, '’', chinese, song},
		{Body, '’', western, roman},
		{Body, '—', chinese, song},
		{Body, '—', western, roman},
		{Body, '…', chinese, song},
		{Body, '…', western, roman},
		{Body, '·', chinese, song},
		{Body, '·', western, roman},
		{Body, '，', western, song},
		{Body, '①', chinese, song},
		{Body, '‑', western, roman},
		{Body, '𠮷', chinese, kai},
		{Body, '𪚥', chinese, ming},
		{Mono, '𠀀', western, ming},
		{Body, '😀', western, emoji},
		{BodyItalic, 'a', chinese, romanItalic},
		{BodyItalic, '茶', western, song},
		{BodyItalic, '“', chinese, song},
		{BodyItalic, '”', western, romanItalic},
		{BodyBold, 'Ж', chinese, romanBold},
		{BodyBold, '茶', chinese, hei},
		{Heading, '茶', chinese, hei},
		{Heading, 'Q', chinese, grotesqueBold},
		{Heading, '’', western, grotesqueBold},
		{Heading, '’', chinese, hei},
		{Heading, '㵘', chinese, song},
		{Quote, '茶', chinese, kai},
		{Quote, '雞', chinese, kai},
		{Quote, '，', chinese, kai},
		{Quote, '“', chinese, song},
		{Quote, '—', chinese, song},
		{Quote, '犇', chinese, song},
		{Quote, 'a', chinese, roman},
		{Quote, '’', western, roman},
		{QuoteItalic, 'a', chinese, romanItalic},
		{QuoteItalic, '茶', chinese, kai},
		{Mono, 'x', chinese, code},
		{Mono, '│', chinese, code},
		{Mono, '茶', chinese, song},
	}
	s := set(t)
	for _, test := range tests {
		f, g, ok := s.Lookup(test.role, test.r, test.context)
		if !ok || f.Index() != test.want || g == 0 {
			t.Errorf("Lookup(%d, %c, %v) = %v %d %v, want %s", test.role, test.r, test.context, f, g, ok, s.Faces()[test.want].Name())
		}
	}
}

func TestLookupMissing(t *testing.T) {
	s := set(t)
	for _, r := range []rune{'ع', 0xE123, 0xE0100, 0x10FFFF, -1, 0xD800, 0xFFFE} {
		if f, _, ok := s.Lookup(Body, r, false); ok {
			t.Errorf("%U is drawn by %s", r, f.Name())
		}
	}
}

func TestTwins(t *testing.T) {
	tests := []struct{ r, want rune }{
		{'\u2011', '-'},
		{'\u2003', ' '},
		{'\u1680', ' '},
		{'\uFA0C', '兀'},
	}
	s := set(t)
	for _, test := range tests {
		f, g, ok := s.Lookup(Body, test.r, true)
		if !ok {
			t.Errorf("%U is not drawn", test.r)
			continue
		}
		if own, has := f.GID(test.r); has && test.r != '\u2011' {
			if own != g {
				t.Errorf("%U: glyph %d, want the face's own %d", test.r, g, own)
			}
			continue
		}
		if want, _ := f.GID(test.want); want != g {
			t.Errorf("%U: glyph %d, want that of %c, %d", test.r, g, test.want, want)
		}
	}
}

func TestFacesAreStable(t *testing.T) {
	again, err := newBundled()
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range set(t).Faces() {
		if f.Index() != i || f.Name() != again.Faces()[i].Name() {
			t.Errorf("face %d is %s with index %d", i, f.Name(), f.Index())
		}
	}
	if a, b := set(t), set(t); a != b {
		t.Error("Bundled returned two sets")
	}
}

// TestLookupTogether asks a fresh set from many goroutines, so that faces are
// opened and entries filled in a race.
func TestLookupTogether(t *testing.T) {
	s, err := newBundled()
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, r := range "晚上的火车 night train “ночной поезд” ①" {
				if _, g, ok := s.Lookup(Body, r, r%2 == 0); !ok || g == 0 {
					t.Errorf("%c is not drawn", r)
				}
			}
		})
	}
	group.Wait()
}

func TestWithUserFaces(t *testing.T) {
	base := set(t)
	own := face(t, kai)
	g, _ := own.GID('𠮷')
	d, err := own.Subset([]GID{0, g})
	if err != nil {
		t.Fatal(err)
	}
	d.Map = []sfnt.Mapping{{Rune: 0xE000, Glyph: 1}}
	data, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	user, err := Open(data, -1)
	if err != nil {
		t.Fatal(err)
	}
	s := base.With(user)
	if f, _, ok := s.Lookup(Body, 0xE000, false); !ok || f.Index() != len(base.Faces()) {
		t.Errorf("the user's face is not asked first: %v %v", f, ok)
	}
	if f, _, ok := s.Lookup(Body, '茶', false); !ok || f.Index() != song {
		t.Errorf("what the user's face lacks comes from %v, %v", f, ok)
	}
	if _, _, ok := base.Lookup(Body, 0xE000, false); ok {
		t.Error("With changed the set it was called on")
	}
}

// TestUsersFaceInQuotations: a user's face for Chinese is that of quotations, too.
func TestUsersFaceInQuotations(t *testing.T) {
	data, err := face(t, kai).File()
	if err != nil {
		t.Fatal(err)
	}
	user, err := Open(data, -1)
	if err != nil {
		t.Fatal(err)
	}
	s := set(t).With(user)
	for _, role := range []Role{Body, Quote, QuoteItalic} {
		for _, western := range []bool{false, true} {
			if f, _, ok := s.Lookup(role, '茶', western); !ok || f.Index() != len(s.Faces())-1 {
				t.Errorf("role %d, western %v: %s", role, western, f.Name())
			}
		}
	}
}

func TestOpenRefusesNoFonts(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("OTTO\x00\x01"), make([]byte, 400)} {
		if _, err := Open(data, -1); err == nil {
			t.Errorf("%.8q is taken for a font", data)
		}
	}
}
