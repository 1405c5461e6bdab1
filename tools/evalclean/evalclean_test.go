package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestGold checks that the gold is what it says it is, and that cleaning reaches
// its floor.
func TestGold(t *testing.T) {
	cases, err := readGold("gold")
	if err != nil {
		t.Fatal(err)
	}
	shapes, titles := map[string]bool{}, map[string]bool{}
	for _, c := range cases {
		shapes[c.shape] = true
		if c.want.title == "" || titles[c.want.title] {
			t.Errorf("%s: title %q is empty or there twice", c.name, c.want.title)
		}
		titles[c.want.title] = true
	}
	if len(cases) < 150 || len(shapes) < 12 {
		t.Errorf("%d articles of %d shapes", len(cases), len(shapes))
	}
	ok, err := run(context.Background(), io.Discard, options{gold: "gold", only: "gold"})
	if err != nil || !ok {
		t.Errorf("cleaning does not reach its floor; see make eval (%v)", err)
	}
}

// TestPosts checks that the posts of generators are whole, and that reading them
// reaches its floor.
func TestPosts(t *testing.T) {
	cases, err := readPosts("posts")
	if err != nil {
		t.Fatal(err)
	}
	pieces := 0
	for _, c := range cases {
		if c.want.title == "" || strings.Contains(string(c.source), "{1}") || len(c.want.text) < 8 {
			t.Errorf("%s is not whole", c.name)
		}
		pieces += strings.Count(string(c.source), "\n\n")
	}
	if len(cases) != 120 || pieces < 120*10 {
		t.Errorf("%d posts of %d pieces", len(cases), pieces)
	}
	ok, err := run(context.Background(), io.Discard, options{posts: "posts", only: "markdown"})
	if err != nil || !ok {
		t.Errorf("the posts do not reach their floor; see make eval (%v)", err)
	}
}

func TestScore(t *testing.T) {
	w := want{title: "茶园", text: []string{"茶园在山坡上，园丁起得早。", "新芽一天比一天多。"}, pictures: []string{"a.jpg", "b.jpg"}}
	c := &goldCase{name: "x", shape: "y", ext: ".html", want: w, source: []byte("<title>茶园</title><h1>茶园</h1><p>茶园在山坡上，园丁起得早。</p><p>井水最甜，泡茶要用它。</p><img src=a.jpg>")}
	g, err := c.clean(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var s score
	x := s.add("x", w, g)
	if !slices.Equal(x.lost, w.text[1:]) || !slices.Equal(x.tooMuch, []string{"井水最甜，泡茶要用它。"}) || !slices.Equal(x.pictures, []string{"b.jpg"}) {
		t.Errorf("lost %q and %q, too much %q", x.lost, x.pictures, x.tooMuch)
	}
	if s.titles != 1 || len(s.losers) != 1 || x.recall >= 0.9 || x.precision >= 0.9 {
		t.Errorf("%+v", s)
	}
}

func TestCompare(t *testing.T) {
	path := filepath.Join(t.TempDir(), "table.txt")
	var b strings.Builder
	old := &table{w: &b, lines: []string{"gold 1"}}
	if err := old.compare(path, true); err != nil {
		t.Fatal(err)
	}
	b.Reset()
	now := &table{w: &b, lines: []string{"gold 2"}}
	if err := now.compare(path, false); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != "+ gold 2\n- gold 1\n" {
		t.Errorf("got %q", got)
	}
	kept, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(kept), "gold 1") {
		t.Errorf("kept %q, error %v", kept, err)
	}
}

func TestBadGold(t *testing.T) {
	for _, s := range []string{"", "shape: x\n-- want --\na\n", "shape: x\n-- source.md --\na\n", "-- source.md --\na\n-- want --\na\n"} {
		if _, err := parseGold("x", []byte(s)); err == nil {
			t.Errorf("%q is taken for gold", s)
		}
	}
}
