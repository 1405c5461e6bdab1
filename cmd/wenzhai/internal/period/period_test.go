package period

import (
	"testing"
	"time"
)

var zone = time.FixedZone("CST", 8*3600)

// Thursday, 1 July 2021, 03:00 in the zone: still 30 June in UTC.
var now = time.Date(2021, 6, 30, 19, 0, 0, 0, time.UTC)

const layout = "2006-01-02T15:04"

func TestRange(t *testing.T) {
	for _, c := range []struct{ in, from, to string }{
		{"today", "2021-07-01T00:00", "2021-07-02T00:00"},
		{"yesterday", "2021-06-30T00:00", "2021-07-01T00:00"},
		{"this week", "2021-06-28T00:00", "2021-07-05T00:00"},
		{"last week", "2021-06-21T00:00", "2021-06-28T00:00"},
		{"last month", "2021-06-01T00:00", "2021-07-01T00:00"},
		{"last year", "2020-01-01T00:00", "2021-01-01T00:00"},
		{"2021-W26", "2021-06-28T00:00", "2021-07-05T00:00"},
		{"2020-W53", "2020-12-28T00:00", "2021-01-04T00:00"},
		{"2021-W01", "2021-01-04T00:00", "2021-01-11T00:00"},
		{"2021-Q2", "2021-04-01T00:00", "2021-07-01T00:00"},
		{"2020-02", "2020-02-01T00:00", "2020-03-01T00:00"},
		{"2021", "2021-01-01T00:00", "2022-01-01T00:00"},
		{"2024-02-29", "2024-02-29T00:00", "2024-03-01T00:00"},
	} {
		from, to, err := Range(c.in, now, zone)
		if err != nil || from.Format(layout) != c.from || to.Format(layout) != c.to {
			t.Errorf("Range(%q) = %s, %s, %v; want %s, %s", c.in, from.Format(layout), to.Format(layout), err, c.from, c.to)
		}
	}
}

func TestRangeRefuses(t *testing.T) {
	for _, bad := range []string{"", "2021-W53", "2021-W00", "2021-13", "2021-02-30", "last", "last fortnight", "2021-Q5", "soon"} {
		if from, to, err := Range(bad, now, zone); err == nil {
			t.Errorf("Range(%q) = %s, %s; want an error", bad, from, to)
		}
	}
}

func TestSinceAndUntil(t *testing.T) {
	for _, c := range []struct{ in, since, until string }{
		{"2021-06-28", "2021-06-28T00:00", "2021-06-29T00:00"},
		{"2021-06", "2021-06-01T00:00", "2021-07-01T00:00"},
		{"2021-06-28T20:23:00Z", "2021-06-29T04:23", "2021-06-29T04:23"},
		{"2021-06-28 20:23", "2021-06-28T20:23", "2021-06-28T20:23"},
		{"7d", "2021-06-24T03:00", "2021-06-24T03:00"},
		{"2w", "2021-06-17T03:00", "2021-06-17T03:00"},
		{"1m", "2021-06-01T03:00", "2021-06-01T03:00"},
		{"3h", "2021-07-01T00:00", "2021-07-01T00:00"},
	} {
		since, err := Since(c.in, now, zone)
		if err != nil || since.In(zone).Format(layout) != c.since {
			t.Errorf("Since(%q) = %s, %v; want %s", c.in, since, err, c.since)
		}
		until, err := Until(c.in, now, zone)
		if err != nil || until.In(zone).Format(layout) != c.until {
			t.Errorf("Until(%q) = %s, %v; want %s", c.in, until, err, c.until)
		}
	}
	if _, err := Since("28/06/2021", now, zone); err == nil {
		t.Error("Since took a day-first date")
	}
}
