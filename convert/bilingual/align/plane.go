package align

import (
	"math"
	"slices"

	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
)

// plane is the corridor with what each bead in it costs.
type plane struct {
	m     *Model
	a, b  []Segment
	rows  []span
	start []int     // by row: its first cell; one more at the end
	costs []float32 // by cell, then by shape: cost of the bead that ends there
}

var infinite = float32(math.Inf(1))

// dear is the length cost, unlike the cost of different kinds, of a bead that
// is not looked at further.
const (
	dear   = 14
	unlike = 12
)

func newPlane(m *Model, a, b []Segment, x *lexicon.Index, walls []Wall) *plane {
	p := &plane{m: m, a: a, b: b, rows: corridor(a, b, x, walls)}
	p.start = make([]int, len(p.rows)+1)
	for i, r := range p.rows {
		p.start[i+1] = p.start[i] + r.hi - r.lo + 1
	}
	p.costs = make([]float32, p.start[len(p.rows)]*len(m.shapes))
	p.weigh(x)
	return p
}

// cell returns the number of the cell of row i and place j, and whether the
// corridor holds it.
func (p *plane) cell(i, j int) (int, bool) {
	if i < 0 || j < p.rows[i].lo || j > p.rows[i].hi {
		return 0, false
	}
	return p.start[i] + j - p.rows[i].lo, true
}

// weigh fills costs.
func (p *plane) weigh(x *lexicon.Index) {
	e := newEvidence(x, p.m)
	pa, pb := prefix(p.a), prefix(p.b)
	for i := range p.rows {
		if i > 0 {
			lo, hi := p.reach(i - 1)
			e.load(i-1, lo, hi)
		}
		for j := p.rows[i].lo; j <= p.rows[i].hi; j++ {
			at := (p.start[i] + j - p.rows[i].lo) * len(p.m.shapes)
			for k := range p.m.shapes {
				p.costs[at+k] = p.bead(e, pa, pb, i, j, &p.m.shapes[k])
			}
		}
	}
}

// reach returns the segments of B that segment i of A may share a bead with.
func (p *plane) reach(i int) (lo, hi int) {
	lo, hi = len(p.b), 0
	for r := max(0, i-maxRows+1); r <= i; r++ {
		lo = min(lo, p.rows[r].lo)
	}
	for r := i + 1; r <= min(i+maxRows, len(p.rows)-1); r++ {
		hi = max(hi, p.rows[r].hi)
	}
	return min(lo, hi), hi
}

// bead returns the cost of the bead of shape s that ends at row i, place j.
func (p *plane) bead(e *evidence, pa, pb []float64, i, j int, s *shape) float32 {
	if _, ok := p.cell(i-s.a, j-s.b); !ok {
		return infinite
	}
	a, b := p.a[i-s.a:i], p.b[j-s.b:j]
	c := p.m.kindCost(a, b)
	if c >= unlike {
		return infinite
	}
	c += s.cost
	if s.a == 0 || s.b == 0 {
		return float32(c + p.m.Null - p.m.spare(a) - p.m.spare(b))
	}
	l := p.m.lengthCost(pa[i]-pa[i-s.a], pb[j]-pb[j-s.b])
	if l > dear {
		return infinite
	}
	g := p.m.Lexical * e.gain(i-s.a, i, j-s.b, j)
	if a[0].Kind == Figure {
		g *= pictured
	}
	return float32(c + l - g)
}

// trace returns the beads of the path that by holds: by cell, the shape of the
// last bead.
func (p *plane) trace(by []int8, probability func(from, to, k int) float64) []Bead {
	var out []Bead
	for i, j := len(p.a), len(p.b); i > 0 || j > 0; {
		to, _ := p.cell(i, j)
		s := p.m.shapes[by[to]]
		from, _ := p.cell(i-s.a, j-s.b)
		out = append(out, Bead{i - s.a, i, j - s.b, j, probability(from, to, int(by[to]))})
		i, j = i-s.a, j-s.b
	}
	slices.Reverse(out)
	return out
}
