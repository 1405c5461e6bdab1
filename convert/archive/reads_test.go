package archive

import (
	"archive/zip"
	"os"
	"path/filepath"
	"testing"
)

func TestReads(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, d := range []string{"a", "b"} {
		if err := os.Mkdir(at(d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a/one.md", "a/p.png", "a/notes.bin", "b/two.md", "b/other.md", "c.png"} {
		if err := os.WriteFile(at(name), []byte("# 一\n\n文。\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pack(t, at("a/packed.zip"), "x.md")
	pack(t, at("a/nothing.zip"), "x.bin")
	if err := os.Symlink("a/one.md", at("link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(at("a/one.md"), at("hard")); err != nil {
		t.Fatal(err)
	}
	a, _, err := Open(t.Context(), []string{at("a"), at("b/two.md")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for name, want := range map[string]bool{
		"a/one.md": true, "a/../a/one.md": true, "link": true, "hard": true, "a/packed.zip": true, "a/p.png": true, "b/two.md": true,
		"a/nothing.zip": false, "a/notes.bin": false, "b/other.md": false, "c.png": false, "a": false, "nowhere": false,
	} {
		if _, got := a.Reads(at(name)); got != want {
			t.Errorf("%s is read: %v, want %v", name, got, want)
		}
	}
}

// pack makes a zip archive of one file.
func pack(t *testing.T, path, name string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte("# 二\n\n文。\n"))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}
