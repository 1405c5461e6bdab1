package cover

import (
	"math"
	"slices"
	"time"
)

// calendar is a table of counts: a row for every week, month or year, a column
// for the days or months in it. Cells that do not exist hold -1.
type calendar struct {
	columns int
	cells   []int
}

// The longest spans that are shown by weeks and by months.
const (
	maxWeeks  = 12
	maxMonths = 20
	maxYears  = 40
)

// days counts the articles of each day, month or year, whichever gives a
// table of sensible size; without dates, each of the n articles is a cell.
func days(dates []time.Time, n int) calendar {
	if len(dates) == 0 {
		return undated(n)
	}
	civil := make([]time.Time, len(dates)) // in their own zones, as times that can be counted with
	for i, t := range dates {
		civil[i] = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	first, last := slices.MinFunc(civil, time.Time.Compare), slices.MaxFunc(civil, time.Time.Compare)
	monday := first.AddDate(0, 0, -(int(first.Weekday())+6)%7)
	months := func(t time.Time) int { return t.Year()*12 + int(t.Month()) - 1 }
	switch n := months(last) - months(first) + 1; {
	case between(monday, last) < maxWeeks*7:
		return count(civil, 7, between(monday, last)/7+1, func(t time.Time) int { return between(monday, t) })
	case n <= maxMonths:
		c := count(civil, 31, n, func(t time.Time) int { return (months(t)-months(first))*31 + t.Day() - 1 })
		for i := range c.cells {
			if m := first.AddDate(0, 0, 1-first.Day()).AddDate(0, i/31, 0); m.AddDate(0, 0, i%31).Month() != m.Month() {
				c.cells[i] = -1
			}
		}
		return c
	case last.Year()-first.Year() < maxYears:
		return count(civil, 12, last.Year()-first.Year()+1, func(t time.Time) int { return months(t) - first.Year()*12 })
	}
	decade := first.Year() / 10 * 10
	columns := 10
	for (last.Year()-decade)/columns >= maxYears {
		columns *= 10
	}
	return count(civil, columns, (last.Year()-decade)/columns+1, func(t time.Time) int { return t.Year() - decade })
}

// between is the number of days from a to b.
func between(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

func count(dates []time.Time, columns, rows int, place func(time.Time) int) calendar {
	c := calendar{columns, make([]int, columns*rows)}
	for _, t := range dates {
		c.cells[place(t)]++
	}
	return c
}

func undated(n int) calendar {
	n = min(n, 400)
	columns := max(7, int(math.Sqrt(float64(n)*2)))
	c := calendar{columns, make([]int, n)}
	for i := range c.cells {
		c.cells[i] = 1
	}
	return c
}

// grid draws the calendar as squares whose areas show the counts; days without
// articles are small and faint.
func (c *canvas) grid(cal calendar) {
	most := 1
	for _, n := range cal.cells {
		most = max(most, n)
	}
	rows := (len(cal.cells) + cal.columns - 1) / cal.columns
	pitch := min(coverMeasure/cal.columns, (gridBottom-gridTop)/max(rows, 1), 124)
	top := gridBottom - rows*pitch
	for i, n := range cal.cells {
		side, grey := pitch*(30+int(54*math.Sqrt(float64(n)/float64(most))))/100, uint8(dark)
		switch {
		case n < 0:
			continue
		case n == 0:
			side, grey = max(pitch/8, 3), faint
		}
		off := (pitch - side) / 2
		// The first column stands on the margin, not half a gap inside it.
		x := coverMargin + i%cal.columns*pitch + off - pitch*8/100
		c.fill(x, top+i/cal.columns*pitch+off, side, side, grey)
	}
}
