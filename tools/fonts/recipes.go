package main

import "strings"

// recipe says how one face is made.
type recipe struct {
	file          string // of the source, below -src
	family, style string // of the result: never a reserved font name
	keep          func(rune) bool
	only          bool            // leave out what an earlier face already has
	also          func(rune) bool // kept nevertheless; nil = nothing
	base          bool            // what it has counts as covered for the later ones
	han           bool            // fit dashes and interpunct to the em square
	kern          bool            // take the pair kerning along
	large         bool            // draw Han characters as large as Song draws them
	math          bool            // take the tables of formulas along, with all that they refer to: glyphs keep their numbers
	copyright     string          // where the source's name table does not say
}

func (r recipe) postScript() string {
	return strings.ReplaceAll(r.family, " ", "") + "-" + strings.ReplaceAll(r.style, " ", "")
}

// recipes lists the faces in the order they are made; rare says which
// ideographs beyond the basic plane the last of the faces for Han keeps.
func recipes(rare func(rune) bool) []recipe {
	return []recipe{
		{file: "NotoSerifSC_400Regular.ttf", family: "Wenzhai Song", style: "Regular", keep: everything, base: true, han: true},
		{file: "NotoSansSC_700Bold.ttf", family: "Wenzhai Hei", style: "Bold", keep: headings(), han: true},
		{file: "SourceSerif4_400Regular.ttf", family: "Wenzhai Roman", style: "Regular", keep: everything, base: true, kern: true},
		{file: "SourceSerif4_400Regular_Italic.ttf", family: "Wenzhai Roman", style: "Italic", keep: everything, kern: true},
		{file: "SourceSerif4_700Bold.ttf", family: "Wenzhai Roman", style: "Bold", keep: everything, kern: true},
		{file: "NotoSans_700Bold.ttf", family: "Wenzhai Grotesque", style: "Bold", keep: western, kern: true},
		{file: "SourceCodePro_400Regular.ttf", family: "Wenzhai Code", style: "Regular", keep: everything},
		{file: "NotoSans_400Regular.ttf", family: "Wenzhai Grotesque", style: "Regular", keep: western, only: true, base: true},
		{file: "LXGWWenKai-Regular.ttf", family: "Wenzhai Kai", style: "Regular", keep: han, only: true, also: quotations(), base: true, large: true},
		{file: "HanaMinB.ttf", family: "Wenzhai Ming", style: "Regular", keep: rare, only: true, base: true, copyright: "Copyright (c) 2011, GlyphWiki Project (kamichi@fonts.jp)"},
		{file: "NotoSansMath_400Regular.ttf", family: "Wenzhai Math", style: "Regular", keep: signs, only: true, base: true},
		{file: "NotoSansSymbols2_400Regular.ttf", family: "Wenzhai Symbols", style: "Regular", keep: signs, only: true, base: true},
		{file: "NotoSansSymbols_400Regular.ttf", family: "Wenzhai Signs", style: "Regular", keep: signs, only: true, base: true},
		{file: "NotoEmoji_400Regular.ttf", family: "Wenzhai Emoji", style: "Regular", keep: signs, only: true, base: true},
		{file: "STIXTwoMath_400Regular.ttf", family: "Wenzhai Formula", style: "Regular", keep: inFormulas, math: true},
	}
}

func everything(rune) bool { return true }

// western keeps the alphabets of Europe with their punctuation.
func western(r rune) bool {
	return r < 0x530 || r >= 0x1E00 && r < 0x2190 || r >= 0x2E00 && r < 0x2E80 || r >= 0xFB00 && r < 0xFB07
}

// han keeps Han characters, radicals, strokes and their compatibility forms.
func han(r rune) bool {
	return r >= 0x2E80 && r < 0x2FE0 || r >= 0x3000 && r < 0xA000 || r >= 0xF900 && r < 0xFB00 || r >= 0xFE30 && r < 0xFFF0 || r >= 0x20000 && r < 0x40000
}

// signs keeps signs of all kinds: punctuation, arrows, mathematics, dingbats,
// enclosed and phonetic forms, pictographs; not historic scripts.
func signs(r rune) bool {
	return r >= 0xA1 && r < 0x250 || r >= 0x2000 && r < 0x2E80 || r >= 0x3000 && r < 0x3400 ||
		r >= 0x1D400 && r < 0x1D800 || r >= 0x1F000 && r < 0x1FB00
}

// inFormulas keeps what formulas are written with: letters and figures of ASCII,
// Greek, operators, arrows, fences, accents and the alphabets for mathematics.
func inFormulas(r rune) bool {
	return r < 0x7F || r >= 0xA0 && r < 0xC0 || r == 0xD7 || r == 0xF0 || r == 0xF7 || r == 0x131 || r == 0x237 ||
		r >= 0x2C6 && r < 0x2DE || r >= 0x300 && r < 0x400 || r >= 0x2000 && r < 0x2C00 || r >= 0x1D400 && r < 0x1D800
}
