package page

// search chooses where columns end, over a run of pages: the breaks that make the
// sum of the columns' prices least (M. F. Plass, "Optimal Pagination Techniques",
// 1981), found by dynamic programming over the strips. All figures are whole
// numbers, so the same book breaks alike on every machine. Of a long run it looks
// some pages ahead, so that what waits does not grow with the book.
type search struct {
	sheet  *sheet
	units  []unit    // that wait for their column
	least  []float64 // how deep the units before each one are at least
	nodes  []node    // by the number of the unit that begins a column there
	next   int       // the first node whose columns are not tried
	done   int       // columns of the run that are filled
	second band      // at the head of the run's second page
	try    filling
	tries  []begin
}

// node is a place where a column may end, with the best way to it.
type node struct {
	price  int64
	prev   int    // where the column begins that ends here; -1 = no way leads here
	first  int    // where the way's first column ends
	column int    // how many columns of the run are before
	lack   int    // lines that the column is short before its gaps are opened; below 0, lines that its pictures yield
	notes  []foot // that go on in the next column
	off    []unit // that float to the next column
	opened bool   // what is before is the end of another run
}

// ahead is how many pages the search looks ahead.
const ahead = 5

// Prices, in the unit of a page that is one line short: short.
const (
	priceShort  = 100
	priceLone   = 15
	priceClose  = 20
	priceFew    = 60_000  // a last page of under few lines
	priceNotes  = 200_000 // notes that go on behind the last line
	nearlyFull  = 9       // lines that a page is short at most where a good break is among these
	priceBroken = 100_000
	priceFloat  = 15  // a strip of what floats to the next column
	priceCarry  = 5   // a strip of a note that goes on in the next column
	priceLate   = 500 // a note that begins in the column behind that of its call
)

// priceOf is what a break costs by what it takes from a block.
func priceOf(c cost) int64 {
	return [...]int64{free: 0, lone: priceLone, widow: priceBroken, together: 30 * priceBroken, torn: 200 * priceBroken, kept: 900 * priceBroken, glued: 30_000 * priceBroken}[c]
}

// push adds a unit and hands on the pages that are settled.
func (s *search) push(u unit) {
	if len(s.nodes) == 0 {
		s.begin()
	}
	s.units = append(s.units, u)
	depth := u.strip.Depth - float64(u.yields)*s.sheet.g.Pitch
	if u.floats {
		depth = 0
	}
	s.least = append(s.least, s.least[len(s.least)-1]+depth)
	s.nodes = append(s.nodes, node{prev: -1})
	end := len(s.units)
	for s.next < end-1 && s.least[end-1]-s.least[s.next] > s.sheet.g.Depth() {
		s.expand(s.next, false)
		s.next++
	}
	if s.least[end]-s.least[0] > (ahead+1)*s.sheet.g.Depth()*float64(s.sheet.g.Columns) {
		s.settle()
	}
}

// begin starts a run of pages.
func (s *search) begin() {
	s.nodes = append(s.nodes[:0], node{first: -1, notes: s.sheet.feet, opened: true})
	s.least, s.next, s.done, s.second = append(s.least[:0], 0), 0, 0, s.sheet.next
}

// finish ends the run: what follows begins a page. Of several columns it leaves what
// the last page is to hold on the sheet.
func (s *search) finish() { s.end(nil) }

// end ends the run before something that stands across the columns, where it has
// room; fits tells whether it has below a zone.
func (s *search) end(fits func(zone *sheet) bool) {
	if len(s.units) == 0 {
		return
	}
	single := s.sheet.g.Columns == 1
	for ; s.next < len(s.units); s.next++ {
		s.expand(s.next, single)
	}
	last := func() (int, int) {
		if single {
			return len(s.units), 0
		}
		return s.lastPage(fits)
	}
	way, column := last()
	for way > 0 {
		if n := s.nodes[way].first; s.agrees(n, single) {
			s.take(n)
			way -= n
		} else {
			way, column = last()
		}
	}
	s.leave(column)
	rest := arranged(s.nodes[0].off, s.units, nil)
	s.units, s.nodes = nil, s.nodes[:0]
	s.sheet.push(rest...)
}

// settle takes the first page of the best way so far.
func (s *search) settle() {
	for way := s.best(); way > 0; {
		n := s.nodes[way].first
		if !s.agrees(n, false) {
			way = s.best()
			continue
		}
		s.take(n)
		if way -= n; len(s.sheet.full) == 0 {
			break
		}
	}
}

// agrees tells whether the paragraphs of the first column, which ends before unit n,
// can be as long as it needs them. Where they cannot, all columns are tried anew.
func (s *search) agrees(n int, last bool) bool {
	if canLengthen(s.sheet.g, s.room(s.nodes[n].column-1), arranged(s.nodes[0].off, s.units[:n], s.nodes[n].off), s.nodes[n].lack) {
		return true
	}
	for i := range s.nodes[1:] {
		s.nodes[i+1].prev = -1
	}
	for i := range s.next {
		s.expand(i, last)
	}
	return false
}

// best is the end of the best way so far; -1 = there is none.
func (s *search) best() int {
	best := -1
	for i := s.next; i < len(s.nodes); i++ {
		if s.reached(i) && (best < 0 || s.nodes[i].price < s.nodes[best].price) {
			best = i
		}
	}
	return best
}

func (s *search) reached(i int) bool { return i == 0 || s.nodes[i].prev >= 0 }

