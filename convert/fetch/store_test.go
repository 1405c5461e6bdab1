package fetch

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatWasFetchedIsKept(t *testing.T) {
	address, asked := gallery(t)
	o := Options{Folder: t.TempDir()}
	for range 3 {
		if data, err := client(t, o).Get(t.Context(), address+"/tea.png"); err != nil || !bytes.Equal(data, picturePNG(t, 0)) {
			t.Fatalf("%q, error %v", data, err)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("the server was asked %d times", n)
	}
}

// TestWhatIsNoPictureIsNotKept, neither the page that came in its stead nor
// that there was none: it may be there the next time.
func TestWhatIsNoPictureIsNotKept(t *testing.T) {
	address, asked := gallery(t)
	for _, path := range []string{"/login.png", "/cut.png", "/status/503", "/status/206", "/large.png"} {
		asked.Store(0)
		o := Options{Folder: t.TempDir(), MaxBytes: 4000}
		for range 2 {
			if _, err := client(t, o).Get(t.Context(), address+path); err == nil {
				t.Errorf("%s was fetched", path)
			}
		}
		if have, err := filepath.Glob(o.Folder + "/*/*"); len(have) > 0 || err != nil || asked.Load() != 2 {
			t.Errorf("%s: kept %v, error %v, asked %d times", path, have, err, asked.Load())
		}
	}
}

func TestDamagedFilesAreFetchedAgain(t *testing.T) {
	address, asked := gallery(t)
	o := Options{Folder: t.TempDir()}
	key := address + "/tea.png"
	tea := picturePNG(t, 0)
	at := filepath.Join(o.Folder, fileOf(key))
	for name, damage := range map[string]func(b []byte) []byte{
		"empty": func([]byte) []byte { return nil }, "short": func(b []byte) []byte { return b[:len(b)-1] }, "other": func([]byte) []byte { return []byte("<p>Log in</p>") },
		"changed": func(b []byte) []byte { b[5] ^= 1; return b }, "huge": func([]byte) []byte { return make([]byte, DefaultMaxBytes+100) },
	} {
		if _, err := client(t, o).Get(t.Context(), key); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(at)
		must(t, err)
		must(t, os.WriteFile(at, damage(b), 0o600))
		before := asked.Load()
		if data, err := client(t, o).Get(t.Context(), key); err != nil || !bytes.Equal(data, tea) || asked.Load() != before+1 {
			t.Errorf("%s: %q, error %v, asked %d times", name, data, err, asked.Load()-before)
		}
	}
}

// TestRunsAtOnce share a folder.
func TestRunsAtOnce(t *testing.T) {
	address, _ := gallery(t)
	o := Options{Folder: t.TempDir()}
	var wg sync.WaitGroup
	for range 8 {
		c := client(t, o)
		wg.Go(func() {
			for range 5 {
				if data, err := c.Get(t.Context(), address+"/tea.png"); err != nil || !bytes.Equal(data, picturePNG(t, 0)) {
					t.Errorf("%q, error %v", data, err)
				}
			}
		})
	}
	wg.Wait()
	if have, err := filepath.Glob(o.Folder + "/*/*"); len(have) != 1 || err != nil {
		t.Errorf("the folder holds %v, error %v", have, err)
	}
}
