package page

import (
	"slices"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// settle decides the dates whose day and month may be swapped: by another date of
// the page that is one of the two, else by the page's language.
func (p *Page) settle() {
	first := dayFirst(p.Lang)
	for i := range p.stamps {
		x := &p.stamps[i]
		if !x.Ambiguous {
			continue
		}
		swapped := x.Found.Swapped()
		agrees := func(f date.Found) bool {
			return slices.ContainsFunc(p.stamps, func(y Stamp) bool { return !y.Ambiguous && y.label != foreign && y.Found.SameDay(f) })
		}
		same, other := agrees(x.Found), agrees(swapped)
		if same == other {
			other, x.Ambiguous = first, !first
		} else {
			x.Ambiguous = false
		}
		if other {
			x.Found = swapped
		}
		if !x.Ambiguous {
			x.Order = letter.AnyFirst
		}
	}
}

// refuted reports whether the date of a <meta> element is that of a change: the
// page says so elsewhere, and states another date of publication; or the element is
// vague, and the date that is shown beside the title is earlier.
func (p *Page) refuted(x, shown *Stamp, title box) bool {
	if x.rank <= vagueMetas && shown.besides() && !shown.Ambiguous && shown.place(title) >= besideTitle && !x.SameDay(shown.Found) && shown.Time.Before(x.Time) {
		return true
	}
	changed := slices.ContainsFunc(p.changes, func(f date.Found) bool {
		if x.DateOnly || f.DateOnly {
			return x.SameDay(f)
		}
		return x.Time.Truncate(time.Second).Equal(f.Time.Truncate(time.Second))
	})
	return changed && slices.ContainsFunc(p.stamps, func(y Stamp) bool {
		return y.kind == stampLinked && y.rank == articleRank && y.label != foreign && !y.Ambiguous && !x.SameDay(y.Found) && !x.Time.Equal(y.Time)
	})
}

// besides reports whether what holds a date is there for it.
func (x *Stamp) besides() bool {
	return x.whole || x.classed && (x.brief || x.leading) || x.label == changed && x.brief
}

// nextDay is how far from a day that an address or a text names a time in UTC may
// be of the same instant.
const nextDay = 36 * time.Hour

// refine gives a day the time of day that another date of the page states for
// it, and a time in another zone the form in which the page shows it.
func (x *Stamp) refine(all []Stamp, url date.Found) {
	i := slices.IndexFunc(all, func(y Stamp) bool {
		if y.DateOnly || y.Ambiguous || y.label == foreign || y.kind != stampText && !x.DateOnly {
			return false
		}
		if !x.DateOnly {
			return x.Time.Truncate(time.Minute).Equal(y.Time.Truncate(time.Minute))
		}
		return y.label != changed && x.Found.SameDay(y.Found) && y.prose <= nearProse
	})
	if i >= 0 {
		x.Found = all[i].Found
		return
	}
	if !x.DateOnly && inUTC(x.Time) {
		x.localize(all, url)
	}
}

// besideTitle is what a date weighs that stands near the title.
const besideTitle = 60

func inUTC(t time.Time) bool {
	_, offset := t.Zone()
	return offset == 0
}

// localize gives a time in UTC the zone of the page: that in which the page
// states the same instant, or in which the instant is of the day that the page's
// address or a date of its text names.
func (x *Stamp) localize(all []Stamp, url date.Found) {
	for _, y := range all {
		if y.DateOnly || y.label == foreign || y.label == changed || y.Ambiguous {
			continue
		}
		if offset, ok := x.offsetOf(y); ok {
			x.Time = x.Time.In(time.FixedZone("", offset))
			return
		}
	}
	if url.End > 0 {
		x.toDay(url)
		return
	}
	named := func(y Stamp) bool {
		return y.DateOnly && y.label != foreign && y.label != changed && !y.Ambiguous && (y.whole || y.classed || y.kind == stampTime)
	}
	if slices.ContainsFunc(all, func(y Stamp) bool { return named(y) && x.Found.SameDay(y.Found) }) {
		return
	}
	for _, y := range all {
		if named(y) && x.toDay(y.Found) {
			return
		}
	}
}

// offsetOf returns the seconds east of UTC of the zone in which y states the
// instant of x, which is in UTC. A time that is whole to a quarter of an hour may
// be another's.
func (x *Stamp) offsetOf(y Stamp) (int, bool) {
	if _, offset := y.Time.Zone(); offset != 0 && x.Time.Truncate(time.Minute).Equal(y.Time.Truncate(time.Minute)) {
		return offset, true
	}
	wall := time.Date(y.Time.Year(), y.Time.Month(), y.Time.Day(), y.Time.Hour(), y.Time.Minute(), y.Time.Second(), 0, time.UTC)
	d := wall.Sub(x.Time.Truncate(time.Second))
	const quarter = 15 * time.Minute
	if d == 0 || d%quarter != 0 || d > 14*time.Hour || d < -12*time.Hour || x.Time.Minute()%15 == 0 && x.Time.Second() == 0 {
		return 0, false
	}
	return int(d / time.Second), true
}

// toDay moves a time in UTC into the nearest zone in which it is of the day of f,
// if it is of the day before or after.
func (x *Stamp) toDay(f date.Found) bool {
	y, m, d := f.Time.Date()
	noon := time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
	gap := noon.Sub(x.Time)
	if gap > nextDay || gap < -nextDay || x.Found.SameDay(f) {
		return false
	}
	hours := 24 - x.Time.Hour()
	if gap < 0 {
		hours = -x.Time.Hour() - 1
	}
	if hours > 14 || hours < -12 {
		return false
	}
	x.Time = x.Time.In(time.FixedZone("", hours*60*60))
	return true
}
