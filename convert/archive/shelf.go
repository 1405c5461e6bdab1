package archive

import (
	"cmp"
	"path"
	"slices"

	"github.com/wenzhai/wenzhai/convert/archive/order"
)

// shelfAt is a folder that a list of contents orders.
type shelfAt struct {
	root root
	dir  string
}

// shelf is what such a list says, by the names of files from the root, and where
// the sources in the folder stand.
type shelf struct {
	ranks map[string]int
	slots []int
}

// inOrder puts the sources of books with a list of contents into its order, those
// that it does not name behind. The list is no source then.
func (a *opener) inOrder() {
	shelves := a.shelves()
	if len(shelves) == 0 {
		return
	}
	for i, s := range a.sources {
		if b := shelfOf(shelves, s); b != nil {
			b.slots = append(b.slots, i)
		}
	}
	for _, b := range shelves {
		books := make([]*Source, len(b.slots))
		for k, i := range b.slots {
			books[k] = a.sources[i]
		}
		slices.SortStableFunc(books, func(x, y *Source) int { return cmp.Compare(b.rank(x), b.rank(y)) })
		for k, i := range b.slots {
			a.sources[i] = books[k]
		}
	}
}

// shelves takes the lists of contents out of the sources.
func (a *opener) shelves() map[shelfAt]*shelf {
	shelves := map[shelfAt]*shelf{}
	var known map[shelfAt]bool
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
		c, b := order.Summary(text), &shelf{ranks: map[string]int{}}
		at := shelfAt{s.root, path.Dir(s.rel)}
		for _, name := range c.Files {
			if rel := path.Join(at.dir, name); known[shelfAt{s.root, rel}] {
				b.ranks[rel] = len(b.ranks)
			}
		}
		if len(b.ranks) <= c.Prose {
			return false
		}
		shelves[at] = b
		a.skip("list of contents")
		return true
	})
	return shelves
}

// places returns where the sources are, before any is taken out.
func (a *opener) places() map[shelfAt]bool {
	known := make(map[shelfAt]bool, len(a.sources))
	for _, s := range a.sources {
		if s != nil && s.root != nil {
			known[shelfAt{s.root, s.rel}] = true
		}
	}
	return known
}

// shelfOf returns the nearest shelf above a source, or nil.
func shelfOf(shelves map[shelfAt]*shelf, s *Source) *shelf {
	if s.root == nil {
		return nil
	}
	for dir := path.Dir(s.rel); ; dir = path.Dir(dir) {
		if b := shelves[shelfAt{s.root, dir}]; b != nil || dir == "." || dir == "/" {
			return b
		}
	}
}

func (b *shelf) rank(s *Source) int {
	if n, ok := b.ranks[s.rel]; ok {
		return n
	}
	return len(b.ranks)
}
