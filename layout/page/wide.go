package page

import "slices"

// Wide blocks part a page of several columns: what stands above them is
// balanced, and the columns go on below.

// wide puts a block across all columns, below what they hold. Where the page
// has no room for it, it floats to the head of the next one, or the page ends.
func (b *Builder) wide(k *Block, base int) {
	b.settle()
	fresh := b.fresh()
	floats := k.Float && k.mayFloat() && depthOf(k.Strips) <= b.g.Depth()*2/3
	if floats {
		b.search.end(nil)
	} else {
		b.search.end(func(zone *sheet) bool { return b.lack(zone, k, base, belowWide) <= k.spare(b.g) })
	}
	zone := b.page.zone()
	if floats && !fresh && (zone == nil || b.lack(zone, k, base, belowWide) > min(k.spare(b.g), littleLess*b.g.Pitch)) {
		b.float(k, base)
		return
	}
	if !fresh && (zone == nil || !b.takes(zone, k, base, belowWide)) {
		b.turn()
		zone = b.page.zone()
	}
	if zone == nil || len(zone.full) > 0 && !b.takes(zone, k, base, 0) {
		b.page.end()
		zone = b.page.zone()
	}
	b.close(zone)
	feet := b.page.feet
	y := b.page.band.depth
	if y > 0 {
		y += float64(max(b.near.after, k.Before)) * b.g.Pitch
	}
	for i := range k.Strips {
		u := unit{strip: &k.Strips[i], base: base, opening: k.Opening, top: y}
		feet = append(feet, b.page.fresh(&u, feet)...)
		b.page.band.units = append(b.page.band.units, u)
		y += k.Strips[i].Depth
	}
	b.page.band.depth = b.g.below(y, k.After)
	b.page.feet, b.page.carried = feet, slices.Clone(feet)
	b.near, b.past = context{}, context{}
}

// float puts a block at the head of the next page; what follows it goes on on this one.
func (b *Builder) float(k *Block, base int) {
	y := 0.0
	for i := range k.Strips {
		b.page.next.units = append(b.page.next.units, unit{strip: &k.Strips[i], base: base, top: y})
		y += k.Strips[i].Depth
	}
	b.page.next.depth = b.g.below(y, k.After)
	b.away = k
	b.again()
}

// settle puts what has floated to the head of the next page on it, or below what stands
// on this one, where nothing that follows may stand before it.
func (b *Builder) settle() {
	if len(b.page.next.units) == 0 {
		return
	}
	b.search.end(nil)
	if next := b.page.next; len(next.units) > 0 {
		b.page.next, b.away.Float = band{}, false
		b.wide(b.away, next.units[0].base)
		return
	}
	b.again()
}

// again has the search choose once more where the columns end that stand on the page.
func (b *Builder) again() {
	units := b.page.onThisPage()
	b.page.clear(slices.Clone(b.page.carried))
	for _, u := range units {
		b.search.push(u)
	}
}

// zone balances what the columns of the page hold; it is nil where that fills
// the page.
func (p *sheet) zone() *sheet {
	units := p.onThisPage()
	if len(units) == 0 {
		return &sheet{g: p.g, band: p.band, feet: p.feet}
	}
	return p.balanced(units)
}

// belowWide is how many grid lines the page must have left for the columns to
// go on below a wide block.
const belowWide = 3

// takes reports whether the page has room for a wide block below a zone of
// balanced columns, and for some lines below it; its picture may shrink for
// that.
func (b *Builder) takes(zone *sheet, k *Block, base, below int) bool {
	return k.yields(b.lack(zone, k, base, below), b.g)
}

// lack is how much of the page's depth is missing for that.
func (b *Builder) lack(zone *sheet, k *Block, base, below int) float64 {
	feet := zone.allFeet()
	for i := range k.Strips {
		feet = append(feet, b.page.fresh(&unit{strip: &k.Strips[i], base: base}, feet)...)
	}
	lines := float64(max(b.near.after, k.Before)) * b.g.Pitch
	if below > 0 {
		lines += float64(k.After+below) * b.g.Pitch
	}
	need := zone.band.depth + zone.deepest() + lines + depthOf(k.Strips) + feetDepth(feet, b.g)
	return need - b.g.Depth()
}

// close makes a zone of balanced columns part of what stands at the head of
// the page. Its notes go to the foot of the columns below.
func (b *Builder) close(zone *sheet) {
	for c := range zone.full {
		for _, u := range zone.full[c].units {
			u.top += b.page.band.depth
			u.x = float64(c) * (b.g.Measure + b.g.Gutter)
			b.page.band.units = append(b.page.band.units, u)
		}
	}
	b.page.band.depth += zone.deepest()
	b.page.clear(zone.allFeet())
}

// turn ends the page before a wide block; headings that belong to the block go
// with it.
func (b *Builder) turn() {
	units := b.page.onThisPage()
	rest := len(units)
	for b.near.keeper.keep > 0 && rest > 0 {
		rest--
		if units[rest].start && units[rest].cost < kept {
			break
		}
	}
	if rest == 0 {
		rest = len(units) // nothing but headings: they stay
	}
	b.page.clear(slices.Clone(b.page.carried))
	b.page.push(units[:rest]...)
	b.page.end()
	b.page.push(units[rest:]...)
}

// deepest returns how deep the deepest column is, on whole grid lines.
func (p *sheet) deepest() (depth float64) {
	for i := range p.full {
		if n := len(p.full[i].units); n > 0 {
			u := &p.full[i].units[n-1]
			depth = max(depth, u.top+u.strip.Depth)
		}
	}
	return p.g.whole(depth)
}

// allFeet returns the notes of all columns.
func (p *sheet) allFeet() (out []foot) {
	for i := range p.full {
		out = append(out, p.full[i].feet...)
	}
	return append(out, p.feet...)
}
