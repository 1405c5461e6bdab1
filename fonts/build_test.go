package fonts

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// Tiny fonts in all the forms that users have them, made by hand.

func words(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

func long(v int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(v)) }

// fileOf lays tables out as a file that begins at base of a larger one.
func fileOf(base int, version string, tables map[string][]byte) []byte {
	var tags []string
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	out := append([]byte(version), words(len(tags), 0, 0, 0)...)
	at := base + 12 + 16*len(tags)
	for _, tag := range tags {
		out = append(append(append(append(out, tag...), 0, 0, 0, 0), long(at)...), long(len(tables[tag]))...)
		at += (len(tables[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// tiny is a TrueType font with a square for every character of text.
func tiny(t testing.TB, family, text string, m sfnt.Metrics) []byte {
	t.Helper()
	square, err := sfnt.EncodeGlyph(sfnt.Contours{{{X: 100, Y: 0, On: true}, {X: 100, Y: 400, On: true}, {X: 500, Y: 400, On: true}, {X: 500, Y: 0, On: true}}})
	if err != nil {
		t.Fatal(err)
	}
	d := sfnt.Draft{
		UnitsPerEm: 1000, Metrics: m, Glyphs: []sfnt.Glyph{{Advance: 500}},
		Names: map[int]string{sfnt.NameFamily: family, sfnt.NamePostScript: strings.ReplaceAll(family, " ", "") + "-Regular"},
	}
	for i, r := range []rune(text) {
		d.Glyphs = append(d.Glyphs, sfnt.Glyph{Advance: 1000, Record: square})
		d.Map = append(d.Map, sfnt.Mapping{Rune: r, Glyph: uint16(i + 1)})
	}
	sfnt.SortMap(d.Map)
	data, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func tablesOf(t testing.TB, data []byte, more map[string][]byte) map[string][]byte {
	t.Helper()
	font, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string][]byte{}
	for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		tables[tag] = slices.Clone(font.Table(tag))
	}
	for tag, table := range more {
		tables[tag] = table
	}
	return tables
}

// index is a CFF INDEX (Adobe Technical Note 5176 §5).
func index(items ...[]byte) []byte {
	if len(items) == 0 {
		return words(0)
	}
	out := append(words(len(items)), 2)
	at := 1
	for _, it := range items {
		out = append(out, words(at)...)
		at += len(it)
	}
	out = append(out, words(at)...)
	for _, it := range items {
		out = append(out, it...)
	}
	return out
}

// number is an operand of five bytes in a DICT.
func number(v int) []byte { return append([]byte{29}, long(v)...) }

// operands are operands of three bytes in a charstring.
func operands(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = append(append(out, 28), words(v)...)
	}
	return out
}

// circle is a charstring of four cubic curves: a disc of radius 400 with its
// middle at 500, 300.
func circle() []byte {
	const k = 221 // 400 times the magic 0.5523
	cs := append(operands(900, 300), 21)
	curves := operands(
		0, k, -(400 - k), 400-k, -k, 0,
		-k, 0, -(400 - k), -(400 - k), 0, -k,
		0, -k, 400-k, -(400 - k), k, 0,
		k, 0, 400-k, 400-k, 0, k,
	)
	return append(append(append(cs, curves...), 8), 14)
}

// tinyCFF is an OpenType font whose every glyph is a disc.
func tinyCFF(t testing.TB, text string) map[string][]byte {
	t.Helper()
	tables := tablesOf(t, tiny(t, "Disc", text, sfnt.Metrics{Ascent: 880, Descent: -120}), nil)
	delete(tables, "glyf")
	delete(tables, "loca")
	glyphs := [][]byte{{14}}
	for range []rune(text) {
		glyphs = append(glyphs, circle())
	}
	head := []byte{1, 0, 4, 2}
	names := index([]byte("Disc"))
	tail := append(index(), index()...) // strings, global subroutines
	const dictSize = 5 + 1 + 5 + 5 + 1
	at := len(head) + len(names) + 2 + 1 + 4 + dictSize + len(tail)
	chars := index(glyphs...)
	dict := append(append(append(append(number(at), 17), number(0)...), number(at+len(chars))...), 18)
	out := append(append(append(append(head, names...), index(dict)...), tail...), chars...)
	tables["CFF "] = out
	return tables
}

// fvar is one weight axis from 100 to 900 whose default is 100.
func fvar() []byte {
	out := words(1, 0, 16, 2, 1, 20, 0, 8)
	out = append(out, "wght"...)
	for _, v := range []int{100, 100, 900} {
		out = append(out, long(v<<16)...)
	}
	return append(out, words(0, 256)...)
}

// gvar moves every point of glyph 1, a square, right by 80 at full weight.
func gvar() []byte {
	data := []byte{0, 0x07, 80, 80, 80, 80, 0, 0, 0, 0, 0x87} // all points; x; eight zeros for y
	glyph := append(words(1, 10, len(data), 0xA000, 1<<14), data...)
	if len(glyph)%2 != 0 {
		glyph = append(glyph, 0)
	}
	out := words(1, 0, 1, 0)
	out = append(out, long(0)...)
	out = append(out, words(2, 0)...)
	out = append(out, long(20+6)...)
	out = append(out, words(0, 0, len(glyph)/2)...)
	return append(out, glyph...)
}
