package page

// A block that may float and does not fit in its column goes on to the head of the next
// one, and what follows it in its flow takes its place. Blocks that float keep their
// order, and none goes past the end of its flow.

// arrangement follows the units of a column as they are placed: what is asked of one
// depends on what has floated away from above it, or to the column's head.
type arrangement struct {
	off   bool // something has floated away
	above bool // the last unit is part of what may float
	unit  unit
}

// next returns the unit that comes next as it is to be placed; it is valid until the
// next call.
func (a *arrangement) next(u *unit) *unit {
	above := a.above
	a.above = u.floats
	if u.floats || !a.off && !above {
		return u
	}
	a.unit = *u
	u = &a.unit
	if a.off {
		u.before, u.give, u.cost = u.past.before, u.past.give, u.past.cost
	}
	if above {
		u.before = max(u.before, 1)
		if !u.start {
			u.snap, u.below = true, true
		}
	}
	return u
}

// cost is that of ending the column before a unit.
func (a *arrangement) cost(u *unit) cost {
	if a.off && !u.floats {
		return u.past.cost
	}
	return u.cost
}

// arranged returns what stands in a column: what has floated to its head, and units of
// which some float to the next one.
func arranged(head, units, off []unit) []unit {
	if len(head) == 0 && len(off) == 0 {
		return units
	}
	away := map[*Strip]bool{}
	for i := range off {
		away[off[i].strip] = true
	}
	var a arrangement
	var out []unit
	for _, from := range [][]unit{head, units} {
		for i := range from {
			if away[from[i].strip] {
				a.off = true
			} else {
				out = append(out, *a.next(&from[i]))
			}
		}
	}
	return out
}

// holds tells whether the column has room for a block that may float, if need be with
// its picture a little smaller.
func (f *filling) holds(block []unit) bool {
	before := *f
	for i := range block {
		f.add(&block[i])
	}
	ok := -f.lack() <= min(f.yields, littleLess)+f.closes
	*f = before
	return ok
}

// littleLess is how many lines pictures give up rather than float.
const littleLess = 3

// follows tells whether a column of the run may begin with what floats to it and go on
// with a block.
func (s *search) follows(column int, off, block []unit) bool {
	depth := 0.0
	for _, units := range [][]unit{off, block} {
		for i := range units {
			if u := &units[i]; depth > 0 && (u.start || i == 0) {
				depth = s.sheet.g.below(depth, max(u.before, 1))
			}
			depth += units[i].strip.Depth
		}
	}
	return depth <= s.room(column)+eps
}
