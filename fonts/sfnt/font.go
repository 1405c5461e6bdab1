// Package sfnt reads and writes TrueType files (ISO/IEC 14496-22, glyf
// outlines): the tables, the character map, the glyph records, and small new
// files made of chosen glyphs. It knows neither roles nor pages.
//
// Every number is in font design units unless a comment says otherwise.
package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrNotTrueType is returned for files without TrueType (glyf) outlines:
// CFF fonts, collections, and anything that is not a font.
var ErrNotTrueType = errors.New("not a TrueType font with glyf outlines")

// Font is a parsed file. It refers to the bytes it was parsed from and never
// changes them; it is safe for concurrent use.
type Font struct {
	tables    map[string][]byte
	numGlyphs int
	longLoca  bool
	hMetrics  int
	upem      int
	glyf      []byte
	loca      []byte
	hmtx      []byte
}

// Parse reads the table directory and checks that the tables every method
// needs are there and long enough.
func Parse(data []byte) (*Font, error) {
	tables, err := directory(data)
	if err != nil {
		return nil, err
	}
	f := &Font{tables: tables, glyf: tables["glyf"], loca: tables["loca"], hmtx: tables["hmtx"]}
	for _, need := range []struct {
		tag  string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}} {
		if len(tables[need.tag]) < need.size {
			return nil, fmt.Errorf("font table %q is missing or cut short", need.tag)
		}
	}
	f.numGlyphs = int(u16(tables["maxp"], 4))
	f.upem = int(u16(tables["head"], 18))
	f.longLoca = u16(tables["head"], 50) != 0
	f.hMetrics = int(u16(tables["hhea"], 34))
	return f, f.check()
}

// check refuses fonts whose counts do not fit their tables.
func (f *Font) check() error {
	size := 2
	if f.longLoca {
		size = 4
	}
	switch {
	case f.upem < 16 || f.upem > 16384:
		return fmt.Errorf("font has %d units per em, outside 16 to 16384", f.upem)
	case f.numGlyphs == 0:
		return errors.New("font has no glyphs")
	case len(f.loca) < (f.numGlyphs+1)*size:
		return errors.New(`font table "loca" is cut short`)
	case f.hMetrics == 0 || len(f.hmtx) < f.hMetrics*4:
		return errors.New(`font table "hmtx" is cut short`)
	}
	return nil
}

// directory returns the tables by tag.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, ErrNotTrueType
	}
	if v := u32(data, 0); v != 0x00010000 && v != 0x74727565 { // 1.0 or "true"
		return nil, ErrNotTrueType
	}
	n := int(u16(data, 4))
	if len(data) < 12+16*n {
		return nil, errors.New("font table directory is cut short")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		rec := data[12+16*i:]
		off, size := uint64(u32(rec, 8)), uint64(u32(rec, 12))
		if off+size > uint64(len(data)) {
			return nil, fmt.Errorf("font table %q lies outside the file", rec[:4])
		}
		tables[string(rec[:4])] = data[off : off+size : off+size]
	}
	if tables["glyf"] == nil {
		return nil, ErrNotTrueType
	}
	return tables, nil
}

// Table returns the bytes of a table, or nil. They must not be changed.
func (f *Font) Table(tag string) []byte { return f.tables[tag] }

// NumGlyphs is the number of glyphs, .notdef included.
func (f *Font) NumGlyphs() int { return f.numGlyphs }

// UnitsPerEm is the number of design units in an em.
func (f *Font) UnitsPerEm() int { return f.upem }

// Advance is the advance width of glyph g; 0 when there is no such glyph.
func (f *Font) Advance(g int) int {
	if g < 0 || g >= f.numGlyphs {
		return 0
	}
	return int(u16(f.hmtx, 4*min(g, f.hMetrics-1)))
}

// record returns the glyph record of g; empty for a blank glyph, for a glyph
// that is not there and for one whose location is broken.
func (f *Font) record(g int) []byte {
	if g < 0 || g >= f.numGlyphs {
		return nil
	}
	var from, to uint64
	if f.longLoca {
		from, to = uint64(u32(f.loca, 4*g)), uint64(u32(f.loca, 4*g+4))
	} else {
		from, to = 2*uint64(u16(f.loca, 2*g)), 2*uint64(u16(f.loca, 2*g+2))
	}
	if from+10 > to || to > uint64(len(f.glyf)) {
		return nil
	}
	return f.glyf[from:to]
}

// Box returns the glyph's bounding box; ok is false for a blank glyph.
func (f *Font) Box(g int) (xMin, yMin, xMax, yMax int, ok bool) {
	rec := f.record(g)
	if rec == nil {
		return 0, 0, 0, 0, false
	}
	return i16(rec, 2), i16(rec, 4), i16(rec, 6), i16(rec, 8), true
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
func i16(b []byte, at int) int    { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
