package digest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Options says how Plan builds the volume.
type Options struct {
	Zone          *time.Location // in which days, months and years begin; nil = UTC
	Newest        bool           // newest first
	Limit         int            // at most so many articles, in book order; 0 = all
	By            By
	Title, Author string
	Dates         Dates // what was asked for; zero = those of the entries
	Layout        Layout
	Places        Places      // of items that their dates do not place
	Seconds       map[int]int // of a picked item to the item that is its second text, which is not picked itself
}

// Plan orders the items whose indexes are in pick and parts them into
// chapters. Articles go by instant, but those with places; ties, and undated articles
// (always last), keep the order of pick. Entry.Ref is the index into items.
func Plan(items []Item, pick []int, o Options) *Volume {
	o.Zone = cmp.Or(o.Zone, time.UTC)
	order := Order(items, pick, o.Places, o.Newest)
	if o.Limit > 0 && len(order) > o.Limit {
		order = order[:o.Limit]
	}
	v := &Volume{Title: o.Title, Author: o.Author, Layout: o.Layout, entriesLength: len(order)}
	v.First, v.Last = span(items, order, o.Zone)
	if v.Dates = o.Dates; v.Dates.First.IsZero() {
		v.Dates = Dates{First: v.First, Last: v.Last}
	}
	seconds := secondsOf(order, o.Seconds)
	lang := func(i int) doc.Lang { return items[i].Meta.Lang }
	v.Langs = union(byCount(order, lang), byCount(seconds, lang))
	source := func(i int) string { return items[i].Meta.Source }
	v.Sources = union(byCount(order, source), byCount(seconds, source))
	v.Chapters = o.chapters(items, order)
	if book := wholeBook(items, order); book != "" {
		v.reprint(book)
	}
	addSeconds(v, items, o)
	return v
}

// wholeBook returns the title of the one book that all articles are chapters of, or "".
func wholeBook(items []Item, order []int) string {
	for _, i := range order {
		if m := &items[i].Meta; m.Book == "" || m.Book != items[order[0]].Meta.Book {
			return ""
		}
	}
	if len(order) == 0 {
		return ""
	}
	return items[order[0]].Meta.Book
}

// reprint makes v the book that all its articles are chapters of: it has the title
// and the author of that book, which no chapter needs to name.
func (v *Volume) reprint(book string) {
	entries := v.Entries()
	author := entries[0].Author
	one := !slices.ContainsFunc(entries, func(e *Entry) bool { return e.Author != author })
	v.Title, v.Sources = cmp.Or(v.Title, book), nil
	if one {
		v.Author = cmp.Or(v.Author, author)
	}
	for _, e := range entries {
		e.Source = ""
		if one {
			e.Author = ""
		}
	}
}

// secondsOf returns the second texts of the items of order.
func secondsOf(order []int, seconds map[int]int) []int {
	var out []int
	for _, i := range order {
		if j, ok := seconds[i]; ok {
			out = append(out, j)
		}
	}
	return out
}

// union returns a and what b has besides.
func union[T comparable](a, b []T) []T {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// addSeconds gives the entries the heads of their second texts.
func addSeconds(v *Volume, items []Item, o Options) {
	for _, e := range v.Entries() {
		j, ok := o.Seconds[e.Ref]
		if !ok {
			continue
		}
		m := items[j].Meta
		if m.Dated() {
			e.SecondStated, m.Date = m.Date, m.Date.In(o.Zone)
		}
		e.Second, e.SecondRef = &m, j
	}
}

// Order returns pick sorted by instant, oldest or newest first, and behind these the
// undated articles and those that places puts into an order of their own. It is stable
// and leaves pick as it is.
func Order(items []Item, pick []int, places Places, newest bool) []int {
	order := slices.Clone(pick)
	slices.SortStableFunc(order, func(a, b int) int {
		if len(places) > 0 {
			return places.compare(items, a, b, newest)
		}
		ma, mb := &items[a].Meta, &items[b].Meta
		switch {
		case ma.Dated() && !mb.Dated():
			return -1
		case mb.Dated() && !ma.Dated():
			return 1
		case newest:
			return mb.Date.Compare(ma.Date)
		}
		return ma.Date.Compare(mb.Date)
	})
	return order
}

func span(items []Item, order []int, zone *time.Location) (first, last time.Time) {
	for _, i := range order {
		m := &items[i].Meta
		if !m.Dated() {
			continue
		}
		d := m.Date.In(zone)
		if first.IsZero() || d.Before(first) {
			first = d
		}
		if last.IsZero() || d.After(last) {
			last = d
		}
	}
	return first, last
}

// byCount returns the distinct non-zero values of key, most frequent first,
// then in ascending order.
func byCount[K ~string](order []int, key func(int) K) []K {
	n := map[K]int{}
	var out []K
	for _, i := range order {
		k := key(i)
		if k == "" {
			continue
		}
		if n[k] == 0 {
			out = append(out, k)
		}
		n[k]++
	}
	slices.SortFunc(out, func(a, b K) int {
		return cmp.Or(n[b]-n[a], strings.Compare(string(a), string(b)))
	})
	return out
}
