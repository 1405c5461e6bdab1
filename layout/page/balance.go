package page

import "slices"

// end ends the page: its columns are made of one depth, and notes that
// found no room follow.
func (p *sheet) end() {
	if p.g.Columns > 1 {
		p.balance()
	} else if len(p.column) > 0 {
		p.flush(len(p.column))
	}
	for len(p.feet) > 0 {
		p.flush(0)
	}
	if len(p.full) > 0 || len(p.band.units) > 0 {
		p.turn()
	}
	p.carried = p.carried[:0]
}

// balance spreads what is on the page over its columns so that they are of
// one depth, as nearly as it can without a bad break.
func (p *sheet) balance() {
	units := p.onThisPage()
	if len(units) == 0 {
		return
	}
	best := p.balanced(units)
	if best == nil {
		if len(p.column) > 0 {
			p.flush(len(p.column))
		}
		return
	}
	p.full, p.feet, p.column, p.y = best.full, best.feet, p.column[:0], 0
	if len(p.full) == p.g.Columns {
		p.turn()
	}
}

// balanced fills columns with the units so that they are of one depth, as
// nearly as it can without a bad break; nil where they need more columns than
// a page has.
func (p *sheet) balanced(units []unit) (best *sheet) {
	worst := glued + 1
	for lines := p.leastLines(units); lines <= p.g.Lines && worst > lone; lines++ {
		t := p.trial(units, float64(lines)*p.g.Pitch)
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
func (p *sheet) leastLines(units []unit) int {
	depth := 0.0
	for i := range units {
		depth += units[i].strip.Depth
	}
	return max(int(depth/p.g.Pitch/float64(p.g.Columns)), 1)
}

// onThisPage returns the units of the page's columns as they came.
func (p *sheet) onThisPage() (out []unit) {
	for i := range p.full {
		out = append(out, p.full[i].units...)
	}
	out = append(out, p.column...)
	return slices.DeleteFunc(out, func(u unit) bool { return u.repeat })
}

// trial fills the page with units in columns of a depth; it returns nil where
// they need too many columns.
func (p *sheet) trial(units []unit, depth float64) *sheet {
	t := &sheet{g: p.g, band: p.band, limit: depth, feet: slices.Clone(p.carried)}
	for _, u := range units {
		t.push(u)
		if len(t.full) >= p.g.Columns {
			return nil
		}
	}
	t.flush(len(t.column))
	return t
}

// worst is the highest cost of the breaks between the columns.
func (p *sheet) worst() (c cost) {
	for i := range p.full[1:] {
		for _, u := range p.full[i+1].units {
			if !u.repeat {
				c = max(c, u.cost)
				break
			}
		}
	}
	return c
}
