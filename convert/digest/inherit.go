package digest

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Start is where an article begins.
type Start struct {
	Path string
	Line int
}

// Inherit gives articles what others that repeat them state and they do not: a date,
// an author, tags, an address; and those whose day and month may be swapped the order
// that all others have. repeats is what Duplicates returned for items. It returns
// the articles that have another date now, or one of which there is no doubt any more.
func Inherit(items []Item, repeats []int) (dated map[Start]bool) {
	dated = map[Start]bool{}
	settleDays(items, dated)
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

// settleDays reads the dates that may be read both ways as those which may not, where
// these are of one order.
func settleDays(items []Item, dated map[Start]bool) {
	n := [letter.EitherFirst + 1]int{}
	for i := range items {
		n[items[i].Order&letter.EitherFirst]++
	}
	if n[letter.EitherFirst] == 0 || (n[letter.DayFirst] == 0) == (n[letter.MonthFirst] == 0) {
		return
	}
	for i := range items {
		if m := &items[i].Meta; items[i].Order == letter.EitherFirst {
			if n[letter.DayFirst] > 0 {
				m.Date = letter.SwapDay(m.Date)
			}
			dated[Start{Path: m.Path}] = true // whatever line the date is on
		}
	}
}
