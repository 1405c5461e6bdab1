package page

// endPage ends the page: its columns are made of one depth, and notes that
// found no room follow.
func (b *Builder) endPage() {
	if b.g.Columns > 1 {
		b.balance()
	} else if len(b.column) > 0 {
		b.flush(len(b.column))
	}
	for len(b.feet) > 0 {
		b.flush(0)
	}
	if len(b.full) > 0 || len(b.band.units) > 0 {
		b.emitPage()
	}
	b.carried = b.carried[:0]
}

// balance spreads what is on the page over its columns so that they are of
// one depth, as nearly as it can without a bad break.
func (b *Builder) balance() {
	units := b.onThisPage()
	if len(units) == 0 {
		return
	}
	best := b.balanced(units)
	if best == nil {
		if len(b.column) > 0 {
			b.flush(len(b.column))
		}
		return
	}
	b.full, b.feet, b.column, b.y = best.full, best.feet, b.column[:0], 0
	if len(b.full) == b.g.Columns {
		b.emitPage()
	}
}

// balanced fills columns with the units so that they are of one depth, as
// nearly as it can without a bad break; nil where they need more columns than
// a page has.
func (b *Builder) balanced(units []unit) (best *Builder) {
	worst := glued + 1
	for lines := b.leastLines(units); lines <= b.g.Lines && worst > free; lines++ {
		t := b.trial(units, float64(lines)*b.g.Pitch)
		if t == nil {
			continue
		}
		if c := t.worst(); c < worst {
			best, worst = t, c
		}
	}
	return best
}

// leastLines is how many grid lines the columns need at least.
func (b *Builder) leastLines(units []unit) int {
	depth := 0.0
	for i := range units {
		depth += units[i].strip.Depth
	}
	return max(int(depth/b.g.Pitch/float64(b.g.Columns)), 1)
}

// onThisPage returns the units of the page's columns as they came.
func (b *Builder) onThisPage() (out []unit) {
	for i := range b.full {
		out = append(out, b.full[i].units...)
	}
	out = append(out, b.column...)
	n := 0
	for _, u := range out {
		if !u.repeat {
			out[n] = u
			n++
		}
	}
	return out[:n]
}

// trial fills the page with units in columns of a depth; it returns nil where
// they need too many columns.
func (b *Builder) trial(units []unit, depth float64) *Builder {
	t := &Builder{g: b.g, band: b.band, limit: depth, feet: append([]foot(nil), b.carried...)}
	for _, u := range units {
		t.push(u)
		if len(t.full) >= b.g.Columns {
			return nil
		}
	}
	t.flush(len(t.column))
	return t
}

// worst is the highest cost of the breaks between the columns.
func (b *Builder) worst() (c cost) {
	for i := range b.full[1:] {
		for _, u := range b.full[i+1].units {
			if !u.repeat {
				c = max(c, u.cost)
				break
			}
		}
	}
	return c
}
