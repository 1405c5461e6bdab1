package letter

import "time"

// DayOrder is what a date of three numbers says of which of day and month stands first.
type DayOrder uint8

// The orders of day and month.
const (
	AnyFirst    DayOrder = iota // it is no such date, or says nothing
	DayFirst                    // 25-05-2024
	MonthFirst                  // 05/25/2024
	EitherFirst                 // 05-06-2024: it may be read both ways
)

// SwapDay returns a time of which the day and the month are swapped.
func SwapDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, time.Month(d), int(m), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
}
