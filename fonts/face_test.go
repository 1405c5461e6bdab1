package fonts

import "testing"

// glyph returns the glyph of a character that must be there.
func glyph(t *testing.T, f *Face, r rune) GID {
	t.Helper()
	g, ok := f.GID(r)
	if !ok {
		t.Fatalf("%s has no glyph for %c", f.Name(), r)
	}
	return g
}

func TestChineseMarks(t *testing.T) {
	for _, index := range []int{song, hei} {
		f := face(t, index)
		for _, r := range "茶一，。、；：？！“”‘’（）《》「」—…⋯·・％℃①　" {
			if w := f.Advance(glyph(t, f, r)); w != 1000 {
				t.Errorf("%s: %c is %d wide, want one em", f.Name(), r, w)
			}
		}
		for _, r := range "，。、；：”’）》」" { // mainland forms: ink in the left half
			if _, _, right, _ := f.Box(glyph(t, f, r)); right > 500 {
				t.Errorf("%s: ink of %c reaches to %d", f.Name(), r, right)
			}
		}
		for _, r := range "“‘（《「" {
			if left, _, _, _ := f.Box(glyph(t, f, r)); left < 500 {
				t.Errorf("%s: ink of %c begins at %d", f.Name(), r, left)
			}
		}
		for _, r := range "—⸺…·・" {
			if _, low, _, high := f.Box(glyph(t, f, r)); (low+high)/2 != 380 {
				t.Errorf("%s: %c is not in the middle of the em box: %d to %d", f.Name(), r, low, high)
			}
		}
	}
}

func TestTwoEmDash(t *testing.T) {
	s := set(t)
	for role, want := range map[Role]int{Body: song, BodyItalic: song, BodyBold: hei, Heading: hei, Mono: song} {
		f, g, ok := s.Lookup(role, '⸺', false)
		if !ok || f.Index() != want || f.Advance(g) != 2000 {
			t.Errorf("role %d: two-em dash from %v, %d wide", role, f, f.Advance(g))
		}
		if left, _, right, _ := f.Box(g); left != 50 || right != 1950 {
			t.Errorf("role %d: ink of the dash from %d to %d, want 50 to 1950", role, left, right)
		}
	}
}

func TestTabularFigures(t *testing.T) {
	for _, index := range []int{roman, romanItalic, romanBold, grotesqueBold, code} {
		f := face(t, index)
		want := f.Advance(glyph(t, f, '0'))
		for _, r := range "123456789" {
			if w := f.Advance(glyph(t, f, r)); w != want {
				t.Errorf("%s: %c is %d wide, 0 is %d", f.Name(), r, w, want)
			}
		}
	}
}

func TestMonoIsMonospaced(t *testing.T) {
	f := face(t, code)
	for _, r := range "iW0б│═“é→" {
		if w := f.Advance(glyph(t, f, r)); w != 600 {
			t.Errorf("%c is %d wide, want 600", r, w)
		}
	}
}

func TestKern(t *testing.T) {
	for _, index := range []int{roman, romanItalic, romanBold, grotesqueBold} {
		f := face(t, index)
		for _, pair := range []string{"To", "AV", "Ta", "Та"} {
			r := []rune(pair)
			if k := f.Kern(glyph(t, f, r[0]), glyph(t, f, r[1])); k >= 0 || k < -200 {
				t.Errorf("%s: %s kerns by %d, want a little to the left", f.Name(), pair, k)
			}
		}
		if k := f.Kern(glyph(t, f, 'n'), glyph(t, f, 'n')); k != 0 {
			t.Errorf("%s: nn kerns by %d", f.Name(), k)
		}
	}
	f := face(t, song)
	if k := f.Kern(glyph(t, f, '茶'), glyph(t, f, '，')); k != 0 {
		t.Errorf("Song kerns by %d", k)
	}
}

func TestFigures(t *testing.T) {
	for _, f := range set(t).Faces() {
		c := f.load()
		m := c.metrics
		ascent, descent, capitals := c.scale(m.Ascent), c.scale(m.Descent), c.scale(m.CapHeight)
		switch {
		case ascent < 600 || ascent > 1600, descent > -100 || descent < -800:
			t.Errorf("%s: ascent %d, descent %d", f.Name(), ascent, descent)
		case m.Box[0] >= m.Box[2] || m.Box[1] >= m.Box[3] || c.scale(m.Box[3]) < 500:
			t.Errorf("%s: box %v", f.Name(), m.Box)
		case f.Italic() != (m.ItalicAngle < 0):
			t.Errorf("%s: italic %v, angle %v", f.Name(), f.Italic(), m.ItalicAngle)
		case capitals < 400 || capitals > 1000:
			t.Errorf("%s: capitals %d high", f.Name(), capitals)
		}
	}
}

// TestOutline compares an outline's extent with the box of its record and
// checks that every contour is closed.
func TestOutline(t *testing.T) {
	for _, f := range set(t).Faces() {
		for g := GID(1); int(g) < f.NumGlyphs(); g += 37 {
			checkOutline(t, f, g)
		}
	}
}

func checkOutline(t *testing.T, f *Face, g GID) {
	t.Helper()
	xMin, yMin, xMax, yMax := f.Box(g)
	outline := f.Outline(g)
	var start, last Segment
	for i, s := range outline {
		if s.Op == MoveTo {
			start = s
		}
		last = s
		if end := i+1 == len(outline) || outline[i+1].Op == MoveTo; end && (last.X != start.X || last.Y != start.Y) {
			t.Errorf("%s: a contour of glyph %d is open", f.Name(), g)
		}
		if s.X < float64(xMin)-1 || s.X > float64(xMax)+1 || s.Y < float64(yMin)-1 || s.Y > float64(yMax)+1 {
			t.Errorf("%s: glyph %d leaves its box at %v %v", f.Name(), g, s.X, s.Y)
		}
	}
}

func TestBlankGlyphs(t *testing.T) {
	f := face(t, roman)
	g := glyph(t, f, ' ')
	if left, _, right, _ := f.Box(g); left != 0 || right != 0 || f.Outline(g) != nil {
		t.Errorf("the space has ink from %d to %d", left, right)
	}
	if f.Advance(60000) != 0 || f.Outline(60000) != nil {
		t.Error("a glyph that is not there has a width or an outline")
	}
}