// take puts the units before number n in a column and drops all ways that do not
// begin with it.
func (s *search) take(n int) {
	s.leave(s.nodes[n].column - 1)
	s.done = s.nodes[n].column
	s.sheet.fillColumn(arranged(s.nodes[0].off, s.units[:n], s.nodes[n].off), s.nodes[n].lack)
	s.nodes[n].notes = s.sheet.feet
	base := s.least[n]
	s.units = append(s.units[:0], s.units[n:]...)
	s.least = append(s.least[:0], s.least[n:]...)
	s.nodes = append(s.nodes[:0], s.nodes[n:]...)
	for i := range s.nodes {
		s.least[i] -= base
		k := &s.nodes[i]
		switch {
		case i == 0:
			k.prev, k.first = 0, -1
		case k.first != n || k.prev < n:
			k.prev = -1
		default:
			k.prev -= n
			k.first = s.firstOf(k.prev, i)
		}
	}
	s.next = max(s.next-n, 0)
}

// expand tries the columns that begin with unit i. Last says that the run ends
// with the last unit.
func (s *search) expand(i int, last bool) {
	if !s.reached(i) {
		return
	}
	for _, b := range s.begins(i) {
		for _, most := range [...]int{nearlyFull, s.sheet.g.Lines} {
			good, floated := s.columns(i, b, last, true, most)
			if floated {
				in, _ := s.columns(i, b, last, false, most)
				good = good || in
			}
			if good {
				break
			}
		}
	}
}

// begin is where a column begins.
type begin struct {
	column int
	price  int64
}

// begins returns in which columns unit i may begin one, with the prices of the ways:
// in the next one, and where that is below what stands across the page, on the next page.
func (s *search) begins(i int) []begin {
	n, g := &s.nodes[i], s.sheet.g
	s.tries = append(s.tries[:0], begin{n.column, n.price})
	if c := n.column - n.column%g.Columns + g.Columns; s.room(n.column) < g.Depth()-eps {
		lines := min(int(s.room(n.column)/s.sheet.g.Pitch), nearlyFull)
		s.tries = append(s.tries, begin{c, n.price + int64(c-n.column)*short(lines)})
		if s.units[i].strip.Depth > s.room(n.column)+eps {
			return s.tries[1:]
		}
	}
	return s.tries
}

// leave leaves columns empty up to one of the run.
func (s *search) leave(column int) {
	for ; s.done < column; s.done++ {
		s.sheet.flush(0)
	}
}

// band is what stands across the columns at the head of the page of a column of the run.
func (s *search) band(column int) band {
	switch {
	case column < s.sheet.g.Columns:
		return s.sheet.band
	case column < 2*s.sheet.g.Columns:
		return s.second
	}
	return band{}
}

// room is how deep a column of the run may be.
func (s *search) room(column int) float64 {
	return s.sheet.g.Depth() - s.band(column).depth
}

// columns tries the columns that begin with unit i and are at most some lines
// short, and reports whether one of them has a good end and whether something floats
// away from one.
func (s *search) columns(i int, at begin, last, float bool, most int) (good, floated bool) {
	from := &s.nodes[i]
	f := &s.try
	f.begin(s.sheet.g, s.room(at.column), from.notes)
	for to, c := i, at.column%s.sheet.g.Columns; c > 0 && to > 0; c-- {
		before := s.nodes[to].prev
		for n := before; n < to; n++ {
			f.stood = append(f.stood, s.units[n].strip.Notes...)
		}
		to = before
	}
	var way arrangement
	for n := range from.off {
		f.add(way.next(&from.off[n]))
	}
	var off []unit
	for n := i; n < len(s.units); n++ {
		u := &s.units[n]
		if u.bars && len(off) > 0 {
			break
		}
		if n+u.float > len(s.units) {
			break
		}
		if u.float > 0 && float {
			block := s.units[n : n+u.float]
			if must := len(off) > 0; (must || n > i && !f.holds(block)) && s.follows(at.column+1, off, block) {
				off = append(off[:len(off):len(off)], block...)
				way.off, floated = true, true
				n += u.float - 1
				continue
			} else if must && n > i {
				break
			}
		}
		f.add(way.next(u))
		lack, late, ok := f.short()
		if n > i && !ok {
			break
		}
		if end := n + 1; end == len(s.units) {
			if last && len(off) == 0 {
				lack = min(lack, 0) // it need not be full
				s.reach(end, i, node{price: s.lastPrice(f, from, lack), column: at.column + 1, lack: lack})
				good = true
			}
		} else if lack <= most {
			c := way.cost(&s.units[end])
			if len(off) == 0 || s.follows(at.column+1, off, s.units[end:min(end+max(s.units[end].float, 1), len(s.units))]) {
				price := at.price + f.price(lack) + priceOf(c) + int64(priceFloat*len(off)+priceLate*late)
				s.reach(end, i, node{price: price, column: at.column + 1, lack: lack, off: off})
				good = good || c <= lone
			}
		}
	}
	return good, floated
}

// reach notes a way to node end: a column that begins with unit i.
func (s *search) reach(end, i int, way node) {
	n := &s.nodes[end]
	if n.prev >= 0 && n.price <= way.price {
		return
	}
	way.notes = s.try.rest()
	way.price += int64(priceCarry * len(way.notes))
	if n.prev >= 0 && n.price <= way.price {
		return
	}
	*n = way
	n.prev, n.first = i, s.firstOf(i, end)
}

// firstOf is where the first page of the way over node i to node end ends.
func (s *search) firstOf(i, end int) int {
	if i == 0 {
		return end
	}
	return s.nodes[i].first
}

// lastPrice is the price of the way that ends with the last page.
func (s *search) lastPrice(f *filling, from *node, lack int) int64 {
	price := from.price + f.price(lack)
	if len(f.rest()) > 0 {
		price += priceNotes
	}
	if f.y < float64(few(f.g))*f.g.Pitch-eps && !from.opened {
		price += priceFew
	}
	return price
}

// few is how many lines a last page holds at least: five of forty.
func few(g Geometry) int { return min(g.Lines/8, 5) }
