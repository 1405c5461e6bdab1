package output

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
)

func write(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// place makes a folder with an older file in it.
func place(t *testing.T) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	path = filepath.Join(dir, "b.epub")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	return dir, path
}

// expect checks what path holds and that nothing else is in dir.
func expect(t *testing.T, dir, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("holds %q (%v), want %q", got, err, want)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("left in the folder: %v (%v)", left, err)
	}
}

func TestFileReplacesTheOldOneWhole(t *testing.T) {
	dir, path := place(t)
	p, err := File(path, write("new"), func(r io.ReaderAt, size int64) error {
		b := make([]byte, size)
		_, err := r.ReadAt(b, 0)
		if string(b) != "new" {
			t.Errorf("verifying %q", b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if p.Bytes != 3 || p.SHA256 != "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437" {
		t.Errorf("placed %+v", p)
	}
	expect(t, dir, path, "new")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("permissions %v (%v), want those of the old file", info.Mode(), err)
	}
}

func TestFailuresLeaveTheOldFile(t *testing.T) {
	boom := errors.New("boom")
	for _, c := range []struct {
		name   string
		write  func(io.Writer) error
		verify Verify
		code   diag.Code // "" = boom itself
	}{
		{"writer fails half way", func(w io.Writer) error { return errors.Join(write("ne")(w), boom) }, nil, ""},
		{"check fails", write("new"), func(io.ReaderAt, int64) error { return boom }, diag.BadOutput},
	} {
		dir, path := place(t)
		_, err := File(path, c.write, c.verify)
		var d diag.Diagnostic
		switch {
		case c.code == "" && !errors.Is(err, boom):
			t.Errorf("%s: error %v", c.name, err)
		case c.code != "" && (!errors.As(err, &d) || d.Code != c.code):
			t.Errorf("%s: error %v, want %s", c.name, err, c.code)
		}
		expect(t, dir, path, "old")
	}
}

func TestPlacesThatCannotBeWritten(t *testing.T) {
	dir, path := place(t)
	for _, bad := range []string{dir, filepath.Join(path, "b.epub")} {
		var d diag.Diagnostic
		if err := Ready(bad); !errors.As(err, &d) || d.Code != diag.BadOutput {
			t.Errorf("Ready(%s): %v", bad, err)
		}
		if _, err := File(bad, write("new"), nil); !errors.As(err, &d) || d.Code != diag.BadOutput {
			t.Errorf("File(%s): %v", bad, err)
		}
	}
	if err := Ready(path); err != nil {
		t.Errorf("Ready of a good place: %v", err)
	}
	expect(t, dir, path, "old")
}

func TestStreamSendsNothingThatFailed(t *testing.T) {
	var b bytes.Buffer
	boom := errors.New("boom")
	if _, err := Stream(&b, func(w io.Writer) error { return errors.Join(write("half")(w), boom) }, nil); !errors.Is(err, boom) || b.Len() > 0 {
		t.Errorf("error %v, sent %q", err, b.String())
	}
	if _, err := Stream(&b, write("whole"), nil); err != nil || b.String() != "whole" {
		t.Errorf("error %v, sent %q", err, b.String())
	}
}

func TestReasonsAreInWords(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC: "cannot be written: no space left on the device",
		syscall.EACCES: "cannot be written: permission denied",
		syscall.EROFS:  "cannot be written: the file system is read-only",
	} {
		var d diag.Diagnostic
		if !errors.As(bad("b.epub", err), &d) || d.Message != want {
			t.Errorf("%v: %q, want %q", err, d.Message, want)
		}
	}
}
