package fonts

import (
	"fmt"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// codeRanges are the characters Code hands out, in order: the private use
// area, then whatever of the basic plane is neither control nor surrogate.
func codeRanges() [4][2]int {
	return [4][2]int{{0xE000, 0xF8FF}, {0x3400, 0xD7FF}, {0x0100, 0x33FF}, {0xF900, 0xFDCF}}
}

// MaxSubset is how many glyphs one subset holds at most.
const MaxSubset = 6400 + 41984 + 13056 + 1232

// Code returns the character by which a subset's i-th glyph is reached: a
// different one of the basic plane for every i from 0 to MaxSubset-1. It says
// nothing of what the glyph stands for.
func Code(i int) rune {
	for _, r := range codeRanges() {
		n := r[1] - r[0] + 1
		if i < n {
			return rune(r[0] + i)
		}
		i -= n
	}
	return 0xFFFD
}

// Subset returns a small TrueType file with .notdef as glyph 0 and glyphs[i]
// as glyph i+1, reached by the character Code(i). A glyph may stand in the
// list more than once. The same list gives the same bytes.
//
// An error is returned for a glyph the face does not have or whose outline is
// broken, for more than MaxSubset glyphs, and for a face that could not be
// opened.
func (f *Face) Subset(glyphs []GID) ([]byte, error) {
	c := f.load()
	if c.err != nil {
		return nil, c.err
	}
	if len(glyphs) > MaxSubset {
		return nil, fmt.Errorf("%s: %d glyphs do not fit one subset of %d", f.name, len(glyphs), MaxSubset)
	}
	d := c.draft(len(glyphs))
	for _, g := range append([]GID{0}, glyphs...) {
		rec, err := c.font.Record(int(g))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		d.Glyphs = append(d.Glyphs, sfnt.Glyph{Advance: c.font.Advance(int(g)), Record: rec})
	}
	return d.Encode()
}

// draft begins a subset of n glyphs: names, metrics, and the character map in
// ascending order.
func (c *core) draft(n int) *sfnt.Draft {
	d := &sfnt.Draft{
		UnitsPerEm: c.font.UnitsPerEm(),
		Metrics:    c.metrics,
		Names:      map[int]string{sfnt.NameFamily: c.family, sfnt.NameFull: c.name, sfnt.NamePostScript: c.name},
		Glyphs:     make([]sfnt.Glyph, 0, n+1),
		Map:        make([]sfnt.Mapping, 0, n),
	}
	for i := range n {
		d.Map = append(d.Map, sfnt.Mapping{Rune: Code(i), Glyph: uint16(i + 1)})
	}
	sfnt.SortMap(d.Map)
	return d
}
