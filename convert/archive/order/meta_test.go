package order

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// FuzzLists holds that no list names a file outside of its folder.
func FuzzLists(f *testing.F) {
	f.Add(`{"index": "a", "b": {"type": "separator", "title": "c"}}`)
	f.Add(`["a", {"type": "dir", "name": "../b"}, {"text": "x", "link": "/y/z"}]`)
	f.Add(`{"title": "a", "pages": ["---b---", "...", "...../c", "z...a", "[d](e)"]}`)
	f.Add("root: ../a\nparts:\n- caption: b\n  chapters: [{file: c}, {glob: '../*'}]\n")
	f.Add("nav: [a.md, {b: [../c.md]}, '...']\norder: desc\n")
	f.Fuzz(func(t *testing.T, text string) {
		outside := func(name string) bool {
			return name == ".." || strings.HasPrefix(name, "../") || strings.HasPrefix(name, "/")
		}
		var data map[string]any
		if yaml.Unmarshal([]byte(text), &data) != nil {
			data = nil
		}
		for _, e := range Toc(data).Entries {
			if outside(e.Target) {
				t.Errorf("%q lies outside", e.Target)
			}
		}
		for _, l := range []*Listing{Meta(text), Awesome(data)} {
			if l == nil {
				continue
			}
			for _, x := range l.Items {
				if outside(x.Name) || outside(x.In) {
					t.Errorf("%q and %q lie outside", x.Name, x.In)
				}
			}
		}
	})
}
