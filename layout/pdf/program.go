package pdf

import (
	"encoding/binary"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// subset builds the font program of a face: one glyph for every code. Codes
// that draw the same outline share it: the first has the outline, the others
// refer to it as a composite glyph of one part. It holds the tables that
// ISO 32000-2 §9.9.1 asks for in a CIDFontType2 and no others.
func (e *embeddedFace) subset() ([]byte, error) {
	var gids []fonts.GID
	place := make(map[fonts.GID]int) // of a glyph in the subset of distinct ones
	for _, c := range e.codes.pairs[1:] {
		if _, ok := place[c.gid]; !ok {
			gids = append(gids, c.gid)
			place[c.gid] = len(gids)
		}
	}
	data, err := e.codes.face.Subset(gids)
	if err != nil {
		return nil, err
	}
	if e.font, err = sfnt.Parse(data); err != nil {
		return nil, err
	}
	p := program{font: e.font}
	owner := make(map[fonts.GID]int)
	for code, c := range e.codes.pairs {
		rec, err := e.font.Record(place[c.gid])
		if err != nil {
			return nil, err
		}
		if first, ok := owner[c.gid]; ok && code > 0 {
			p.share(rec, first)
		} else {
			p.own(rec)
			if code > 0 {
				owner[c.gid] = code
			}
		}
		p.metric(e.units(code, place[c.gid]), rec)
	}
	return p.assemble(), nil
}

// units is the advance of a code, the place-th glyph of the font, in its units.
func (e *embeddedFace) units(code, place int) int {
	if e.codes.pairs[code].wide == 0 {
		return e.font.Advance(place)
	}
	return e.codes.advance(code) * e.font.UnitsPerEm() / 1000
}

// program is a TrueType file in the making.
type program struct {
	font *sfnt.Font
	glyf []byte
	ends []int // of every glyph in glyf
	hmtx []byte
	wide int // the greatest advance
}

// own appends a glyph with its own outline.
func (p *program) own(record []byte) {
	p.glyf = append(p.glyf, record...)
	p.end()
}

// share appends a composite glyph (OpenType, glyf table): the outline of
// glyph first at the same place. An empty outline stays empty.
func (p *program) share(record []byte, first int) {
	if len(record) >= 10 {
		const xyOffsets = 0x0002 // the arguments are an offset, in bytes
		p.glyf = append(p.glyf, 0xFF, 0xFF)
		p.glyf = append(p.glyf, record[2:10]...)
		p.glyf = append(p.glyf, 0, xyOffsets, byte(first>>8), byte(first), 0, 0)
	}
	p.end()
}

func (p *program) end() {
	for len(p.glyf)%4 != 0 {
		p.glyf = append(p.glyf, 0)
	}
	p.ends = append(p.ends, len(p.glyf))
}

// metric appends the advance and left side bearing of the last glyph.
func (p *program) metric(advance int, record []byte) {
	p.wide = max(p.wide, advance)
	p.hmtx = binary.BigEndian.AppendUint16(p.hmtx, uint16(advance))
	if len(record) >= 10 {
		p.hmtx = append(p.hmtx, record[2:4]...)
	} else {
		p.hmtx = append(p.hmtx, 0, 0)
	}
}

// assemble writes the file.
func (p *program) assemble() []byte {
	n := uint16(len(p.ends))
	loca := make([]byte, 4, 4*len(p.ends)+4)
	for _, end := range p.ends {
		loca = binary.BigEndian.AppendUint32(loca, uint32(end))
	}
	hhea := patched(p.font.Table("hhea"), 34, n)
	binary.BigEndian.PutUint16(hhea[10:], uint16(p.wide))
	maxp := patched(p.font.Table("maxp"), 4, n)
	binary.BigEndian.PutUint16(maxp[10:], binary.BigEndian.Uint16(maxp[6:])) // points of composites
	binary.BigEndian.PutUint16(maxp[12:], binary.BigEndian.Uint16(maxp[8:])) // contours of composites
	binary.BigEndian.PutUint16(maxp[28:], 1)                                 // parts
	binary.BigEndian.PutUint16(maxp[30:], 1)                                 // depth
	return sfnt.Assemble(map[string][]byte{
		"head": patched(p.font.Table("head"), 50, 1), // indexToLocFormat: long
		"glyf": p.glyf, "hhea": hhea, "hmtx": p.hmtx, "loca": loca, "maxp": maxp,
	})
}

// patched returns a copy of a table with a number set.
func patched(table []byte, at int, v uint16) []byte {
	table = append([]byte{}, table...)
	binary.BigEndian.PutUint16(table[at:], v)
	return table
}
