package sfnt

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Mapping is one entry of a character map.
type Mapping struct {
	Rune  rune
	Glyph uint16
}

// Mappings returns the character map in ascending order of runes, without
// entries that lead to .notdef or outside the font.
func (f *Font) Mappings() []Mapping {
	table, _, err := tables.ParseCmap(f.tables["cmap"])
	if err != nil {
		return nil
	}
	cmap, _, err := font.ProcessCmap(table, tables.FPNone)
	if err != nil {
		return nil
	}
	var all []Mapping
	it := cmap.Iter()
	for n := 0; n <= unicode.MaxRune && it.Next(); n++ { // a broken map may name a character again and again
		if r, g := it.Char(); g != 0 && int(g) < f.numGlyphs {
			all = append(all, Mapping{r, uint16(g)})
		}
	}
	SortMap(all)
	return slices.CompactFunc(all, func(a, b Mapping) bool { return a.Rune == b.Rune })
}
