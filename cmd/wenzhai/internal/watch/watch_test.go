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
