package digest

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// Dates are the days that the title of a book names which was given none.
type Dates struct {
	First, Last time.Time // a moment of the first and of the last day, in the archive's zone; zero = none
	// Asked says that the days were asked for, and are not only those of the
	// articles: a week, month, quarter or year then goes by its name.
	Asked bool
}

// AskedFor returns the days of [from, to) in zone, or no dates where that does
// not begin and end with a day.
func AskedFor(from, to time.Time, zone *time.Location) Dates {
	zone = cmp.Or(zone, time.UTC)
	if !from.Before(to) || !beginsDay(from, zone) || !beginsDay(to, zone) {
		return Dates{}
	}
	return Dates{First: from.In(zone), Last: to.Add(-time.Nanosecond).In(zone), Asked: true}
}

func beginsDay(t time.Time, zone *time.Location) bool {
	return !t.IsZero() && dayOf(t.In(zone)) != dayOf(t.Add(-time.Nanosecond).In(zone))
}

// dayOf returns the day of t as an instant in UTC.
func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// In returns the dates in language l: "2024-05-01", "2021-06-28 – 2021-07-03",
// and of what was asked for "2024-W18", "2024年5月" or "May 2024", "2024-Q2",
// "2024年" or "2024"; "" where there are none.
func (d Dates) In(l doc.Lang) string {
	if d.First.IsZero() || d.Last.IsZero() {
		return ""
	}
	first, last := dayOf(d.First), dayOf(d.Last)
	if s := partName(l, first, last.AddDate(0, 0, 1)); d.Asked && s != "" {
		return s
	}
	if first.Equal(last) {
		return first.Format(time.DateOnly)
	}
	return first.Format(time.DateOnly) + " – " + last.Format(time.DateOnly)
}

// partName returns the name in language l of the part of the calendar from a
// day up to another; "" if the days are none.
func partName(l doc.Lang, from, to time.Time) string {
	y, m, d := from.Date()
	switch {
	case from.Weekday() == time.Monday && to.Equal(from.AddDate(0, 0, 7)):
		y, w := from.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case d != 1:
		return ""
	case to.Equal(from.AddDate(0, 1, 0)):
		return frame.MonthInside(l, from)
	case m%3 == 1 && to.Equal(from.AddDate(0, 3, 0)):
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case m == time.January && to.Equal(from.AddDate(1, 0, 0)):
		return frame.Year(l, from)
	}
	return ""
}

// DefaultTitle returns the title in language l of a book that was given none:
// the word for a digest, and its dates.
func (v *Volume) DefaultTitle(l doc.Lang) string {
	return strings.TrimSpace(frame.Text(l, frame.Digest) + " " + v.dates(l))
}

func (v *Volume) dates(l doc.Lang) string {
	d := v.Dates
	if d.First.IsZero() {
		d = Dates{First: v.First, Last: v.Last}
	}
	return d.In(l)
}

// TitleParts returns the title in two parts, as they stand one under the
// other; the second is "" where the title was given. l is the leading language
// of the frame.
func (v *Volume) TitleParts(l doc.Lang) (title, dates string) {
	if v.Title != "" && v.Title != v.DefaultTitle(l) {
		return v.Title, ""
	}
	return frame.Text(l, frame.Digest), v.dates(l)
}

// TitleSaysDates reports whether the title in language l already names the
// first and the last day of the articles.
func (v *Volume) TitleSaysDates(l doc.Lang) bool {
	_, dates := v.TitleParts(l)
	return dates != "" && strings.ReplaceAll(dates, " ", "") == v.Period()
}
