package page

import (
	"cmp"
	"slices"
)

// start is a place where the last page of a run may begin.
type start struct {
	unit int
	begin
}

// lastPage returns where the last page of a run in several columns begins best, whose
// columns are of one depth: by its first unit and column.
func (s *search) lastPage(fits func(zone *sheet) bool) (unit, column int) {
	starts := s.starts()
	best, least := -1, int64(0)
	for i := range starts {
		if best >= 0 && starts[i].price >= least {
			break
		}
		if price, ok := s.zonePrice(&starts[i], fits); ok && (best < 0 || price < least) {
			best, least = i, price
		}
	}
	if best < 0 {
		for i := range starts {
			if best < 0 || starts[i].unit > starts[best].unit {
				best = i
			}
		}
	}
	if best < 0 {
		return 0, s.done
	}
	return starts[best].unit, starts[best].column
}

// starts returns where a last page may begin, the cheapest first.
func (s *search) starts() (out []start) {
	for i := range s.units {
		if !s.reached(i) {
			continue
		}
		for _, b := range s.begins(i) {
			if b.column%s.sheet.g.Columns == 0 {
				out = append(out, start{i, b})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b start) int { return cmp.Compare(a.price, b.price) })
	return out
}

// zonePrice is the price of a way that ends with a page of all units from a start on;
// not where they need more than a page.
func (s *search) zonePrice(at *start, fits func(zone *sheet) bool) (price int64, ok bool) {
	n, depth := &s.nodes[at.unit], s.least[len(s.units)]-s.least[at.unit]
	p := &sheet{g: s.sheet.g, band: s.band(at.column), carried: n.notes}
	if depth > p.room()*float64(p.g.Columns) {
		return 0, false
	}
	zone := p.balanced(arranged(n.off, s.units[at.unit:], nil))
	if zone == nil {
		return 0, false
	}
	price = at.price + priceOf(zone.worst())
	if depth < float64(few(p.g))*p.g.Pitch-eps && !n.opened {
		price += priceFew
	}
	if len(zone.feet) > 0 {
		price += priceNotes
	}
	if fits != nil && !fits(zone) {
		lines := min(p.g.Lines-int(zone.deepest()/p.g.Pitch), nearlyFull)
		price += int64(p.g.Columns) * short(lines)
	}
	return price, true
}
