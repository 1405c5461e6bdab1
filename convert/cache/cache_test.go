package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var now = time.Date(2021, 7, 1, 0, 0, 0, 0, time.UTC)

func filled(t *testing.T, path, salt string, n int) {
	t.Helper()
	s := Open(path, Options{Salt: salt, Now: now})
	for i := range n {
		s.Put(fmt.Sprint("k", i), Stamp{Size: int64(i), MTime: 5}, []byte(fmt.Sprint("value ", i)))
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
}

func has(s *Store, i int) bool {
	v, ok := s.Get(fmt.Sprint("k", i), Stamp{Size: int64(i), MTime: 5})
	return ok && string(v) == fmt.Sprint("value ", i)
}

func TestValuesLast(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c")
	filled(t, path, "salt", 1000)
	s := Open(path, Options{Salt: "salt", Now: now})
	for i := range 1000 {
		if !has(s, i) {
			t.Fatalf("value %d is gone", i)
		}
	}
	if _, ok := s.Get("k1", Stamp{Size: 1, MTime: 6}); ok {
		t.Error("a file with another stamp has its old value")
	}
	if s.Worthwhile() {
		t.Error("nothing changed, but there is something to save")
	}
}

func TestOtherProgramsAndVerifyingStartEmpty(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c")
	filled(t, path, "salt", 300)
	if has(Open(path, Options{Salt: "other", Now: now}), 1) {
		t.Error("values of another salt are used")
	}
	if has(Open(path, Options{Salt: "salt", Now: now, Verify: true}), 1) {
		t.Error("values are used unverified")
	}
}

// What no run asks for any more goes with the next that saves.
func TestDeletedFilesAreForgotten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c")
	filled(t, path, "salt", 400)
	s := Open(path, Options{Salt: "salt", Now: now})
	for i := range 300 {
		has(s, i)
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	s = Open(path, Options{Salt: "salt", Now: now})
	if !has(s, 299) || has(s, 300) {
		t.Error("the cache does not hold just what was asked for")
	}
}

// A file that was edited a moment ago may be edited again without showing.
func TestFreshFilesAreNotKept(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "c"), Options{Now: now})
	fresh := now.Add(-time.Second).UnixNano()
	for name, st := range map[string]Stamp{"mtime": {MTime: fresh}, "ctime": {MTime: 1, CTime: fresh}} {
		s.Put(name, st, []byte("x"))
		if _, ok := s.Get(name, st); ok {
			t.Errorf("a file with a fresh %s is kept", name)
		}
	}
}

func TestSmallCachesAreNotWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c")
	filled(t, path, "salt", smallest-1)
	if _, err := os.Stat(path); err == nil {
		t.Error("a cache of few values was written")
	}
}

// A damaged cache is an empty one, wherever the damage is.
func TestDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c")
	filled(t, path, "salt", 300)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 97 {
		bad := bytes.Clone(whole)
		bad[at] ^= 0x40
		if n := len(decode(bad, "salt").at); n != 0 {
			t.Fatalf("with byte %d changed %d values are read", at, n)
		}
		if n := len(decode(whole[:at], "salt").at); n != 0 {
			t.Fatalf("of the first %d bytes %d values are read", at, n)
		}
	}
}

func FuzzDecode(f *testing.F) {
	s := Store{salt: "salt", fresh: newJournal("")}
	s.fresh.put(key{1}, value{Stamp{1, 2, 3, 4}, []byte("x")})
	var b bytes.Buffer
	if err := s.write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(magic))
	f.Fuzz(func(_ *testing.T, data []byte) {
		decode(data, "salt")
		r := reader{rest: data}
		for !r.bad && len(r.rest) > 0 {
			r.value()
		}
	})
}
