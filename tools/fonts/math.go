package main

import (
	"errors"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// fillMath copies the chosen glyphs and what the table MATH and the feature ssty
// have in place of them. Others are emptied, so that all keep their numbers and both
// tables stay as they are.
func fillMath(d *sfnt.Draft, font *sfnt.Font, chosen []sfnt.Mapping) error {
	m, ok := font.Math()
	if !ok {
		return errors.New("the font has no table MATH")
	}
	kept := reachable(m, chosen)
	d.Map, d.Glyphs = chosen, make([]sfnt.Glyph, font.NumGlyphs())
	for _, tag := range []string{"MATH", "GSUB"} {
		d.Extra[tag] = font.Table(tag)
	}
	for g := range d.Glyphs {
		if !kept[uint16(g)] {
			continue
		}
		c, err := font.Contours(g)
		if err != nil {
			return err
		}
		rec, err := sfnt.EncodeGlyph(c)
		if err != nil {
			return err
		}
		d.Glyphs[g] = sfnt.Glyph{Advance: font.Advance(g), Record: rec}
	}
	return nil
}

// reachable returns the chosen glyphs with their forms for scripts and for every size.
func reachable(m sfnt.Math, chosen []sfnt.Mapping) map[uint16]bool {
	kept := map[uint16]bool{0: true}
	for _, c := range chosen {
		for level := range 3 {
			g := m.Script(c.Glyph, level)
			kept[g] = true
			for _, vertical := range []bool{false, true} {
				for _, v := range m.Variants(g, vertical) {
					kept[v.Glyph] = true
				}
				parts, _ := m.Assembly(g, vertical)
				for _, p := range parts {
					kept[p.Glyph] = true
				}
			}
		}
	}
	return kept
}
