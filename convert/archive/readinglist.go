package archive

import (
	"io"
	"maps"
	"path"
	"slices"
	"sort"

	"github.com/wenzhai/wenzhai/convert/archive/joplin"
	"github.com/wenzhai/wenzhai/convert/archive/omnivore"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// readingList returns what the lists in an export say of the files beside them,
// by their names.
func (a *opener) readingList(root *zipRoot) fronts {
	var names []string
	for name := range root.files {
		if omnivore.IsList(path.Base(name)) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	out := fronts{}
	for _, name := range names {
		a.readList(root, name, out)
	}
	a.readNotes(root, slices.Sorted(maps.Keys(root.files)), out)
	return out
}

// readNotes adds what the files of an export of Joplin among names say of its notes.
func (a *opener) readNotes(root root, names []string, out fronts) {
	folders := map[string][]string{}
	for _, name := range names {
		if base := path.Base(name); joplin.IsItem(base) {
			folders[path.Dir(name)] = append(folders[path.Dir(name)], base)
		}
	}
	for folder, names := range folders {
		maps.Copy(out, joplin.Fronts(folder, names, func(name string) []byte {
			if a.ctx.Err() != nil {
				return nil
			}
			data, _ := readFrom(root, name, a.opt.MaxFile) //nolint:errcheck // who reads it as a note says so
			return data
		}))
	}
}

// fronts are what is said of files outside of them, by their names in a root.
type fronts map[string]map[string][]string

// readList adds what one list says.
func (a *opener) readList(root root, name string, out fronts) {
	r, err := root.open(name)
	if err == nil {
		defer r.Close()
		err = omnivore.Read(io.LimitReader(r, a.opt.MaxFile), path.Dir(name), func(name string, front map[string][]string) { out[name] = front })
	}
	if err != nil {
		d := diag.New(diag.BrokenArchive, root.display(name), 0, "the list of articles cannot be read: %v", err)
		d.Severity = diag.Warning
		a.report(d)
	}
}
