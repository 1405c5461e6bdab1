package archive

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// maxNames is how many files of a root are known by their base names.
const maxNames = 500_000

// nameIndex finds the files of a root by their base names.
type nameIndex struct {
	once  sync.Once
	names map[string]string // base → name; "" where several have it
}

// find returns the one file with a base name; list visits all names and is
// called once.
func (x *nameIndex) find(base string, list func(visit func(name string) bool)) (string, bool) {
	x.once.Do(func() {
		x.names = map[string]string{}
		list(func(name string) bool {
			b := path.Base(name)
			if _, twice := x.names[b]; twice {
				name = ""
			}
			x.names[b] = name
			return len(x.names) < maxNames
		})
	})
	name := x.names[base]
	return name, name != ""
}

func (r *zipRoot) find(base string) (string, bool) {
	return r.index.find(base, func(visit func(string) bool) {
		for name := range r.files {
			if !visit(name) {
				return
			}
		}
	})
}

func (r *dirRoot) find(base string) (string, bool) {
	return r.index.find(base, func(visit func(string) bool) {
		// A folder that cannot be read has no pictures to be found; that its
		// articles cannot be read is said where they are listed.
		_ = fs.WalkDir(r.FS(), ".", func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil //nolint:nilerr // see above
			case e.IsDir() && name != "." && hidden(e.Name()):
				return fs.SkipDir
			case e.Type().IsRegular() && !visit(name):
				return fs.SkipAll
			}
			return nil
		})
	})
}

// Anywhere returns the file of a name without a folder that lies anywhere in the
// source's root, if there is just one of it: note-taking programs name pictures
// so, wherever they keep them. Errors are those of Resource.
func (s *Source) Anywhere(ref string) (name string, data []byte, err error) {
	if s.root == nil || ref == "" || strings.ContainsAny(ref, `/\`) {
		return ref, nil, fmt.Errorf("%s: %w", ref, fs.ErrNotExist)
	}
	name, ok := s.root.find(ref)
	if !ok {
		return ref, nil, fmt.Errorf("%s: %w", ref, fs.ErrNotExist)
	}
	data, err = s.readResource(name)
	return s.root.display(name), data, err
}
