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
// source, by tag and by the sections of books it gathers equal keys in order of first
// appearance. Articles in an order of their own go by their sections, unless something
// else is asked for.
func (o *Options) chapters(items []Item, order []int) []Chapter {
	p := parter{index: map[string]int{}, zone: o.Zone}
	auto := o.auto(items, order)
	for n, i := range order {
		var at int
		x, m := o.Places[i], &items[i].Meta
		switch named := cmp.Or(m.Section, m.Book); {
		case o.By == Auto && x.Own || o.By == Section && (x.Own || named == ""):
			at = p.section(withName(x.Sections, named))
		default:
			at = p.chapter(m, x.At, auto)
		}
		e := Entry{Meta: items[i].Meta, N: n, Ref: i}
		if e.Dated() {
			// A reader of the book looks for one day under one heading.
			e.Stated, e.Date = e.Date, e.Date.In(o.Zone)
		}
		p.out[at].Entries = append(p.out[at].Entries, e)
	}
	renumber(p.out)
	return p.out
}

// auto returns what chapters hold where articles are in no order of their own.
func (o *Options) auto(items []Item, order []int) By {
	if o.By != Auto {
		return o.By
	}
	order = slices.DeleteFunc(slices.Clone(order), func(i int) bool { return o.Places[i].Own })
	by := autoBy(span(items, order, o.Zone))
	if by == None && hasSections(items, order) {
		return Section
	}
	return by
}

// withName returns sections with one more in them, where it has a name.
func withName(sections []string, name string) []string {
	if name == "" {
		return sections
	}
	return append(slices.Clone(sections), name)
}

// parter parts articles into chapters.
type parter struct {
	out   []Chapter
	index map[string]int
	zone  *time.Location
	open  []string // the sections that the last article by sections stands in
	last  int      // its chapter, from 1; 0 = there is none
}

// chapter returns the chapter of an article; at is the date that it stands at where it
// has none.
func (p *parter) chapter(m *doc.Meta, at time.Time, by By) int {
	if !at.IsZero() {
		next := *m
		next.Date, next.DateFrom = at, doc.DateFileName
		m = &next
	}
	c := head(m, by, p.zone)
	key := c.Date.String() + "\x00" + c.Name
	if by == Section { // of one name in two books
		key += "\x00" + m.Book
	}
	n, ok := p.index[key]
	if !ok {
		n = len(p.out)
		p.index[key] = n
		p.out = append(p.out, c)
	}
	return n
}

// section returns the chapter of an article in sections: a new one for each section
// that the article before is not in, one without a heading where that is in others.
func (p *parter) section(titles []string) int {
	if p.last > 0 && slices.Equal(titles, p.open) {
		return p.last - 1
	}
	same := 0
	for same < min(len(titles), len(p.open)) && titles[same] == p.open[same] {
		same++
	}
	if same == len(titles) {
		p.out = append(p.out, Chapter{By: None, Level: same})
	}
	for level := same; level < len(titles); level++ {
		p.out = append(p.out, Chapter{By: Section, Name: titles[level], Level: level})
	}
	p.open, p.last = titles, len(p.out)
	return p.last - 1
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
