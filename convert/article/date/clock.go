package date

import (
	"slices"
	"time"
)

// timeAfter reads the time of day and the zone that may follow a date at
// toks[next:]. It returns the index after them, and false where something is
// written as a time but is none.
func timeAfter(toks []token, next int, st *stamp) (int, bool) {
	c := cursor{toks, next}
	c.take("г")
	c.take(".")
	c.take("года")
	c.weekday() // 2021年6月28日 星期一 20:23
	for c.take(",", "-", "—", "|", "｜", "丨", "·", "t", "at", "в", "@", "um", "à", "a", "alle", "às", "kl", ".", "om", "о", "las", "godz") {
	}
	if !c.clock(st) {
		return next, true
	}
	c.take("uhr")
	c.zone(st)
	return c.i, st.hour <= 24 && st.min < 60 && st.sec <= 60
}

// timeBefore reads a time of day that ends where a date begins: 20:23, 28 июня
// 2021. It returns the index of the first token of both.
func timeBefore(toks []token, first int, st *stamp) int {
	for i := max(first-8, 0); i < first; i++ {
		c := cursor{toks[:first], i}
		got := *st
		if !boundary(toks, i) || !c.clock(&got) {
			continue
		}
		c.zone(&got)
		for c.take(",", "-", "—", "|", "on", "·") {
		}
		if c.i == first && got.valid() {
			*st = got
			return i
		}
	}
	return first
}

// weekday steps over a weekday, perhaps in parentheses.
func (c *cursor) weekday() bool {
	i := c.i
	open := i < len(c.toks) && c.toks[i].is("(")
	if open {
		i++
	}
	if i >= len(c.toks) {
		return false
	}
	_, next, ok := weekdayAt(c.toks, i)
	if !ok {
		return false
	}
	c.i = next
	if open {
		c.take(")")
	}
	return true
}

// dayPart is a Chinese or English word for a part of the day.
type dayPart uint8

const (
	noPart dayPart = iota
	morning
	noon
	afternoon
	night
)

// dayParts are the Chinese words for a part of the day that stand before an hour;
// longer ones stand before those that they begin with.
var dayParts = []struct {
	part  dayPart
	words []string
}{
	{morning, []string{"上午", "早上", "清晨", "凌晨", "早晨", "早", "午前", "오전"}},
	{noon, []string{"中午"}},
	{afternoon, []string{"下午", "午后", "午後", "傍晚", "오후"}},
	{night, []string{"晚上", "晚间", "深夜", "夜里", "夜裡", "晚"}},
}

// part reads 上午, 下午, 晚上 … before an hour.
func (c *cursor) part() dayPart {
	for _, p := range dayParts {
		if slices.ContainsFunc(p.words, c.han) {
			return p.part
		}
	}
	return noPart
}

// han steps over a run of Han characters.
func (c *cursor) han(text string) bool {
	n := 0
	for _, r := range text {
		if !c.peek(n).is(string(r)) {
			return false
		}
		n++
	}
	c.i += n
	return true
}

// clock reads a time of day: 20:23, 20:23:01.5, 20时23分, 下午8:23, 8:23 PM, 8pm,
// and after the T of a compact date 202301. It steps back where there is none.
func (c *cursor) clock(st *stamp) bool {
	start := c.i
	if c.readClock(st) {
		st.timed = true
		return true
	}
	c.i = start
	st.hour, st.min, st.sec, st.nano = 0, 0, 0, 0
	return false
}

func (c *cursor) readClock(st *stamp) bool {
	part := c.part()
	if part == noPart && c.peek(1).kind == number { // PM 8:23
		part = c.meridiem(noPart)
	}
	if c.compactTime(st) {
		return true
	}
	hour := c.peek(0)
	if hour.kind > hanNumber || hour.digits > 2 && hour.kind == number || hour.value < 0 || hour.value > 24 {
		return hour.kind == number && hour.digits == 2 && c.peek(1).is(":") && c.peek(2).kind == number && c.impossible(st)
	}
	c.i++
	st.hour = hour.value
	switch {
	case c.peek(0).is(":") && c.peek(1).kind == number && c.peek(1).digits == 2:
		c.colons(st)
	case c.peek(0).is("h") && c.peek(1).kind == number && c.peek(1).digits == 2 && !c.peek(1).spaced: // 20h15
		c.i++
		st.min, _ = c.number(2, 2)
	case c.take("时", "時", "点", "點", "시"):
		c.hanMinutes(st)
	case part == noPart && !c.peek(0).oneOf("am", "pm"):
		return false
	}
	st.hour = c.meridiem(part).hour(st.hour)
	return true
}

