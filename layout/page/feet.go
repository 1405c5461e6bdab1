package page

import "slices"

// foot is a strip of a note on its way to a column's foot.
type foot struct {
	note   *Note
	strip  *Strip
	base   int  // number of the first tag of the note's flow
	group  int  // of a column that is tried: counts the breaks before the call; 0 = the note goes on from another column
	repeat bool // a repeated head
}

// fresh returns the notes of u that stand neither in feet nor on the page
// already.
func (p *sheet) fresh(u *unit, feet []foot) (out []foot) {
	for _, n := range u.strip.Notes {
		if stands(n, feet) || stands(n, out) || p.onPage(n) {
			continue
		}
		for i := range n.Strips {
			out = append(out, foot{note: n, strip: &n.Strips[i], base: u.base})
		}
	}
	return out
}

func stands(n *Note, feet []foot) bool {
	return slices.ContainsFunc(feet, func(f foot) bool { return f.note.Key == n.Key })
}

func (p *sheet) onPage(n *Note) bool {
	for i := range p.full {
		if stands(n, p.full[i].feet) {
			return true
		}
	}
	return false
}

// feetOf returns the notes of the column's first units, those carried over to
// it first.
func (p *sheet) feetOf(units []unit) []foot {
	var out []foot
	for _, f := range p.feet {
		if !refers(p.column, f.note) {
			out = append(out, f)
		}
	}
	for i := range units {
		out = append(out, p.fresh(&units[i], out)...)
	}
	return out
}

// has tells whether a strip is of the note.
func (n *Note) has(f foot) bool { return f.note == n }

// beside tells whether a strip stands on the facing page.
func beside(f foot) bool { return f.note.Beside }

// refers reports whether one of the units brought the note.
func refers(units []unit, n *Note) bool {
	for i := range units {
		for _, m := range units[i].strip.Notes {
			if m == n {
				return true
			}
		}
	}
	return false
}

// Notes stand below a hairline of six em, with noteGap pitches between them
// and the text and noteRule pitches of it below the hairline.
const (
	noteGap  = 0.8
	noteRule = 0.3
)

// feetDepth is how much of a column its notes take.
func feetDepth(feet []foot, g Geometry) float64 {
	if len(feet) == 0 {
		return 0
	}
	var depth [2]float64 // of the page, of the one that faces it
	for i := range feet {
		if feet[i].note.Beside {
			depth[1] += feet[i].strip.Depth
		} else {
			depth[0] += feet[i].strip.Depth
		}
	}
	return noteGap*g.Pitch + max(depth[0], depth[1])
}

// inOrder sorts the strips of notes by the order of these.
func inOrder(feet []foot) {
	slices.SortStableFunc(feet, func(a, b foot) int { return a.note.Order - b.note.Order })
}

// feetBeside returns the notes of a leaf: those of its own or of the facing
// page.
func feetBeside(feet []foot, beside bool) (out []foot) {
	for _, f := range feet {
		if f.note.Beside == beside {
			out = append(out, f)
		}
	}
	return out
}

// partNote is the least number of strips of a note that stand at a foot or go on
// on the next page.
const partNote = 2

// parted returns the notes' strips that stand in a depth, and those that go on in the
// next column: of the notes of each page as many as have room, in their order.
func parted(feet []foot, depth float64, g Geometry) (here, rest []foot) {
	if !slices.ContainsFunc(feet, beside) {
		n := fitting(feet, depth, g)
		return feet[:n], goingOn(feet, n)
	}
	for _, facing := range [...]bool{false, true} {
		side := feetBeside(feet, facing)
		n := fitting(side, depth, g)
		here, rest = append(here, side[:n]...), append(rest, goingOn(side, n)...)
	}
	return here, rest
}

// goingOn returns the notes that go on with strip n of the notes of one page, below a
// repeated head where that stands in a table. A head that stood alone is not repeated.
func goingOn(feet []foot, n int) (rest []foot) {
	if n == len(feet) || len(feet[n].strip.head) == 0 || n > 0 && feet[n-1].repeat {
		return feet[n:]
	}
	for _, h := range feet[n].strip.head {
		rest = append(rest, foot{note: feet[n].note, strip: h.copy(), base: feet[n].base, repeat: true})
	}
	return append(rest, feet[n:]...)
}

// fitting returns how many strips of the notes of one page stand in a depth. A note
// that is parted has at least partNote of them on either side, but for the first one.
func fitting(feet []foot, depth float64, g Geometry) int {
	n := 0
	for depth -= noteGap * g.Pitch; n < len(feet) && feet[n].strip.Depth <= depth+eps; n++ {
		depth -= feet[n].strip.Depth
	}
	if n == len(feet) {
		return n
	}
	parted := feet[n].note
	from, to := slices.IndexFunc(feet, parted.has), n
	for to < len(feet) && feet[to].note == parted {
		to++
	}
	n = min(n, max(to-partNote, from))
	for n > from+1 && feet[n-1].strip.Glue {
		n--
	}
	if from > 0 && n-from < partNote {
		return from
	}
	return n
}

// emitFeet places notes at the foot of the column at x.
func (b *Builder) emitFeet(leaf *Leaf, feet []foot, x float64) {
	feet = feetBeside(feet, leaf.Beside)
	if len(feet) == 0 {
		return
	}
	y := b.g.Depth() - feetDepth(feet, b.g) + noteGap*b.g.Pitch
	leaf.Items = append(leaf.Items, &RectItem{X: x, Y: b.g.Top + y - noteRule*b.g.Pitch, W: min(6*b.g.Em, b.g.Measure), H: thin, Shade: Hair})
	for _, f := range feet {
		b.emit(leaf, &unit{strip: f.strip, base: f.base, top: y}, x, b.g.Top)
		y += f.strip.Depth
	}
}
