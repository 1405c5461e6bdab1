package digest

import (
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Cut returns the plan of the part of v that holds chapters, as volume number:
// dates, languages and sources are those of its own entries, which keep their
// places in the whole book.
func (v *Volume) Cut(chapters []Chapter, number int) *Volume {
	out := *v
	out.Chapters, out.Number, out.entriesLength = chapters, number, 0
	var items, seconds []Item
	for i := range chapters {
		out.entriesLength += len(chapters[i].Entries)
		for _, e := range chapters[i].Entries {
			items = append(items, Item{Meta: e.Meta})
			if e.Second != nil {
				seconds = append(seconds, Item{Meta: *e.Second})
			}
		}
	}
	out.First, out.Last = span(items, indexes(items), v.First.Location())
	lang := func(m *doc.Meta) doc.Lang { return m.Lang }
	out.Langs = union(distinct(items, lang), distinct(seconds, lang))
	source := func(m *doc.Meta) string { return m.Source }
	out.Sources = union(distinct(items, source), distinct(seconds, source))
	return &out
}

func indexes(items []Item) []int {
	out := make([]int, len(items))
	for i := range out {
		out[i] = i
	}
	return out
}

// distinct returns what key gives for items, most frequent first.
func distinct[K ~string](items []Item, key func(*doc.Meta) K) []K {
	return byCount(indexes(items), func(i int) K { return key(&items[i].Meta) })
}
