package align

import "math"

// temperature flattens the probabilities: pieces of evidence are not
// independent of each other, as the costs assume.
const temperature = 1.5

// likeliest returns the path whose beads are right for the most segments that
// can be expected: each bead counts by its probability among all paths through
// the corridor (forward–backward), times its segments. It is not always the
// cheapest path: several dear ones may agree on a bead that it lacks.
func (p *plane) likeliest() []Bead {
	fore, back := p.forward(), p.backward()
	n := len(p.m.shapes)
	all := fore[len(fore)-1]
	probability := func(from, to, k int) float64 {
		return min(math.Exp(fore[from]+back[to]-float64(p.costs[to*n+k])/temperature-all), 1)
	}
	sum := make([]float64, len(fore))
	by := make([]int8, len(fore))
	for i, r := range p.rows {
		for j := r.lo; j <= r.hi; j++ {
			c := p.start[i] + j - r.lo
			if i == 0 && j == 0 {
				continue
			}
			sum[c], by[c] = math.Inf(-1), -1
			for k, s := range p.m.shapes {
				if p.costs[c*n+k] == infinite {
					continue
				}
				before, _ := p.cell(i-s.a, j-s.b)
				if v := sum[before] + float64(s.a+s.b)*probability(before, c, k); v > sum[c] {
					sum[c], by[c] = v, int8(k)
				}
			}
		}
	}
	return p.trace(by, probability)
}

// forward returns by cell the log of the sum of all paths to it.
func (p *plane) forward() []float64 {
	n := len(p.m.shapes)
	out := make([]float64, p.start[len(p.rows)])
	var terms [12]float64
	for i, r := range p.rows {
		for j := r.lo; j <= r.hi; j++ {
			c := p.start[i] + j - r.lo
			if i == 0 && j == 0 {
				continue
			}
			t := terms[:0]
			for k, s := range p.m.shapes {
				if w := p.costs[c*n+k]; w < infinite {
					before, _ := p.cell(i-s.a, j-s.b)
					t = append(t, out[before]-float64(w)/temperature)
				}
			}
			out[c] = logSum(t)
		}
	}
	return out
}

// backward returns by cell the log of the sum of all paths from it.
func (p *plane) backward() []float64 {
	n := len(p.m.shapes)
	out := make([]float64, p.start[len(p.rows)])
	var terms [12]float64
	for i := len(p.rows) - 1; i >= 0; i-- {
		r := p.rows[i]
		for j := r.hi; j >= r.lo; j-- {
			c := p.start[i] + j - r.lo
			if c == len(out)-1 {
				continue
			}
			t := terms[:0]
			for k, s := range p.m.shapes {
				if i+s.a >= len(p.rows) {
					continue
				}
				after, ok := p.cell(i+s.a, j+s.b)
				if !ok {
					continue
				}
				if w := p.costs[after*n+k]; w < infinite {
					t = append(t, out[after]-float64(w)/temperature)
				}
			}
			out[c] = logSum(t)
		}
	}
	return out
}

// logSum returns the log of the sum of the exponentials of t; -Inf if it is
// empty.
func logSum(t []float64) float64 {
	most := math.Inf(-1)
	for _, v := range t {
		most = max(most, v)
	}
	if math.IsInf(most, -1) {
		return most
	}
	sum := 0.0
	for _, v := range t {
		if d := v - most; d > -30 {
			sum += math.Exp(d)
		}
	}
	return most + math.Log(sum)
}
