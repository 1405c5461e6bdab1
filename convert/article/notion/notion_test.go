package notion_test

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/article/notion"
)

const id = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"

func TestUntitled(t *testing.T) {
	for name, want := range map[string]string{"雾 钟 " + id + ".md": "雾 钟", id + ".html": "", "雾" + id + ".md": "none", "雾.md": "none", "": "none", "雾 0A1B2c3d4e5f60718293a4b5c6d7e8f9.md": "none"} {
		title, of, ok := notion.Untitled(name)
		if ok != (want != "none") || ok && (title != want || of != id) {
			t.Errorf("%q: %q, %q, %t", name, title, of, ok)
		}
	}
}

func TestRepeats(t *testing.T) {
	folders := map[string][]string{
		".": {"a " + id + "_all.csv"}, "x": {"b " + id + ".csv"}, "x/b": {"c " + id + ".md", "d.png"}, "y/b " + id: {"c " + id + ".html"}, "z/b": {"c.md"},
	}
	for file, want := range map[string]bool{
		"a " + id + ".csv": true, "a " + id + "_all.csv": false, "x/b " + id + ".csv": true, "x/b " + id + "_all.csv": true, "y/b " + id + ".csv": true,
		"z/b " + id + ".csv": false, "x/b.csv": false, "x/b " + id + ".md": false, "": false,
	} {
		if got := notion.Repeats(file, func(f string) []string { return folders[f] }); got != want {
			t.Errorf("%q: %t", file, got)
		}
	}
}
