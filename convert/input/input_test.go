package input

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestShapes(t *testing.T) {
	named, ending := map[string]bool{}, map[string]string{}
	for _, s := range shapes {
		if s.Name == "" || named[s.Name] {
			t.Errorf("%q stands twice or has no name", s.Name)
		}
		named[s.Name] = true
		if len(s.Suffixes) == 0 && s.Read == nil {
			t.Errorf("%s: nothing tells such a file", s.Name)
		}
		if s.Data && s.Read == nil {
			t.Errorf("%s: data that nothing reads", s.Name)
		}
		for _, x := range s.Suffixes {
			if !strings.HasPrefix(x, ".") || x != strings.ToLower(x) || ending[x] != "" {
				t.Errorf("%s: %q is no suffix in lower case, or that of %q, too", s.Name, x, ending[x])
			}
			ending[x] = s.Name
		}
	}
}

func TestOf(t *testing.T) {
	for name, want := range map[string]string{
		"a/b.MD": "Markdown", "a.htm": "HTML", "feed.rss": "feed or WordPress export", "a.png": "", "md": "", "": "",
	} {
		if s, ok := Of(name); s.Name != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", name, s.Name, ok, want)
		}
	}
	if s, _ := Of("x.html"); s.Format != doc.HTML {
		t.Errorf("x.html: %v", s.Format)
	}
}

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		"":    "",
		" \n": "",
		"\n<rss><channel><item><title>茶</title><description>雾</description></item></channel></rss>": "RSS",
		`[{"title": "茶", "content": "<p>雾起了。</p>", "url": "https://cha.example/a"}]`:                "JSON",
		`<html><head><title>rss</title></head><body><p>&lt;rss&gt;</p></body></html>`:               "",
		"{}":     "",
		"[1, 2]": "",
	} {
		if f, ok := Read([]byte(text)); f.Kind != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", text, f.Kind, ok, want)
		}
	}
}
