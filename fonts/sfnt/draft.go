package sfnt

import (
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf16"
)

// Glyph is one glyph of a Draft: its advance width and its record, which must
// be a simple one of even length (see EncodeGlyph) or empty.
type Glyph struct {
	Advance int
	Record  []byte
}

// Draft is a font file in the making.
type Draft struct {
	UnitsPerEm int
	Metrics    Metrics // Box is worked out anew from the glyphs
	Names      map[int]string
	Glyphs     []Glyph   // the first one is .notdef
	Map        []Mapping // in ascending order of runes
	Extra      map[string][]byte
}

// Encode returns the file: cmap (format 4 when all characters are in the
// basic plane, else format 12), glyf, head, hhea, hmtx, loca, maxp, name, OS/2,
// post and the extra tables, with right checksums. The same draft gives the
// same bytes; the dates in head are zero.
func (d *Draft) Encode() ([]byte, error) {
	if len(d.Glyphs) == 0 || len(d.Glyphs) > math.MaxUint16 {
		return nil, errors.New("a font holds 1 to 65,535 glyphs")
	}
	glyf, loca, long := d.outlines()
	sum := d.summary()
	tables := map[string][]byte{
		"cmap": d.cmap(),
		"glyf": glyf,
		"head": d.head(sum, long),
		"hhea": d.hhea(sum),
		"hmtx": d.hmtx(),
		"loca": loca,
		"maxp": d.maxp(sum),
		"name": d.name(),
		"OS/2": d.os2(sum),
		"post": d.post(),
	}
	for tag, data := range d.Extra {
		tables[tag] = data
	}
	return Assemble(tables), nil
}

// summary is what several tables need to know of all glyphs.
type summary struct {
	box                 [4]int16
	maxAdvance          int
	minLeft, minRight   int
	maxExtent           int
	sumAdvance          int
	maxPoints, maxParts int
}

func (d *Draft) summary() summary {
	var s summary
	first := true
	for _, g := range d.Glyphs {
		s.maxAdvance = max(s.maxAdvance, g.Advance)
		s.sumAdvance += g.Advance
		if len(g.Record) < 10 {
			continue
		}
		var b [4]int16
		for i := range b {
			b[i] = int16(i16(g.Record, 2+2*i))
		}
		left, right := int(b[0]), g.Advance-int(b[2])
		if first {
			s.box, s.minLeft, s.minRight, first = b, left, right, false
		}
		s.box[0], s.box[1] = min(s.box[0], b[0]), min(s.box[1], b[1])
		s.box[2], s.box[3] = max(s.box[2], b[2]), max(s.box[3], b[3])
		s.minLeft, s.minRight = min(s.minLeft, left), min(s.minRight, right)
		s.maxExtent = max(s.maxExtent, int(b[2]))
		n := int(u16(g.Record, 0))
		s.maxParts = max(s.maxParts, n)
		s.maxPoints = max(s.maxPoints, int(u16(g.Record, 8+2*n))+1)
	}
	return s
}

func (d *Draft) outlines() (glyf, loca []byte, long bool) {
	total := 0
	for _, g := range d.Glyphs {
		total += len(g.Record)
	}
	long = total > 2*math.MaxUint16
	glyf = make([]byte, 0, total)
	put := func() {
		if long {
			loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(len(glyf)/2))
		}
	}
	for _, g := range d.Glyphs {
		put()
		glyf = append(glyf, g.Record...)
	}
	put()
	return glyf, loca, long
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
