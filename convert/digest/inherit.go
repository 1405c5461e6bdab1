package digest

import "github.com/wenzhai/wenzhai/convert/doc"

// Start is where an article begins.
type Start struct {
	Path string
	Line int
}

// Inherit gives articles what others that repeat them state and they do not: a date,
// an author, tags, an address. repeats is what Duplicates returned for items. It returns
// the articles that have another date now.
func Inherit(items []Item, repeats []int) (dated map[Start]bool) {
	dated = map[Start]bool{}
	for i, of := range repeats {
		if of < 0 || of >= len(items) || i >= len(items) {
			continue
		}
		m, from := &items[of].Meta, &items[i].Meta
		at := Start{m.Path, m.Line}
		// Of several dates the earliest is that of the article, not of a repost.
		if from.Dated() && (!m.Dated() || dated[at] && from.Date.Before(m.Date) || m.DateFrom == doc.DateModTime && from.DateFrom != doc.DateModTime) {
			m.Date, m.DateOnly, m.DateFrom = from.Date, from.DateOnly, from.DateFrom
			dated[at] = true
		}
		if m.Author == "" {
			m.Author = from.Author
		}
		if len(m.Tags) == 0 {
			m.Tags = from.Tags
		}
		if m.URL == "" {
			m.URL = from.URL
		}
	}
	return dated
}
