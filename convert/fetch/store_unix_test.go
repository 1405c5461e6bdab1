//go:build unix

package fetch

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestTheFolderHoldsOtherThings: pipes, links out of it and folders are not
// read, not waited for, and do not keep a picture out of the book.
func TestTheFolderHoldsOtherThings(t *testing.T) {
	address, _ := gallery(t)
	key := address + "/tea.png"
	tea := picturePNG(t, 0)
	for name, put := range map[string]func(t *testing.T, at string){
		"pipe":   func(t *testing.T, at string) { must(t, syscall.Mkfifo(at, 0o600)) },
		"folder": func(t *testing.T, at string) { must(t, os.MkdirAll(filepath.Join(at, "x"), 0o700)) },
		"link": func(t *testing.T, at string) {
			outside := filepath.Join(t.TempDir(), "outside")
			must(t, os.WriteFile(outside, []byte("outside"), 0o600))
			must(t, os.Symlink(outside, at))
			t.Cleanup(func() {
				if data, err := os.ReadFile(outside); string(data) != "outside" {
					t.Errorf("a file outside is now %q, error %v", data, err)
				}
			})
		},
		"folder that is a link": func(t *testing.T, at string) {
			outside := t.TempDir()
			must(t, os.Remove(filepath.Dir(at)))
			must(t, os.Symlink(outside, filepath.Dir(at)))
			t.Cleanup(func() {
				if have, err := os.ReadDir(outside); len(have) > 0 {
					t.Errorf("a folder outside now holds %v, error %v", have, err)
				}
			})
		},
		"folder that is a pipe": func(t *testing.T, at string) {
			must(t, os.Remove(filepath.Dir(at)))
			must(t, syscall.Mkfifo(filepath.Dir(at), 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			at := filepath.Join(folder, fileOf(key))
			must(t, os.MkdirAll(filepath.Dir(at), 0o700))
			put(t, at)
			c := client(t, Options{Folder: folder})
			inTime(t, func() {
				for range 2 {
					if data, err := c.Get(t.Context(), key); err != nil || !bytes.Equal(data, tea) {
						t.Errorf("%q, error %v", data, err)
					}
				}
			})
		})
	}
	t.Run("no folder at all", func(t *testing.T) {
		pipe := filepath.Join(t.TempDir(), "pipe")
		must(t, syscall.Mkfifo(pipe, 0o600))
		c := New(Options{Folder: pipe, AllowPrivate: true})
		inTime(t, func() {
			if data, err := c.Get(t.Context(), key); err != nil || !bytes.Equal(data, tea) {
				t.Errorf("%q, error %v", data, err)
			}
		})
		if err := c.Close(); err == nil {
			t.Error("that nothing is kept is not told")
		}
	})
}

// inTime fails where f waits for a pipe.
func inTime(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("a picture was not there after 10 s")
	}
}
