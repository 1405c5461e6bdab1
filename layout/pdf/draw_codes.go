package pdf

import (
	"fmt"
	"slices"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/text"
)

// faceCodes numbers what one face draws: every glyph together with the
// character it stands for. A glyph that stands for two characters has two
// codes, so that each copies as itself.
type faceCodes struct {
	face  *fonts.Face
	pairs []glyphPair // by code; pairs[0] is .notdef
	uses  []int       // by code
	first []int32     // by glyph: its first code, 0 = none
	more  map[glyphPair]int32
}

type glyphPair struct {
	gid fonts.GID
	r   rune
}

func newFaceCodes(face *fonts.Face) *faceCodes {
	return &faceCodes{
		face:  face,
		pairs: []glyphPair{{0, -1}},
		uses:  []int{0},
		more:  make(map[glyphPair]int32),
	}
}

// code returns the code of a glyph that stands for r, 0 where it has none.
func (f *faceCodes) code(gid fonts.GID, r rune) int32 {
	if int(gid) < len(f.first) {
		if c := f.first[gid]; c == 0 || f.pairs[c].r == r {
			return c
		}
	}
	return f.more[glyphPair{gid, r}]
}

// use counts a glyph and gives it a code when it is new.
func (f *faceCodes) use(gid fonts.GID, r rune) {
	c := f.code(gid, r)
	if c == 0 {
		c = int32(len(f.pairs))
		f.pairs = append(f.pairs, glyphPair{gid, r})
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
	f.pairs = append(make([]glyphPair, 0, len(old)), old[0])
	clear(f.first)
	clear(f.more)
	f.uses = nil
	for _, c := range order {
		f.pairs = append(f.pairs, old[c])
		f.enter(int32(len(f.pairs) - 1))
	}
	return nil
}

// glyphs returns the glyphs of the codes from 1 on, for Face.Subset, which
// makes them the glyphs from 1 on of the subset.
func (f *faceCodes) glyphs() []fonts.GID {
	gids := make([]fonts.GID, 0, len(f.pairs)-1)
	for _, p := range f.pairs[1:] {
		gids = append(gids, p.gid)
	}
	return gids
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
func (b *codebook) collect(run *text.GlyphRun, space bool) {
	f := b.faces[b.face(run.Face)]
	for _, g := range run.Glyphs {
		f.use(g.ID, g.Rune)
	}
	if gid, ok := run.Face.GID(' '); ok && space {
		f.use(gid, ' ')
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
