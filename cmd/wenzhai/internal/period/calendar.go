package period

import (
	"fmt"
	"time"
)

// midnight returns the first instant of a day in zone; d, m and y may be out
// of their ranges, as for time.Date. Where clocks are set forward over
// midnight that is the moment after the gap, where they are set back over it
// the first of the two midnights: time.Date promises neither. A day that a
// zone left out altogether begins and ends at one instant.
func midnight(y int, m time.Month, d int, zone *time.Location) time.Time {
	wanted := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	at := time.Date(y, m, d-1, 12, 0, 0, 0, zone)
	for {
		_, offset := at.Zone()
		t := wanted.Add(-time.Duration(offset) * time.Second)
		_, end := at.ZoneBounds()
		if end.IsZero() || t.Before(end) {
			return t.In(zone)
		}
		if _, offset := end.Zone(); !wanted.After(end.Add(time.Duration(offset) * time.Second)) {
			return end.In(zone)
		}
		at = end
	}
}

// unit is a part of the calendar.
type unit uint8

const (
	day unit = iota
	week
	month
	quarter
	year
	units
)

func (u unit) String() string { return [...]string{"day", "week", "month", "quarter", "year"}[u] }

func parseUnit(s string) (unit, bool) {
	for u := range units {
		if s == u.String() {
			return u, true
		}
	}
	return 0, false
}

// calendarRule is how the calendar is parted: into units, in a zone, weeks
// beginning on Monday (ISO 8601) or on the Sunday before it.
type calendarRule struct {
	unit   unit
	sunday bool
	zone   *time.Location
}

// holding returns the part of the calendar that holds t, moved by n.
func (c calendarRule) holding(t time.Time, n int) (from, to time.Time) {
	y, m, d := t.In(c.zone).Date()
	return c.begin(y, m, d, n), c.begin(y, m, d, n+1)
}

// begin returns the first instant of the part that holds a day, moved by n.
func (c calendarRule) begin(y int, m time.Month, d, n int) time.Time {
	switch c.unit {
	case week:
		first := 1 // Monday
		if c.sunday {
			first = 0
		}
		weekday := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Weekday())
		d += -(weekday-first+7)%7 + 7*n
	case month:
		m, d = m+time.Month(n), 1
	case quarter:
		m, d = (m-1)/3*3+1+time.Month(3*n), 1
	case year:
		y, m, d = y+n, 1, 1
	default:
		d += n
	}
	return midnight(y, m, d, c.zone)
}

// name returns the name of the part that begins at from: "2021-06-28",
// "2021-W26", "2021-06", "2021-Q2" or "2021". A week that begins on Sunday has
// the name of the ISO week that begins the day after.
func (c calendarRule) name(from time.Time) string {
	y, m, d := from.In(c.zone).Date()
	switch c.unit {
	case week:
		return isoName(c.monday(y, m, d))
	case month:
		return fmt.Sprintf("%04d-%02d", y, m)
	case quarter:
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case year:
		return fmt.Sprintf("%04d", y)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// monday returns the Monday of the week that begins on a day.
func (c calendarRule) monday(y int, m time.Month, d int) time.Time {
	if c.sunday {
		d++
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func isoName(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// inYear returns the place of the part that begins at from in its year, from
// 1; of a year, the year itself.
func (c calendarRule) inYear(from time.Time) int {
	from = from.In(c.zone)
	y, m, d := from.Date()
	switch c.unit {
	case week:
		_, w := c.monday(y, m, d).ISOWeek()
		return w
	case month:
		return int(m)
	case quarter:
		return (int(m) + 2) / 3
	case year:
		return y
	}
	return from.YearDay()
}
