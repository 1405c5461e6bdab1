package digest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

var byNames = []string{"auto", "none", "day", "week", "month", "year", "source", "tag", "section"}

// String returns the name of b as --chapter-by takes it.
func (b By) String() string { return byNames[b] }

// ByNames returns the names that ParseBy knows.
func ByNames() []string { return slices.Clone(byNames) }

// ParseBy reads a name of --chapter-by.
func ParseBy(s string) (By, error) {
	for i, n := range byNames {
		if s == n {
			return By(i), nil
		}
	}
	return Auto, fmt.Errorf("unknown chapter kind %q: expected %s", s, strings.Join(byNames, ", "))
}

// hasSections reports whether articles without dates stand in several sections.
func hasSections(items []Item, order []int) bool {
	return slices.ContainsFunc(order, func(i int) bool { return items[i].Meta.Section != items[order[0]].Meta.Section })
}

// autoBy chooses chapters that a reader can find things in: days for a
// digest of up to two months, months up to five years, else years.
func autoBy(first, last time.Time) By {
	switch {
	case first.IsZero():
		return None
	case last.Before(first.AddDate(0, 2, 0)):
		return Day
	case last.Before(first.AddDate(5, 0, 0)):
		return Month
	}
	return Year
}

// chapters parts order, which is sorted, into runs of one key each; by
// source and by tag it gathers equal keys in order of first appearance. Sections
// of one name in two books are two.
func chapters(items []Item, order []int, by By, zone *time.Location) []Chapter {
	var out []Chapter
	index := map[string]int{}
	for n, i := range order {
		c := head(&items[i].Meta, by, zone)
		key := c.Date.String() + "\x00" + c.Name
		if by == Section {
			key += "\x00" + items[i].Meta.Book
		}
		at, ok := index[key]
		if !ok {
			at = len(out)
			index[key] = at
			out = append(out, c)
		}
		e := Entry{Meta: items[i].Meta, N: n, Ref: i}
		if e.Dated() {
			// A reader of the book looks for one day under one heading.
			e.Stated, e.Date = e.Date, e.Date.In(zone)
		}
		out[at].Entries = append(out[at].Entries, e)
	}
	renumber(out)
	return out
}

// renumber makes N follow the reading order, which gathering may change.
func renumber(cs []Chapter) {
	n := 0
	for i := range cs {
		for j := range cs[i].Entries {
			cs[i].Entries[j].N = n
			n++
		}
	}
}

// head returns the empty chapter that an article with head m belongs in.
func head(m *doc.Meta, by By, zone *time.Location) Chapter {
	c := Chapter{By: by}
	switch by {
	case None:
	case Source:
		c.Name = m.Source
	case Tag:
		if len(m.Tags) > 0 {
			c.Name = m.Tags[0]
		}
	case Section:
		c.Name = cmp.Or(m.Section, m.Book)
	default:
		if !m.Dated() {
			c.Undated = true
			return c
		}
		c.Date = begin(m.Date.In(zone), by)
	}
	return c
}

// begin returns the first instant of t's day, ISO week, month or year.
func begin(t time.Time, by By) time.Time {
	y, m, d := t.Date()
	switch by {
	case Week:
		d -= (int(t.Weekday()) + 6) % 7 // ISO 8601: weeks begin on Monday
	case Month:
		d = 1
	case Year:
		m, d = time.January, 1
	}
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}
