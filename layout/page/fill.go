package page

import "math"

// room is how deep a column may be.
func (b *Builder) room() float64 { return b.g.Depth() - b.band.depth }

// push puts u into the current column, ending columns as long as it does not
// fit.
func (b *Builder) push(u unit) {
	for {
		u.top, u.headed = b.place(&u), false
		if b.fits(&u) || len(b.column) == 0 && (b.limit > 0 || len(b.band.units) == 0) {
			break
		}
		if len(b.column) == 0 {
			b.endPage() // below what stands across the page there is no room for it
			continue
		}
		b.endColumn(u.cost)
	}
	if len(b.column) == 0 && !u.start {
		u.top = b.repeatHead(&u)
	}
	b.column = append(b.column, u)
	b.feet = append(b.feet, b.fresh(&u, b.feet)...)
	b.y = u.top + u.strip.Depth
}

// fits reports whether u and its notes fit below what the column holds.
func (b *Builder) fits(u *unit) bool {
	foot := u.top + u.strip.Depth
	if b.limit > 0 && foot > b.limit+eps {
		return false
	}
	notes := 0.0
	if len(u.strip.Notes) > 0 || len(b.feet) > 0 {
		notes = feetDepth(append(b.fresh(u, b.feet), b.feet...), b.g)
	}
	return foot+notes <= b.room()+eps
}

// place returns the top of u below what the column holds.
func (b *Builder) place(u *unit) float64 {
	if len(b.column) == 0 {
		return 0
	}
	if !u.start && !u.snap {
		return b.y
	}
	return (math.Ceil(b.y/b.g.Pitch-1e-4) + float64(u.before)) * b.g.Pitch
}

// repeatHead puts a copy of the head of u's block at the column's head, where
// it leaves room for u, and returns the top of u.
func (b *Builder) repeatHead(u *unit) float64 {
	depth := 0.0
	for i := range u.head {
		depth += u.head[i].Depth
	}
	if depth == 0 || depth+u.strip.Depth > b.room()+eps {
		return 0
	}
	top := 0.0
	for i := range u.head {
		b.column = append(b.column, unit{strip: u.head[i].copy(), repeat: true, top: top})
		top += u.head[i].Depth
	}
	u.headed = true
	return top
}

// endColumn ends the column at the last of the cheapest breaks, given the cost
// of ending it after all that it holds, and puts the rest into the next one.
func (b *Builder) endColumn(last cost) {
	at, best := len(b.column), last
	for i := len(b.column) - 1; i > 0 && best > free; i-- {
		if p := b.column[i].price(); p < best {
			at, best = i, p
		}
	}
	rest := append([]unit(nil), b.column[at:]...)
	b.flush(at)
	for _, u := range rest {
		b.push(u)
	}
}

// flush fills a column with the first n units and those notes that have room
// below them, and goes on to the next column with an empty one.
func (b *Builder) flush(n int) {
	c := column{units: b.column[:n:n], feet: b.feet}
	depth := 0.0
	if n > 0 {
		depth = c.units[n-1].top + c.units[n-1].strip.Depth
	}
	if n < len(b.column) {
		c.feet = b.feetOf(c.units)
	}
	inOrder(c.feet)
	if b.g.Columns > 1 {
		c.units = append([]unit(nil), c.units...)
	}
	kept := fitting(c.feet, b.room()-depth, b.g)
	if n == 0 {
		kept = max(kept, 1) // a column of notes alone holds at least one line
	}
	rest := append([]foot(nil), c.feet[kept:]...)
	c.feet = append([]foot(nil), c.feet[:kept]...)
	b.full = append(b.full, c)
	b.column, b.feet, b.y = b.column[:0], rest, 0
	if len(b.full) == b.g.Columns && b.limit == 0 {
		b.emitPage()
	}
}
