package text

// sums are running totals before a cell: widths with the gaps between cells,
// and what the gaps can give and take, by class. The class totals may wrap
// around; only differences within one line are read.
type sums struct {
	width   int64
	shrink  [shrinks]int32
	stretch [stretches]int32
}

// addUp fills s.sums, one entry more than cells.
func (s *scratch) addUp() {
	if need := len(s.cells) + 1; cap(s.sums) < need {
		s.sums = make([]sums, need+need/4)
	}
	s.sums = s.sums[:len(s.cells)+1]
	var t sums
	for i := range s.cells {
		s.sums[i] = t
		c := &s.cells[i]
		t.width += int64(c.w) + int64(c.glue.extra)
		t.shrink[c.glue.shrinkClass] += c.glue.shrink
		t.stretch[c.glue.stretchClass] += c.glue.stretch
	}
	s.sums[len(s.cells)] = t
}

// startTrim is what a cell loses at a line's start: an opening bracket its
// leading half em (CLREQ §3.1.6.2).
func (s *scratch) startTrim(i int) int64 {
	c := &s.cells[i]
	if c.cls == cOpen {
		return int64(halfEm) * int64(s.spans[c.span].size)
	}
	return 0
}

// endTrim is what a cell loses at a line's end: a mark its trailing half em.
func (s *scratch) endTrim(i int) int64 {
	c := &s.cells[i]
	for i > 0 && c.cls == cCont {
		i--
		c = &s.cells[i]
	}
	if c.cls < cMid && c.cls.mark() {
		return int64(trailing(c.cls, s.pairs == s.e.pairs[1])) * int64(s.spans[c.span].size)
	}
	return 0
}

// left is where the line that starts with cell i begins, in running width.
func (s *scratch) left(i int) int64 { return s.sums[i].width + s.startTrim(i) }

// right is where the line that ends with cell i ends, in running width.
func (s *scratch) right(i int) int64 {
	return s.sums[i].width + int64(s.cells[i].w) - s.endTrim(i)
}

// firstInk is the first cell from i on that is not a space; len(cells) if none is.
func (s *scratch) firstInk(i int) int {
	for i < len(s.cells) && s.cells[i].cls.space() {
		i++
	}
	return i
}

// lastInk is the last cell up to i that is not a space; -1 if none is.
func (s *scratch) lastInk(i int) int {
	for i >= 0 && s.cells[i].cls.space() {
		i--
	}
	return i
}

// naturalWidth is the width of all cells on one line.
func (s *scratch) naturalWidth() int64 {
	first, last := s.firstInk(0), s.lastInk(len(s.cells)-1)
	if first > last {
		return 0
	}
	s.addUp()
	return s.right(last) - s.left(first)
}
