package shelf

import (
	"cmp"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// finder finds the files of a tree by what lists call them.
type finder struct {
	*reader
	base  string
	files map[string]string // by their names without suffix, by their folders, and by these without numbers
	ids   map[string]string // by what pages call themselves; nil until it is asked for
}

// find returns the entries whose files or folders are in the tree, each once.
func (f *finder) find(entries []order.Entry) []order.Entry {
	known := map[string]bool{}
	var out []order.Entry
	for _, e := range entries {
		if e.Folder {
			e.Target = path.Join(f.base, e.Target)
		} else {
			e.Target = f.file(e.Target)
		}
		if e.Target != "" && !known[e.Target] {
			known[e.Target] = true
			out = append(out, e)
		}
	}
	return out
}

func (r *reader) finder(t *Tree) *finder {
	f := &finder{reader: r, base: t.Folder, files: map[string]string{}}
	add := func(key, name string) {
		if _, ok := f.files[key]; !ok {
			f.files[key] = name
		}
	}
	names := r.in(t.Folder)
	stem := func(name string) string {
		if f.base != "." {
			name = name[len(f.base)+1:]
		}
		return strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
	}
	for _, n := range names {
		add(stem(n), n)
	}
	for _, n := range names {
		add(address(stem(n)), n)
	}
	if t.Prefixed {
		for _, n := range names {
			s := stem(n)
			add(Unnumbered(s), n)
			add(address(Unnumbered(s)), n)
		}
	}
	return f
}

// address returns where a page is shown whose name has no suffix.
func address(stem string) string {
	switch path.Base(stem) {
	case "index", "readme", "_index", path.Base(path.Dir(stem)):
		if dir := path.Dir(stem); dir != "." {
			return dir
		}
		return "index" // also a README.md
	}
	return stem
}

// Unnumbered returns a path without the numbers before its names: 01-intro/2_ferry.
func Unnumbered(name string) string {
	parts := strings.Split(name, "/")
	for i, p := range parts {
		if m := numbered().FindStringSubmatch(p); m != nil {
			parts[i] = m[1]
		}
	}
	return strings.Join(parts, "/")
}

// numbered matches a name behind a number, which is neither a date nor a version.
var numbered = pattern.Lazy(`^\d{1,5}\s*[-_.]+\s*([^-_.\s\d].*)$`)

// file returns the file that a target means; "" = none.
func (f *finder) file(target string) string {
	key := strings.ToLower(target)
	if n := cmp.Or(f.files[key], f.files[withoutSuffix(key)]); n != "" {
		return n
	}
	return f.byID()[key]
}

// withoutSuffix returns an address without the suffix of pages.
func withoutSuffix(key string) string {
	switch ext := path.Ext(key); ext {
	case ".md", ".mdx", ".html", ".markdown", ".htm", ".qmd", ".rmd", ".ipynb", ".rst":
		return key[:len(key)-len(ext)]
	}
	return key
}

// maxRead is how many pages are read for what they call themselves.
const maxRead = 5000

// byID returns the files by what their front matter calls them in their folders.
func (f *finder) byID() map[string]string {
	if f.ids != nil {
		return f.ids
	}
	f.ids = map[string]string{}
	names := f.in(f.base)
	for _, n := range names[:min(len(names), maxRead)] {
		text := f.reader.files.Text(n)
		if !strings.HasPrefix(text, "---") {
			continue
		}
		if m := idKey().FindStringSubmatch(text[:min(len(text), 2000)]); m != nil {
			dir := strings.TrimPrefix(strings.TrimPrefix(path.Dir(n), f.base), "/")
			f.ids[strings.ToLower(path.Join(dir, m[1]))] = n
			f.ids[strings.ToLower(path.Join(Unnumbered(dir), m[1]))] = n
		}
	}
	return f.ids
}

// idKey matches what a page calls itself, or the address that it gives itself.
var idKey = pattern.Lazy(`(?m)\A---\r?\n(?:[^-\n].*\n|\r?\n){0,20}?(?:id|slug): *["']?/?([\w./-]{1,200})["']? *\r?$`)
