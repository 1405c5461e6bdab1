package article

import (
	"strings"
	"testing"
)

func TestRestoreImages(t *testing.T) {
	const style = `<style>:root{--sf-img-1: url("data:image/png;base64,AAAA");--sf-img-2:url(data:image/gif;base64,BBBB)}</style>`
	const empty = `'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'`
	for in, want := range map[string]string{
		"<img src=" + empty + ` style="background-image:var(--sf-img-1)!important" alt=x>`: `<img src="data:image/png;base64,AAAA" style="background-image:var(--sf-img-1)!important" alt=x>`,
		`<IMG style="background:var(--sf-img-2)">`:                                         `<img src="data:image/gif;base64,BBBB" style="background:var(--sf-img-2)">`,
		`<img src="a.png">`:                        `<img src="a.png">`,
		`<img style="background:var(--sf-img-9)">`: `<img style="background:var(--sf-img-9)">`,
	} {
		if got := strings.TrimPrefix(string(restoreImages([]byte(style+in))), style); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
	// A small page must not become a large one.
	page := `--sf-img-1:url(data:image/png;base64,` + strings.Repeat("A", 1<<20) + ")" + strings.Repeat(`<img style="var(--sf-img-1)">`, 1000)
	if n := len(restoreImages([]byte(page))); n > maxRestored+len(page) {
		t.Errorf("%d bytes", n)
	}
}
