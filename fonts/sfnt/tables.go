package sfnt

import (
	"encoding/binary"
	"maps"
	"math"
	"math/bits"
	"slices"
)

func (d *Draft) head(long bool) []byte {
	out := longs(nil, 0x00010000, 0x00010000, 0, 0x5F0F3CF5)
	out = words(out, 0x0003, d.UnitsPerEm) // baseline at y=0, left sidebearing at x=0
	out = append(out, make([]byte, 16)...) // dates stay zero: the same input gives the same bytes
	style, format := 0, 0
	if d.Metrics.Bold {
		style |= 1
	}
	if d.Metrics.Italic {
		style |= 2
	}
	if long {
		format = 1
	}
	out = words(out, d.Metrics.Box[:]...)
	return words(out, style, 8, 2, format, 0)
}

func (d *Draft) hhea(s summary) []byte {
	out := longs(nil, 0x00010000)
	out = words(out, d.Metrics.Ascent, d.Metrics.Descent, 0, s.maxAdvance, s.minLeft, s.minRight, s.maxExtent)
	rise, run := 1, 0
	if a := d.Metrics.ItalicAngle; a != 0 {
		rise = 1000
		run = int(math.Round(1000 * math.Tan(-a*math.Pi/180)))
	}
	return words(out, rise, run, 0, 0, 0, 0, 0, 0, len(d.Glyphs))
}

func (d *Draft) maxp(s summary) []byte {
	out := longs(nil, 0x00010000)
	return words(out, len(d.Glyphs), s.maxPoints, s.maxParts, s.shared*s.maxPoints, s.shared*s.maxParts, 2, 0, 0, 0, 0, 0, 0, s.shared, s.shared)
}

func (d *Draft) post() []byte {
	m := d.Metrics
	out := longs(nil, 0x00030000, int(math.Round(m.ItalicAngle*65536))) // no glyph names
	out = words(out, m.UnderlinePosition, m.UnderlineThickness, 0, 0)
	if m.FixedPitch {
		out[len(out)-1] = 1
	}
	return append(out, make([]byte, 16)...)
}

// os2 writes version 4. Embedding is allowed without restriction, as the Open
// Font License has it.
func (d *Draft) os2() []byte {
	m, em, sum := d.Metrics, d.UnitsPerEm, 0
	for _, g := range d.Glyphs {
		sum += g.Advance
	}
	out := words(nil, 4, sum/len(d.Glyphs), m.Weight, 5, 0)
	out = words(out, em*65/100, em*6/10, 0, em*75/1000, em*65/100, em*6/10, 0, em*35/100, em/20, em*3/10, 0)
	out = append(out, make([]byte, 10+16)...) // PANOSE, Unicode ranges
	out = append(out, "WNZH"...)
	selection := 0x40 // regular
	if m.Bold || m.Italic {
		selection = 0
	}
	if m.Italic {
		selection |= 0x01
	}
	if m.Bold {
		selection |= 0x20
	}
	first, last := 0xFFFF, 0
	for _, entry := range d.Map {
		first, last = min(first, int(entry.Rune)), max(last, min(0xFFFF, int(entry.Rune)))
	}
	out = words(out, selection|0x80, first, last, m.Ascent, m.Descent, 0, m.Ascent, -m.Descent)
	out = append(out, make([]byte, 8)...) // code pages
	return words(out, m.XHeight, m.CapHeight, 0, 0x20, 1)
}

// cmap writes one subtable of format 12, which holds all of Unicode.
func (d *Draft) cmap() []byte {
	all := spans(d.Map)
	out := longs(words(nil, 0, 1, 3, 10), 12)
	out = longs(words(out, 12, 0), 16+12*len(all), 0, len(all))
	for _, s := range all {
		out = longs(out, s.first, s.last, s.glyph)
	}
	return out
}

// span is a stretch of runes with ascending glyph numbers.
type span struct{ first, last, glyph int }

func spans(entries []Mapping) []span {
	var out []span
	for _, e := range entries {
		r, g := int(e.Rune), int(e.Glyph)
		if n := len(out); n > 0 && out[n-1].last == r-1 && out[n-1].glyph+r-out[n-1].first == g {
			out[n-1].last = r
			continue
		}
		out = append(out, span{r, r, g})
	}
	return out
}

// Assemble lays the tables out in the order of their tags, each at a multiple
// of four bytes, and fills in the checksums; that of the file is in the table
// head, which is changed. Without a table head there is no file.
func Assemble(tables map[string][]byte) []byte {
	if len(tables["head"]) < 12 {
		return nil
	}
	binary.BigEndian.PutUint32(tables["head"][8:], 0)
	tags := slices.Sorted(maps.Keys(tables))
	n := len(tags)
	log := bits.Len(uint(n)) - 1
	out := longs(nil, 0x00010000)
	out = words(out, n, 16<<log, log, 16*n-16<<log)
	at := 12 + 16*n
	headAt := 0
	for _, tag := range tags {
		if tag == "head" {
			headAt = at
		}
		out = append(out, tag...)
		out = longs(out, int(checksum(tables[tag])), at, len(tables[tag]))
		at += (len(tables[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum is the sum of the table as big-endian 32-bit numbers, padded with
// zeros.
func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += u32(b, 0)
	}
	var tail [4]byte
	copy(tail[:], b)
	return sum + u32(tail[:], 0)
}

// SortMap puts the entries in ascending order of runes.
func SortMap(entries []Mapping) {
	slices.SortFunc(entries, func(a, b Mapping) int { return int(a.Rune - b.Rune) })
}
