package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestVariedArticles(t *testing.T) {
	in := "---\ntitle: \"茶园\"\ndate: 2014-03-29T18:02:29+01:00\n---\n\ndate: 1999\n"
	got := string(varied([]byte(in), 1, 2020))
	if want := strings.NewReplacer("茶园", "茶园 2", "2014", "2020").Replace(in); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := string(varied([]byte("no front matter"), 1, 2020)); got != "no front matter" {
		t.Errorf("got %q", got)
	}
}

func TestArchiveIsTheSameEveryTime(t *testing.T) {
	files := []source{{"a.md", []byte("title: a\n")}, {"b.md", []byte("title: b\n")}}
	var all [2]string
	for i := range all {
		b := &bed{tmp: t.TempDir(), files: files}
		dir, err := b.archive(5)
		if err != nil {
			t.Fatal(err)
		}
		names, err := filepath.Glob(filepath.Join(dir, "*", "*"))
		if err != nil || len(names) != 5 {
			t.Fatalf("%d files, error %v", len(names), err)
		}
		for _, n := range names {
			content, err := os.ReadFile(n)
			if err != nil {
				t.Fatal(err)
			}
			all[i] += filepath.Base(n) + " " + string(content)
		}
	}
	if all[0] != all[1] {
		t.Errorf("two archives differ:\n%s\n%s", all[0], all[1])
	}
}

func TestMedian(t *testing.T) {
	got := median([]usage{{cpu: 3 * time.Second, peakMB: 1}, {cpu: time.Second, peakMB: 9}, {cpu: 2 * time.Second, peakMB: 5}})
	if got != (usage{cpu: 2 * time.Second, peakMB: 5}) {
		t.Errorf("got %v", got)
	}
}
