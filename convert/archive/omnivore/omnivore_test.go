package omnivore

import (
	"reflect"
	"strings"
	"testing"
)

const sample = `[{"slug":"ferry","title":"渡口","author":"林晚","url":"https://ferry.example/1","siteName":"渡口小报","labels":["水"],"publishedAt":"2024-05-01","savedAt":"2024-05-02T00:00:00Z"},
{"slug":"lamp","title":"灯"}]`

func TestRead(t *testing.T) {
	got := map[string]map[string][]string{}
	say := func(name string, front map[string][]string) { got[name] = front }
	if err := Read(strings.NewReader(sample), "o", say); err != nil {
		t.Error(err)
	}
	want := map[string]map[string][]string{
		"o/content/ferry.html": {
			"title": {"渡口"}, "author": {"林晚"}, "url": {"https://ferry.example/1"}, "sitename": {"渡口小报"},
			"published": {"2024-05-01"}, "saved": {"2024-05-02T00:00:00Z"}, "tags": {"水"},
		},
		"o/highlights/ferry.md": {HighlightsOf: {"ferry"}},
		"o/content/lamp.html":   {"title": {"灯"}},
		"o/highlights/lamp.md":  {HighlightsOf: {"lamp"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	for name, is := range map[string]bool{"metadata_0_to_20.json": true, "metadata_0_to_20.json.bak": false, "metadata.json": false} {
		if IsList(name) != is {
			t.Errorf("%s: %v", name, !is)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add(`[{"slug":"../../etc/passwd"},{"labels":null}`)
	f.Add(`{}`)
	f.Fuzz(func(t *testing.T, s string) {
		n := 0
		err := Read(strings.NewReader(s), "o", func(name string, front map[string][]string) {
			if n++; name == "" || front == nil {
				t.Errorf("said %q, %v", name, front)
			}
		})
		if n > 0 && err == nil && !strings.Contains(s, "[") {
			t.Errorf("%d files of no list", n)
		}
	})
}
