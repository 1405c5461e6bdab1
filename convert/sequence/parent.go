package sequence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/order"
)

// byParents arranges pages that name the pages that they stand under, by titles, as
// themes of Jekyll have it. It reports false where none does.
func (a *arranger) byParents(pages []Page) bool {
	titles, under := map[string]bool{}, map[string][]Page{}
	for _, p := range pages {
		titles[p.Title] = true
	}
	found := false
	for _, p := range pages {
		up := ""
		if p.Place != nil && titles[p.Place.Parent] && p.Place.Parent != p.Title {
			up, found = p.Place.Parent, true
		}
		under[up] = append(under[up], p)
	}
	if !found {
		return false
	}
	a.under(under, "", nil)
	for _, p := range pages { // in a circle
		if up := p.Place; up != nil && under[up.Parent] != nil {
			a.under(under, up.Parent, nil)
		}
	}
	return true
}

// under adds the pages under one, each with those under it.
func (a *arranger) under(kids map[string][]Page, title string, in *order.Section) {
	pages := kids[title]
	delete(kids, title)
	slices.SortStableFunc(pages, func(x, y Page) int {
		if x.positioned() != y.positioned() {
			return first(x.positioned())
		}
		if x.positioned() && x.Place.Position != y.Place.Position {
			return cmp.Compare(x.Place.Position, y.Place.Position)
		}
		return strings.Compare(x.Title, y.Title)
	})
	for _, p := range pages {
		inner := in
		if len(kids[p.Title]) > 0 && in.Depth() < maxSections {
			inner = &order.Section{Title: p.Title, In: in}
		}
		a.put([]Page{p}, inner)
		a.under(kids, p.Title, inner)
	}
}
