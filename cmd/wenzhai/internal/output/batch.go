package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/wenzhai/wenzhai/convert/scratch"
	"github.com/wenzhai/wenzhai/layout"
)

// Batch places several files together: each is finished under a temporary
// name, and none gets its own before Commit. The zero Batch is empty.
type Batch struct {
	files []pending
}

// Add does what File does, but for the last step: the file waits for Commit.
// No two files of a batch may have one path.
func (b *Batch) Add(path string, write func(io.Writer) error, verify Verify) (layout.File, error) {
	f, err := create(path)
	if err != nil {
		return layout.File{}, err
	}
	if slices.ContainsFunc(b.files, func(p pending) bool { return sameName(p.target, f.target) }) {
		return layout.File{}, errors.Join(bad(path, errors.New("two files would have this name")), f.file.Discard())
	}
	p, err := f.fill(write, verify)
	if err != nil {
		return layout.File{}, errors.Join(err, f.file.Discard())
	}
	b.files = append(b.files, f)
	return p, nil
}

// Discard removes what was added and not committed.
func (b *Batch) Discard() error {
	var errs []error
	for _, p := range b.files {
		errs = append(errs, p.file.Discard())
	}
	b.files = nil
	return errors.Join(errs...)
}

// Commit gives all files their names, or none: where one fails, those before it
// are as they were.
func (b *Batch) Commit() error {
	var done []undo
	dirs := map[string]bool{}
	for i, p := range b.files {
		u, err := remember(p.target)
		if err == nil {
			done = append(done, u)
			err = p.file.Place(p.target)
		} else {
			err = errors.Join(err, p.file.Discard())
		}
		if err != nil {
			b.files = b.files[i+1:]
			return errors.Join(bad(p.path, err), back(done), b.Discard())
		}
		dirs[filepath.Dir(p.target)] = true
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
	path string
	old  *scratch.File // the file that was there; nil for none
}

// remember keeps the file at path, if there is one, under a second name.
func remember(path string) (undo, error) {
	if _, err := os.Lstat(path); err != nil {
		return undo{path, nil}, nil //nolint:nilerr // nothing is there
	}
	old, err := scratch.Keep(path)
	if err != nil {
		return undo{}, fmt.Errorf("the older file cannot be kept: %w", err)
	}
	return undo{path, old}, nil
}

func (u *undo) forget() error {
	if u.old == nil {
		return nil
	}
	return u.old.Discard()
}

// back undoes the namings of done.
func back(done []undo) error {
	var errs []error
	for _, u := range done {
		if u.old != nil {
			errs = append(errs, u.old.Place(u.path))
		} else if err := os.Remove(u.path); !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
