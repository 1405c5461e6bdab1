package archive

import (
	"io"
	"maps"
	"path"
	"slices"

	"github.com/wenzhai/wenzhai/convert/archive/joplin"
	"github.com/wenzhai/wenzhai/convert/archive/omnivore"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// readingList returns what the lists in an export say of the files beside them,
// by their names.
func (a *opener) readingList(root *zipRoot) fronts {
	names, out := slices.Sorted(maps.Keys(root.files)), fronts{}
	for _, name := range names {
		if omnivore.IsList(path.Base(name)) {
			a.readList(root, name, out)
		}
	}
	a.readNotes(root, names, out)
	return out
}

// readNotes adds what the files of an export of Joplin among names say of its notes.
func (a *opener) readNotes(root root, names []string, out fronts) {
	maps.Copy(out, joplin.Fronts(names, func(name string) ([]byte, error) { return readFrom(root, name, a.opt.MaxFile) }))
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
