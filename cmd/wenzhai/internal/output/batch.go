package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
)

// Batch places several files together: each is finished under a temporary
// name, and none gets its own before Commit. The zero Batch is empty.
type Batch struct {
	files []pending
}

// pending is a finished file without its name.
type pending struct {
	path string
	file *renameio.PendingFile
}

// Add does what File does, but for the last step: the file waits for Commit.
// No two files of a batch may have one path.
func (b *Batch) Add(path string, write func(io.Writer) error, verify Verify) (Placed, error) {
	for _, p := range b.files {
		if p.path == path {
			return Placed{}, bad(path, errors.New("two files would have this name"))
		}
	}
	f, err := create(path)
	if err != nil {
		return Placed{}, err
	}
	p, err := fill(f.File, path, write, verify)
	if err != nil {
		return Placed{}, errors.Join(err, f.Cleanup())
	}
	b.files = append(b.files, pending{path, f})
	return p, nil
}

// Discard removes what was added and not committed.
func (b *Batch) Discard() error {
	var errs []error
	for _, p := range b.files {
		errs = append(errs, p.file.Cleanup())
	}
	b.files = nil
	return errors.Join(errs...)
}

// Commit gives all files their names, or none: where one fails, those before it
// are as they were.
func (b *Batch) Commit() error {
	var done []undo
	for _, p := range b.files {
		u, err := remember(p.path)
		if err == nil {
			done = append(done, u)
			err = p.file.CloseAtomicallyReplace()
		}
		if err != nil {
			return errors.Join(bad(p.path, err), back(done), b.Discard())
		}
	}
	dirs := map[string]bool{}
	for _, p := range b.files {
		dirs[filepath.Dir(p.path)] = true
	}
	b.files = nil
	var errs []error
	for _, u := range done {
		errs = append(errs, u.forget())
	}
	for dir := range dirs {
		errs = append(errs, syncDir(filepath.Join(dir, "file")))
	}
	return errors.Join(errs...)
}

// undo is how to bring back what was at path.
type undo struct {
	path, old string // old is another name of the file that was there, or "" for none
}

// remember keeps the file at path, if there is one, under a second name.
func remember(path string) (undo, error) {
	if _, err := os.Lstat(path); err != nil {
		return undo{path, ""}, nil //nolint:nilerr // nothing is there
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), besides(path))
	if err != nil {
		return undo{}, err
	}
	old := filepath.Join(dir, "old")
	if err := os.Link(path, old); err != nil {
		return undo{}, errors.Join(fmt.Errorf("the older file cannot be kept: %w", err), os.Remove(dir))
	}
	return undo{path, old}, nil
}

func (u *undo) forget() error {
	if u.old == "" {
		return nil
	}
	return os.RemoveAll(filepath.Dir(u.old))
}

// back undoes the namings of done.
func back(done []undo) error {
	var errs []error
	for _, u := range done {
		if u.old == "" {
			if err := os.Remove(u.path); err != nil && !errors.Is(err, os.ErrNotExist) {
				errs = append(errs, err)
			}
			continue
		}
		errs = append(errs, os.Rename(u.old, u.path), u.forget())
	}
	return errors.Join(errs...)
}
