package shelf

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
)

// Trees are those of the roots of an archive.
type Trees map[any][]Tree

// Shelf is a folder whose files may stand in an order of their own.
type Shelf struct {
	Tree
	Files []int    // numbers of its files, ascending
	Names []string // of these, as the tree has them
}

// Add adds the trees of a site in a root, the names of whose files are sorted. The list
// of contents in a folder that mdBook reads is that of a documentation.
func (t Trees) Add(root any, s *generator.Site, f generator.Files, names []string) {
	if t == nil || s == nil {
		return
	}
	for i := range t[root] {
		t[root][i].ofBook(s)
	}
	of := Of(s, f, names)
	t[root] = slices.DeleteFunc(t[root], func(x Tree) bool {
		return slices.Contains(s.Languages, x.Folder) || s.First != "" && len(of) > 0 && x.Folder == of[0].Folder
	})
	if len(of) > 0 {
		t[root] = append(t[root], of...)
	}
}

// AddBook adds the list of contents of a book in a root, of which a folder was named
// that does not hold it.
func (t Trees) AddBook(root any, s *generator.Site) {
	if t == nil || s == nil || s.Kind != generator.MdBook && s.Kind != generator.GitBook {
		return
	}
	for _, folder := range s.Content {
		known := slices.ContainsFunc(t[root], func(x Tree) bool { return x.Folder == folder })
		if c := order.Summary([]byte(s.File(folder + "/SUMMARY.md"))); !known && len(c.Files) > c.Prose {
			t[root] = append(t[root], Tree{Folder: folder, Entries: c.Below(folder)})
		}
	}
}

// ofBook notes that the tree is of a book, where a site is one.
func (t *Tree) ofBook(s *generator.Site) {
	t.Docs = t.Docs || s.Kind == generator.MdBook && slices.Contains(s.Content, t.Folder)
}

// Shelves puts n files, each of which lies in a root or nowhere, on the shelves of
// those trees that they lie in; with rest the others of a root on one of its own.
func (t Trees) Shelves(n int, rest bool, file func(i int) (root any, name string, ok bool)) []Shelf {
	if len(t) == 0 && !rest || file == nil {
		return nil
	}
	var out []Shelf
	of := map[any][]int{} // shelves of roots
	for i := range n {
		root, name, ok := file(i)
		if !ok {
			continue
		}
		if _, known := of[root]; !known {
			of[root] = []int{}
			for _, tree := range t.of(root, rest) {
				of[root] = append(of[root], len(out))
				out = append(out, Shelf{Tree: tree})
			}
		}
		if k := deepest(out, of[root], name); k >= 0 {
			out[k].Files, out[k].Names = append(out[k].Files, i), append(out[k].Names, name)
		}
	}
	return slices.DeleteFunc(out, func(s Shelf) bool { return len(s.Files) == 0 })
}

// of returns the trees of a root, and with rest one of all that is in none.
func (t Trees) of(root any, rest bool) []Tree {
	if !rest {
		return t[root]
	}
	return append(slices.Clone(t[root]), Tree{Folder: "."})
}

// deepest returns which of some shelves is that of the nearest folder above a file, the
// first one of several; -1 = none is.
func deepest(all []Shelf, some []int, name string) int {
	best := -1
	for _, k := range some {
		if generator.Within(all[k].Folder, name) && (best < 0 || depth(all[k].Folder) > depth(all[best].Folder)) {
			best = k
		}
	}
	return best
}

// depth returns how deep a folder lies.
func depth(folder string) int {
	if folder == "." {
		return 0
	}
	return 1 + strings.Count(folder, "/")
}
