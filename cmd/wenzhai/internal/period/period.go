// Package period reads the dates, spans and periods of the command line.
package period

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Since reads the argument of --since: a date ("2021-06-28", "2021-06", "2021",
// "2021年6月28日", RFC 3339) or a word ("yesterday", "上周") for its first
// instant in zone, or a span before now ("7d", "2w", "1m", "1y", "12h", "3 days
// ago").
func Since(s string, now time.Time, zone *time.Location) (time.Time, error) {
	t, _, err := parse(s, now, zone)
	return t, err
}

// Until reads the argument of --until, in the forms of Since. A date or a word
// means the instant after its end, so that the named day, month or year is
// within.
func Until(s string, now time.Time, zone *time.Location) (time.Time, error) {
	_, t, err := parse(s, now, zone)
	return t, err
}

// Range reads the argument of --period: "2021-06-28", "2021-W26", "2021-06",
// "2021-Q2", "2021", two of these joined by "..", "today", "yesterday", "this
// week", "last week", and so on for month, quarter and year, in English or
// Chinese; or a rule of ParseRule for the last period that is over. It returns
// the first instant of the period and the first instant after it.
func Range(s string, now time.Time, zone *time.Location) (from, to time.Time, err error) {
	name := plain(s)
	if first, last, ok := strings.Cut(name, ".."); ok {
		from, _, ok := calendar(first, zone)
		_, to, okay := calendar(last, zone)
		if ok && okay && !from.Before(to) {
			return from, to, fmt.Errorf("%s comes before %s", last, first)
		}
		if ok && okay {
			return from, to, nil
		}
		return from, to, unknownPeriod(s)
	}
	if from, to, ok := nearby(name, now, zone); ok {
		return from, to, nil
	}
	if from, to, ok := calendar(name, zone); ok {
		return from, to, nil
	}
	r, err := ParseRule(name, false, zone)
	switch {
	case err != nil:
		return from, to, unknownPeriod(s)
	case r.kind == KindSince:
		return from, to, fmt.Errorf(`%q is for the period of a digest in wenzhai.toml, as wenzhai build alone knows what it has made; give dates, "last week", 上周 and the like`, name)
	}
	p := r.Last(now)
	return p.From, p.To, nil
}

func unknownPeriod(s string) error {
	return fmt.Errorf(`unknown period %q: expected 2021-06-28, 2021-W26, 2021-06, 2021-Q2, 2021, today, yesterday, "this week", "last month", 上周, "last 7 days" and the like%s`, s, hint(s))
}

// hint names the word that was likely meant.
func hint(s string) string {
	if n := nearest.Name(plain(s), Words()); n != "" {
		return fmt.Sprintf("; did you mean %q?", n)
	}
	return ""
}

// nearby reads words for a part of the calendar near now.
func nearby(name string, now time.Time, zone *time.Location) (from, to time.Time, ok bool) {
	p, ok := near(name)
	if ok {
		from, to = calendarRule{unit: p.unit, zone: zone}.holding(now, p.n)
	}
	return from, to, ok
}

func parse(s string, now time.Time, zone *time.Location) (from, to time.Time, err error) {
	s = strings.TrimSpace(s)
	if t, ok := before(s, now.In(zone)); ok {
		return t, t, nil
	}
	if from, to, ok := nearby(plain(s), now, zone); ok {
		return from, to, nil
	}
	if from, to, ok := calendar(plain(s), zone); ok {
		return from, to, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, t, nil
		}
	}
	return from, to, fmt.Errorf("unknown date %q: expected 2021-06-28, 2021-06, 2021, 2021年6月28日, 2021-06-28T20:23:00+08:00, today, yesterday, 上周, or a span before now such as 7d, 2w, 1m%s", s, hint(s))
}

var spanForm = pattern.Lazy(`^(\d{1,5})([hdwmy])$`)

// before returns now less a span like "7d" or "3 days ago".
func before(s string, now time.Time) (time.Time, bool) {
	if m := spanForm().FindStringSubmatch(s); m != nil {
		units := map[string]string{"h": "hour", "d": "day", "w": "week", "m": "month", "y": "year"}
		return back(now, number(m[1]), units[m[2]]), true
	}
	n, unit, ok := counted(agoForm(), plain(s))
	if !ok {
		n, unit, ok = counted(bareForm(), plain(s))
	}
	return back(now, n, unit), ok
}

var (
	weekForm    = pattern.Lazy(`^(\d{4})(?:-w(\d{2})|w(\d{1,2}))$`)
	quarterForm = pattern.Lazy(`^(\d{4})-?q([1-4])$`)
)

// calendar reads a day, ISO week, month, quarter or year; s is in lower case.
func calendar(s string, zone *time.Location) (from, to time.Time, ok bool) {
	s = written(s)
	for u, layout := range map[unit]string{day: time.DateOnly, month: "2006-01", year: "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			from, to = part(u, t, zone)
			return from, to, true
		}
	}
	if m := quarterForm().FindStringSubmatch(s); m != nil {
		y, _ := strconv.Atoi(m[1])
		q, _ := strconv.Atoi(m[2])
		from, to = part(quarter, time.Date(y, time.Month(3*q-2), 1, 0, 0, 0, 0, time.UTC), zone)
		return from, to, true
	}
	return isoWeek(s, zone)
}

// part returns the part of the calendar that begins on a day, in zone.
func part(u unit, first time.Time, zone *time.Location) (from, to time.Time) {
	c := calendarRule{unit: u, zone: zone}
	y, m, d := first.Date()
	return c.begin(y, m, d, 0), c.begin(y, m, d, 1)
}

// isoWeek reads "2021-w26". ISO 8601: week 1 holds 4 January.
func isoWeek(s string, zone *time.Location) (from, to time.Time, ok bool) {
	m := weekForm().FindStringSubmatch(s)
	if m == nil {
		return from, to, false
	}
	y, _ := strconv.Atoi(m[1])
	w, _ := strconv.Atoi(m[2] + m[3])
	jan4 := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(w-1))
	if isoName(monday) != fmt.Sprintf("%04d-W%02d", y, w) {
		return from, to, false
	}
	from, to = part(week, monday, zone)
	return from, to, true
}
