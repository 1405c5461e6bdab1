// Package watch tells when files change, for those who look at the result
// while they work on the source.
package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing may happen before a change counts as finished:
// editors write a file in several steps, and archives come in many files.
const quiet = 300 * time.Millisecond

// Watcher watches folders, with all below them, and files.
type Watcher struct {
	fs      *fsnotify.Watcher
	files   map[string]bool // single files; their folders are watched
	folders []string        // whose every file counts
	ignore  func(path string) bool
}

// New watches paths; those that are missing are passed over, "" and "-" too.
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
	if err != nil {
		return nil //nolint:nilerr // it is not there
	}
	if !info.IsDir() {
		w.files[abs] = true
		return w.fs.Add(filepath.Dir(abs))
	}
	w.folders = append(w.folders, abs)
	return w.tree(abs)
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
		return w.fs.Add(path)
	})
}

// Close ends the watching.
func (w *Watcher) Close() error { return w.fs.Close() }

// Wait returns when something was changed and all is quiet again; with the
// error of ctx when that ends before.
func (w *Watcher) Wait(ctx context.Context) error {
	var settled <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-settled:
			return nil
		case err, ok := <-w.fs.Errors:
			if !ok {
				return errors.New("the watch has ended")
			}
			// More happened than could be told: something surely changed.
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			settled = time.After(quiet)
		case e, ok := <-w.fs.Events:
			if !ok {
				return errors.New("the watch has ended")
			}
			if w.counts(e) {
				settled = time.After(quiet)
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
		if strings.HasPrefix(e.Name, dir+string(filepath.Separator)) {
			if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
				return w.tree(e.Name) == nil
			}
			return true
		}
	}
	return false
}
