package main

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

func TestRecipes(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range recipes(han) {
		name := r.postScript()
		if seen[name] {
			t.Errorf("two recipes make %s", name)
		}
		seen[name] = true
		for _, reserved := range []string{"Source", "LXGW", "Noto", "HanaMin", "Hanazono"} {
			if strings.Contains(name, reserved) {
				t.Errorf("%s bears the reserved name %s", name, reserved)
			}
		}
	}
}

func TestHeadings(t *testing.T) {
	keep := headings()
	for _, r := range "茶镕臺鷄，A℃" {
		if !keep(r) {
			t.Errorf("%c is not kept", r)
		}
	}
	if keep('㵘') {
		t.Error("a character of neither GBK nor Big5 is kept")
	}
}

func TestQuotations(t *testing.T) {
	keep := quotations()
	for _, r := range "茶雞鬱灣，「々あ" {
		if !keep(r) {
			t.Errorf("%c is not kept", r)
		}
	}
	for _, r := range "—“…·a犇龘" {
		if keep(r) {
			t.Errorf("%c is kept", r)
		}
	}
}

func TestWanted(t *testing.T) {
	all := recipes(han)
	for only, want := range map[string]int{"": len(all), "WenzhaiFormula-Regular": 1, "WenzhaiKai-Regular": 4, "WenzhaiSong-Regular": 1, "none": 0} {
		if got := wanted(all, only); len(got) != want {
			t.Errorf("%d recipes are needed for %q, want %d", len(got), only, want)
		}
	}
}

func TestTwoByte(t *testing.T) {
	han := 0
	for r := range twoByte(simplifiedchinese.GBK, 0xB0, 0xF7) {
		if r >= 0x4E00 && r <= 0x9FA5 {
			han++
		}
	}
	if han < 6763 {
		t.Errorf("%d characters in the rows of GB 2312, want at least 6,763", han)
	}
}

func TestChoose(t *testing.T) {
	all := []sfnt.Mapping{{Rune: 9, Glyph: 1}, {Rune: 'a', Glyph: 2}, {Rune: 'b', Glyph: 3}, {Rune: 'c', Glyph: 4}}
	covered := map[rune]bool{'a': true}
	r := recipe{keep: func(r rune) bool { return r != 'c' }, only: true, base: true}
	if got := r.choose(all, covered); !slices.Equal(got, all[2:3]) {
		t.Errorf("chose %v", got)
	}
	if !covered['b'] || covered['c'] {
		t.Errorf("covered %v", covered)
	}
}

func TestFitHan(t *testing.T) {
	bar := func() sfnt.Contours {
		return sfnt.Contours{{{X: 43, Y: 242, On: true}, {X: 43, Y: 292, On: true}, {X: 846, Y: 292, On: true}, {X: 846, Y: 242, On: true}}}
	}
	for _, test := range []struct {
		r       rune
		advance int
		right   int
	}{{0x2014, 1000, 950}, {0x2E3A, 2000, 1950}, {'a', 890, 846}} {
		c, advance := fitHan(test.r, bar(), 890)
		left, right, middle := extent(c)
		if advance != test.advance || right != test.right {
			t.Errorf("%U: %d wide, ink up to %d", test.r, advance, right)
		}
		if test.r != 'a' && (left != dashBearing || middle != emMiddle) {
			t.Errorf("%U: ink from %d, middle at %d", test.r, left, middle)
		}
	}
}

// TestFill: glyphs stand in the order of their characters and once each, and
// the interpunct of a Chinese face is the wide one.
func TestFill(t *testing.T) {
	dot, err := sfnt.EncodeGlyph(sfnt.Contours{{{X: 400, Y: 300, On: true}, {X: 500, Y: 400, On: true}, {X: 600, Y: 300, On: true}}})
	if err != nil {
		t.Fatal(err)
	}
	source := sfnt.Draft{
		UnitsPerEm: 1000,
		Glyphs:     []sfnt.Glyph{{Advance: 500}, {Advance: 1000, Record: dot}, {Advance: 300, Record: dot}},
		Map:        []sfnt.Mapping{{Rune: 0xB7, Glyph: 2}, {Rune: 0x30FB, Glyph: 1}},
	}
	data, err := source.Encode()
	if err != nil {
		t.Fatal(err)
	}
	font, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	var d sfnt.Draft
	if err := (recipe{han: true}).fill(&d, font, font.Mappings()); err != nil {
		t.Fatal(err)
	}
	if len(d.Glyphs) != 2 || d.Map[0].Glyph != 1 || d.Map[1].Glyph != 1 || d.Glyphs[1].Advance != 1000 {
		t.Errorf("map %v, %d glyphs", d.Map, len(d.Glyphs))
	}
}

func TestSameScript(t *testing.T) {
	for pair, want := range map[string]bool{"To": true, "Та": true, "Tа": false, "«Т": true, "T,": true} {
		if r := []rune(pair); sameScript(r[0], r[1]) != want {
			t.Errorf("%s: %v", pair, !want)
		}
	}
}

func TestNoteUse(t *testing.T) {
	used := map[rune]bool{}
	for _, line := range []string{
		"# a comment", "", "U+4E00\tkDefinition\tone", "U+20021\tkHanyuPinyin\t10003.010:x", "U+20BB7\tkJIS0213\t1,14,02",
		"U+20001\tkIRG_TSource\tT4-2121", "U+20002\tkIRG_TSource\tT5-2121", "U+20003\tkIRG_GSource\tGXM-00123", "U+20004\tkIRG_GSource\tGKX-0075.01",
	} {
		noteUse(line, used)
	}
	if len(used) != 3 || !used[0x20BB7] || !used[0x20001] || !used[0x20003] {
		t.Errorf("used: %v", used)
	}
}
