package fetch

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/wenzhai/wenzhai/convert/scratch"
)

// store keeps what was fetched: in a folder from run to run, and where there
// is none, or it cannot be written, in a file of this run. A file of the folder
// is the picture and its SHA-256, so that one that was cut off, or put there by
// something else, is none.
type store struct {
	folder string
	max    int64 // bytes of a picture

	opened sync.Once
	root   *os.Root // nil: no folder

	mu    sync.Mutex
	err   error // why the folder first failed to keep something
	spool *scratch.Spool
	spans map[string]span // of the spool, by key
	end   int64
}

type span struct{ at, n int64 }

// open opens the folder, once.
func (s *store) open() *os.Root {
	s.opened.Do(func() {
		if s.folder == "" {
			return
		}
		err := os.MkdirAll(s.folder, 0o700)
		if err == nil {
			s.root, err = os.OpenRoot(s.folder)
		}
		s.trouble(err)
	})
	return s.root
}

func (s *store) trouble(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = err
	}
}

// fileOf returns where the folder keeps what stood at an address.
func fileOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	name := fmt.Sprintf("%x", sum[:16])
	return name[:2] + "/" + name
}

// has reports whether the store seems to have the picture of an address.
func (s *store) has(key string) bool {
	s.mu.Lock()
	_, ok := s.spans[key]
	s.mu.Unlock()
	return ok || s.regular(fileOf(key))
}

// regular reports whether the folder has a file of this name that may be read:
// opening a pipe would not end.
func (s *store) regular(name string) bool {
	root := s.open()
	if root == nil {
		return false
	}
	info, err := root.Lstat(name)
	return err == nil && info.Mode().IsRegular() && info.Size() <= s.max+sha256.Size
}

// read returns the picture of an address.
func (s *store) read(key string) ([]byte, bool) {
	if data, ok := s.spooled(key); ok {
		return data, true
	}
	name := fileOf(key)
	if !s.regular(name) {
		return nil, false
	}
	data, err := s.open().ReadFile(name)
	n := len(data) - sha256.Size
	if err != nil || n < 0 {
		return nil, false
	}
	sum := sha256.Sum256(data[:n])
	return data[:n:n], bytes.Equal(sum[:], data[n:])
}

func (s *store) spooled(key string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, ok := s.spans[key]
	if !ok {
		return nil, false
	}
	data := make([]byte, at.n)
	_, err := s.spool.ReadAt(data, at.at)
	return data, err == nil
}

// write keeps the picture of an address.
func (s *store) write(key string, data []byte) error {
	if root := s.open(); root != nil {
		name := fileOf(key)
		err := errors.Join(scratch.Sweep(filepath.Join(s.folder, filepath.Dir(name))), place(root, name, data))
		if err == nil {
			return nil
		}
		s.trouble(err)
	}
	return s.append(key, data)
}

// place writes a file of the folder beside its place and moves it there.
func place(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := scratch.CreateIn(root, path.Dir(name), 0o600)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	if _, err := io.Copy(f, io.MultiReader(bytes.NewReader(data), bytes.NewReader(sum[:]))); err != nil {
		return errors.Join(err, f.Discard())
	}
	return f.Place(name)
}

// append keeps a picture for this run.
func (s *store) append(key string, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.spool == nil {
		f, err := scratch.NewSpool("")
		if err != nil {
			return fmt.Errorf("keep a fetched picture: %w", err)
		}
		s.spool, s.spans = f, map[string]span{}
	}
	if _, err := s.spool.WriteAt(data, s.end); err != nil {
		return fmt.Errorf("keep a fetched picture: %w", err)
	}
	s.spans[key] = span{s.end, int64(len(data))}
	s.end += int64(len(data))
	return nil
}

// close removes what was kept for the run, and returns why the folder did not
// keep it.
func (s *store) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.root != nil {
		s.err = errors.Join(s.err, s.root.Close())
	}
	if s.spool != nil {
		s.spool.Close() //nolint:errcheck // nobody reads it any more
	}
	return s.err
}
