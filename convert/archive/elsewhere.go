package archive

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"github.com/wenzhai/wenzhai/convert/archive/site"
)

// elsewhere returns the file that ref means where the generator of a site takes it
// from a folder of its own, in this root or in another one that was named.
func (s *Source) elsewhere(ref string) (name string, data []byte, err error) {
	base, reach := s.root.surroundings()
	for _, p := range site.Places(path.Join(base, s.rel), ref) {
		for _, folder := range themed(p.Folder, reach) {
			r, name := reach(path.Join(folder, p.File))
			if r == nil || !fs.ValidPath(name) || folder != "" && !holds(folder, reach) {
				continue
			}
			data, err := readFrom(r, name, s.max)
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrOutside) {
				if name, err = alike(r, name); err == nil {
					data, err = readFrom(r, name, s.max)
				}
			}
			if err == nil {
				return r.display(name), data, nil
			}
		}
	}
	return ref, nil, fs.ErrNotExist
}

// reach is a function that returns the root that a path lies in, and its name there.
type reach func(path string) (root, string)

// holds reports whether there is a folder of this path.
func holds(folder string, reach reach) bool {
	r, name := reach(folder)
	return r != nil && r.holds(cmp.Or(name, "."))
}

// themed returns the folder, and those of the site's themes that stand for it.
func themed(folder string, reach reach) []string {
	out := []string{folder}
	parent, base := path.Split(folder)
	if base != "static" && base != "source" && base != "assets" {
		return out
	}
	themes := path.Join(parent, "themes")
	r, name := reach(themes)
	if r == nil || !r.holds(name) {
		return out
	}
	for _, e := range r.list(name).names {
		out = append(out, path.Join(themes, e, base))
	}
	return out
}

// SiteRoot returns the folder, written from the path that was named, that is the
// root of the site of which a part was named; "" where the names of folders do
// not tell.
func (s *Source) SiteRoot() string {
	r, ok := s.root.(*dirRoot)
	if !ok {
		return ""
	}
	up, ok := site.Root(filepath.ToSlash(r.canonical))
	if !ok {
		return ""
	}
	return path.Join(filepath.ToSlash(r.named), strings.Repeat("../", up))
}

// listing is what a folder holds.
type listing struct {
	names []string            // sorted
	alike map[string][]string // by what the names share that differ in letter case and normal form
}

func newListing(names []string) *listing {
	slices.Sort(names)
	names = slices.Compact(names)
	l := &listing{names: names, alike: map[string][]string{}}
	for _, n := range names {
		l.alike[fold(n)] = append(l.alike[fold(n)], n)
	}
	return l
}

func fold(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// alike returns the name of a root that differs from the one given in letter case
// and Unicode normal form at most: sites are written on systems that take these for
// the same.
func alike(r root, name string) (string, error) {
	dir := "."
	for part := range strings.SplitSeq(name, "/") {
		l := r.list(dir)
		if _, exact := slices.BinarySearch(l.names, part); !exact {
			same := l.alike[fold(part)]
			if len(same) == 0 {
				return "", fs.ErrNotExist
			}
			part = same[0]
		}
		dir = path.Join(dir, part)
	}
	return dir, nil
}

// surroundings of a folder are all folders that were named.
func (r *dirRoot) surroundings() (string, reach) {
	return filepath.ToSlash(r.canonical), func(p string) (root, string) {
		if name, ok := within(r.canonical, p); ok {
			return r, name
		}
		for _, o := range *r.all {
			if name, ok := within(o.canonical, p); ok {
				return o, name
			}
		}
		if r.around != nil {
			if name, ok := within(r.around.canonical, p); ok && !hiddenPath(name) {
				return r.around.dirRoot, name
			}
		}
		return nil, ""
	}
}

// within returns the name of an absolute path in a folder, and whether it lies
// there.
func within(folder, p string) (name string, ok bool) {
	folder = strings.TrimSuffix(filepath.ToSlash(folder), "/")
	if p == folder {
		return ".", true
	}
	return strings.CutPrefix(p, folder+"/")
}

// list returns what a folder holds; it is read once.
func (r *dirRoot) list(dir string) *listing {
	if known, ok := r.lists.Load(dir); ok {
		l, _ := known.(*listing)
		return l
	}
	// What cannot be read holds nothing that can be found.
	entries, _ := fs.ReadDir(r.FS(), dir)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	l := newListing(names)
	r.lists.Store(dir, l)
	return l
}

// surroundings of an archive are itself.
func (r *zipRoot) surroundings() (string, reach) {
	return "", func(p string) (root, string) { return r, strings.TrimPrefix(p, "/") }
}

func (r *zipRoot) list(dir string) *listing {
	r.folders.once.Do(func() { r.folders.lists = r.allLists() })
	if l := r.folders.lists[dir]; l != nil {
		return l
	}
	return &listing{}
}

func (r *zipRoot) holds(name string) bool {
	return r.files[name] != nil || len(r.list(name).names) > 0
}

// folders are those of a packed archive, found when they are asked for.
type packedFolders struct {
	once  sync.Once
	lists map[string]*listing
}

func (r *zipRoot) allLists() map[string]*listing {
	held := map[string][]string{}
	for name := range r.files {
		for name != "." {
			dir := path.Dir(name)
			_, known := held[dir]
			held[dir] = append(held[dir], path.Base(name))
			if known {
				break
			}
			name = dir
		}
	}
	out := make(map[string]*listing, len(held))
	for dir, names := range held {
		out[dir] = newListing(names)
	}
	return out
}
