package main

import (
	"os"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// makeFont writes a TrueType file with a square for every character of TEXT:
// font FILE NAME TEXT [FSTYPE].
func makeFont(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: font FILE NAME TEXT [FSTYPE]")
	}
	square, err := sfnt.EncodeGlyph(sfnt.Contours{{{X: 100, Y: 0, On: true}, {X: 100, Y: 700, On: true}, {X: 900, Y: 700, On: true}, {X: 900, Y: 0, On: true}}})
	ts.Check(err)
	d := sfnt.Draft{
		UnitsPerEm: 1000, Metrics: sfnt.Metrics{Ascent: 880, Descent: -120}, Glyphs: []sfnt.Glyph{{Advance: 500}},
		Names: map[int]string{sfnt.NameFamily: args[1], sfnt.NamePostScript: args[1], sfnt.NameLicence: "for tests alone"},
	}
	for i, r := range []rune(args[2]) {
		d.Glyphs = append(d.Glyphs, sfnt.Glyph{Advance: 1000, Record: square})
		d.Map = append(d.Map, sfnt.Mapping{Rune: r, Glyph: uint16(i + 1)})
	}
	sfnt.SortMap(d.Map)
	data, err := d.Encode()
	ts.Check(err)
	if len(args) > 3 {
		restrict(ts, data, args[3])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// restrict sets the embedding permissions of a font file (OS/2 fsType).
func restrict(ts *testscript.TestScript, data []byte, fsType string) {
	n, err := strconv.ParseUint(fsType, 0, 16)
	ts.Check(err)
	font, err := sfnt.Parse(data)
	ts.Check(err)
	os2 := font.Table("OS/2") // a part of data
	os2[8], os2[9] = byte(n>>8), byte(n)
}
