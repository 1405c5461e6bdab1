package page

import "slices"

// lastPage returns where the last page of a run in several columns begins best: the
// columns of that page are of one depth.
func (s *search) lastPage(fits func(zone *sheet) bool) int {
	end, page := len(s.units), s.sheet.g.Depth()*float64(s.sheet.g.Columns)
	var starts []int
	for i := range s.units {
		if s.reached(i) && s.nodes[i].column%s.sheet.g.Columns == 0 {
			starts = append(starts, i)
		}
	}
	slices.SortStableFunc(starts, func(a, b int) int { return s.nodes[a].price - s.nodes[b].price })
	best, least := -1, 0
	for _, i := range starts {
		if best >= 0 && s.nodes[i].price >= least {
			break
		}
		if s.least[end]-s.least[i] > page {
			continue
		}
		if price, ok := s.zonePrice(i, fits); ok && (best < 0 || price < least) {
			best, least = i, price
		}
	}
	if best < 0 && len(starts) > 0 {
		best = slices.Max(starts)
	}
	return max(best, 0)
}

// zonePrice is the price of a way that ends with a page of all units from number i on;
// not where they need more than a page.
func (s *search) zonePrice(i int, fits func(zone *sheet) bool) (price int, ok bool) {
	n := &s.nodes[i]
	p := &sheet{g: s.sheet.g, carried: n.notes}
	if n.column < p.g.Columns {
		p.band = s.sheet.band
	}
	zone := p.balanced(s.units[i:])
	if zone == nil {
		return 0, false
	}
	price = n.price + priceOf(zone.worst())
	if s.least[len(s.units)]-s.least[i] < float64(few(p.g))*p.g.Pitch-eps && !n.opened {
		price += priceFew
	}
	if len(zone.feet) > 0 {
		price += priceNotes
	}
	if fits != nil && !fits(zone) {
		lines := min(p.g.Lines-int(zone.deepest()/p.g.Pitch), nearlyFull)
		price += p.g.Columns * priceShort * lines * (lines + 1) / 2
	}
	return price, true
}
