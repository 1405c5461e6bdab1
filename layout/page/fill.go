package page

import "slices"

// room is how deep a column may be.
func (p *sheet) room() float64 { return p.g.Depth() - p.band.depth }

// push puts units into the current column and, where that is full, into the
// next ones.
func (p *sheet) push(units ...unit) {
	for _, u := range units {
		p.pushOne(u)
	}
}

// pushOne puts u into the current column, ending columns as long as it does
// not fit.
func (p *sheet) pushOne(u unit) {
	for {
		u.top, u.headed = p.place(&u), false
		if p.fits(&u) || len(p.column) == 0 && (p.limit > 0 || len(p.band.units) == 0) {
			break
		}
		if len(p.column) == 0 {
			p.end() // below what stands across the page there is no room for it
			continue
		}
		p.endColumn(u.cost)
	}
	if len(p.column) == 0 && !u.start {
		u.top = p.repeatHead(&u, 0)
	}
	p.column = append(p.column, u)
	p.feet = append(p.feet, p.fresh(&u, p.feet)...)
	p.y = u.top + u.strip.Depth
}

// fits reports whether u and its notes fit below what the column holds.
func (p *sheet) fits(u *unit) bool {
	foot := u.top + u.strip.Depth
	if p.limit > 0 && foot > p.limit+eps {
		return false
	}
	notes := 0.0
	if len(u.strip.Notes) > 0 || len(p.feet) > 0 {
		notes = feetDepth(append(p.fresh(u, p.feet), p.feet...), p.g)
	}
	return foot+notes <= p.room()+eps
}

// place returns the top of u below what the column holds.
func (p *sheet) place(u *unit) float64 {
	if len(p.column) == 0 {
		return 0
	}
	if !u.start && !u.snap {
		return p.y
	}
	return p.g.below(p.y, u.before)
}

// repeatHead puts a copy of the head of u's block at a height, where it leaves room for
// u, and returns the top of u.
func (p *sheet) repeatHead(u *unit, top float64) float64 {
	depth := 0.0
	for i := range u.head {
		depth += u.head[i].Depth
	}
	if depth == 0 || top+depth+u.strip.Depth > p.room()+eps {
		return top
	}
	for i := range u.head {
		p.column = append(p.column, unit{strip: u.head[i].copy(), repeat: true, top: top})
		top += u.head[i].Depth
	}
	u.headed = true
	return top
}

// endColumn ends the column at the last of the cheapest breaks, given the cost
// of ending it after all that it holds, and puts the rest into the next one.
func (p *sheet) endColumn(last cost) {
	at, best := len(p.column), last
	for i := len(p.column) - 1; i > 0 && best > lone; i-- {
		if price := p.column[i].price(); price < best {
			at, best = i, price
		}
	}
	rest := slices.Clone(p.column[at:])
	p.flush(at)
	p.push(rest...)
}

// flush fills a column with the first n units and those notes that have room
// below them, and goes on to the next column with an empty one.
func (p *sheet) flush(n int) {
	c := column{units: p.column[:n:n], feet: p.feet}
	depth := 0.0
	if n > 0 {
		depth = c.units[n-1].top + c.units[n-1].strip.Depth
	}
	if n < len(p.column) {
		c.feet = p.feetOf(c.units)
	}
	inOrder(c.feet)
	if p.g.Columns > 1 {
		c.units = slices.Clone(c.units)
	}
	here, rest := parted(c.feet, p.room()-depth, p.g)
	if n == 0 && len(here) == 0 && len(rest) > 0 {
		here, rest = rest[:1], rest[1:] // a column of notes alone holds at least one line
	}
	c.feet, rest = slices.Clone(here), slices.Clone(rest)
	p.full = append(p.full, c)
	p.column, p.feet, p.y = p.column[:0], rest, 0
	if len(p.full) == p.g.Columns && p.limit == 0 {
		p.turn()
	}
}
