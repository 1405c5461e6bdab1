package main

import (
	"bytes"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// harvest shapes every pair of letters, digits and marks of the face with
// kerning alone and returns the pairs that move, in glyphs of the draft.
func harvest(raw []byte, d *sfnt.Draft) ([]sfnt.KernPair, error) {
	face, err := font.ParseTTF(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	hb := harfbuzz.NewFont(face)
	features := []harfbuzz.Feature{off("liga"), off("clig"), off("calt"), off("locl"), off("ccmp"), off("rlig")}
	buf := harfbuzz.NewBuffer()
	var pairs []sfnt.KernPair
	for _, a := range d.Map {
		if !kerned(a.Rune) {
			continue
		}
		for _, b := range d.Map {
			if !kerned(b.Rune) || !sameScript(a.Rune, b.Rune) {
				continue
			}
			buf.Clear()
			buf.AddRunes([]rune{a.Rune, b.Rune}, 0, -1)
			buf.GuessSegmentProperties()
			buf.Shape(hb, features)
			if len(buf.Info) != 2 {
				continue
			}
			if v := int(buf.Pos[0].XAdvance) - d.Glyphs[a.Glyph].Advance; v != 0 {
				pairs = append(pairs, sfnt.KernPair{Left: a.Glyph, Right: b.Glyph, Value: int16(v)})
			}
		}
	}
	return pairs, nil
}

func off(tag string) harfbuzz.Feature {
	return harfbuzz.Feature{Tag: opentype.MustNewTag(tag), Value: 0, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd}
}

// kerned bounds the work to Latin, Cyrillic and general punctuation.
func kerned(r rune) bool {
	return r >= '!' && r < 0x180 && r != 0xAD || r == 0x218 || r == 0x219 || r == 0x21A || r == 0x21B ||
		r >= 0x400 && r < 0x4A0 || r >= 0x2010 && r < 0x203B
}

// sameScript leaves out pairs of letters of two scripts.
func sameScript(a, b rune) bool {
	return !(unicode.Is(unicode.Latin, a) && unicode.Is(unicode.Cyrillic, b) || unicode.Is(unicode.Cyrillic, a) && unicode.Is(unicode.Latin, b))
}
