package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean"
)

// TestMeasure checks what counts as kept: what is in the book, moved or not, and
// what the report says is dropped.
func TestMeasure(t *testing.T) {
	source := "潮水退到石阶以下，渡工把缆绳收进舱里。\n三级\n责任编辑：王园\n岸边的孩子数着浪花，数到一百。"
	for _, c := range []struct {
		book string
		drop []clean.Dropped
		lost int
	}{
		{"潮水退到石阶以下，渡工把缆绳收进舱里。\n三级\n岸边的孩子数着浪花，数到一百。", nil, 6},
		{"岸边的孩子数着浪花，数到一百。\n三级\n潮水退到石阶以下，渡工把缆绳收进舱里。", []clean.Dropped{{Rule: "editor", Excerpt: "责任编辑：王园", Chars: 7}}, 0},
		{"潮水退到石阶以下，渡工把缆绳收进舱里。\n岸边的孩子数着浪花，数到一百。", []clean.Dropped{{Rule: "editor", Excerpt: "责任编辑：王园", Chars: 7}}, 2},
		{"", nil, 38},
	} {
		f := &file{source: source, dropped: c.drop}
		f.book.WriteString(c.book)
		if _, l := f.measure(); l.letters != c.lost {
			t.Errorf("%q: %d letters lost, want %d: %q", c.book, l.letters, c.lost, l.excerpts())
		}
	}
}

// TestRun measures a small archive, and lists what cleaning drops of it.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.md":   "---\ntitle: 渡口\ndate: 2021-06-28\n---\n\n潮水退到石阶以下，渡工把**缆绳**收进舱里。\n\n- 三级\n- 四级\n\n未经允许不得转载\n",
		"b.html": "<html><head><title>石阶</title></head><body><article><h1>石阶</h1><p>石阶一共有四十二级，渡工每天早上都要数一遍，从来没有数错过，也没有人问过他为什么。</p></article></body></html>",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ok, err := run(context.Background(), io.Discard, dir, 0.995, false)
	if err != nil || !ok {
		t.Errorf("kept: %v, error %v", ok, err)
	}
	var b strings.Builder
	if _, err := run(context.Background(), &b, dir, 0.995, true); err != nil || !strings.Contains(b.String(), "copyright\t") {
		t.Errorf("drops %q, error %v", b.String(), err)
	}
}
