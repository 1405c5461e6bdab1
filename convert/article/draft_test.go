package article

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
)

func TestDrafts(t *testing.T) {
	for _, tt := range []struct {
		front string
		draft bool
	}{
		{"draft: true", true},
		{"draft: false", false},
		{"dg-publish: false", true},
		{"headless: true", true},
		{"build:\n  render: never", true},
		{"_build: {list: never, render: link}", true},
		{"build: {render: always}", false},
		{"permalink: false", true},
		{"permalink: /a/", false},
		{"visibility: private", true},
	} {
		_, heads, found := Scan(Input{Path: "a.md", Name: "a.md", Data: []byte("---\ntitle: 灯\n" + tt.front + "\n---\n渡口的灯亮了。\n")}, Options{})
		draft := len(heads) == 0 && len(found) == 1 && found[0].Code == diag.Draft
		if draft != tt.draft {
			t.Errorf("%s: %t with %v", tt.front, draft, found)
		}
	}
	if _, heads, _ := Scan(Input{Path: "a.md", Name: "a.md", Data: []byte("+++\ntitle = '灯'\n[build]\nrender = 'never'\n+++\n渡口。\n")}, Options{}); len(heads) != 0 {
		t.Error("TOML is not read")
	}
}
