package sequence

import (
	"maps"
	"slices"
	"sort"

	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/shelf"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/digest"
)

// Articles are those of an archive.
type Articles struct {
	Items []digest.Item
	// Shelves returns the folders that stand in an order of their own, and with rest
	// all others; Source the number of the source of an article, as shelves have it,
	// and what its front matter says of its place.
	Shelves func(rest bool) []shelf.Shelf
	Source  func(i int) (source int, place *article.Place)
}

// Places returns the places of articles that do not stand where their dates and the
// order of the archive put them; nil = all do.
func (a *Articles) Places(by digest.Sorting) digest.Places {
	if a == nil || a.Shelves == nil || a.Source == nil {
		return nil
	}
	out := digest.Places{}
	if by == digest.ByName {
		a.byName(out)
		return out
	}
	if a.own(out, by == digest.Own); by == digest.ByDate {
		maps.DeleteFunc(out, func(i int, _ digest.Place) bool { return a.Items[i].Meta.Dated() })
	}
	if by != digest.Own {
		issues(a.Items, out)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func (a *Articles) byName(out digest.Places) {
	refs := make([]int, len(a.Items))
	for i := range refs {
		refs[i] = i
	}
	names := order.NamesOf(a.Items, func(x digest.Item) string { return x.Meta.Path })
	sort.SliceStable(refs, func(x, y int) bool {
		return names.PathLess(a.Items[refs[x]].Meta.Path, a.Items[refs[y]].Meta.Path)
	})
	for n, i := range refs {
		out[i] = digest.Place{Own: true, Rank: n}
	}
}

// own adds the articles that stand in the order of their authors.
func (a *Articles) own(out digest.Places, force bool) {
	shelves := a.Shelves(force || a.mayRank())
	if len(shelves) == 0 && !force {
		return
	}
	bySource := map[int][]int{}
	for i := range a.Items {
		source, _ := a.Source(i)
		bySource[source] = append(bySource[source], i)
	}
	for k := range shelves {
		s := &shelves[k]
		var pages []Page
		for f, source := range s.Files {
			for _, i := range bySource[source] {
				m := &a.Items[i].Meta
				_, place := a.Source(i)
				pages = append(pages, Page{i, s.Names[f], m.Title, m.Dated(), place})
			}
		}
		slot(out, Of(s, pages, force))
	}
	if force {
		for i := range a.Items {
			if _, known := out[i]; !known {
				out[i] = digest.Place{Own: true, Rank: i}
			}
		}
	}
}

// mayRank reports whether there may be an order in what is on no shelf: an article says
// where it stands, or none has a date.
func (a *Articles) mayRank() bool {
	dated := false
	for i := range a.Items {
		if _, p := a.Source(i); p != nil {
			return true
		}
		dated = dated || a.Items[i].Meta.Dated()
	}
	return !dated
}

// slot gives placed articles the places that they have in the archive, in their order.
func slot(out digest.Places, placed []Placed) {
	slots := make([]int, len(placed))
	for k, p := range placed {
		slots[k] = p.Ref
	}
	slices.Sort(slots)
	sections := map[*order.Section][]string{}
	for k, p := range placed {
		titles, known := sections[p.Section]
		if !known {
			for s := p.Section; s != nil; s = s.In {
				titles = append(titles, s.Title)
			}
			slices.Reverse(titles)
			sections[p.Section] = titles
		}
		out[p.Ref] = digest.Place{Own: true, Rank: slots[k], Sections: titles}
	}
}
