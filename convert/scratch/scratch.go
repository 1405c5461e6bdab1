// Package scratch makes files that are not finished, so that a process that is
// killed leaves none for good. A file without a name goes with its process. One
// that is to become a file of its folder holds a lock while it is open; by
// that Sweep tells those of runs that live from what others have left.
package scratch

import (
	"cmp"
	random "crypto/rand" // names of files that nobody sees
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// prefix begins the names of unfinished files. They are hidden, and short whatever
// the file will be called.
const prefix = ".wenzhai-"

// NoPlace says that a folder takes no unfinished file.
type NoPlace struct {
	Dir string
	Err error // without operation and path
}

// NewNoPlace returns the error for what went wrong in the folder of a spool; "" is
// the system's.
func NewNoPlace(dir string, err error) *NoPlace {
	dir = cmp.Or(dir, os.TempDir())
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return &NoPlace{dir, err}
}

// Error names the folder and the reason.
func (e *NoPlace) Error() string {
	return fmt.Sprintf("no temporary file can be written in %s: %v", e.Dir, e.Err)
}

// Unwrap returns the reason.
func (e *NoPlace) Unwrap() error { return e.Err }

// Spool is a file without a name, or on systems that have none one that goes when
// it is closed.
type Spool struct {
	*os.File
	name string // "" = none
}

// NewSpool returns an empty spool in dir; "" is the system's folder for temporary
// files. The error is a *NoPlace.
func NewSpool(dir string) (*Spool, error) {
	dir = cmp.Or(dir, os.TempDir())
	if f, err := nameless(dir); err == nil {
		return &Spool{f, ""}, nil
	}
	Sweep(dir) //nolint:errcheck // what is left there does no harm
	f, err := Create(dir, 0o600)
	if err != nil {
		return nil, NewNoPlace(dir, err)
	}
	if err := f.remove(); err != nil {
		return &Spool{f.File, f.name}, nil //nolint:nilerr // Close removes it
	}
	return &Spool{f.File, ""}, nil
}

// Close lets go of the spool and of what it holds.
func (s *Spool) Close() error {
	err := s.File.Close()
	if s.name != "" {
		err = errors.Join(err, os.Remove(s.name))
	}
	return err
}

// File is an unfinished file with a name.
type File struct {
	*os.File
	name string
	root *os.Root // that name counts from; nil = none
}

// Create makes an empty file in dir with permissions perm, less the process's mask.
// Errors are those of os.OpenFile.
func Create(dir string, perm os.FileMode) (*File, error) {
	return create(nil, dir, func(name string) (*os.File, error) {
		return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
	})
}

// CreateIn is Create for a folder within a root, which the path for Place counts
// from, too.
func CreateIn(root *os.Root, dir string, perm os.FileMode) (*File, error) {
	if root == nil {
		return nil, fs.ErrInvalid
	}
	return create(root, dir, func(name string) (*os.File, error) {
		return root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
	})
}

func create(root *os.Root, dir string, open func(name string) (*os.File, error)) (*File, error) {
	for {
		name := newName(dir)
		f, err := open(name)
		switch {
		case errors.Is(err, fs.ErrExist):
			continue
		case err != nil:
			return nil, err
		case hold(f):
			return &File{f, name, root}, nil
		}
		// It was swept before it was locked.
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
}

func newName(dir string) string { return filepath.Join(dir, prefix+random.Text()[:12]) }

// Place gives f the name path in the same folder, in the place of an older file,
// and closes it. After an error there is no f any more.
func (f *File) Place(path string) error {
	rename := os.Rename
	if f.root != nil {
		rename = f.root.Rename
	}
	if runtime.GOOS == "windows" { // an open file cannot be renamed there
		if err := f.Close(); err != nil {
			return errors.Join(err, f.remove())
		}
		if err := rename(f.name, path); err != nil {
			return errors.Join(err, f.remove())
		}
		return nil
	}
	if err := rename(f.name, path); err != nil {
		return errors.Join(err, f.Discard())
	}
	return f.Close()
}

// Discard closes and removes f.
func (f *File) Discard() error { return errors.Join(f.Close(), f.remove()) }

func (f *File) remove() error {
	remove := os.Remove
	if f.root != nil {
		remove = f.root.Remove
	}
	if err := remove(f.name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Keep gives the file at path a second name beside it, for as long as the File is
// open; its content stays whatever becomes of path.
func Keep(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	hold(f)
	kept := &File{f, newName(filepath.Dir(path)), nil}
	if err := os.Link(path, kept.name); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if kept.same() {
		return kept, nil
	}
	// The file at path was replaced between the two steps.
	if err := kept.Discard(); err != nil {
		return nil, err
	}
	return Keep(path)
}

func (f *File) same() bool {
	named, err := os.Lstat(f.name)
	if err != nil {
		return false
	}
	held, err := f.Stat()
	return err == nil && os.SameFile(named, held)
}

// Sweep removes from dir the unfinished files that no process has open. A folder
// that is not there, or cannot be listed, has none.
func Sweep(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil //nolint:nilerr // see above; opening a pipe would not end
	}
	d, err := os.Open(dir)
	if err != nil {
		return nil //nolint:nilerr // see above
	}
	defer d.Close()
	var errs []error
	for {
		names, err := d.Readdirnames(1000)
		for _, name := range names {
			if strings.HasPrefix(name, prefix) {
				errs = append(errs, removeDead(filepath.Join(dir, name)))
			}
		}
		if err != nil {
			return errors.Join(errs...)
		}
	}
}
