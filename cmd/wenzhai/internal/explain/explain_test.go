package explain

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert"
)

func TestMissing(t *testing.T) {
	for _, c := range []struct {
		x    convert.Losses
		want string
	}{
		{convert.Losses{}, ""},
		{convert.Losses{OtherFiles: map[string]int{".docx": 1}}, "1 file of another kind (.docx)"},
		{convert.Losses{OtherFiles: map[string]int{".docx": 2}}, "2 files of other kinds (2 .docx)"},
		{
			convert.Losses{OtherFiles: map[string]int{".a": 1, ".b": 1, ".c": 9, ".d": 1, ".e": 1, ".f": 1, ".g": 1, "no extension": 2}},
			"17 files of other kinds (9 .c, 2 no extension, 1 .a, 1 .b, 1 .d, 1 .e, 2 more)",
		},
		{
			convert.Losses{Duplicates: 1, Empty: 1, Undated: 1, Dates: 1, Translations: 1, OtherTexts: 1, Passages: 1, Linked: 1, Missing: 1, Broken: 1, Glyphs: 1, Unreadable: 1},
			"1 duplicate, 1 empty article, 1 undated article, 1 text in another language, 1 translation that was not found, " +
				"1 passage that belongs to no article, 1 picture that is only a link, 1 missing picture, 1 broken picture, " +
				"1 character that no font has, 1 date of an undated article, 1 unreadable file",
		},
		{
			convert.Losses{Duplicates: 2, Empty: 3, Undated: 4, Dates: 5, Translations: 6, OtherTexts: 7, Passages: 8, Linked: 9, Missing: 10, Broken: 11, Glyphs: 12, Unreadable: 13},
			"2 duplicates, 3 empty articles, 4 undated articles, 7 texts in other languages, 6 translations that were not found, " +
				"8 passages that belong to no article, 9 pictures that are only links, 10 missing pictures, 11 broken pictures, " +
				"12 characters that no font has, 5 dates of undated articles, 13 unreadable files",
		},
	} {
		if got := missing(c.x); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestWhy(t *testing.T) {
	dated := convert.Nothing{Articles: 40, Undated: 1, Oldest: "2021-06-21", Newest: "2021-07-13"}
	with := func(f func(*convert.Nothing)) convert.Nothing { n := dated; f(&n); return n }
	const looked = "looked at 40 articles, 2021-06-21 to 2021-07-13, 1 undated"
	for _, c := range []struct {
		n    convert.Nothing
		want string
	}{
		{convert.Nothing{Articles: 1, Undated: 1}, "looked at 1 article, all undated"},
		{dated, looked},
		{with(func(n *convert.Nothing) {
			n.Period = &convert.Asked{From: "2024-05-01", To: "2024-05-07", Zone: "Asia/Shanghai"}
		}), looked + "; 0 from 2024-05-01 to 2024-05-07, Asia/Shanghai"},
		{with(func(n *convert.Nothing) { n.Period = &convert.Asked{To: "2021-07-01", Zone: "UTC", Articles: 3} }), looked + "; 3 up to 2021-07-01, UTC"},
		{with(func(n *convert.Nothing) {
			n.Tags = &convert.Among{Asked: []string{"fgo", "x"}, Known: []string{"ferry", "fog"}}
			n.LeftOut, n.Empty = 2, 3
		}), looked + `; 0 with the tag "fgo" or "x", did you mean "fog"?; 2 in an earlier issue or one to come; 3 empty`},
		{with(func(n *convert.Nothing) { n.Sources = &convert.Among{Asked: []string{"x"}} }), looked + `; 0 of the source "x", there are no sources`},
		{with(func(n *convert.Nothing) {
			n.Languages = &convert.Among{Asked: []string{"fr"}, Known: []string{"zh-Hans", "en", "ru", "ja", "ko", "de", "es", "it"}}
			n.Match = &convert.Match{Expression: "鲸", Searched: 4}
		}), looked + `; 0 in "fr", there are "zh-Hans", "en", "ru", "ja", "ko" or "de" and 2 more; --match "鲸" lets in 0 of 4`},
	} {
		if got := WhyNothing(&c.n); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
