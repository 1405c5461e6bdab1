package fonts

import (
	"fmt"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// Subset begins a small TrueType file with glyphs[i] as glyph i; the first is
// to be .notdef. A glyph that stands in the list again shares the outline of the
// first. The file has no character map.
//
// An error is returned for a glyph the face does not have or whose outline is
// broken, and for a face that could not be opened.
func (f *Face) Subset(glyphs []GID) (*sfnt.Draft, error) {
	c := f.load()
	if c.err != nil {
		return nil, c.err
	}
	d := &sfnt.Draft{
		UnitsPerEm: c.font.UnitsPerEm(),
		Metrics:    c.metrics,
		Names:      map[int]string{sfnt.NameFamily: c.family, sfnt.NameFull: c.name, sfnt.NamePostScript: c.name},
		Glyphs:     make([]sfnt.Glyph, len(glyphs)),
	}
	first := make(map[GID]int, len(glyphs))
	for i, g := range glyphs {
		if of, again := first[g]; again {
			d.Glyphs[i] = d.Glyphs[of]
			d.Glyphs[i].Of = of
			continue
		}
		rec, err := c.font.Record(int(g))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		d.Glyphs[i] = sfnt.Glyph{Advance: c.font.Advance(int(g)), Record: rec}
		first[g] = i
	}
	return d, nil
}
