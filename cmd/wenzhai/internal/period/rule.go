package period

import (
	"fmt"
	"strings"
	"time"
)

// Kind tells how the issues of a digest follow one another.
type Kind uint8

// The kinds of rules.
const (
	KindCalendar Kind = iota // days, weeks, months, quarters or years, each once
	KindRolling              // the last so many hours, days, weeks, months or years, over and over
	KindSince                // all that no earlier issue carried
)

// Rule parts time into the periods of a digest.
type Rule struct {
	kind  Kind
	parts calendarRule
	n     int    // of a rolling rule
	span  string // its unit: hour, day, week, month or year
}

// Period is what one issue covers: [From, To).
type Period struct {
	// Name is "2021-06-28", "2021-W26", "2021-06", "2021-Q2" or "2021"; of a
	// rolling period its first and last day ("2021-06-22..2021-06-28"); of a
	// period since the last build the moment at which it ends
	// ("2021-06-28T06-00-00"). It is good for the name of a file.
	Name     string
	From, To time.Time // From is zero where a digest takes all that is older, too
}

// ParseRule reads the period of a digest: "day", "week", "month", "quarter",
// "year", the words of Range for the last of these ("last week", "昨天"), "last 7
// days" (hours, weeks, months, years), or "since last build". Periods begin in zone;
// weeks begin on Monday, or on Sunday where sunday is true.
func ParseRule(s string, sunday bool, zone *time.Location) (Rule, error) {
	r := Rule{parts: calendarRule{sunday: sunday, zone: zone}}
	name := plain(s)
	if han, ok := hanUnits[name]; ok {
		name = han
	}
	if u, ok := parseUnit(name); ok {
		r.parts.unit = u
		return r, nil
	}
	if p, ok := near(name); ok {
		r.parts.unit = p.unit
		if p.n != -1 {
			return r, fmt.Errorf("a digest is made of the last period that is over: expected %s, not %q", r.parts.unit, s)
		}
		return r, nil
	}
	if name == "since last build" {
		r.kind = KindSince
		return r, nil
	}
	if name == "last hour" {
		name = "last 1 hour"
	}
	if n, span, ok := counted(lastForm(), name); ok && n > 0 && n < 10000 {
		r.kind, r.n, r.span = KindRolling, n, span
		return r, nil
	}
	return r, fmt.Errorf(`unknown period %q: expected day, week, month, quarter, year, "last 7 days" or "since last build"%s`, s, hint(s))
}

// Kind tells how the periods of r follow one another.
func (r Rule) Kind() Kind { return r.kind }

// Unit returns the name of the part of the calendar that a calendar rule goes by:
// "day", "week", "month", "quarter" or "year".
func (r Rule) Unit() string { return r.parts.unit.String() }

// Zone returns the zone in which the periods of r begin.
func (r Rule) Zone() *time.Location { return r.parts.zone }

// Last returns the last period of r that was over at now.
func (r Rule) Last(now time.Time) Period {
	switch r.kind {
	case KindRolling:
		return r.rolling(now)
	case KindSince:
		now = now.In(r.parts.zone).Truncate(time.Second)
		return Period{Name: now.Format("2006-01-02T15-04-05"), To: now}
	}
	return r.at(now, -1)
}

// Next returns the period of a calendar rule that follows p.
func (r Rule) Next(p Period) Period { return r.at(p.To, 0) }

func (r Rule) at(t time.Time, n int) Period {
	from, to := r.parts.holding(t, n)
	return Period{r.parts.name(from), from, to}
}

// rolling returns the window of whole days (or hours) that ends last before
// now.
func (r Rule) rolling(now time.Time) Period {
	now = now.In(r.parts.zone)
	if r.span == "hour" {
		to := now.Truncate(time.Hour)
		from := back(to, r.n, r.span)
		return Period{from.Format("2006-01-02T15") + ".." + to.Format("2006-01-02T15"), from, to}
	}
	y, m, d := now.Date()
	to := midnight(y, m, d, r.parts.zone)
	y, m, d = back(time.Date(y, m, d, 0, 0, 0, 0, time.UTC), r.n, r.span).Date()
	first := midnight(y, m, d, r.parts.zone)
	name := first.Format(time.DateOnly)
	if end := to.Add(-time.Nanosecond).Format(time.DateOnly); end != name {
		name += ".." + end
	}
	return Period{name, first, to}
}

