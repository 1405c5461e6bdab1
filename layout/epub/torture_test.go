package epub_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/epub/check"
	"github.com/wenzhai/wenzhai/tools/conform"
)

// books is the number of random books that are made, and of those that
// EPUBCheck sees. WENZHAI_TORTURE=20000 makes so many, a hundredth for
// EPUBCheck.
func books(t *testing.T) (all, shown int) {
	t.Helper()
	all, shown = 300, 10
	if s := os.Getenv("WENZHAI_TORTURE"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		all, shown = n, n/100
	}
	return all, shown
}

// TestRandomBooks writes books of random content (control characters, marks of
// XML, every direction of writing, endless and empty titles, broken addresses
// and pictures) and checks them as `wenzhai check` does; EPUBCheck sees some.
func TestRandomBooks(t *testing.T) {
	all, shown := books(t)
	dir := t.TempDir()
	var files []string
	work := func(i int) ([]byte, error) {
		data := epub.RandomBook(t, uint64(i))
		if err := check.Verify(bytes.NewReader(data), int64(len(data))); err != nil {
			return nil, fmt.Errorf("seed %d: %w", i, err)
		}
		return data, nil
	}
	err := parallel.Ordered(context.Background(), 0, all, work, func(i int, data []byte) error {
		if i >= shown {
			return nil
		}
		files = append(files, filepath.Join(dir, fmt.Sprintf("%05d.epub", i)))
		return os.WriteFile(files[i], data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range conform.Checkers() {
		if err := errors.Join(conform.EPUBCheck(t.Context(), v, files...)...); err != nil {
			t.Error(err)
		}
	}
}
