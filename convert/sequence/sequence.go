// Package sequence puts articles into the order of their authors: that of lists of
// contents, of what pages say of their places, and of numbers in names.
package sequence

import (
	"maps"
	"slices"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/shelf"
	"github.com/wenzhai/wenzhai/convert/article"
)

// Page is an article as its place is told.
type Page struct {
	Ref   int    // the caller's number
	Name  string // of its file, as its shelf has it
	Title string
	Dated bool
	Place *article.Place // nil = its front matter gives none
}

// Placed is a page in its place.
type Placed struct {
	Ref     int
	Section *order.Section // nil = it is in none
}

// Of returns the pages of a shelf that stand in the order of their author, without
// being asked, in that order; with force all of them, whatever they are.
func Of(s *shelf.Shelf, pages []Page, force bool) []Placed {
	if s == nil || len(pages) == 0 {
		return nil
	}
	a := arranger{tree: &s.Tree}
	switch {
	case len(s.Entries) > 0:
		return a.listed(pages, force)
	case a.chained(pages):
		return a.out
	case force || s.Docs && dated(pages)*2 <= len(pages):
		return a.folder(newFolder(a.tree, s.Folder, pages), pages, force)
	case !s.Site:
		// Dated articles go by date.
		pages = slices.DeleteFunc(slices.Clone(pages), func(p Page) bool { return p.Dated })
	}
	return a.ranked(s.Folder, pages)
}

func dated(pages []Page) (n int) { return count(pages, func(p *Page) bool { return p.Dated }) }

func count(pages []Page, is func(*Page) bool) (n int) {
	for i := range pages {
		if is(&pages[i]) {
			n++
		}
	}
	return n
}

func (p *Page) positioned() bool { return p.Place != nil && p.Place.Positioned }

// arranger arranges the pages of a tree.
type arranger struct {
	tree *shelf.Tree
	out  []Placed
}

// listed arranges pages by a list of contents. What it does not name stands behind,
// unless it is dated. A list of mostly dated articles that is of no site is one of
// issues, which go by date.
func (a *arranger) listed(pages []Page, force bool) []Placed {
	named := a.named(pages)
	listed := slices.Concat(slices.Collect(maps.Values(named))...)
	if !force && !a.tree.Docs && dated(listed)*2 > len(listed) {
		return nil
	}
	left := slices.DeleteFunc(slices.Clone(pages), func(p Page) bool { return named[p.Name] != nil })
	for _, e := range a.tree.Entries {
		if e.Folder {
			in := takeFrom(&left, func(p *Page) bool { return generator.Within(e.Target, p.Name) })
			a.tidy(newFolder(a.tree, e.Target, in), e.Section)
		} else {
			a.put(named[e.Target], e.Section)
		}
	}
	if !force {
		takeFrom(&left, func(p *Page) bool { return p.Dated })
	}
	a.tidy(newFolder(a.tree, a.tree.Folder, left), nil)
	return a.out
}

// named returns the pages of the files that the list names.
func (a *arranger) named(pages []Page) map[string][]Page {
	out := map[string][]Page{}
	for _, e := range a.tree.Entries {
		if !e.Folder {
			out[e.Target] = nil
		}
	}
	for _, p := range pages {
		if of, ok := out[p.Name]; ok {
			out[p.Name] = append(of, p)
		}
	}
	return out
}

// takeFrom takes those of pages out of which take is true.
func takeFrom(pages *[]Page, take func(*Page) bool) (taken []Page) {
	*pages = slices.DeleteFunc(*pages, func(p Page) bool {
		is := take(&p)
		if is {
			taken = append(taken, p)
		}
		return is
	})
	return taken
}

func (a *arranger) put(pages []Page, in *order.Section) {
	for _, p := range pages {
		a.out = append(a.out, Placed{p.Ref, in})
	}
}

// folder arranges pages, all those of a folder, unless force is true without those of
// folders of dated articles. A folder around a single one is no section.
func (a *arranger) folder(f *folder, pages []Page, force bool) []Placed {
	if a.byParents(pages) {
		return a.out
	}
	if !force {
		f.withoutPosts()
	}
	for len(f.pages) == 0 && len(f.folders) == 1 {
		a.put(f.index, nil)
		f = f.folders[0]
	}
	a.tidy(f, nil)
	return a.out
}

// ranked arranges the folders whose pages say where they stand, or are numbered: the
// uppermost ones of which that is so.
func (a *arranger) ranked(name string, pages []Page) []Placed {
	var walk func(f *folder)
	walk = func(f *folder) {
		if f.ranked() {
			a.folder(f, f.all(), false)
			return
		}
		for _, x := range f.folders {
			walk(x)
		}
	}
	walk(newFolder(a.tree, name, pages).withoutPosts())
	return a.out
}
