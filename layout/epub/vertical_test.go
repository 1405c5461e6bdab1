package epub

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

func TestShortNumbersStandUpright(t *testing.T) {
	for in, want := range map[string]string{
		"7月12日":       "[7]月[12]日",
		"2021年，第3章":   "2021年，第[3]章",
		"共 8 人":       "共 [8] 人",
		"3.5米和20%":    "3.5米和20%",
		"A4纸、COVID19": "A4纸、COVID19",
		"第100页":       "第100页",
		"5":           "[5]",
		"茶园":          "茶园",
		"":            "",
	} {
		r := &renderer{b: &book{o: Options{Vertical: true}}, lang: doc.Hant}
		r.run(in)
		got := strings.NewReplacer(`<span class="tcy">`, "[", "</span>", "]").Replace(string(r.buf))
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestVerticalBook(t *testing.T) {
	vol, arts := garden(t)
	data, _ := build(t, vol, arts, Options{UI: frame.UI{doc.Hant, doc.English}, KeepImages: true, Vertical: true, CSS: []byte("p { color: black }")})
	verify(t, data)
	if opf := file(t, data, root+opfFile); !strings.Contains(opf, `<spine toc="toc-ncx" page-progression-direction="rtl">`) {
		t.Error("pages are not turned from right to left")
	}
	for name, want := range map[string]bool{"nav.xhtml": true, "xhtml/title.xhtml": true, "xhtml/c0001.xhtml": true, "xhtml/a00001.xhtml": true, "xhtml/a00002.xhtml": false, "xhtml/cover.xhtml": false} {
		if got := strings.Contains(file(t, data, root+name), ` class="vertical"`); got != want {
			t.Errorf("%s is vertical: %v, want %v", name, got, want)
		}
	}
	css := file(t, data, root+"css/book.css")
	if !strings.Contains(css, "vertical-rl") || !strings.HasSuffix(css, "p { color: black }") {
		t.Error("the style of vertical writing is missing, or not before the user's")
	}
	plain, _ := build(t, vol, arts, Options{UI: both, Cover: Cover{Kind: CoverNone}})
	if strings.Contains(file(t, plain, root+"css/book.css"), "vertical-rl") {
		t.Error("a horizontal book carries the style of vertical writing")
	}
}
