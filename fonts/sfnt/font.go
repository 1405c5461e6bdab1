// Package sfnt reads and writes TrueType files (ISO/IEC 14496-22, glyf
// outlines): the tables, the character map, the glyph records, and small new
// files made of chosen glyphs. It knows neither roles nor pages. What is in a
// table is read by go-text; the tables of new files are written here.
//
// Every number is in font design units unless a comment says otherwise.
package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrNotFont is returned for what is neither TrueType nor OpenType.
var ErrNotFont = errors.New("not a TrueType or OpenType font")

// ErrNotTrueType is returned by Parse for fonts without TrueType (glyf)
// outlines: CFF fonts and those that hold pictures alone.
var ErrNotTrueType = errors.New("not a TrueType font with glyf outlines")

// Font is a parsed file. It refers to the bytes it was parsed from and never
// changes them; it is safe for concurrent use.
type Font struct {
	tables    map[string][]byte
	numGlyphs int
	longLoca  bool
	hMetrics  int
	upem      int
	loca      []byte
	hmtx      []byte
	drawn     Outlines                    // instead of the glyf table; may be nil
	records   func(g int) ([]byte, error) // of glyphs that are not blank, or of any where drawn is set
}

// Parse reads the table directory of a TrueType file and checks that the
// tables every method needs are there and long enough.
func Parse(data []byte) (*Font, error) { return ParseWith(data, 0, nil) }

// ParseWithout is Parse for a file whose table glyf was taken out. Records
// returns what Span names of it, for glyphs that are not blank. It must be safe for
// concurrent use.
func ParseWithout(data []byte, records func(g int) ([]byte, error)) (*Font, error) {
	return parse(data, 0, &Font{records: records})
}

// ParseWith reads the table directory at an offset of data (see Offsets) and
// takes the outlines from o, and the advances where it tells them (see Advances); nil
// reads the tables glyf and hmtx.
func ParseWith(data []byte, at int, o Outlines) (*Font, error) {
	f := &Font{drawn: o}
	if o != nil {
		f.records = remembered(o)
	}
	return parse(data, at, f)
}

// parse reads the tables into f, which says where the outlines come from.
func parse(data []byte, at int, f *Font) (*Font, error) {
	tables, err := directory(data, at)
	if err != nil {
		return nil, err
	}
	if f.records == nil {
		if tables["glyf"] == nil {
			return nil, ErrNotTrueType
		}
		f.records = f.inGlyf
	}
	f.tables, f.loca, f.hmtx = tables, tables["loca"], tables["hmtx"]
	for _, need := range []struct {
		tag  string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}} {
		if f.drawn != nil && need.tag == "loca" {
			continue
		}
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
	case f.drawn == nil && len(f.loca) < (f.numGlyphs+1)*size:
		return errors.New(`font table "loca" is cut short`)
	case f.hMetrics == 0 || len(f.hmtx) < f.hMetrics*4:
		return errors.New(`font table "hmtx" is cut short`)
	}
	return nil
}

// directory returns the tables by tag.
func directory(data []byte, at int) (map[string][]byte, error) {
	if at < 0 || at+12 > len(data) {
		return nil, ErrNotFont
	}
	switch u32(data, at) {
	case 0x00010000, 0x74727565, 0x4F54544F: // 1.0, "true", "OTTO"
	default:
		return nil, ErrNotFont
	}
	n := int(u16(data, at+4))
	if len(data) < at+12+16*n {
		return nil, errors.New("font table directory is cut short")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		rec := data[at+12+16*i:]
		off, size := uint64(u32(rec, 8)), uint64(u32(rec, 12))
		if off+size > uint64(len(data)) {
			return nil, fmt.Errorf("font table %q lies outside the file", rec[:4])
		}
		tables[string(rec[:4])] = data[off : off+size : off+size]
	}
	return tables, nil
}

// Offsets returns where the fonts of a file begin: one, or those of a
// collection (ISO/IEC 14496-22 §4.6).
func Offsets(data []byte) ([]int, error) {
	if len(data) < 16 || string(data[:4]) != "ttcf" {
		return []int{0}, nil
	}
	n := int(min(u32(data, 8), uint32(len(data)/4)))
	if len(data) < 12+4*n || n == 0 {
		return nil, errors.New("font collection is cut short")
	}
	out := make([]int, n)
	for i := range out {
		out[i] = int(u32(data, 12+4*i))
	}
	return out, nil
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
	if a, ok := f.drawn.(Advances); ok {
		return a.Advance(g)
	}
	return int(u16(f.hmtx, 4*min(g, f.hMetrics-1)))
}

// record returns the glyph record of g as the font has it; empty for a blank glyph,
// for a glyph that is not there and for one whose location is broken.
func (f *Font) record(g int) ([]byte, error) {
	if g < 0 || g >= f.numGlyphs {
		return nil, nil
	}
	if from, to := f.Span(g); f.drawn == nil && from == to {
		return nil, nil
	}
	return f.records(g)
}

// inGlyf returns what the table glyf holds of a glyph.
func (f *Font) inGlyf(g int) ([]byte, error) {
	from, to := f.Span(g)
	if glyf := f.tables["glyf"]; to <= len(glyf) {
		return glyf[from:to], nil
	}
	return nil, nil
}

// Span returns where in the table glyf the record of g lies: from the first byte
// up to the second. They are equal for a blank glyph, for one that is not there or
// not in that table, and for one whose location is broken in itself.
func (f *Font) Span(g int) (from, to int) {
	if g < 0 || g >= f.numGlyphs || f.drawn != nil {
		return 0, 0
	}
	var a, b uint64
	if f.longLoca {
		a, b = uint64(u32(f.loca, 4*g)), uint64(u32(f.loca, 4*g+4))
	} else {
		a, b = 2*uint64(u16(f.loca, 2*g)), 2*uint64(u16(f.loca, 2*g+2))
	}
	if a+10 > b {
		return 0, 0
	}
	return int(a), int(b)
}

// Box returns the glyph's bounding box; ok is false for a blank glyph.
func (f *Font) Box(g int) (xMin, yMin, xMax, yMax int, ok bool) {
	rec, err := f.record(g)
	if err != nil || rec == nil {
		return 0, 0, 0, 0, false
	}
	b := boxOf(rec)
	return b[0], b[1], b[2], b[3], true
}

// boxOf returns the bounding box in a glyph record.
func boxOf(rec []byte) [4]int { return [4]int{i16(rec, 2), i16(rec, 4), i16(rec, 6), i16(rec, 8)} }

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
func i16(b []byte, at int) int    { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
