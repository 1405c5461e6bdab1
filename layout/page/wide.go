package page

import "math"

// Wide blocks part a page of several columns: what stands above them is
// balanced, and the columns go on below.

// wide puts a block across all columns, below what they hold. Where the page
// has no room for it, the page ends.
func (b *Builder) wide(k *Block, base int) {
	zone := b.zone()
	if fresh := len(b.band.units) == 0 && len(b.column) == 0 && len(b.full) == 0; !fresh && (zone == nil || !b.takes(zone, k, base, belowWide)) {
		b.turn()
		zone = b.zone()
	}
	if zone == nil || len(zone.full) > 0 && !b.takes(zone, k, base, 0) {
		b.endPage()
		zone = b.zone()
	}
	b.close(zone)
	feet := b.feet
	y := b.band.depth
	if y > 0 {
		y += float64(max(b.after, k.Before)) * b.g.Pitch
	}
	for i := range k.Strips {
		u := unit{strip: &k.Strips[i], base: base, opening: k.Opening, top: y}
		feet = append(feet, b.fresh(&u, feet)...)
		b.band.units = append(b.band.units, u)
		y += k.Strips[i].Depth
	}
	b.band.depth = float64(b.g.WholeLines(y)+k.After) * b.g.Pitch
	b.feet, b.carried = feet, append([]foot(nil), feet...)
	b.after, b.keeper = 0, keeper{}
}

// zone balances what the columns of the page hold; it is nil where that fills
// the page.
func (b *Builder) zone() *Builder {
	units := b.onThisPage()
	if len(units) == 0 {
		return &Builder{g: b.g, feet: b.feet}
	}
	return b.balanced(units)
}

// belowWide is how many grid lines the page must have left for the columns to
// go on below a wide block.
const belowWide = 3

// takes reports whether the page has room for a wide block below a zone of
// balanced columns, and for some lines below it; its picture may shrink for
// that.
func (b *Builder) takes(zone *Builder, k *Block, base, below int) bool {
	feet := append([]foot(nil), zone.allFeet()...)
	for i := range k.Strips {
		feet = append(feet, b.fresh(&unit{strip: &k.Strips[i], base: base}, feet)...)
	}
	lines := float64(max(b.after, k.Before)) * b.g.Pitch
	if below > 0 {
		lines += float64(k.After+below) * b.g.Pitch
	}
	need := b.band.depth + zone.deepest() + lines + depthOf(k.Strips) + feetDepth(feet, b.g)
	lack := math.Ceil((need-b.g.Depth())/b.g.Pitch-1e-4) * b.g.Pitch
	if lack <= 0 {
		return true
	}
	first := &k.Strips[0]
	if k.Least == 0 || first.Depth-lack < float64(k.Least)*b.g.Pitch-eps {
		return false
	}
	first.shrinkPicture(lack)
	return true
}

// close makes a zone of balanced columns part of what stands at the head of
// the page. Its notes go to the foot of the columns below.
func (b *Builder) close(zone *Builder) {
	for c := range zone.full {
		for _, u := range zone.full[c].units {
			u.top += b.band.depth
			u.x = float64(c) * (b.g.Measure + b.g.Gutter)
			b.band.units = append(b.band.units, u)
		}
	}
	b.band.depth += zone.deepest()
	b.full, b.column, b.feet, b.y = b.full[:0], b.column[:0], zone.allFeet(), 0
}

// turn ends the page before a wide block; headings that belong to the block go
// with it.
func (b *Builder) turn() {
	units := b.onThisPage()
	rest := len(units)
	for b.keeper.keep > 0 && rest > 0 {
		rest--
		if units[rest].start && units[rest].cost < kept {
			break
		}
	}
	if rest == 0 {
		rest = len(units) // nothing but headings: they stay
	}
	tail := units[rest:]
	b.full, b.column, b.y, b.feet = b.full[:0], b.column[:0], 0, append([]foot(nil), b.carried...)
	for _, u := range units[:rest] {
		b.push(u)
	}
	b.endPage()
	for _, u := range tail {
		b.push(u)
	}
}

// deepest returns how deep the deepest column is, on whole grid lines.
func (b *Builder) deepest() (depth float64) {
	for i := range b.full {
		if n := len(b.full[i].units); n > 0 {
			u := &b.full[i].units[n-1]
			depth = max(depth, u.top+u.strip.Depth)
		}
	}
	return float64(b.g.WholeLines(depth)) * b.g.Pitch
}

// allFeet returns the notes of all columns.
func (b *Builder) allFeet() (out []foot) {
	for i := range b.full {
		out = append(out, b.full[i].feet...)
	}
	return append(out, b.feet...)
}
