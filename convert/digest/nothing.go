package digest

import (
	"cmp"
	"slices"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Nothing says of an archive why no article of it was selected: what was looked
// at, and how many articles each part of the selection lets in by itself.
type Nothing struct {
	Articles int    `json:"articles"`         // that were looked at
	Undated  int    `json:"undated"`          // of these
	Oldest   string `json:"oldest,omitempty"` // the day of the oldest one: 2021-06-28
	Newest   string `json:"newest,omitempty"`

	Period    *Asked `json:"period,omitempty"` // nil: any date; likewise below
	Languages *Among `json:"languages,omitempty"`
	Tags      *Among `json:"tags,omitempty"`
	Sources   *Among `json:"sources,omitempty"`
	LeftOut   int    `json:"left_out,omitempty"` // selected, but the options of the book had them
	Empty     int    `json:"empty,omitempty"`    // selected, but cleaning left nothing
	Length    int    `json:"length,omitempty"`   // selected, but shorter or longer than what was asked for
	Match     *Match `json:"match,omitempty"`
}

// Asked is a period that was asked for, in days of Zone.
type Asked struct {
	From     string `json:"from,omitempty"` // its first day; "" = open
	To       string `json:"to,omitempty"`   // its last day; "" = open
	Zone     string `json:"zone"`
	Articles int    `json:"articles"` // that are of it
}

// Among is a choice of languages, tags or sources.
type Among struct {
	Asked    []string `json:"asked"`
	Articles int      `json:"articles"` // that have any of these
	Known    []string `json:"known"`    // in the archive, the most frequent first
}

// Match is an expression that articles were searched for.
type Match struct {
	Expression string `json:"expression"`
	Searched   int    `json:"searched"` // articles that all else lets in
}

// WhyNothing returns what the parts of a selection let in of items, by itself each;
// days are those of zone.
func WhyNothing(items []Item, s *Selection, zone *time.Location) Nothing {
	n := Nothing{Articles: len(items)}
	if s == nil {
		return n
	}
	zone = cmp.Or(zone, time.UTC)
	langs := make([]string, len(s.Langs))
	for i, x := range s.Langs {
		langs[i] = string(x)
	}
	n.Languages = among(items, langs, Selection{Langs: s.Langs}, func(m *doc.Meta) []string { return []string{string(m.Lang)} })
	n.Tags = among(items, s.Tags, Selection{Tags: s.Tags}, func(m *doc.Meta) []string { return m.Tags })
	n.Sources = among(items, s.Sources, Selection{Sources: s.Sources}, func(m *doc.Meta) []string { return []string{m.Source} })
	n.dates(items, s.Since, s.Until, zone)
	return n
}

// dates fills in what n says of days.
func (n *Nothing) dates(items []Item, since, until time.Time, zone *time.Location) {
	s := Selection{Since: since, Until: until}
	var oldest, newest time.Time
	in := 0
	for i := range items {
		m := &items[i].Meta
		if s.Takes(m) {
			in++
		}
		if !m.Dated() {
			n.Undated++
			continue
		}
		if oldest.IsZero() || m.Date.Before(oldest) {
			oldest = m.Date
		}
		if m.Date.After(newest) {
			newest = m.Date
		}
	}
	n.Oldest, n.Newest = day(oldest, zone), day(newest, zone)
	if s.Since.IsZero() && s.Until.IsZero() {
		return
	}
	n.Period = &Asked{From: day(s.Since, zone), Zone: zone.String(), Articles: in}
	if !s.Until.IsZero() {
		n.Period.To = day(s.Until.Add(-1), zone)
	}
}

// day returns the day of a moment, "" for the zero time.
func day(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(time.DateOnly)
}

// among counts the articles that s takes, and the values that of gives of all; it
// is nil where nothing was asked for.
func among(items []Item, asked []string, s Selection, of func(*doc.Meta) []string) *Among {
	if len(asked) == 0 {
		return nil
	}
	a := &Among{Asked: asked, Known: []string{}}
	count := map[string]int{}
	for i := range items {
		m := &items[i].Meta
		if s.Takes(m) {
			a.Articles++
		}
		for _, v := range of(m) {
			if v != "" {
				count[v]++
			}
		}
	}
	for v := range count {
		a.Known = append(a.Known, v)
	}
	slices.SortFunc(a.Known, func(x, y string) int { return cmp.Or(count[y]-count[x], cmp.Compare(x, y)) })
	return a
}