// Named returns the period of a calendar rule that has a name, such as
// "2021-W26" for weeks.
func (r Rule) Named(name string) (Period, error) {
	from, _, ok := calendar(strings.ToLower(strings.TrimSpace(name)), time.UTC)
	if ok {
		// Noon of the day: no zone's rule moves it into another day.
		p := r.at(time.Date(from.Year(), from.Month(), from.Day(), 12, 0, 0, 0, r.parts.zone), 0)
		if strings.EqualFold(p.Name, strings.TrimSpace(name)) {
			return p, nil
		}
	}
	example := r.at(time.Date(2021, 6, 28, 12, 0, 0, 0, r.parts.zone), 0).Name
	return Period{}, fmt.Errorf("%q is not a %s: expected a name such as %s", name, r.parts.unit, example)
}

// Between returns the periods of a calendar rule from a named one to another,
// both with it: "2021-W01..2021-W26", or one name alone.
func (r Rule) Between(names string) ([]Period, error) {
	if r.kind != KindCalendar {
		return nil, fmt.Errorf("only days, weeks, months, quarters and years have names")
	}
	first, last, ok := strings.Cut(names, "..")
	if !ok {
		last = first
	}
	p, err := r.Named(first)
	if err != nil {
		return nil, err
	}
	end, err := r.Named(last)
	if err != nil {
		return nil, err
	}
	if end.From.Before(p.From) {
		return nil, fmt.Errorf("%s comes before %s", end.Name, p.Name)
	}
	if n := r.count(p, end); n > MostNamed {
		return nil, fmt.Errorf("%s has %d periods: name %d at most", names, n, MostNamed)
	}
	return r.upTo(p, end), nil
}

// MostNamed is how many periods Between returns at most.
const MostNamed = 4000

// count returns how many periods there are from p to last, both with it.
func (r Rule) count(p, last Period) int { return max(r.ordinal(last)-r.ordinal(p)+1, 0) }

// upTo returns the periods from p to last, both with it.
func (r Rule) upTo(p, last Period) []Period {
	var out []Period
	for !p.From.After(last.From) {
		out = append(out, p)
		next := r.Next(p)
		if !next.To.After(p.To) { // a day that its zone left out
			next = r.at(p.To.Add(24*time.Hour), 0)
		}
		p = next
	}
	return out
}

// Missed returns the periods of a calendar rule that begin at through or
// later and were over at now, in order. More than most of them are an error.
func (r Rule) Missed(through, now time.Time, most int) ([]Period, error) {
	first := r.at(through, 0)
	if first.From.Before(through) {
		first = r.Next(first)
	}
	last := r.Last(now)
	if n := r.count(first, last); n > most {
		return nil, fmt.Errorf("%d periods are due, from %s to %s: more than %d are not built at once; set the clock right, or name those to build with --periods FROM..TO", n, first.Name, last.Name, most)
	}
	return r.upTo(first, last), nil
}

// Number returns the number of the issue for p: its place in the year, from 1
// (of a year, the year itself), or, where first is the name of the period of
// issue 1, how many periods p comes after it, from 1. A period of another
// kind has none: 0.
func (r Rule) Number(p Period, first string) (int, error) {
	if r.kind != KindCalendar {
		return 0, nil
	}
	if first == "" {
		return r.parts.inYear(p.From), nil
	}
	one, err := r.Named(first)
	if err != nil {
		return 0, err
	}
	return r.ordinal(p) - r.ordinal(one) + 1, nil
}

// ordinal counts the parts of the calendar.
func (r Rule) ordinal(p Period) int {
	y, m, d := p.From.In(r.parts.zone).Date()
	days := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
	switch r.parts.unit {
	case week:
		return (days + 7*100000) / 7
	case month:
		return 12*y + int(m)
	case quarter:
		return 4*y + (int(m)+2)/3
	case year:
		return y
	}
	return days
}
