package notion_test

import (
	"fmt"
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

func TestProperties(t *testing.T) {
	for page, want := range map[string]string{
		`<h1>雾</h1><table class="properties"><tbody><tr><th><span class="icon"></span>Created</th><td><time>@May 1, 2024 8:00 AM</time></td></tr>` +
			`<tr><th>Tags</th><td><span class="selected-value x">河</span><span class="selected-value y">船 &amp; 桥</span></td></tr>` +
			`<tr><th>URL</th><td><a href="https://a.example/1">https://a.example/1</a></td></tr><tr><th>Empty</th><td></td></tr></tbody></table><table><tr><th>a</th><td>b</td></tr></table>`: "Created [May 1, 2024 8:00 AM]; Tags [河 船 & 桥]; URL [https://a.example/1]; ",
		`<table><tr><th>a</th><td>b</td></tr></table>`:  "",
		`<table class="properties"><tr><th>a</th><td>b`: "",
		`<table class="properties"><td>b</td></tr>`:     "",
	} {
		got := ""
		notion.Properties([]byte(page), func(name string, values []string) { got += fmt.Sprint(name, " ", values, "; ") })
		if got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}

func FuzzProperties(f *testing.F) {
	f.Add([]byte(`<table class="properties"><tr><th>a</th><td><span class="selected-value">b</span></td></tr></table>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		notion.Properties(page, func(name string, values []string) {
			if name == "" || len(values) == 0 {
				t.Errorf("%q %q", name, values)
			}
		})
		notion.Ticked(page)
	})
}

func TestTicked(t *testing.T) {
	in := `<li><div class="checkbox checkbox-on"></div> <span>a</span></li><li><div class="checkbox checkbox-off"></div> b</li>`
	if got := string(notion.Ticked([]byte(in))); got != "<li>☑ <span>a</span></li><li>☐ b</li>" {
		t.Error(got)
	}
	if !notion.IsPage("x.zip/雾 "+id+".html") || notion.IsPage("雾.html") || notion.IsPage("雾 "+id+".md") {
		t.Error("pages are not known")
	}
}
