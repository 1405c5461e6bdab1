package epub

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

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
