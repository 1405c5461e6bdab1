// Package watch tells when files change, for those who look at the result
// while they work on the source.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing may happen before a change counts as finished:
// editors write a file in several steps, and archives come in many files.
const quiet = 300 * time.Millisecond

// longest is how long a change is waited for to be finished: some files grow for
// ever.
const longest = 10 * quiet

// Watcher watches folders, with all below them, and files.
type Watcher struct {
	fs      *fsnotify.Watcher
	files   map[string]bool // single files; their folders are watched
	folders []string        // whose every file counts
	ignore  func(path string) bool
}

// New watches paths. Of those that are missing it watches for their coming, where
// the folder they would lie in is there; "" and "-" are passed over.
// Changes of files that ignore holds for, and of hidden ones, do not count:
// the results of the work are written beside its sources.
func New(paths []string, ignore func(path string) bool) (*Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	out := &Watcher{fs: w, files: map[string]bool{}, ignore: ignore}
	for _, p := range paths {
		if err := out.add(p); err != nil {
			return nil, errors.Join(err, w.Close())
		}
	}
	return out, nil
}

func (w *Watcher) add(path string) error {
	if path == "" || path == "-" {
		return nil
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(abs)
	if err != nil || !info.IsDir() {
		if _, missing := os.Stat(filepath.Dir(abs)); missing != nil {
			return nil //nolint:nilerr // nor is its folder there
		}
		w.files[abs] = true
		return w.watch(filepath.Dir(abs))
	}
	// A folder may be named by a link, which walking does not follow, and which may
	// come to lead elsewhere.
	if real, err := filepath.EvalSymlinks(abs); err == nil && real != abs {
		w.files[abs] = true
		if err := w.watch(filepath.Dir(abs)); err != nil {
			return err
		}
		abs = real
	}
	w.folders = append(w.folders, abs)
	return w.tree(abs)
}

// watch watches one folder. One that went away meanwhile is passed over.
func (w *Watcher) watch(dir string) error {
	err := w.fs.Add(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%s cannot be watched: there are more folders than the system watches at a time (on Linux the setting fs.inotify.max_user_watches); name fewer", dir)
	}
	return err
}

// tree watches a folder and those below it.
func (w *Watcher) tree(dir string) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil //nolint:nilerr // gone, or not ours to read
		case !e.IsDir():
			return nil
		case path != dir && strings.HasPrefix(e.Name(), "."):
			return filepath.SkipDir
		}
		return w.watch(path)
	})
}

// Close ends the watching.
func (w *Watcher) Close() error { return w.fs.Close() }

// Wait returns when something was changed and all is quiet again, or has not been
// for some seconds; with the error of ctx when that ends before.
func (w *Watcher) Wait(ctx context.Context) error {
	var settled, late <-chan time.Time
	changed := func() {
		settled = time.After(quiet)
		if late == nil {
			late = time.After(longest)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-settled:
			return nil
		case <-late:
			return nil
		case err, ok := <-w.fs.Errors:
			if !ok {
				return errors.New("the watch has ended")
			}
			// More happened than could be told: something surely changed.
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			changed()
		case e, ok := <-w.fs.Events:
			if !ok {
				return errors.New("the watch has ended")
			}
			if w.counts(e) {
				changed()
			}
		}
	}
}

// counts reports whether an event is a change. A new folder is watched, too.
func (w *Watcher) counts(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || strings.HasPrefix(filepath.Base(e.Name), ".") || w.ignore(e.Name) {
		return false
	}
	if w.files[e.Name] {
		return true
	}
	for _, dir := range w.folders {
		if e.Name == dir {
			return true // it is gone
		}
		if strings.HasPrefix(e.Name, dir+string(filepath.Separator)) {
			if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
				_ = w.tree(e.Name) // the next watcher says what is wrong with it
			}
			return true
		}
	}
	return false
}
