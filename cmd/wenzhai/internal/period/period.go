// Package period reads the dates, spans and periods of the command line.
package period

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Since reads the argument of --since: a date ("2021-06-28", "2021-06",
// "2021", RFC 3339) for its first instant in zone, or a span before now
// ("7d", "2w", "1m", "1y", "12h").
func Since(s string, now time.Time, zone *time.Location) (time.Time, error) {
	t, _, err := parse(s, now, zone)
	return t, err
}

// Until reads the argument of --until, in the forms of Since. A date means
// the instant after its end, so that the named day, month or year is within.
func Until(s string, now time.Time, zone *time.Location) (time.Time, error) {
	_, t, err := parse(s, now, zone)
	return t, err
}

// Range reads the argument of --period: "2021-06-28", "2021-W26", "2021-06",
// "2021-Q2", "2021", "today", "yesterday", "this week", "last week", and so
// on for month and year. It returns the first instant of the period and the
// first instant after it.
func Range(s string, now time.Time, zone *time.Location) (from, to time.Time, err error) {
	now = now.In(zone)
	switch name := strings.ToLower(strings.TrimSpace(s)); name {
	case "today":
		return span(now, "day", 0)
	case "yesterday":
		return span(now, "day", -1)
	default:
		which, unit, _ := strings.Cut(name, " ")
		if which == "this" {
			return span(now, unit, 0)
		}
		if which == "last" {
			return span(now, unit, -1)
		}
		if from, to, ok := calendar(name, zone); ok {
			return from, to, nil
		}
	}
	return from, to, fmt.Errorf("unknown period %q: expected 2021-06-28, 2021-W26, 2021-06, 2021, today, yesterday, \"last week\" or \"last month\"", s)
}

// span returns the day, week, month, quarter or year that holds now, moved by
// n.
func span(now time.Time, name string, n int) (from, to time.Time, err error) {
	u, ok := parseUnit(name)
	if !ok {
		return from, to, fmt.Errorf("unknown unit %q: expected day, week, month, quarter or year", name)
	}
	from, to = calendarRule{unit: u, zone: now.Location()}.holding(now, n)
	return from, to, nil
}

func parse(s string, now time.Time, zone *time.Location) (from, to time.Time, err error) {
	s = strings.TrimSpace(s)
	if t, ok := before(s, now.In(zone)); ok {
		return t, t, nil
	}
	if from, to, ok := calendar(strings.ToLower(s), zone); ok {
		return from, to, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, t, nil
		}
	}
	return from, to, fmt.Errorf("unknown date %q: expected 2021-06-28, 2021-06, 2021, 2021-06-28T20:23:00+08:00, or a span before now such as 7d, 2w, 1m", s)
}

var spanForm = regexp.MustCompile(`^(\d{1,5})([hdwmy])$`)

// before returns now less a span like "7d".
func before(s string, now time.Time) (time.Time, bool) {
	m := spanForm.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	n, _ := strconv.Atoi(m[1])
	switch m[2] {
	case "h":
		return now.Add(-time.Duration(n) * time.Hour), true
	case "d":
		return now.AddDate(0, 0, -n), true
	case "w":
		return now.AddDate(0, 0, -7*n), true
	case "m":
		return now.AddDate(0, -n, 0), true
	}
	return now.AddDate(-n, 0, 0), true
}

var (
	weekForm    = regexp.MustCompile(`^(\d{4})-w(\d{2})$`)
	quarterForm = regexp.MustCompile(`^(\d{4})-q([1-4])$`)
)

// calendar reads a day, ISO week, month, quarter or year; s is in lower case.
func calendar(s string, zone *time.Location) (from, to time.Time, ok bool) {
	for u, layout := range map[unit]string{day: time.DateOnly, month: "2006-01", year: "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			from, to = part(u, t, zone)
			return from, to, true
		}
	}
	if m := quarterForm.FindStringSubmatch(s); m != nil {
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
	m := weekForm.FindStringSubmatch(s)
	if m == nil {
		return from, to, false
	}
	y, _ := strconv.Atoi(m[1])
	w, _ := strconv.Atoi(m[2])
	jan4 := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(w-1))
	if isoName(monday) != strings.ToUpper(s) {
		return from, to, false
	}
	from, to = part(week, monday, zone)
	return from, to, true
}
