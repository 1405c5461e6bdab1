package date

import (
	"cmp"
	"time"
)

// Month reads a text that is a month of a year, or a year, and nothing else: 2024-05,
// 2024/5, 2024年5月, 二〇二四年五月, May 2024, 2024年, 2024. The date found is the first
// day of it.
func Month(s string, zone *time.Location) (Found, bool) {
	var few [fewTokens]token
	toks := lexInto(few[:0], s, fewTokens)
	if len(toks) == 0 || len(toks) > 4 {
		return Found{}, false
	}
	c := cursor{toks, 0}
	st := stamp{month: 1, day: 1}
	if m := c.monthAt(month); m > 0 {
		c.take(",", ".", "de")
		st.month = m
		st.year, _ = c.number(4, 4)
	} else {
		c.yearAndMonth(&st)
	}
	if c.i < len(toks) || !st.valid() {
		return Found{}, false
	}
	at := time.Date(st.year, time.Month(st.month), 1, 0, 0, 0, 0, cmp.Or(zone, time.UTC))
	return Found{Time: at, DateOnly: true, End: len(s)}, true
}

// yearAndMonth reads a year with perhaps a month behind it.
func (c *cursor) yearAndMonth(st *stamp) {
	if t := c.peek(0); t.kind > hanNumber || t.digits != 4 {
		return
	}
	st.year, _ = c.anyNumber()
	if c.i == len(c.toks) || c.take("年", "년") && c.i == len(c.toks) {
		return
	}
	c.take("-", "/", ".")
	if t := c.peek(0); t.kind > hanNumber || t.digits > 2 {
		c.i = 0 // no month
		return
	}
	st.month, _ = c.anyNumber()
	c.take("月", "월")
}
