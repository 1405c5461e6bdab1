package align

import (
	"math"
	"slices"

	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
)

// span is the range of places in B that row i of the corridor holds, both ends
// included: the corridor has rows 0 … len(A), places 0 … len(B).
type span struct{ lo, hi int }

const (
	margin     = 10  // places on either side of an anchor
	smallGap   = 40  // sides of a gap between anchors that is looked at whole
	wideMargin = 50  // places on either side of the line through a larger gap
	rareProd   = 48  // most pairs of places that a link may make in the search for anchors
	anchorGain = 4.5 // nats that make two segments an anchor
)

// point is a pair of segments with the evidence for it.
type point struct {
	i, j int
	gain float64
}

// corridor returns the rows that are looked at: between the walls, or else
// around the chain of anchors, and along the line between them by length.
func corridor(a, b []Segment, x *lexicon.Index, walls []Wall) []span {
	rows := make([]span, len(a)+1)
	for i := range rows {
		rows[i] = span{len(b), 0}
	}
	pa, pb := prefix(a), prefix(b)
	last := point{i: 0, j: 0}
	var points []point
	around := margin
	if len(walls) > 0 {
		points, around = held(walls), 0
	} else {
		points = chain(anchors(x), len(b))
	}
	for _, p := range append(points, point{i: len(a), j: len(b)}) {
		fill(rows, pa, pb, last, p, around)
		last = p
	}
	return rows
}

func held(walls []Wall) []point {
	out := make([]point, len(walls))
	for k, w := range walls {
		out[k] = point{i: w.A, j: w.B}
	}
	return out
}

func prefix(s []Segment) []float64 {
	p := make([]float64, len(s)+1)
	for i := range s {
		p[i+1] = p[i] + s[i].Length
	}
	return p
}

// fill adds the rectangle between two anchors to rows: the whole of a small
// one, the neighbourhood of its line of equal length of a large one.
func fill(rows []span, pa, pb []float64, from, to point, around int) {
	m := len(pb) - 1
	if to.i-from.i <= smallGap && to.j-from.j <= smallGap {
		for i := max(0, from.i-around/4); i <= min(len(rows)-1, to.i+around/4); i++ {
			rows[i].add(from.j-around, to.j+around, m)
		}
		return
	}
	la, lb := pa[to.i]-pa[from.i], pb[to.j]-pb[from.j]
	place := func(i int) int {
		if i >= to.i || la == 0 {
			return to.j
		}
		want := pb[from.j] + lb*(pa[i]-pa[from.i])/la
		return from.j + min(lowerBound(pb[from.j:to.j+1], want), to.j-from.j)
	}
	here := from.j
	for i := from.i; i <= to.i; i++ {
		next := place(i + 1)
		rows[i].add(here-wideMargin, next+wideMargin, m)
		here = next
	}
}

func lowerBound(s []float64, want float64) int {
	i, _ := slices.BinarySearch(s, want)
	return i
}

func (s *span) add(lo, hi, most int) {
	s.lo = min(s.lo, max(lo, 0))
	s.hi = max(s.hi, min(hi, most))
}

// anchors returns the pairs of segments that rare links hold together, in
// order of i, then j.
func anchors(x *lexicon.Index) []point {
	rows := make([]int, 0, len(x.A.Terms)) // how many segments hold each term of A
	for range x.Links {
		rows = append(rows, 0)
	}
	for _, terms := range x.A.Terms {
		for _, t := range terms {
			rows[t]++
		}
	}
	var out []point
	gain := make([]float64, len(x.B.Terms))
	var seen []int
	for i, terms := range x.A.Terms {
		for _, t := range terms {
			for _, l := range x.Links[t] {
				places := x.Places[l.To]
				if rows[t]*len(places) > rareProd {
					continue
				}
				g := math.Log(float64(l.P) / (float64(len(places)) / float64(len(gain)+1)))
				for _, p := range places {
					if gain[p.Segment] == 0 {
						seen = append(seen, int(p.Segment))
					}
					gain[p.Segment] += max(g, 0.1)
				}
			}
		}
		slices.Sort(seen)
		for _, j := range seen {
			if gain[j] >= anchorGain {
				out = append(out, point{i, j, gain[j]})
			}
			gain[j] = 0
		}
		seen = seen[:0]
	}
	return out
}

// chain returns the points that go up on both sides with the greatest sum of
// gains. points are in order of i, then j; all j are below m.
func chain(points []point, m int) []point {
	type best struct {
		sum  float64
		last int // index of a point; -1: none
	}
	tree := make([]best, m+1) // Fenwick tree of prefix maxima over j
	for i := range tree {
		tree[i].last = -1
	}
	sums := make([]best, len(points)) // last: the point before
	end := best{0, -1}
	for from := 0; from < len(points); {
		to := from
		for ; to < len(points) && points[to].i == points[from].i; to++ {
			p := points[to]
			before := best{0, -1}
			for k := p.j; k > 0; k -= k & -k {
				if tree[k].sum > before.sum {
					before = tree[k]
				}
			}
			sums[to] = best{before.sum + p.gain, before.last}
			if sums[to].sum > end.sum {
				end = best{sums[to].sum, to}
			}
		}
		for ; from < to; from++ {
			for k := points[from].j + 1; k <= m; k += k & -k {
				if sums[from].sum > tree[k].sum {
					tree[k] = best{sums[from].sum, from}
				}
			}
		}
	}
	var out []point
	for at := end.last; at >= 0; at = sums[at].last {
		out = append(out, points[at])
	}
	slices.Reverse(out)
	return out
}
