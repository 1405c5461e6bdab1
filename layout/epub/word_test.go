package epub

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestApostrophesInsideWesternWords(t *testing.T) {
	span := func(s string) string {
		return `<span class="word" xml:lang="und-Latn" lang="und-Latn">` + s + "</span>"
	}
	for in, want := range map[string]string{
		"教师 O’Riordan’s 住在西岸":  "教师 " + span("O’Riordan’s") + " 住在西岸",
		"it’s":                 span("it’s"),
		"他说‘好’，她说’好":           "他说‘好’，她说’好",
		"读 l’été 与 d’Artagnan": "读 " + span("l’été") + " 与 " + span("d’Artagnan"),
		"the cats’ 窝":          "the cats’ 窝",
		"A<’>B":                "A&lt;’&gt;B",
		"":                     "",
	} {
		r := &renderer{b: &book{}, lang: doc.Hans}
		r.run(in)
		if got := string(r.buf); got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", in, got, want)
		}
		r = &renderer{b: &book{}, lang: doc.English}
		r.run(in)
		plain := &renderer{b: &book{}, lang: doc.English}
		plain.text(in)
		if string(r.buf) != string(plain.buf) {
			t.Errorf("%q in English: %s", in, r.buf)
		}
	}
}

func TestShownAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.tea.example/a/":          "tea.example/a",
		"https://user:secret@tea.example/a@b": "tea.example/a@b",
		"https://tea.example/%E8%8C%B6?x=%zz": "tea.example/%E8%8C%B6?x=%zz",
		"https://tea.example/%E8%8C%B6":       "tea.example/茶",
		"http://user@tea.example":             "tea.example",
	} {
		if got := shownAddress(in); got != want {
			t.Errorf("%s is shown as %s, want %s", in, got, want)
		}
	}
}
