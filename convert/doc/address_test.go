package doc

import "testing"

func TestUntracked(t *testing.T) {
	for query, want := range map[string]string{
		"":                                 "",
		"p=12":                             "p=12",
		"utm_source=rss&utm_medium=feed":   "",
		"utm_source=rss&p=12&fbclid=A&q=文": "p=12&q=文",
		"UTM_Source=x&spm=1.2&model=utm_x": "model=utm_x",
	} {
		if got := Untracked(query); got != want {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
	}
}
