package text

// sums are running totals before a cell: widths with the gaps between cells,
// and what the gaps can give and take, by class. The class totals may wrap
// around; only differences within one line are read.
type sums struct {
	width   int64
	shrink  [shrinks]int32
	stretch [stretches]int32
}

// ruler measures stretches of a piece. Lengths are in engine units.
type ruler struct {
	piece
	sums        []sums
	centred     bool  // marks stand in the middle of the em
	first, rest int64 // where the measure begins for the first and other lines
	measure     int64
}

// narrowest is the least width of a line of the piece.
func (m *ruler) narrowest() int64 {
	return m.measure - max(m.first, m.rest)
}

// addUp fills m.sums, one entry more than cells.
func (m *ruler) addUp() {
	if need := len(m.cells) + 1; cap(m.sums) < need {
		m.sums = make([]sums, need+need/4)
	}
	m.sums = m.sums[:len(m.cells)+1]
	var t sums
	for i := range m.cells {
		m.sums[i] = t
		c := &m.cells[i]
		t.width += int64(c.w) + int64(c.glue.extra)
		t.shrink[c.glue.shrinkClass] += c.glue.shrink
		t.stretch[c.glue.stretchClass] += c.glue.stretch
	}
	m.sums[len(m.cells)] = t
}

// startTrim is what a cell loses at a line's start: an opening bracket its
// leading half em (CLREQ §3.1.6.2).
func (m *ruler) startTrim(i int) int64 {
	c := &m.cells[i]
	if c.cls == cOpen {
		return int64(halfEm) * int64(m.spans[c.span].size)
	}
	return 0
}

// endTrim is what a cell loses at a line's end: a mark its trailing half em.
func (m *ruler) endTrim(i int) int64 {
	c := &m.cells[i]
	for i > 0 && c.cls == cCont {
		i--
		c = &m.cells[i]
	}
	if c.r == object {
		return m.spans[c.span].trail
	}
	if c.cls < cMid && c.cls.mark() {
		return int64(trailing(c.cls, m.centred)) * int64(m.spans[c.span].size)
	}
	return 0
}

// left is where the line that starts with cell i begins, in running width.
func (m *ruler) left(i int) int64 { return m.sums[i].width + m.startTrim(i) }

// right is where the line that ends with cell i ends, in running width.
func (m *ruler) right(i int) int64 {
	return m.sums[i].width + int64(m.cells[i].w) - m.endTrim(i)
}

// firstInk is the first cell from i on that is not a space; len(cells) if none is.
func (p *piece) firstInk(i int) int {
	for i < len(p.cells) && p.cells[i].cls.space() {
		i++
	}
	return i
}

// lastInk is the last cell up to i that is not a space; -1 if none is.
func (p *piece) lastInk(i int) int {
	for i >= 0 && p.cells[i].cls.space() {
		i--
	}
	return i
}

// naturalWidth is the width of all cells on one line.
func (m *ruler) naturalWidth() int64 {
	first, last := m.firstInk(0), m.lastInk(len(m.cells)-1)
	if first > last {
		return 0
	}
	m.addUp()
	return m.right(last) - m.left(first)
}

// hyphenWidth is the width of a hyphen after a cell.
func (m *ruler) hyphenWidth(i int) int64 {
	c := &m.cells[i]
	if c.face == nil {
		return 0
	}
	g, _ := c.face.GID('-')
	return int64(c.face.Advance(g)) * int64(m.spans[c.span].size)
}

// unitWidth is the width of the cells from to to, with the hyphen that a break
// after them adds.
func (m *ruler) unitWidth(from, to int) int64 {
	width := m.right(to) - m.left(from)
	if m.cells[to].brk == brkHyphen {
		width += m.hyphenWidth(to)
	}
	return width
}
