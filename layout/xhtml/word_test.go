package xhtml

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
		"老子’s book，孔子’s":       "老子" + span("’s") + " book，孔子" + span("’s"),
		"‘茶’sea":               "‘茶’sea",
		"他说‘好’，她说’好":           "他说‘好’，她说’好",
		"读 l’été 与 d’Artagnan": "读 " + span("l’été") + " 与 " + span("d’Artagnan"),
		"the cats’ 窝":          "the cats’ 窝",
		"A<’>B":                "A&lt;’&gt;B",
		"":                     "",
	} {
		r := &Renderer{Lang: doc.Hans}
		r.Run(in)
		if got := string(r.Buf); got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", in, got, want)
		}
		r = &Renderer{Lang: doc.English}
		r.Run(in)
		plain := &Renderer{Lang: doc.English}
		plain.Text(in)
		if string(r.Buf) != string(plain.Buf) {
			t.Errorf("%q in English: %s", in, r.Buf)
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
		if got := ShownAddress(in); got != want {
			t.Errorf("%s is shown as %s, want %s", in, got, want)
		}
	}
}
