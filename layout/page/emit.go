package page

import (
	"cmp"
	"math"
)

// emitPage places the filled columns on a leaf of their own, or on two facing
// ones.
func (b *Builder) emitPage() {
	leaf := &Leaf{Top: b.mark}
	b.Leaves = append(b.Leaves, leaf)
	recto := b.g.recto(len(b.Leaves) - 1)
	for i := range b.page.band.units {
		b.emit(leaf, &b.page.band.units[i], b.g.Edge(recto)+b.page.band.units[i].x, b.g.Top)
	}
	for c := range b.page.full {
		x := b.g.Column(recto, c)
		b.emitUnits(leaf, b.page.full[c].units, x)
		b.emitFeet(leaf, b.page.full[c].feet, x)
	}
	if b.rows {
		b.emitFacing(leaf)
	}
}

// emitUnits places the units of a column at x: of a row first all that the page
// has of its one side, then all of the other.
func (b *Builder) emitUnits(leaf *Leaf, units []unit, x float64) {
	top := b.g.Top + b.page.band.depth
	for i := 0; i < len(units); {
		n := 1
		for units[i].row != nil && i+n < len(units) && units[i+n].row == units[i].row {
			n++
		}
		for j := i; j < i+n; j++ {
			b.emit(leaf, &units[j], x, top)
		}
		for j := i; j < i+n && !b.rows; j++ {
			leaf.put(units[j].strip.Beside, x, top+units[j].top, units[j].base)
		}
		i += n
	}
}

// emitFacing places the other side of the rows on a leaf that faces theirs.
func (b *Builder) emitFacing(leaf *Leaf) {
	facing := &Leaf{Beside: true, Opening: leaf.Opening, Top: leaf.Top, First: leaf.First}
	x := b.g.Column(b.g.recto(len(b.Leaves)), 0)
	b.Leaves = append(b.Leaves, facing)
	for _, c := range b.page.full {
		for i := range c.units {
			u := &c.units[i]
			facing.put(u.strip.Beside, x, b.g.Top+u.top, u.base)
		}
		b.emitFeet(facing, c.feet, x)
	}
}

// emit moves the items of u to their place on the leaf, in a column at x whose
// units are counted from top.
func (b *Builder) emit(leaf *Leaf, u *unit, x, top float64) {
	y := top + u.top
	for _, name := range u.strip.Anchors {
		leaf.Items = append(leaf.Items, &AnchorItem{Name: name, Y: y})
		b.Places[name] = len(b.Leaves) - 1
	}
	if u.strip.Mark != nil {
		b.mark = u.strip.Mark
		leaf.First = cmp.Or(leaf.First, u.strip.Mark)
	}
	leaf.Opening = leaf.Opening || u.opening
	leaf.put(u.strip.Items, x, y, u.base)
}

// put moves items to their place on the leaf.
func (l *Leaf) put(items []Item, x, y float64, base int) {
	for _, it := range items {
		Move(it, x, y, base)
		if r, ok := it.(*RectItem); ok && r.grows() && l.grow(r) {
			continue
		}
		l.Items = append(l.Items, it)
	}
}

// grow makes the rectangle above r one with it, so that no seam shows between the
// lines of a box.
func (l *Leaf) grow(r *RectItem) bool {
	seen := 0
	for i := len(l.Items) - 1; i >= 0 && seen < maxRects; i-- {
		o, ok := l.Items[i].(*RectItem)
		if !ok {
			continue
		}
		if o.Shade == r.Shade && o.X == r.X && o.W == r.W && math.Abs(o.Y+o.H-r.Y) <= 0.01 {
			o.H = r.Y + r.H - o.Y
			return true
		}
		seen++
	}
	return false
}

// maxRects is how many rectangles above are looked at: those of a line's boxes in
// boxes.
const maxRects = 8
