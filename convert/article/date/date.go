// Package date reads dates as Chinese, English, Russian and other European archives write them:
// alone, in a line that states one, in HTML, in the names of files and in
// addresses. It knows no zone but that of the text and the one it is given.
package date

import (
	"cmp"
	"errors"
	"time"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// The errors of Parse.
var (
	// ErrNone says that a text names no day.
	ErrNone = errors.New("not a date")
	// ErrBad says that a text has the form of a date, but there is no such
	// day or time between 1900 and 2100.
	ErrBad = errors.New("no such day or time")
	// ErrAmbiguous says that a date may be read with the day or with the month
	// first. The time returned with it has the month first.
	ErrAmbiguous = errors.New("day and month may be swapped")
)

// The years of believable dates.
const (
	firstYear = 1900
	lastYear  = 2100
)

// maxDateTokens bounds what Parse looks at; most dates are fewTokens.
const (
	maxDateTokens = 48
	fewTokens     = 16
)

// Found is a date in a text.
type Found struct {
	Time       time.Time
	DateOnly   bool // no time of day is given; Time is the midnight that begins the day
	Start, End int  // bytes of the text that make up the date
	Order      letter.DayOrder
}

// stamp is a date as it was written.
type stamp struct {
	year, month, day int
	swappable        bool // day and month may be swapped
	order            letter.DayOrder
	hour, min, sec   int
	nano             int
	timed            bool
	zone             *time.Location // nil: not stated
}

// Parse finds the first date in s, in any of the forms that Chinese, English and
// Russian archives use: ISO 8601, RFC 1123, 2021年6月28日 下午8:23,
// 二〇二一年六月二十八日, 民國110年6月28日, 28 июня 2021, June 28, 2021, 28.06.2021,
// 06/28/2021, 20210628, ISO week dates, seconds or milliseconds since 1970, with a
// weekday or a short label before it and anything after it. With ErrAmbiguous the
// date is set, with other errors it is zero.
//
// The time is in the zone that s states (a numeric offset, or UTC), else in zone;
// nil is UTC. It is never in a zone of the machine.
func Parse(s string, zone *time.Location) (Found, error) {
	zone = cmp.Or(zone, time.UTC)
	if f, ok := isoDate(s, zone); ok {
		return f, nil
	}
	var few [fewTokens]token
	toks := lexInto(few[:0], s, maxDateTokens)
	if len(toks) == 1 || len(toks) == 3 && toks[1].is(".") && toks[2].kind == number && !toks[2].spaced {
		if t, ok := epoch(toks[0]); ok {
			return Found{Time: t.In(zone), Start: toks[0].start, End: toks[len(toks)-1].end}, nil
		}
	}
	for i := range toks {
		if !boundary(toks, i) {
			continue
		}
		st, next, ok := dateAt(toks, i)
		if !ok || glued(toks, next) {
			continue
		}
		f, err := resolve(toks, i, next, &st, zone)
		if st.timed && f.End > 0 && f.End < len(s) {
			f.inNamedZone(s, st.zone != nil)
		}
		return f, err
	}
	return Found{}, ErrNone
}

// boundary reports whether a date may begin at toks[i]: not inside an
// identifier, a version or an address.
func boundary(toks []token, i int) bool {
	if i == 0 || toks[i].spaced || toks[i].kind == word {
		return true
	}
	before := toks[i-1]
	return before.kind == mark && !before.oneOf(".", "/", "=", "&", "%")
}

// glued reports whether the tokens from next on go on as an identifier or a
// version does.
func glued(toks []token, next int) bool {
	if next >= len(toks) || toks[next].spaced || toks[next-1].kind == mark {
		return false
	}
	t := toks[next]
	if t.kind == word {
		return !t.oneOf("t", "z", "г", "года") && month(t.text) == 0
	}
	return t.is(".") && next+1 < len(toks) && toks[next+1].kind == number && !toks[next+1].spaced
}

// resolve adds the time of day and the zone to a date and checks it.
func resolve(toks []token, first, next int, st *stamp, zone *time.Location) (Found, error) {
	if !st.timed {
		var ok bool
		if next, ok = timeAfter(toks, next, st); !ok {
			return Found{}, ErrBad
		}
	}
	if !st.timed {
		first = timeBefore(toks, first, st)
	}
	f := Found{DateOnly: !st.timed, Start: toks[first].start, End: toks[next-1].end}
	err := st.disambiguate(toks)
	if !st.valid() {
		return Found{}, ErrBad
	}
	f.Order = st.order
	f.Time = time.Date(st.year, time.Month(st.month), st.day, st.hour, st.min, st.sec, st.nano, cmp.Or(st.zone, zone))
	return f, err
}

// disambiguate decides between month/day and day/month by the numbers and by a
// weekday in the text.
func (st *stamp) disambiguate(toks []token) error {
	if !st.swappable {
		return nil
	}
	switch {
	case st.month > 12:
		st.month, st.day, st.order = st.day, st.month, letter.DayFirst
		return nil
	case st.day == st.month:
		return nil
	case st.day > 12:
		st.order = letter.MonthFirst
		return nil
	}
	for i := range toks {
		if want, _, ok := weekdayAt(toks, i); ok {
			monthFirst := weekday(st.year, st.month, st.day) == want
			dayFirst := weekday(st.year, st.day, st.month) == want
			if monthFirst != dayFirst {
				st.order = letter.MonthFirst
				if dayFirst {
					st.month, st.day, st.order = st.day, st.month, letter.DayFirst
				}
				return nil
			}
		}
	}
	st.order = letter.EitherFirst
	return ErrAmbiguous
}

func weekday(year, month, day int) time.Weekday {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday()
}

// valid reports whether st is a day of the calendar in a believable year and a
// time of the clock; 24:00 is the day's end and :60 a leap second.
func (st *stamp) valid() bool {
	if st.year < firstYear || st.year > lastYear || st.month < 1 || st.month > 12 || st.day < 1 {
		return false
	}
	if st.day > time.Date(st.year, time.Month(st.month)+1, 0, 0, 0, 0, 0, time.UTC).Day() {
		return false
	}
	if st.hour == 24 {
		return st.min == 0 && st.sec == 0
	}
	return st.hour < 24 && st.min < 60 && st.sec <= 60
}

// Epoch reads a text that is a number of seconds or milliseconds since 1970
// and nothing else.
func Epoch(s string) (time.Time, bool) {
	toks := lex(s[:min(len(s), maxEpoch)], 2)
	if len(toks) != 1 || len(s) >= maxEpoch {
		return time.Time{}, false
	}
	return epoch(toks[0])
}

// maxEpoch bounds the length of a text that may be a number of seconds.
const maxEpoch = 20

// epoch reads seconds (10 digits) or milliseconds (13 digits) since 1970: from
// 2001 on, so that shorter numbers stay numbers.
func epoch(t token) (time.Time, bool) {
	if t.kind != number || t.digits != 10 && t.digits != 13 {
		return time.Time{}, false
	}
	at := time.Unix(int64(t.value), 0)
	if t.digits == 13 {
		at = time.UnixMilli(int64(t.value))
	}
	at = at.UTC()
	return at, at.Year() >= 2001 && at.Year() <= lastYear
}

// SameDay reports whether two dates are of one day, each in its own zone.
func (f Found) SameDay(g Found) bool {
	ya, ma, da := f.Time.Date()
	yb, mb, db := g.Time.Date()
	return ya == yb && ma == mb && da == db
}

// Swapped returns a date that Parse found ambiguous with the day first.
func (f Found) Swapped() Found {
	f.Time = letter.SwapDay(f.Time)
	return f
}
