package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/tools/testtime"
)

func put(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("changed"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// What counts ends the wait; what does not, does not, even before it.
func TestWait(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	put(t, at("archive/a.md"))
	put(t, at("style.css"))
	put(t, at("other.css"))
	w, err := New([]string{at("archive"), at("style.css"), at("missing"), "-", ""}, func(p string) bool { return strings.HasSuffix(p, ".epub") })
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, change := range []string{"archive/a.md", "archive/new.md", "archive/new/folder/b.md", "archive/new/folder/c.md", "style.css"} {
		done := make(chan error, 1)
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		go func() { done <- w.Wait(ctx) }()
		put(t, at(change))
		if err := testtime.Receive(t, done, "a change of "+change); err != nil {
			t.Errorf("%s: %v", change, err)
		}
		cancel()
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*quiet)
	defer cancel()
	for _, change := range []string{"other.css", "archive/book.epub", "archive/.a.md.swp"} {
		put(t, at(change))
	}
	if err := w.Wait(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a change that does not count ended the wait: %v", err)
	}
}

// What comes late, goes away or never rests ends the wait, too.
func TestWaitForOddChanges(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	stop := make(chan struct{})
	defer close(stop)
	for _, c := range []struct {
		about  string
		change func() error
	}{
		{"a missing file comes", func() error { put(t, at("missing.toml")); return nil }},
		{"a file goes", func() error { return os.Remove(at("missing.toml")) }},
		{"a folder becomes a link", func() error { return errors.Join(os.RemoveAll(at("archive")), os.Symlink(at("real"), at("archive"))) }},
		{"a file in a folder that a link names", func() error { put(t, at("real/a.md")); return nil }},
		{"a link becomes a folder", func() error { return errors.Join(os.Remove(at("archive")), os.Mkdir(at("archive"), 0o755)) }},
		{"a folder goes", func() error { return os.RemoveAll(at("archive")) }},
		{"a folder comes", func() error { put(t, at("archive/a.md")); return nil }},
		{"a file grows for ever", func() error {
			f, err := os.Create(at("archive/a.md"))
			go func() {
				defer f.Close()
				for {
					select {
					case <-stop:
						return
					case <-time.After(quiet / 3):
						f.WriteString("x")
					}
				}
			}()
			return err
		}},
	} {
		if c.about == "a folder becomes a link" {
			put(t, at("archive/a.md"))
			put(t, at("real/b.md"))
		}
		w, err := New([]string{at("archive"), at("missing.toml"), at("no/where")}, func(string) bool { return false })
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- w.Wait(t.Context()) }()
		if err := c.change(); err != nil {
			t.Fatal(err)
		}
		if err := testtime.Receive(t, done, "the end of the wait when "+c.about); err != nil {
			t.Errorf("%s: %v", c.about, err)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
}
