package date

import "time"

// dateAt reads a date without its time at toks[i:]. It returns the index after
// it; whether the day exists is checked later.
func dateAt(toks []token, i int) (st stamp, next int, ok bool) {
	c := cursor{toks, i}
	switch t := toks[i]; {
	case t.kind == mark && eraBase(t.text, c.peek(1).text) > 0:
		c.i += 2
		st, ok = c.hanDate(eraBase(t.text, toks[i+1].text))
	case t.kind <= hanNumber && c.peek(1).oneOf("年", "년"):
		if t.digits != 4 || lunar(toks[:i]) {
			return st, i, false
		}
		st, ok = c.hanDate(0)
	case t.kind == number && t.digits == 4 && c.weekNumber():
		st, ok = c.weekDate()
	case t.kind == number && t.digits == 4 && (c.peek(1).oneOf("-", "/", ".") || month(c.peek(1).text) > 0 || c.peek(2).oneOf("月", "월")):
		st, ok = c.yearFirst()
	case t.kind == number && (t.digits == 8 || t.digits == 12 || t.digits == 14):
		st, ok = c.compact()
	case c.hanMonth() && c.peek(2).kind == number, t.kind == word && firstMonth(t.text) > 0:
		st, ok = c.monthName()
	case t.kind == number && t.digits <= 2:
		st, ok = c.dayFirst()
	}
	return st, c.i, ok
}

// eraBase returns the year before the first of an era whose name is two characters, or
// 0: of the Republic of China, and of Japan since 1912.
func eraBase(first, second string) int {
	switch first + second {
	case "民國", "民国", "大正":
		return 1911
	case "昭和":
		return 1925
	case "平成":
		return 1988
	case "令和":
		return 2018
	}
	return 0
}

// cursor reads tokens one after another.
type cursor struct {
	toks []token
	i    int
}

// peek returns the token n places on; beyond the end an empty mark.
func (c *cursor) peek(n int) token {
	if c.i+n < len(c.toks) {
		return c.toks[c.i+n]
	}
	return token{kind: mark}
}

// take steps over a word or mark that is one of texts.
func (c *cursor) take(texts ...string) bool {
	if c.i < len(c.toks) && c.toks[c.i].oneOf(texts...) {
		c.i++
		return true
	}
	return false
}

// number reads a number of lo to hi digits.
func (c *cursor) number(lo, hi int) (int, bool) {
	t := c.peek(0)
	if t.kind != number || t.digits < lo || t.digits > hi {
		return 0, false
	}
	c.i++
	return t.value, true
}

// anyNumber reads a number in ASCII digits or Han numerals.
func (c *cursor) anyNumber() (int, bool) {
	t := c.peek(0)
	if t.kind > hanNumber || t.value < 0 || t.value > lastYear {
		return 0, false
	}
	c.i++
	return t.value, true
}

// hanDate reads 2021年6月28日 and the like; base is the year before the first of
// its era.
func (c *cursor) hanDate(base int) (st stamp, ok bool) {
	year, ok1 := c.anyNumber()
	ok1 = ok1 && c.take("年", "년")
	month, ok2 := c.anyNumber()
	ok2 = ok2 && c.take("月", "월")
	day, ok3 := c.anyNumber()
	if !ok1 || !ok2 || !ok3 {
		return st, false
	}
	if !c.take("日", "号", "號", "일") && c.i < len(c.toks) {
		return st, false // 2021年6月28项 counts things
	}
	return stamp{year: base + year, month: month, day: day}, true
}

// lunar reports whether what stands before a date says that it is of the
// Chinese calendar, in which months and days are others.
func lunar(before []token) bool {
	n := len(before)
	if n < 2 || !before[n-1].oneOf("历", "曆", "歷") {
		return false
	}
	return before[n-2].oneOf("农", "農", "阴", "陰", "旧", "舊", "夏")
}

// weekNumber reports whether 2021-W26-1 or 2021W26-1 stands at the cursor.
func (c *cursor) weekNumber() bool {
	n := 1
	if c.peek(1).is("-") {
		n = 2
	}
	return c.peek(n).is("w") && c.peek(n+1).kind == number && !c.peek(n+1).spaced
}

// weekDate reads an ISO week date (ISO 8601 §4.1.4): week 1 holds January 4.
// A week without a day names none.
func (c *cursor) weekDate() (st stamp, ok bool) {
	year, _ := c.number(4, 4)
	c.take("-")
	c.take("w")
	week, ok := c.number(2, 3)
	if !ok {
		return st, false
	}
	day := week % 10
	if c.toks[c.i-1].digits == 3 {
		week /= 10
	} else if !c.take("-") {
		return st, false
	} else if day, ok = c.number(1, 1); !ok {
		return st, false
	}
	if week < 1 || week > 53 || day < 1 || day > 7 {
		return stamp{year: year}, true // no such day
	}
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
	at := monday.AddDate(0, 0, (week-1)*7+day-1)
	if isoYear, _ := at.ISOWeek(); isoYear != year {
		return stamp{year: year}, true
	}
	return stamp{year: at.Year(), month: int(at.Month()), day: at.Day()}, true
}

