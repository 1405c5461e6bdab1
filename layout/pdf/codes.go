package pdf

import "github.com/wenzhai/wenzhai/fonts"

// faceCodes numbers what one face draws: every glyph together with the
// character it stands for and the gap behind it, in the order of first use. A
// glyph that stands for two characters has two codes, so that each copies as
// itself.
type faceCodes struct {
	face  *fonts.Face
	pairs []coded // by code; pairs[0] is .notdef
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

// use returns the code of p, a new one where it has none yet.
func (f *faceCodes) use(p coded) uint16 {
	c := f.code(p)
	if c == 0 {
		c = int32(len(f.pairs))
		f.pairs = append(f.pairs, p)
		f.enter(c)
	}
	return uint16(c)
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
