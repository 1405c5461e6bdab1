package archive

import (
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/shelf"
)

// Shelves returns the folders that have a list of contents or are of a site, and
// with rest those that were named with what is in none of these. No source is on two,
// and none that was named itself or is of an e-book is on any.
func (a *Archive) Shelves(rest bool) []shelf.Shelf {
	if a == nil {
		return nil
	}
	return a.trees.Shelves(len(a.sources), rest, func(i int) (root any, name string, ok bool) {
		s := a.sources[i]
		root, name = s.spot()
		return root, name, s.root != nil && !s.named && !s.fragment
	})
}

// namesOf returns the names of the sources in the roots of sites, sorted.
func (a *opener) namesOf(sites map[root][]*generator.Site) map[root][]string {
	names := map[root][]string{}
	for _, s := range a.sources {
		if r, name := s.spot(); len(sites[r]) > 0 {
			names[r] = append(names[r], name)
		}
	}
	for _, of := range names {
		slices.Sort(of)
	}
	return names
}

// menus reads the menus of generated pages of at most max bytes.
func (a *Archive) menus(max int64) {
	names := map[root][]string{}
	for _, s := range a.sources {
		if r, name := s.spot(); r != nil && !s.named && !s.fragment && strings.HasPrefix(path.Ext(name), ".htm") {
			names[r] = append(names[r], name)
		}
	}
	for r, of := range names {
		a.trees.AddPages(r, rootFiles{r, max}, of)
	}
}

// lists takes the lists of contents of books out of the sources.
func (a *opener) lists() {
	var known map[place]bool
	a.sources = slices.DeleteFunc(a.sources, func(s *Source) bool {
		if s.named || s.root == nil || !order.IsSummary(s.Name()) {
			return false
		}
		text, err := s.Read()
		if err != nil {
			return false // is reported where it is read as an article
		}
		if known == nil {
			known = a.places()
		}
		c, dir := order.Summary(text), path.Dir(s.rel)
		here := slices.DeleteFunc(slices.Clone(c.Files), func(name string) bool { return !known[place{s.root, path.Join(dir, name)}] })
		if len(here) <= c.Prose {
			return false
		}
		r, name := s.spot()
		dir = path.Dir(name)
		a.trees[r] = append(a.trees[r], shelf.Tree{Folder: dir, Entries: c.Below(dir)})
		a.leave("list of contents", s.path, "")
		return true
	})
}

// place is where a source is.
type place struct {
	root root
	rel  string
}

// places returns where the sources are, before any is taken out.
func (a *opener) places() map[place]bool {
	known := make(map[place]bool, len(a.sources))
	for _, s := range a.sources {
		if s != nil && s.root != nil {
			known[place{s.root, s.rel}] = true
		}
	}
	return known
}
