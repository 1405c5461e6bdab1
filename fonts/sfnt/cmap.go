package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
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

// encodings are the platforms and encodings of the character maps that are read,
// the best first: all of Unicode, its first plane, symbols, Mac Roman.
var encodings = [][2]uint16{{3, 10}, {0, 6}, {0, 4}, {3, 1}, {0, 3}, {0, 2}, {0, 1}, {0, 0}, {3, 0}, {1, 0}}

// Mappings returns the best character map that can be read, in ascending order
// of runes, without entries that lead to .notdef or outside the font.
func (f *Font) Mappings() []Mapping {
	table := f.tables["cmap"]
	if len(table) < 4 {
		return nil
	}
	places := map[[2]uint16]int{}
	for i := range int(binary.BigEndian.Uint16(table[2:])) {
		if at := 4 + 8*i; at+8 <= len(table) {
			places[[2]uint16{binary.BigEndian.Uint16(table[at:]), binary.BigEndian.Uint16(table[at+2:])}] = at
		}
	}
	for _, e := range encodings {
		if at, ok := places[e]; ok {
			if cmap, err := readMap(table, at); err == nil {
				if all := f.mapped(cmap); len(all) > 0 {
					return all
				}
			}
		}
	}
	return nil
}

// readMap reads the character map whose record stands at at. Each is read alone:
// a damaged one does not spoil the others.
func readMap(table []byte, at int) (cmap font.Cmap, err error) {
	defer func() {
		if r := recover(); r != nil { // the library trusts offsets of format 4
			err = fmt.Errorf("character map is broken: %v", r)
		}
	}()
	record, _, err := tables.ParseEncodingRecord(table[at:], table)
	if err != nil {
		return nil, err
	}
	if _, all := record.Subtable.(tables.CmapSubtable13); all {
		return nil, errors.New("a character map that gives all characters a few glyphs is no font to read")
	}
	cmap, _, err = font.ProcessCmap(tables.Cmap{Records: []tables.EncodingRecord{record}}, tables.FPNone)
	return cmap, err
}

// mapped lists what cmap leads to.
func (f *Font) mapped(cmap font.Cmap) []Mapping {
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
