package text

// breakLines sets the cells of a piece as lines.
func (s *scratch) breakLines() {
	first, last := s.firstInk(0), s.lastInk(len(s.cells)-1)
	if first > last {
		s.emptyLine()
		return
	}
	s.keepLone(last)
	s.addUp()
	s.openEmergency(first, last)
	s.collect(first, last)
	switch {
	case len(s.nodes) == 2 || s.fitsOneLine(last):
		s.nodes = append(s.nodes[:1], s.nodes[len(s.nodes)-1])
	case s.e.greedy:
		s.firstFit()
	default:
		s.optimise()
	}
	s.emitLines()
}

// keepLone forbids breaks that would leave less than two characters of text
// on the last line (CLREQ §3.1.9.3): marks do not count.
func (s *scratch) keepLone(last int) {
	s.lone = last
	count := 0
	for i := last; i > 0 && count < 2; i-- {
		switch s.cells[i].cls {
		case cHan, cHanTail, cAlpha, cDigit, cSym:
			count++
		}
		if count >= 2 {
			break
		}
		s.lone = i - 1
		if before := &s.cells[i-1]; before.brk != brkNo {
			before.brk = brkLone
		}
	}
}

// narrowest is the least width of a line of the piece.
func (s *scratch) narrowest() int64 {
	return s.measure - max(s.first, s.rest)
}

// openEmergency lets units that are wider than the measure break inside.
func (s *scratch) openEmergency(first, last int) {
	narrow := s.narrowest()
	if s.sums[last+1].width-s.sums[first].width <= narrow {
		return
	}
	from := first
	for i := first; i <= last; i++ {
		if s.cells[i].brk == brkNo && i < last {
			continue
		}
		if s.unitWidth(from, i) > narrow {
			s.openUnit(from, i, narrow)
		}
		from = i + 1
	}
}

// unitWidth is the width of the cells from to to, with the hyphen that a break
// after them adds.
func (s *scratch) unitWidth(from, to int) int64 {
	width := s.right(to) - s.left(from)
	if s.cells[to].brk == brkHyphen {
		width += s.hyphenWidth(to)
	}
	return width
}

// openUnit opens the unit in the cells from to to: first where the kinsoku
// rules hold, then, if parts are still too wide, anywhere between clusters.
func (s *scratch) openUnit(from, to int, narrow int64) {
	for i := from; i < to; i++ {
		if s.mayOpen(i, false) {
			s.cells[i].brk = brkEmergency
		}
	}
	part := from
	for i := from; i <= to; i++ {
		if s.cells[i].brk == brkNo && i < to {
			continue
		}
		if s.unitWidth(part, i) > narrow {
			for k := part; k < i; k++ {
				if s.mayOpen(k, true) {
					s.cells[k].brk = brkDesperate
				}
			}
		}
		part = i + 1
	}
}

func (s *scratch) mayOpen(i int, desperate bool) bool {
	c, next := &s.cells[i], &s.cells[i+1]
	if c.brk != brkNo || next.cls == cCont {
		return false
	}
	if desperate {
		return !next.cls.spaceLike()
	}
	figures := c.cls == cDigit && (next.cls == cDigit || next.cls == cWPoint || next.cls == cWPost)
	return i < s.lone && !figures && !neverFirst(next.cls) && !neverLast(c.cls) && !next.cls.space()
}

// node is a place where a line may end.
type node struct {
	end, next int32 // last cell of the line, first cell of the next one
	left      int64 // where the next line begins, in running width
	right     int64 // where the line ends, hyphen included
	kind      breakKind
	hyphens   uint8 // lines in a row that end in a hyphen, up to here
	prev      int32 // the best node before; -1 = none
	cost      int64
}

// collect lists the nodes of the piece: its start, every break, its end.
func (s *scratch) collect(first, last int) {
	start := s.left(first) - (s.first - s.rest)
	s.nodes = append(s.nodes[:0], node{end: -1, next: int32(first), left: start, prev: -1})
	for i := first; i < last; i++ {
		if s.cells[i].brk == brkNo {
			continue
		}
		s.addNode(i)
	}
	s.nodes = append(s.nodes, node{end: int32(last), next: int32(len(s.cells)), right: s.right(last), prev: -1, kind: brkYes})
}

func (s *scratch) addNode(i int) {
	end, next := i, i+1
	if s.cells[i].cls.space() {
		end = s.lastInk(i)
	}
	next = s.firstInk(next)
	n := node{end: int32(end), next: int32(next), left: s.left(next), right: s.right(end), kind: s.cells[i].brk, prev: -1}
	if n.kind == brkHyphen {
		n.right += s.hyphenWidth(end)
	}
	s.nodes = append(s.nodes, n)
}

func (s *scratch) hyphenWidth(i int) int64 {
	c := &s.cells[i]
	if c.face == nil {
		return 0
	}
	g, _ := c.face.GID('-')
	return int64(c.face.Advance(g)) * int64(s.spans[c.span].size)
}

func (s *scratch) fitsOneLine(last int) bool {
	return s.right(last)-s.nodes[0].left <= s.measure-s.rest
}