// yearFirst reads 2021-06-28, 2021/6/28, 2021.06.28, 2021-Jun-28 or 2021 June
// 28.
func (c *cursor) yearFirst() (st stamp, ok bool) {
	st.year, _ = c.number(4, 4)
	sep := c.peek(0).text
	if c.peek(0).kind == mark {
		c.i++
	}
	if m := c.monthAt(month); m > 0 {
		c.take(".", sep)
		st.month = m
		st.day, ok = c.number(1, 2)
		return st, ok
	}
	if st.month, ok = c.number(1, 2); !ok || !c.take(sep) {
		return st, false
	}
	st.day, ok = c.number(1, 2)
	return st, ok
}

// compact reads 20210628, 202106282023 or 20210628202301. A number that is no
// day is just a number.
func (c *cursor) compact() (st stamp, ok bool) {
	t := c.peek(0)
	c.i++
	v := t.value
	if t.digits == 14 {
		st.sec, v = v%100, v/100
	}
	if t.digits >= 12 {
		st.timed = true
		st.min, v = v%100, v/100
		st.hour, v = v%100, v/100
	}
	st.day, v = v%100, v/100
	st.month, st.year = v%100, v/100
	return st, st.valid()
}

// dayFirst reads a date whose year stands last: 28.06.2021, 06/28/2021,
// 28-Jun-2021, 28 июня 2021, 28th of June, 2021.
func (c *cursor) dayFirst() (st stamp, ok bool) {
	first, _ := c.number(1, 2)
	if c.take("st", "nd", "rd", "th", "го", "е", "er", "η", "º", "ª", "°") {
		c.take("of", "de")
		return c.monthThenYear(first)
	}
	sep := c.peek(0)
	if !sep.oneOf("-", "/", ".") {
		c.take("of", "de")
		return c.monthThenYear(first)
	}
	c.i++
	if c.peek(0).kind == word || c.hanMonth() {
		c.take("е", "го", "ое", "ого")
		return c.monthThenYear(first)
	}
	begin := c.i - 2
	second, ok := c.number(1, 2)
	if !ok || !c.take(sep.text) {
		return st, false
	}
	if st.year, ok = c.number(4, 4); !ok {
		if st.year, ok = c.twoDigits(begin); !ok {
			return st, false
		}
	}
	// With dots the day always comes first; with others the month may.
	if sep.is(".") {
		st.day, st.month = first, second
	} else {
		st.month, st.day, st.swappable = first, second, true
	}
	return st, true
}

// monthThenYear reads what follows the day in 28 июня 2021 or 28-Jun-2021.
func (c *cursor) monthThenYear(day int) (st stamp, ok bool) {
	st.day, st.month = day, c.monthAt(month)
	if st.month == 0 {
		return st, false
	}
	for c.take(".", ",", "-", "/", "de", "del") {
	}
	if st.year, ok = c.number(4, 4); !ok {
		st.year, ok = c.shortYear()
	}
	return st, ok
}

// twoDigits reads the year of 28.06.21, a date that begins at a token: each number
// has two digits, and no name of something that has versions stands before it.
func (c *cursor) twoDigits(begin int) (int, bool) {
	day, month, year := c.toks[begin], c.toks[begin+2], c.peek(0)
	if !c.toks[begin+1].is(".") || day.digits != 2 || month.digits != 2 || year.kind != number || year.digits != 2 || month.value > 12 || day.value > 31 {
		return 0, false
	}
	if begin > 0 && c.toks[begin-1].kind == word {
		if _, _, ok := weekdayAt(c.toks, begin-1); !ok && !c.toks[begin-1].oneOf("am", "vom", "den", "dem", "le", "du", "il", "del", "от", "с", "dne", "dnia", "stand", "datum") {
			return 0, false
		}
	}
	c.i++
	return century(year.value), true
}

// century returns the year that two digits mean, in POSIX of 1969 to 2068.
func century(year int) int {
	if year < 69 {
		return 2000 + year
	}
	return 1900 + year
}

// shortYear reads the year of RFC 850 (28-Jun-21) and RFC 822 (28 Jun 21
// 20:23:00): two digits, in POSIX of 1969 to 2068, with a time of day after them.
func (c *cursor) shortYear() (int, bool) {
	t := c.peek(0)
	if t.kind != number || t.digits != 2 || c.peek(1).kind != number || !c.peek(1).spaced || !c.peek(2).is(":") {
		return 0, false
	}
	c.i++
	return century(t.value), true
}

// monthName reads June 28, 2021, Jun 28 2021, and Jun 28 20:23:00 CST 2021.
func (c *cursor) monthName() (st stamp, ok bool) {
	st.month = c.monthAt(firstMonth)
	c.take(".", "-")
	if st.day, ok = c.number(1, 2); !ok {
		return st, false
	}
	c.take("st", "nd", "rd", "th", "日", "일")
	c.take(",")
	if c.i < len(c.toks) {
		if _, next, ok := weekdayAt(c.toks, c.i); ok {
			c.i = next // Apr 23 Sat 2011
		}
	}
	if st.year, ok = c.number(4, 4); ok {
		return st, true
	}
	if ok = c.clock(&st); !ok {
		return st, false
	}
	c.zone(&st)
	st.year, ok = c.number(4, 4)
	return st, ok
}
