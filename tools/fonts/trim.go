package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// stat is what is printed of a face.
type stat struct{ glyphs, characters, kerns int }

// trim returns the face as a TrueType file: chosen characters in ascending
// order, no layout tables but kerning, no instructions, no composites.
func (r recipe) trim(src string, covered map[rune]bool) ([]byte, stat, error) {
	raw, err := os.ReadFile(filepath.Join(src, r.file))
	if err != nil {
		return nil, stat{}, err
	}
	font, err := sfnt.Parse(raw)
	if err != nil {
		return nil, stat{}, err
	}
	d := &sfnt.Draft{UnitsPerEm: font.UnitsPerEm(), Metrics: font.Metrics(), Names: r.names(font), Extra: map[string][]byte{}}
	d.Metrics.Bold, d.Metrics.Italic = r.style == "Bold", r.style == "Italic"
	chosen := r.choose(font.Mappings(), covered)
	fill := r.fill
	if r.math {
		fill = fillMath
	}
	if err := fill(d, font, chosen); err != nil {
		return nil, stat{}, err
	}
	s := stat{glyphs: len(d.Glyphs), characters: len(d.Map)}
	if r.kern {
		pairs, err := harvest(raw, d)
		if err != nil {
			return nil, stat{}, err
		}
		s.kerns = len(pairs)
		if d.Extra["kern"], err = sfnt.EncodeKern(pairs, len(d.Glyphs)); err != nil {
			return nil, stat{}, err
		}
	}
	data, err := d.Encode()
	return data, s, err
}

// choose picks the characters to keep and notes them as covered.
func (r recipe) choose(all []sfnt.Mapping, covered map[rune]bool) []sfnt.Mapping {
	var out []sfnt.Mapping
	for _, m := range all {
		if m.Rune < ' ' || !r.keep(m.Rune) || r.only && covered[m.Rune] && (r.also == nil || !r.also(m.Rune)) {
			continue
		}
		out = append(out, m)
		covered[m.Rune] = covered[m.Rune] || r.base
	}
	return out
}

// fill copies .notdef and the chosen glyphs, each once.
func (r recipe) fill(d *sfnt.Draft, font *sfnt.Font, chosen []sfnt.Mapping) error {
	placed := map[uint16]uint16{0: 0}
	add := func(old int, r0 rune) error {
		c, err := font.Contours(old)
		if err != nil {
			return err
		}
		advance := font.Advance(old)
		if r.han {
			c, advance = fitHan(r0, c, advance)
		}
		if r.large && drawnLarge(r0) {
			enlarge(c)
		}
		rec, err := sfnt.EncodeGlyph(c)
		d.Glyphs = append(d.Glyphs, sfnt.Glyph{Advance: advance, Record: rec})
		return err
	}
	if err := add(0, 0); err != nil {
		return err
	}
	interpunct := wideInterpunct(r.han, chosen)
	for _, m := range chosen {
		if m.Rune == 0xB7 && interpunct != 0 {
			m.Glyph = interpunct
		}
		g, ok := placed[m.Glyph]
		if !ok || r.han && isDash(m.Rune) {
			g = uint16(len(d.Glyphs))
			placed[m.Glyph] = g
			if err := add(int(m.Glyph), m.Rune); err != nil {
				return fmt.Errorf("%U: %w", m.Rune, err)
			}
		}
		d.Map = append(d.Map, sfnt.Mapping{Rune: m.Rune, Glyph: g})
	}
	return nil
}

// wideInterpunct returns the glyph of U+30FB, which stands in for the narrow
// U+00B7 in Chinese faces (GB/T 15834 §4.14 sets the interpunct in the middle
// of a character's width); 0 when the face keeps its own.
func wideInterpunct(han bool, chosen []sfnt.Mapping) uint16 {
	for _, m := range chosen {
		if han && m.Rune == 0x30FB {
			return m.Glyph
		}
	}
	return 0
}

func isDash(r rune) bool { return r == 0x2014 || r == 0x2E3A }

// emMiddle is the middle of the Han em box, from 880 down to -120.
const emMiddle = 380

// dashBearing is the white on either side of a fitted dash, that of a Han
// character's horizontal stroke.
const dashBearing = 50

// fitHan stretches the dash to one em and the two-em dash to two and lifts
// both to the middle of the em box: the sources leave them short, so that a
// pair shows a gap, and at the height of lower-case letters. 1 em = 1000 units.
func fitHan(r rune, c sfnt.Contours, advance int) (sfnt.Contours, int) {
	if !isDash(r) {
		return c, advance
	}
	advance = 1000
	if r == 0x2E3A {
		advance = 2000
	}
	left, right, middle := extent(c)
	for _, contour := range c {
		for i, p := range contour {
			at := float64(int(p.X)-left) / float64(right-left)
			contour[i].X = int16(dashBearing + at*float64(advance-2*dashBearing) + 0.5)
			contour[i].Y = int16(int(p.Y) + emMiddle - middle)
		}
	}
	return c, advance
}

// Characters of Kai are drawn smaller and lower in the em box than those of Song:
// of 33 common ones the boxes around the ink are .955 as high and .958 as wide, and
// their middles lie .023 em lower.
const (
	kaiGrowth = 1.045
	kaiLift   = 23
	kaiMiddle = 352
)

// drawnLarge tells Han characters, with the signs for zero and for a repeated one, from marks.
func drawnLarge(r rune) bool {
	return r >= 0x3005 && r <= 0x3007 || r >= 0x3400 && r < 0xFE30 || r >= 0x20000
}

// enlarge draws a Han character of Kai as large as Song's and at their height.
func enlarge(c sfnt.Contours) {
	for _, contour := range c {
		for i, p := range contour {
			contour[i].X = int16(math.Round(500 + kaiGrowth*(float64(p.X)-500)))
			contour[i].Y = int16(math.Round(kaiMiddle + kaiLift + kaiGrowth*(float64(p.Y)-kaiMiddle)))
		}
	}
}

// extent returns the left and right edge and the vertical middle.
func extent(c sfnt.Contours) (left, right, middle int) {
	first := c[0][0]
	left, right = int(first.X), int(first.X)
	low, high := int(first.Y), int(first.Y)
	for _, contour := range c {
		for _, p := range contour {
			left, right = min(left, int(p.X)), max(right, int(p.X))
			low, high = min(low, int(p.Y)), max(high, int(p.Y))
		}
	}
	return left, right, (low + high) / 2
}

// openFontLicence is what a name table says whose source says nothing.
const openFontLicence = "This Font Software is licensed under the SIL Open Font License, Version 1.1."

// names renames the face and keeps copyright and licence.
func (r recipe) names(font *sfnt.Font) map[int]string {
	licence, address := font.Name(sfnt.NameLicence), font.Name(sfnt.NameLicenceURL)
	if licence == "" {
		licence, address = openFontLicence, "https://openfontlicense.org"
	}
	return map[int]string{
		sfnt.NameCopyright:  cmp.Or(r.copyright, font.Name(sfnt.NameCopyright)),
		sfnt.NameFamily:     r.family,
		sfnt.NameStyle:      r.style,
		sfnt.NameFull:       r.family + " " + r.style,
		sfnt.NameVersion:    font.Name(sfnt.NameVersion),
		sfnt.NamePostScript: r.postScript(),
		sfnt.NameLicence:    licence,
		sfnt.NameLicenceURL: address,
	}
}
