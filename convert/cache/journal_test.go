package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// large is a value of which a few hundred do not fit in memory.
func large(i int) []byte { return bytes.Repeat([]byte{byte(i)}, 10_000) }

func putLarge(s *Store, n int) {
	for i := range n {
		s.Put(fmt.Sprint("k", i), Stamp{Size: int64(i)}, large(i))
	}
}

// What does not fit in memory is there all the same, in this run and the next,
// and leaves no file but the cache.
func TestValuesBeyondMemory(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	path := filepath.Join(dir, "c")
	s := Open(path, Options{Now: now})
	putLarge(s, 700)
	s.Put("k1", Stamp{Size: 1}, []byte("later"))
	check := func(s *Store) {
		t.Helper()
		for i := range 700 {
			want := large(i)
			if i == 1 {
				want = []byte("later")
			}
			if v, ok := s.Get(fmt.Sprint("k", i), Stamp{Size: int64(i)}); !ok || !bytes.Equal(v, want) {
				t.Fatalf("value %d: %d bytes, %v", i, len(v), ok)
			}
		}
	}
	check(s)
	if s.fresh.flushed < 6<<20 || len(s.fresh.tail) >= journalTail {
		t.Errorf("%d bytes are on disk, %d in memory", s.fresh.flushed, len(s.fresh.tail))
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	check(Open(path, Options{Now: now}))
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("files: %v, error %v", files, err)
	}
}

// Where nothing can be written, values stay in memory for this run; saving says
// why it cannot.
func TestValuesWithoutAFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := Open(filepath.Join(file, "c"), Options{Now: now})
	putLarge(s, 300)
	if v, ok := s.Get("k7", Stamp{Size: 7}); !ok || !bytes.Equal(v, large(7)) {
		t.Error("a value is lost within its run")
	}
	if err := s.Save(); err == nil {
		t.Error("saving into a file that is no folder succeeds")
	}
}

// When the disk is full values are forgotten: that costs time alone.
func TestValuesThatDoNotFitOnDisk(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "c"), Options{Now: now})
	putLarge(s, 150)
	if err := s.fresh.file.Close(); err != nil {
		t.Fatal(err)
	}
	putLarge(s, 150)
	if _, ok := s.Get("k1", Stamp{Size: 1}); ok {
		t.Error("a value that could not be written is there")
	}
	if !s.Worthwhile() || s.Save() == nil {
		t.Error("saving does not tell")
	}
}
