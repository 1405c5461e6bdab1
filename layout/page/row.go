package page

import (
	"cmp"
	"math"
)

// Row sets two runs of blocks side by side: they begin level, and what is
// below begins below the deeper one. The items of second are the Beside of the
// row's strips; those of its notes are marked where pages face each other.
// The row breaks where neither side holds anything that must not, and both
// sides go on at the head of the next column.
//
// Strips of both sides that no break parts make up one strip. Where these
// would be deeper than a third of a column, one side waits for the other.
func (g Geometry) Row(lead, second []Block) Block {
	a, b := newLane(g, lead), newLane(g, second)
	row := Block{
		row: true, Before: max(a.before, b.before), After: max(a.gap, b.gap), KeepNext: max(a.keep, b.keep),
		KeepPrevious: a.kept || b.kept, Opening: a.opening || b.opening, Break: max(a.breaks, b.breaks),
	}
	b.beside, b.facing = true, g.Facing
	for y := 0.0; !a.done() || !b.done(); {
		var s slice
		if a.awaits(b) || b.awaits(a) {
			s.cost = kept
		}
		s.snap = g.onGrid(y)
		foot := g.slice(&s, y, a, b)
		s.strip.Depth = foot - y
		row.Strips, row.slices, y = append(row.Strips, s.strip), append(row.slices, s), foot
	}
	return row
}

// slice is a strip of a row.
type slice struct {
	strip Strip
	cost  cost  // of ending the column before it
	head  Strip // to be repeated where it heads a column
	snap  bool  // begins on a grid line, wherever the row was broken
}

// heads returns the head of strip i of a row.
func (k *Block) heads(i int) []*Strip {
	if h := &k.slices[i].head; h.Depth > 0 {
		return []*Strip{h}
	}
	return nil
}

// slice moves into s what stands between y and the next place where the row
// may be cut, and returns that place.
func (g Geometry) slice(s *slice, y float64, a, b *lane) float64 {
	tall := math.Floor(float64(g.Lines)/3) * g.Pitch
	foot := higher(a, b).move(s, y)
	for {
		next := higher(a, b)
		if next == nil {
			return foot
		}
		top := next.top()
		switch {
		case top >= foot-eps && (g.onGrid(top) || a.done() || b.done()):
			return top // an empty line belongs to what stands above it
		case top > y+eps && top+next.pieces[0].strip.Depth > max(y+tall, foot)+eps:
			foot = g.whole(foot)
			a.wait(foot)
			b.wait(foot)
		default:
			foot = max(foot, next.move(s, y))
		}
	}
}

// onGrid tells whether y, counted from a line of the grid, is on another one.
func (g Geometry) onGrid(y float64) bool { return math.Abs(math.Remainder(y, g.Pitch)) < 0.01 }

// higher returns the lane whose next piece stands higher, nil without any.
func higher(a, b *lane) *lane {
	switch {
	case a.done() && b.done():
		return nil
	case a.done() || !b.done() && b.top() < a.top()-eps:
		return b
	}
	return a
}

// lane is one side of a row.
type lane struct {
	g              Geometry
	pieces         []piece // still to be placed
	y              float64 // foot of what was placed
	last           *Strip  // what was placed last
	beside, facing bool

	before, gap   int // empty lines above and below
	keep          int
	kept, opening bool
	breaks        Break
}

// piece is a strip on its way to a row.
type piece struct {
	strip  *Strip
	before int // empty lines above
	start  bool
	cost   cost
	head   []*Strip // of its block, to be repeated above it
}

func newLane(g Geometry, blocks []Block) *lane {
	l := &lane{g: g}
	keeper := keeper{}
	for n := range blocks {
		k := &blocks[n]
		if len(k.Strips) == 0 {
			continue
		}
		if len(l.pieces) == 0 {
			l.before, l.kept, l.opening, l.breaks = k.Before, k.KeepPrevious, k.Opening, k.Break
		}
		keeper.begin(k)
		head := copies(k.Head) // before their items move
		for i := range k.Strips {
			p := piece{strip: &k.Strips[i], cost: keeper.cost(k, i)}
			if i == 0 && len(l.pieces) > 0 {
				p.start, p.before = true, max(l.gap, k.Before)
			}
			if i > 0 {
				p.head = head
			}
			l.pieces = append(l.pieces, p)
		}
		keeper.end(k)
		l.gap = k.After
	}
	l.keep = keeper.keep
	return l
}

func (l *lane) done() bool { return len(l.pieces) == 0 }

// awaits tells that the lane ended with a heading, whose text is in the next
// row, and the other one ends within half a column.
func (l *lane) awaits(other *lane) bool {
	return l.done() && l.keep > 0 && l.last != nil && len(other.pieces) <= l.g.Lines/2
}

// top is where the next piece stands.
func (l *lane) top() float64 {
	if p := &l.pieces[0]; p.start {
		return l.g.below(l.y, p.before)
	}
	return l.y
}

// move puts the next piece into s, which begins at y, and returns its foot.
// The cost of the row's strip is that of the first piece of either side.
func (l *lane) move(s *slice, y float64) float64 {
	p, top := l.pieces[0], l.top()
	if len(*l.side(&s.strip)) == 0 {
		s.cost = max(s.cost, p.cost)
		l.repeat(&s.head, p.head)
	}
	l.put(&s.strip, p.strip, top-y)
	s.strip.Anchors = append(s.strip.Anchors, p.strip.Anchors...)
	s.strip.Mark = cmp.Or(s.strip.Mark, p.strip.Mark)
	for _, n := range p.strip.Notes {
		if l.beside && l.facing {
			n.Key, n.Beside = n.Key+"'", true
		}
		s.strip.Notes = append(s.strip.Notes, n)
	}
	l.pieces, l.y, l.last = l.pieces[1:], top+p.strip.Depth, p.strip
	return l.y
}

// side is where the lane's items go.
func (l *lane) side(s *Strip) *[]Item {
	if l.beside {
		return &s.Beside
	}
	return &s.Items
}

// put adds the items of a strip to s, y below its top.
func (l *lane) put(s, strip *Strip, y float64) {
	into := l.side(s)
	for _, it := range strip.Items {
		Move(it, 0, y, 0)
		*into = append(*into, it)
	}
}

// repeat puts a block's head into that of a slice, on whole grid lines.
func (l *lane) repeat(s *Strip, head []*Strip) {
	y := 0.0
	for _, h := range head {
		l.put(s, h.copy(), y)
		y += h.Depth
	}
	s.Depth = max(s.Depth, l.g.whole(y))
}

// wait leaves room down to y. The ground of a box that goes on grows with it.
func (l *lane) wait(y float64) {
	if l.done() || l.y >= y {
		return
	}
	if l.last != nil && !l.pieces[0].start {
		for _, it := range l.last.Items {
			if r, ok := it.(*RectItem); ok && r.grows() {
				r.H += y - l.y
			}
		}
	}
	l.y = y
}
