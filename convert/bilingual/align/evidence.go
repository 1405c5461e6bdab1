package align

import (
	"math"

	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
)

// evidence weighs how well the terms of two runs of segments explain each
// other. It is IBM model 1 (Brown and others 1993) in both directions, with the
// best link of a term instead of the sum of all.
type evidence struct {
	x             *lexicon.Index
	miss, missLog float64 // Model.Missing and its logarithm
	lone          bool    // Model.lone
	first         []int   // by segment of B: its first slot; one more at the end
	rows          [maxRows]matches
}

// matches holds the best links between one segment of A and the segments [lo,
// hi) of B.
type matches struct {
	segment int
	lo, hi  int
	terms   int       // of the segment of A
	b       []float32 // by slot of B from first[lo] on: probability of the best link
	a       []float32 // by segment of B from lo on, then by term of A: the same
}

func newEvidence(x *lexicon.Index, m *Model) *evidence {
	e := &evidence{x: x, miss: m.Missing, missLog: math.Log(m.Missing), lone: m.lone, first: make([]int, len(x.B.Terms)+1)}
	for j, t := range x.B.Terms {
		e.first[j+1] = e.first[j] + len(t)
	}
	for i := range e.rows {
		e.rows[i].segment = -1
	}
	return e
}

// load finds the links of segment i of A into segments [lo, hi) of B.
func (e *evidence) load(i, lo, hi int) {
	r := &e.rows[i%maxRows]
	terms := e.x.A.Terms[i]
	r.segment, r.lo, r.hi, r.terms = i, lo, hi, len(terms)
	r.b = zeroed(r.b, e.first[hi]-e.first[lo])
	r.a = zeroed(r.a, (hi-lo)*len(terms))
	for s, t := range terms {
		for _, l := range e.x.Links[t] {
			places := e.x.Places[l.To]
			for _, p := range places[atLeast(places, int32(lo)):] {
				j := int(p.Segment)
				if j >= hi {
					break
				}
				slot := e.first[j] - e.first[lo] + int(p.Slot)
				r.b[slot] = max(r.b[slot], l.P)
				at := (j-lo)*len(terms) + s
				r.a[at] = max(r.a[at], l.P)
			}
		}
	}
}

func zeroed(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// atLeast returns the index of the first place in segment lo or after it.
func atLeast(places []lexicon.Place, lo int32) int {
	if len(places) < 8 {
		for i := range places {
			if places[i].Segment >= lo {
				return i
			}
		}
		return len(places)
	}
	from, to := 0, len(places)
	for from < to {
		if mid := (from + to) / 2; places[mid].Segment < lo {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}

// gain returns how much more probable the terms of segments [i0, i1) of A and
// [j0, j1) of B are as translations of each other than by chance, in nats. The
// rows must be loaded.
func (e *evidence) gain(i0, i1, j0, j1 int) float64 {
	sizeA, sizeB := 1.0, 1.0
	for i := i0; i < i1; i++ {
		sizeA += e.x.A.Size[i]
	}
	for j := j0; j < j1; j++ {
		sizeB += e.x.B.Size[j]
	}
	missed, sum := 0, product{1, 0}
	if e.lone {
		missed = total(e.x.A.Lone[i0:i1]) + total(e.x.B.Lone[j0:j1])
	}
	for j := j0; j < j1; j++ {
		for s, t := range e.x.B.Terms[j] {
			p := float32(0)
			for i := i0; i < i1; i++ {
				r := &e.rows[i%maxRows]
				p = max(p, r.b[e.first[j]-e.first[r.lo]+s])
			}
			missed += e.weigh(&sum, p, sizeA, e.x.B.Share[t])
		}
	}
	for i := i0; i < i1; i++ {
		r := &e.rows[i%maxRows]
		for s, t := range e.x.A.Terms[i] {
			p := float32(0)
			for j := j0; j < j1; j++ {
				p = max(p, r.a[(j-r.lo)*r.terms+s])
			}
			missed += e.weigh(&sum, p, sizeB, e.x.A.Share[t])
		}
	}
	return (sum.log() + float64(missed)*e.missLog) / 2
}

func total(s []int) int {
	n := 0
	for _, v := range s {
		n += v
	}
	return n
}

// maxFactor is the most that one term can say: five nats.
const maxFactor = 148

// weigh multiplies sum by how much more probable a term of the given share of its
// text is for having a link of probability p into a run of so many words, and
// returns how many terms lack one.
func (e *evidence) weigh(sum *product, p float32, words, share float64) int {
	if p == 0 {
		return 1
	}
	sum.times(min(e.miss+(1-e.miss)*float64(p)/(words*share), maxFactor))
	return 0
}

// product multiplies many factors and takes few logarithms.
type product struct{ part, logs float64 }

func (p *product) times(factor float64) {
	p.part *= factor
	if p.part > 1e200 || p.part < 1e-200 {
		p.logs += math.Log(p.part)
		p.part = 1
	}
}

func (p *product) log() float64 { return p.logs + math.Log(p.part) }
