package pdf

import (
	"fmt"
	"slices"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/text"
)

// faceCodes numbers what one face draws: every glyph together with the
// character it stands for and the gap behind it. A glyph that stands for two
// characters has two codes, so that each copies as itself.
type faceCodes struct {
	face  *fonts.Face
	pairs []coded // by code; pairs[0] is .notdef
	uses  []int   // by code
	first []int32 // by glyph: its first code, 0 = none
	more  map[coded]int32
}

// coded is what one code draws.
type coded struct {
	gid  fonts.GID
	r    rune
	wide uint8 // how many steps of widening the advance has
}

// advance is the width of the code in 1/1000 em.
func (f *faceCodes) advance(code int) int {
	return f.face.Advance(f.pairs[code].gid) + widening*int(f.pairs[code].wide)
}

func newFaceCodes(face *fonts.Face) *faceCodes {
	return &faceCodes{
		face:  face,
		pairs: []coded{{}},
		uses:  []int{0},
		more:  make(map[coded]int32),
	}
}

// code returns the code of p, 0 where it has none.
func (f *faceCodes) code(p coded) int32 {
	if int(p.gid) < len(f.first) {
		if c := f.first[p.gid]; c == 0 || f.pairs[c] == p {
			return c
		}
	}
	return f.more[p]
}

// use counts a glyph and gives it a code when it is new.
func (f *faceCodes) use(p coded) {
	c := f.code(p)
	if c == 0 {
		c = int32(len(f.pairs))
		f.pairs = append(f.pairs, p)
		f.uses = append(f.uses, 0)
		f.enter(c)
	}
	f.uses[c]++
}

// enter makes code c findable by its pair.
func (f *faceCodes) enter(c int32) {
	p := f.pairs[c]
	if int(p.gid) >= len(f.first) {
		f.first = append(f.first, make([]int32, int(p.gid)+1-len(f.first))...)
	}
	if f.first[p.gid] == 0 {
		f.first[p.gid] = c
	} else {
		f.more[p] = c
	}
}

// settle renumbers the codes so that frequent ones are small, which deflates
// better; equal ones keep the order of their first use.
func (f *faceCodes) settle() error {
	if n := len(f.pairs) - 1; n > fonts.MaxSubset {
		return fmt.Errorf("%s draws %d different characters, more than the %d one font can hold", f.face.Name(), n, fonts.MaxSubset)
	}
	order := make([]int, len(f.pairs)-1)
	for i := range order {
		order[i] = i + 1
	}
	slices.SortStableFunc(order, func(a, b int) int { return f.uses[b] - f.uses[a] })
	old := f.pairs
	f.pairs = append(make([]coded, 0, len(old)), old[0])
	clear(f.first)
	clear(f.more)
	f.uses = nil
	for _, c := range order {
		f.pairs = append(f.pairs, old[c])
		f.enter(int32(len(f.pairs) - 1))
	}
	return nil
}

// character returns the character by which gopdf reaches a code.
func character(code int32) rune { return fonts.Code(int(code) - 1) }

// codebook holds the codes of every face of a document, in the order in which
// the pages use the faces.
type codebook struct {
	faces []*faceCodes
	index map[*fonts.Face]int
}

// face returns the number of a face.
func (b *codebook) face(face *fonts.Face) int {
	i, ok := b.index[face]
	if !ok {
		i = len(b.faces)
		b.faces = append(b.faces, newFaceCodes(face))
		b.index[face] = i
	}
	return i
}

// collect counts the glyphs of a run.
func (b *codebook) collect(run *text.GlyphRun, t tail) {
	f := b.faces[b.face(run.Face)]
	for i := range run.Glyphs {
		f.use(codedAt(run.Glyphs, i, t))
	}
	if t.space() {
		f.use(space(run.Face))
	}
}

func (b *codebook) settle() error {
	for _, f := range b.faces {
		if err := f.settle(); err != nil {
			return err
		}
	}
	return nil
}
