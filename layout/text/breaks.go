package text

// breakFinder lists the places where the lines of a piece may end.
type breakFinder struct {
	*ruler
	lone  int // from this cell on a break would leave a lone character
	nodes []node
}

// find fills f.nodes; it tells that the piece holds more than spaces.
func (f *breakFinder) find() bool {
	first, last := f.firstInk(0), f.lastInk(len(f.cells)-1)
	if first > last {
		return false
	}
	f.keepLone(last)
	f.addUp()
	f.openEmergency(first, last)
	f.collect(first, last)
	return true
}

// keepLone forbids breaks that would leave less than two characters of text
// on the last line (CLREQ §3.1.9.3): marks do not count.
func (f *breakFinder) keepLone(last int) {
	f.lone = last
	count := 0
	for i := last; i > 0 && count < 2; i-- {
		switch f.cells[i].cls {
		case cHan, cHanTail, cAlpha, cDigit, cSym:
			count++
		}
		if count >= 2 {
			break
		}
		f.lone = i - 1
		if before := &f.cells[i-1]; before.brk != brkNo {
			before.brk = brkLone
		}
	}
}

// openEmergency lets units that are wider than the measure break inside:
// first where the kinsoku rules hold, or behind a comma between the numbers of notes;
// then, if parts are still too wide, anywhere between clusters but within these numbers;
// then there, too.
func (f *breakFinder) openEmergency(first, last int) {
	if f.sums[last+1].width-f.sums[first].width <= f.narrowest() {
		return
	}
	f.eachWide(first, last, func(from, to int) {
		f.openUnit(from, to, brkEmergency, (*breakFinder).mayOpen)
		f.eachWide(from, to, func(from, to int) {
			f.openUnit(from, to, brkDesperate, (*breakFinder).mayPart)
			f.eachWide(from, to, func(from, to int) { f.openUnit(from, to, brkDesperate, (*breakFinder).apart) })
		})
	})
}

// eachWide visits the units in the cells from to to that no line has room for.
func (f *breakFinder) eachWide(from, to int, visit func(from, to int)) {
	for i := from; i <= to; i++ {
		if f.cells[i].brk == brkNo && i < to {
			continue
		}
		if f.unitWidth(from, i) > f.narrowest() {
			visit(from, i)
		}
		from = i + 1
	}
}

// openUnit opens the unit in the cells from to to where it may be.
func (f *breakFinder) openUnit(from, to int, kind breakKind, may func(f *breakFinder, i int) bool) {
	for i := from; i < to; i++ {
		if f.cells[i].brk == brkNo && may(f, i) {
			f.cells[i].brk = kind
		}
	}
}

func (f *breakFinder) mayOpen(i int) bool {
	c, next := &f.cells[i], &f.cells[i+1]
	if f.inNumbers(i) {
		return c.cls == cWPoint
	}
	figures := c.cls == cDigit && (next.cls == cDigit || next.cls == cWPoint || next.cls == cWPost)
	return i < f.lone && !figures && !neverFirst(next.cls) && !neverLast(c.cls) && !next.cls.space() && next.cls != cCont
}

func (f *breakFinder) mayPart(i int) bool { return f.apart(i) && !f.inNumbers(i) }

// apart reports whether cell i and the next one are two clusters with ink.
func (f *breakFinder) apart(i int) bool {
	next := f.cells[i+1].cls
	return next != cCont && !next.spaceLike()
}

// inNumbers reports whether cell i and the next one are raised figures or commas, as in
// a row of calls of notes.
func (f *breakFinder) inNumbers(i int) bool {
	for k := i; k < i+2; k++ {
		if c := &f.cells[k]; !f.spans[c.span].raised || c.cls != cDigit && c.cls != cWPost && c.cls != cWPoint {
			return false
		}
	}
	return true
}

// node is a place where a line may end.
type node struct {
	end, next int32 // last cell of the line, first cell of the next one
	left      int64 // where the next line begins, in running width
	right     int64 // where the line ends, hyphen included
	kind      breakKind
	hyphens   uint8 // lines in a row that end in a hyphen, up to here
	prev      int32 // the best node before; -1 = none
	price     int64 // of the break, but for hyphens in a row
	cost      int64 // of the best way from the start up to here
}

// collect lists the nodes of the piece: its start, every break, its end.
func (f *breakFinder) collect(first, last int) {
	start := f.left(first) - (f.first - f.rest)
	f.nodes = append(f.nodes[:0], node{end: -1, next: int32(first), left: start, prev: -1})
	for i := first; i < last; i++ {
		if f.cells[i].brk != brkNo {
			f.addNode(i)
		}
	}
	f.nodes = append(f.nodes, node{end: int32(last), next: int32(len(f.cells)), right: f.right(last), prev: -1, kind: brkYes})
}

func (f *breakFinder) addNode(i int) {
	end := i
	if f.cells[i].cls.space() {
		end = f.lastInk(i)
	}
	next := f.firstInk(i + 1)
	n := node{end: int32(end), next: int32(next), left: f.left(next), right: f.right(end), kind: f.cells[i].brk, prev: -1}
	if n.kind == brkHyphen {
		n.right += f.hyphenWidth(end)
	}
	f.nodes = append(f.nodes, n)
}
