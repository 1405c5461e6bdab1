package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

// A file system holds what a folder would: archives in it are opened, hidden files
// are passed over, and nothing outside of it is read.
func TestFileSystem(t *testing.T) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("in.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("雨停了。")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{
		"b/issue-10.md": {Data: []byte("Ten.")}, "b/issue-9.md": {Data: []byte("Nine.")}, "b/.draft.md": {Data: []byte("No.")},
		"b/a.png": {Data: []byte("png")}, "more.zip": {Data: packed.Bytes()}, "pipe.md": {Mode: fs.ModeNamedPipe},
	}
	a, ds, err := Open(t.Context(), []string{Stdin}, Options{FS: fsys, Stdin: bytes.NewReader([]byte("Last."))})
	if err != nil || len(ds) > 0 {
		t.Fatal(ds, err)
	}
	defer a.Close()
	var got []string
	for _, s := range a.Sources() {
		data, err := s.Read()
		if err != nil {
			t.Error(err)
		}
		got = append(got, s.Path()+" "+string(data))
	}
	if want := []string{"b/issue-9.md Nine.", "b/issue-10.md Ten.", "more.zip/in.md 雨停了。", "- Last."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, data, err := a.Sources()[0].Resource("a.png"); err != nil || string(data) != "png" {
		t.Errorf("picture: %q, %v", data, err)
	}
	if _, _, err := a.Sources()[0].Resource("../../../more.zip"); !errors.Is(err, ErrOutside) {
		t.Errorf("outside: %v", err)
	}
	if s := a.Skipped(); !slices.Equal(s, []Skipped{{".png", 1}, {"hidden", 1}, {"special", 1}}) {
		t.Errorf("skipped %v", s)
	}
}
