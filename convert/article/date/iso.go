package date

import (
	"time"
)

// isoDate reads a text that is an ISO 8601 date in its extended form, with or
// without a time of day and a zone, and nothing else. That is what most archives
// hold; it reports false for whatever is not plainly that, which Parse then
// judges.
func isoDate(s string, zone *time.Location) (Found, bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return Found{}, false
	}
	year, ok1 := digits4(s)
	month, ok2 := digits2(s, 5)
	day, ok3 := digits2(s, 8)
	st := stamp{year: year, month: month, day: day, zone: zone}
	if !ok1 || !ok2 || !ok3 {
		return Found{}, false
	}
	if len(s) > 10 && !st.isoTime(s) || !st.valid() {
		return Found{}, false
	}
	t := time.Date(st.year, time.Month(st.month), st.day, st.hour, st.min, st.sec, st.nano, st.zone)
	return Found{Time: t, DateOnly: !st.timed, End: len(s)}, true
}

// isoTime reads what follows the day.
func (st *stamp) isoTime(s string) bool {
	if s[10] != 'T' && s[10] != ' ' || len(s) < 16 || s[13] != ':' {
		return false
	}
	var ok1, ok2 bool
	st.hour, ok1 = digits2(s, 11)
	st.min, ok2 = digits2(s, 14)
	st.timed = ok1 && ok2
	i := 16
	if st.timed && len(s) >= 19 && s[16] == ':' {
		st.sec, st.timed = digits2(s, 17)
		i = 19
		if i < len(s) && s[i] == '.' {
			from := i + 1
			if i = st.isoFraction(s, from); i == from || i > from+maxDigits {
				return false
			}
		}
	}
	return st.timed && st.isoZone(s[i:])
}

// isoFraction reads the digits of a second from i on, and returns the place
// after them.
func (st *stamp) isoFraction(s string, i int) int {
	unit := int(time.Second) / 10
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		st.nano += int(s[i]-'0') * unit
		unit /= 10
	}
	return i
}

// isoZone reads the zone that ends a date.
func (st *stamp) isoZone(s string) bool {
	switch {
	case s == "":
		return true
	case s == "Z":
		st.zone = time.UTC
		return true
	case len(s) != 6 || s[3] != ':' || s[0] != '+' && s[0] != '-':
		return false
	}
	hours, ok1 := digits2(s, 1)
	minutes, ok2 := digits2(s, 4)
	if !ok1 || !ok2 || hours > 14 || minutes > 59 {
		return false
	}
	offset := hours*3600 + minutes*60
	if s[0] == '-' {
		offset = -offset
	}
	st.zone = fixed(offset)
	return true
}

func digits2(s string, i int) (int, bool) {
	a, b := s[i]-'0', s[i+1]-'0'
	return int(a)*10 + int(b), a <= 9 && b <= 9
}

func digits4(s string) (int, bool) {
	a, ok1 := digits2(s, 0)
	b, ok2 := digits2(s, 2)
	return a*100 + b, ok1 && ok2
}
