package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// names lists what is in dir, hidden files too.
func names(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil && !e.IsDir() {
			t.Fatal(err)
		}
		out[e.Name()] = string(data)
	}
	return out
}

func TestBatchIsPlacedWhole(t *testing.T) {
	dir, path := place(t)
	var b Batch
	for _, p := range []string{path, filepath.Join(dir, "c.epub")} {
		if _, err := b.Add(p, write("new"), nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := names(t, dir)["b.epub"]; got != "old" {
		t.Errorf("before Commit the old file holds %q", got)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); len(got) != 2 || got["b.epub"] != "new" || got["c.epub"] != "new" {
		t.Errorf("the folder holds %v", got)
	}
}

func TestBatchIsDiscardedWhole(t *testing.T) {
	dir, path := place(t)
	var b Batch
	if _, err := b.Add(path, write("new"), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Add(path, write("other"), nil); err == nil {
		t.Error("two files of one name are accepted")
	}
	boom := errors.New("boom")
	if _, err := b.Add(filepath.Join(dir, "c.epub"), write("bad"), func(io.ReaderAt, int64) error { return boom }); err == nil {
		t.Error("a faulty file is accepted")
	}
	if err := b.Discard(); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, path, "old")
}

// A folder takes the second name while the batch waits: the first file must get
// its old content back, and a new one must go.
func TestFailedCommitBringsTheOldFilesBack(t *testing.T) {
	dir, path := place(t)
	var b Batch
	for _, name := range []string{"b.epub", "c.epub", "d.epub"} {
		if _, err := b.Add(filepath.Join(dir, name), write("new"), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "d.epub"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err == nil {
		t.Fatal("a folder was replaced")
	}
	if err := os.Remove(filepath.Join(dir, "d.epub")); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, path, "old")
}