// compactTime reads 2023 or 202301 after the T of a compact date.
func (c *cursor) compactTime(st *stamp) bool {
	t := c.peek(0)
	if t.kind != number || t.digits != 4 && t.digits != 6 || c.i == 0 || !c.toks[c.i-1].is("t") {
		return false
	}
	c.i++
	v := t.value
	if t.digits == 6 {
		st.sec, v = v%100, v/100
	}
	st.hour, st.min = v/100, v%100
	return true
}

// impossible takes 31:00 for a time that cannot be, rather than for none.
func (c *cursor) impossible(st *stamp) bool {
	st.hour = c.peek(0).value
	c.i += 3
	return true
}

// meridiem reads am, pm, a.m. or p.m.; where none of them stands it returns before.
func (c *cursor) meridiem(before dayPart) dayPart {
	t := c.peek(0)
	switch {
	case t.oneOf("am", "pm"):
		c.i++
	case t.oneOf("a", "p") && c.peek(1).is(".") && c.peek(2).is("m"):
		c.i += 3
		c.take(".")
	case before == noPart && c.han("上午"): // 8:23 下午
		return morning
	case before == noPart && c.han("下午"):
		return afternoon
	case !t.oneOf("a", "p"):
		return before
	}
	if t.oneOf("am", "a") {
		return morning
	}
	return afternoon
}

// colons reads :23, :23:01 or :23:01.123 after an hour.
func (c *cursor) colons(st *stamp) {
	c.i++
	st.min, _ = c.number(2, 2)
	if !c.peek(0).is(":") || c.peek(1).kind != number || c.peek(1).digits != 2 {
		return
	}
	c.i++
	st.sec, _ = c.number(2, 2)
	if f := c.peek(1); c.peek(0).oneOf(".", ",") && f.kind == number && !f.spaced {
		c.i += 2
		st.nano = fraction(f)
	}
}

// fraction returns the nanoseconds of the digits after a decimal mark.
func fraction(t token) int {
	if t.value < 0 {
		return 0
	}
	v := t.value
	for n := t.digits; n < 9; n++ {
		v *= 10
	}
	for n := t.digits; n > 9; n-- {
		v /= 10
	}
	return v
}

// hanMinutes reads 23分, 23分01秒, 半 or 整 after 时 or 点.
func (c *cursor) hanMinutes(st *stamp) {
	if c.take("半") {
		st.min = 30
		return
	}
	if n := c.peek(0); c.take("整") || n.kind > hanNumber || n.kind == number && n.digits > 2 || n.value > 60 {
		return
	}
	st.min, _ = c.anyNumber()
	c.take("分")
	if c.peek(0).kind <= hanNumber && c.peek(1).is("秒") {
		st.sec, _ = c.anyNumber()
		c.i++
	}
}

// hour returns the hour of the 24-hour clock.
func (p dayPart) hour(h int) int {
	switch {
	case p == morning && h == 12:
		return 0
	case p == noon && h < 3, p == afternoon && h < 12, p == night && h >= 5 && h <= 12:
		return h + 12
	}
	return h
}

// zone reads Z, +08:00, GMT+8, CST or 北京时间 after a time of day.
func (c *cursor) zone(st *stamp) {
	start := c.i
	c.take("(")
	t := c.peek(0)
	if c.han("北京时间") || c.han("北京時間") {
		st.zone = fixed(8 * 3600)
		return
	}
	if offset, ok := offsetOf(t.text); ok && t.kind == word {
		c.i++
		c.take(")")
		if offset == 0 {
			if sum, ok := c.offset(); ok {
				offset = sum
			}
		}
		st.zone = fixed(offset)
		return
	}
	c.i = start
	if offset, ok := c.offset(); ok {
		st.zone = fixed(offset)
	}
}

// fixed returns the zone of an offset in seconds east of UTC.
func fixed(offset int) *time.Location {
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone("", offset) // package time keeps those of whole hours
}

// offset reads +08:00, +0800, -5 or the like as seconds east of UTC.
func (c *cursor) offset() (seconds int, ok bool) {
	sign, n := c.peek(0), c.peek(1)
	if !sign.oneOf("+", "-") || n.kind != number || n.spaced || n.digits > 4 || n.digits == 3 {
		return 0, false
	}
	hours, minutes := n.value, 0
	step := 2
	if n.digits == 4 {
		hours, minutes = n.value/100, n.value%100
	} else if m := c.peek(3); c.peek(2).is(":") && m.kind == number && m.digits == 2 {
		minutes = m.value
		step = 4
	}
	if hours > 14 || minutes > 59 || n.digits == 4 && sign.spaced && sign.is("-") && hours*60+minutes > 12*60 {
		return 0, false
	}
	c.i += step
	seconds = hours*3600 + minutes*60
	if sign.is("-") {
		seconds = -seconds
	}
	return seconds, true
}
