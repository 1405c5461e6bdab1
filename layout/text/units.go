package text

import "strings"

// setUnits corrects the breaks inside and beside words, numbers and URLs
// (CLREQ §3.1.8, UAX #14 LB25, JLREQ §3.8.3).
func (s *scratch) setUnits() {
	for i := 0; i < len(s.cells); {
		c := &s.cells[i]
		switch {
		case tokenCell(c):
			end := s.tokenEnd(i)
			s.setToken(i, end)
			i = end
		case c.r >= '０' && c.r <= 'ｚ' && wideLetter(c.r):
			s.keepWide(i)
			i++
		default:
			i++
		}
	}
}

// tokenCell tells that a cell belongs to a stretch of Western characters
// without a space.
func tokenCell(c *cell) bool {
	return c.cls.western() && !c.cls.spaceLike() || c.r == '/' || c.r == '\\'
}

func (s *scratch) tokenEnd(i int) int {
	for i < len(s.cells) && (tokenCell(&s.cells[i]) || s.cells[i].cls == cCont) {
		i++
	}
	return i
}

func (s *scratch) setToken(from, to int) {
	if scheme := s.schemeStart(from, to); scheme > from {
		s.setToken(from, scheme)
		from = scheme
	}
	if s.isPath(from, to) {
		s.breakPath(from, to)
		return
	}
	for i := from; i < to; {
		if s.cells[i].cls == cAlpha {
			end := s.wordEnd(i, to)
			s.hyphenate(i, end, from, to)
			i = end
			continue
		}
		s.breakHyphen(i, from, to)
		i++
	}
	s.keepUnit(to)
}

func (s *scratch) wordEnd(i, to int) int {
	for i < to && (s.cells[i].cls == cAlpha || s.cells[i].cls == cCont) {
		i++
	}
	return i
}

// compound is the least length of a compound word that is broken at its
// hyphens: Wi-Fi and e-mail stay whole.
const compound = 8

// breakHyphen lets a line end after the hyphen of a compound word with two
// letters on either side, or an abbreviation before it (UAX #14 LB21), and after a Western dash that is no
// range of figures.
func (s *scratch) breakHyphen(i, from, to int) {
	c := &s.cells[i]
	if i == from || i+1 >= to {
		return
	}
	switch c.cls {
	case cHyphen:
		long := s.letters(max(i-2, from), i) || i-from > 2 && s.cells[i-1].r == '.' // U.S.-led
		if to-from >= compound && i-from >= 2 && to-i > 2 && long && s.letters(i+1, i+3) && c.r != '\u2011' {
			c.brk = brkYes
		}
	case cWDash:
		if s.cells[i-1].cls == cDigit && s.cells[i+1].cls == cDigit {
			c.brk = brkNo
		}
	}
}

func (s *scratch) letters(from, to int) bool {
	for _, c := range s.cells[from:to] {
		if c.cls != cAlpha {
			return false
		}
	}
	return true
}

// keepUnit keeps a number with the unit after it and the sign before it.
func (s *scratch) keepUnit(to int) {
	last := &s.cells[to-1]
	if to < len(s.cells) && last.cls == cDigit {
		next := &s.cells[to]
		switch {
		case next.cls == cHan && hanUnit(next.r):
			last.brk = brkNo
		case next.cls == cConn || next.cls == cPost:
			last.brk = brkNo
		case next.cls == cSpace:
			s.keepSpaced(to)
		}
	}
	if last.cls == cWPre && to < len(s.cells) && s.cells[to].cls == cSpace {
		s.cells[to].brk = brkNo // № 5
	}
}

// keepSpaced keeps figures with what follows a single space: a unit (100 km),
// or three more figures (12 000).
func (s *scratch) keepSpaced(at int) {
	from := at + 1
	if from >= len(s.cells) || !tokenCell(&s.cells[from]) {
		if from < len(s.cells) && s.cells[from].cls == cHan && hanUnit(s.cells[from].r) {
			s.cells[at].brk = brkNo
		}
		return
	}
	to := s.tokenEnd(from)
	for to > from && (s.cells[to-1].cls == cWPoint || s.cells[to-1].cls == cWClose) {
		to--
	}
	s.word = s.word[:0]
	figures := 0
	for _, c := range s.cells[from:to] {
		s.word = append(s.word, c.r)
		if c.cls == cDigit {
			figures++
		}
	}
	switch {
	case figures == 3 && len(s.word) == 3 || latinUnit(string(s.word)):
		s.cells[at].brk = brkNo
	case s.cells[from].cls == cDigit && s.cells[at].brk == brkYes:
		s.cells[at].brk = brkAvoid // two numbers parted by a line end read as one
	}
}

// hanUnit tells that a character forms one unit with the figures before it.
func hanUnit(r rune) bool {
	return strings.ContainsRune(hanUnits, r)
}

// hanUnits are units of time, number, money and measure, ordinals, and the
// commonest measure words, in both forms of writing.
const hanUnits = "年月日号號时時点點分秒刻周天届屆岁歲亿億万萬千百兆余餘多％元角円美欧歐" +
	"度倍成折米公厘毫平立里吨噸斤克升亩畝人名位个個次只隻本册冊页頁章节節条條项項篇期版卷集级級层層楼樓室种種株棵盆张張件台臺辆輛架家所座"

// latinUnit tells that a word is the sign of a unit (SI brochure, table 2 to
// 8, and the units of computing and money in common use).
func latinUnit(w string) bool {
	switch w {
	case "m", "km", "cm", "mm", "nm", "μm", "µm", "m²", "km²", "m³", "g", "kg", "mg", "t", "s", "ms", "h", "min",
		"K", "°C", "°F", "℃", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "kWh", "V", "kV", "A", "mA", "mAh",
		"N", "Pa", "kPa", "MPa", "J", "kJ", "cal", "kcal", "L", "l", "ml", "mL", "ha", "B", "KB", "kB", "MB", "GB", "TB", "PB",
		"bit", "Mbps", "Gbps", "km/h", "m/s", "%", "‰", "pt", "px", "dB", "rpm", "mph", "ft", "in", "lb", "oz",
		"a.m", "p.m", "am", "pm", "AM", "PM", "USD", "EUR", "RMB", "CNY",
		"кг", "г", "т", "км", "м", "см", "мм", "л", "ч", "с", "мин", "млн", "млрд", "тыс", "руб", "га", "кВт", "МВт", "°", "%,":
		return true
	}
	return false
}

func wideLetter(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// keepWide keeps full-width figures together and with their unit.
func (s *scratch) keepWide(i int) {
	if i+1 >= len(s.cells) || s.cells[i].r > '９' {
		return
	}
	next := s.cells[i+1].r
	if next >= '０' && next <= '９' || hanUnit(next) || next == '．' || next == '％' {
		s.cells[i].brk = brkNo
	}
	if i > 0 && s.cells[i-1].r == '．' {
		s.cells[i-1].brk = brkNo
	}
}

// openSoftBreaks lets lines end at soft hyphens and zero-width spaces.
func (s *scratch) openSoftBreaks() {
	for _, b := range s.soft {
		c := &s.cells[b.cell]
		if int(b.cell)+1 >= len(s.cells) || s.cells[b.cell+1].cls == cCont {
			continue
		}
		if next := s.cells[b.cell+1].cls; neverFirst(next) || neverLast(c.cls) {
			continue
		}
		switch {
		case !b.hyphen:
			c.brk = brkYes
		case c.cls == cAlpha && s.cells[b.cell+1].cls == cAlpha:
			c.brk = brkHyphen
		}
	}
}
