package sfnt

import (
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"unicode/utf16"
)

// MaxGlyphs is how many glyphs a font holds at most.
const MaxGlyphs = math.MaxUint16

// Glyph is one glyph of a Draft: its advance width and its record, which must
// be a simple one of even length (see EncodeGlyph) or empty.
type Glyph struct {
	Advance int
	Record  []byte
	Of      int // an earlier glyph with the same record, whose outline this one refers to; 0 = none
}

// Draft is a font file in the making.
type Draft struct {
	UnitsPerEm int
	Metrics    Metrics // Box is worked out anew from the glyphs when the file is made
	Names      map[int]string
	Glyphs     []Glyph   // the first one is .notdef
	Map        []Mapping // in ascending order of runes
	Extra      map[string][]byte
}

// Encode returns the file: cmap (format 12), glyf, head, hhea, hmtx, loca, maxp,
// name, OS/2, post and the extra tables, with right checksums. The same draft gives the
// same bytes; the dates in head are zero.
func (d *Draft) Encode() ([]byte, error) {
	total := 0
	for _, g := range d.Glyphs {
		total += len(g.Record)
	}
	tables, err := d.tables(total > 2*math.MaxUint16, 2, 0)
	if err != nil {
		return nil, err
	}
	tables["cmap"], tables["name"], tables["OS/2"], tables["post"] = d.cmap(), d.name(), d.os2(), d.post()
	maps.Copy(tables, d.Extra)
	return Assemble(tables), nil
}

// Program returns a file of the tables that ISO 32000-2 §9.9.1 asks for in a
// CIDFontType2 and of no others.
func (d *Draft) Program() ([]byte, error) {
	tables, err := d.tables(true, 4, 1)
	return Assemble(tables), err
}

// tables returns those of the glyphs, each of whose records begins at a multiple
// of align. Some share outlines in any case where shared is 1.
func (d *Draft) tables(long bool, align, shared int) (map[string][]byte, error) {
	if len(d.Glyphs) == 0 || len(d.Glyphs) > MaxGlyphs {
		return nil, errors.New("a font holds 1 to 65,535 glyphs")
	}
	glyf, loca := d.outlines(long, align)
	sum := d.summary(shared)
	return map[string][]byte{
		"glyf": glyf, "loca": loca, "head": d.head(long), "hhea": d.hhea(sum), "hmtx": d.hmtx(), "maxp": d.maxp(sum),
	}, nil
}

// summary is what several tables need to know of all glyphs.
type summary struct {
	maxAdvance          int
	minLeft, minRight   int
	maxExtent           int
	maxPoints, maxParts int
	shared              int // 1: some glyphs refer to others
}

func (d *Draft) summary(shared int) summary {
	s := summary{shared: shared}
	var box [4]int
	first := true
	for _, g := range d.Glyphs {
		s.maxAdvance = max(s.maxAdvance, g.Advance)
		s.shared = max(s.shared, min(g.Of, 1))
		if len(g.Record) < 10 {
			continue
		}
		b := boxOf(g.Record)
		left, right := b[0], g.Advance-b[2]
		if first {
			box, s.minLeft, s.minRight, first = b, left, right, false
		}
		box = [4]int{min(box[0], b[0]), min(box[1], b[1]), max(box[2], b[2]), max(box[3], b[3])}
		s.minLeft, s.minRight = min(s.minLeft, left), min(s.minRight, right)
		s.maxExtent = max(s.maxExtent, b[2])
		n := int(u16(g.Record, 0))
		s.maxParts = max(s.maxParts, n)
		s.maxPoints = max(s.maxPoints, int(u16(g.Record, 8+2*n))+1)
	}
	d.Metrics.Box = box
	return s
}

// outlines writes the records. A glyph that shares an outline is a composite one
// (OpenType, glyf table): another glyph at the same place. A blank one stays blank.
func (d *Draft) outlines(long bool, align int) (glyf, loca []byte) {
	size := 0
	for _, g := range d.Glyphs {
		size += len(g.Record) + align
	}
	glyf = make([]byte, 0, size)
	put := func() {
		if long {
			loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(len(glyf)/2))
		}
	}
	for _, g := range d.Glyphs {
		put()
		if g.Of > 0 && len(g.Record) >= 10 {
			const xyOffsets = 0x0002 // the arguments are an offset, in bytes
			glyf = words(append(words(glyf, -1), g.Record[2:10]...), xyOffsets, g.Of, 0)
		} else {
			glyf = append(glyf, g.Record...)
		}
		for len(glyf)%align != 0 {
			glyf = append(glyf, 0)
		}
	}
	put()
	return glyf, loca
}

func (d *Draft) hmtx() []byte {
	out := make([]byte, 0, 4*len(d.Glyphs))
	for _, g := range d.Glyphs {
		left := 0
		if len(g.Record) >= 10 {
			left = i16(g.Record, 2)
		}
		out = words(out, g.Advance, left)
	}
	return out
}

func (d *Draft) name() []byte {
	var ids []int
	for _, id := range []int{NameCopyright, NameFamily, NameStyle, NameFull, NameVersion, NamePostScript, NameLicence, NameLicenceURL} {
		if d.Names[id] != "" {
			ids = append(ids, id)
		}
	}
	out := words(nil, 0, len(ids), 6+12*len(ids))
	var text []byte
	for _, id := range ids {
		from := len(text)
		for _, unit := range utf16.Encode([]rune(d.Names[id])) {
			text = binary.BigEndian.AppendUint16(text, unit)
		}
		out = words(out, 3, 1, 0x409, id, len(text)-from, from)
	}
	return append(out, text...)
}

// longs appends 32-bit numbers.
func longs(out []byte, values ...int) []byte {
	for _, v := range values {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	return out
}

// words appends 16-bit numbers, signed or not.
func words(out []byte, values ...int) []byte {
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}
