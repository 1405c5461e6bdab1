package text

import "strings"

// words opens and closes breaks inside and beside words, numbers and URLs.
type words struct {
	piece
	word   []rune
	points map[string]uint64 // hyphenation points of words met lately
	key    []byte
}

// setUnits corrects the breaks inside and beside words, numbers and URLs
// (CLREQ §3.1.8, UAX #14 LB25, JLREQ §3.8.3).
func (w *words) setUnits(p piece) {
	w.piece = p
	for i := 0; i < len(w.cells); {
		c := &w.cells[i]
		switch {
		case tokenCell(c):
			end := w.tokenEnd(i)
			w.setToken(i, end)
			i = end
		case c.r >= '０' && c.r <= 'ｚ' && wideLetter(c.r):
			w.keepWide(i)
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

func (p *piece) tokenEnd(i int) int {
	for i < len(p.cells) && (tokenCell(&p.cells[i]) || p.cells[i].cls == cCont) {
		i++
	}
	return i
}

func (w *words) setToken(from, to int) {
	if scheme := from + schemeStart(w.cells[from:to]); scheme > from {
		w.setToken(from, scheme)
		from = scheme
	}
	token := w.cells[from:to]
	if isPath(token) {
		breakPath(token)
		return
	}
	for i := from; i < to; {
		if w.cells[i].cls == cAlpha && w.cells[i].r != object {
			end := w.wordEnd(i, to)
			w.hyphenate(i, end, from, to)
			i = end
			continue
		}
		breakHyphen(token, i-from)
		i++
	}
	w.keepUnit(to)
}

func (p *piece) wordEnd(i, to int) int {
	for i < to && (p.cells[i].cls == cAlpha && p.cells[i].r != object || p.cells[i].cls == cCont) {
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
func breakHyphen(token []cell, i int) {
	c := &token[i]
	if i == 0 || i+1 >= len(token) {
		return
	}
	switch c.cls {
	case cHyphen:
		long := letters(token[max(i-2, 0):i]) || i > 2 && token[i-1].r == '.' // U.S.-led
		if len(token) >= compound && i >= 2 && len(token)-i > 2 && long && letters(token[i+1:i+3]) && c.r != '\u2011' {
			c.brk = brkYes
		}
	case cWDash:
		if token[i-1].cls == cDigit && token[i+1].cls == cDigit {
			c.brk = brkNo
		}
	}
}

func letters(cells []cell) bool {
	for i := range cells {
		if cells[i].cls != cAlpha {
			return false
		}
	}
	return true
}

// keepUnit keeps a number with the unit after it and the sign before it.
func (w *words) keepUnit(to int) {
	last := &w.cells[to-1]
	if to < len(w.cells) && last.cls == cDigit {
		next := &w.cells[to]
		switch {
		case next.cls == cHan && hanUnit(next.r):
			last.brk = brkNo
		case next.cls == cConn || next.cls == cPost:
			last.brk = brkNo
		case next.cls == cSpace:
			w.keepSpaced(to)
		}
	}
	if last.cls == cWPre && to < len(w.cells) && w.cells[to].cls == cSpace {
		w.cells[to].brk = brkNo // № 5
	}
}

// keepSpaced keeps figures with what follows a single space: a unit (100 km),
// or three more figures (12 000).
func (w *words) keepSpaced(at int) {
	from := at + 1
	if from >= len(w.cells) || !tokenCell(&w.cells[from]) {
		if from < len(w.cells) && w.cells[from].cls == cHan && hanUnit(w.cells[from].r) {
			w.cells[at].brk = brkNo
		}
		return
	}
	w.word = w.word[:0]
	figures := 0
	for _, c := range trimEnd(w.cells[from:w.tokenEnd(from)]) {
		w.word = append(w.word, c.r)
		if c.cls == cDigit {
			figures++
		}
	}
	switch {
	case figures == 3 && len(w.word) == 3 || latinUnit(string(w.word)):
		w.cells[at].brk = brkNo
	case w.cells[from].cls == cDigit && w.cells[at].brk == brkYes:
		w.cells[at].brk = brkAvoid // two numbers parted by a line end read as one
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
func (w *words) keepWide(i int) {
	if i+1 >= len(w.cells) || w.cells[i].r > '９' {
		return
	}
	next := w.cells[i+1].r
	if next >= '０' && next <= '９' || hanUnit(next) || next == '．' || next == '％' {
		w.cells[i].brk = brkNo
	}
	if i > 0 && w.cells[i-1].r == '．' {
		w.cells[i-1].brk = brkNo
	}
}

// openSoftBreaks lets lines end at soft hyphens and zero-width spaces.
func (t *source) openSoftBreaks() {
	for _, b := range t.soft {
		c := &t.cells[b.cell]
		if int(b.cell)+1 >= len(t.cells) || t.cells[b.cell+1].cls == cCont {
			continue
		}
		if next := t.cells[b.cell+1].cls; neverFirst(next) || neverLast(c.cls) {
			continue
		}
		switch {
		case !b.hyphen:
			c.brk = brkYes
		case c.cls == cAlpha && t.cells[b.cell+1].cls == cAlpha:
			c.brk = brkHyphen
		}
	}
}
