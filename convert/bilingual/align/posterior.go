package align

import "math"

// temperature flattens the probabilities: pieces of evidence are not
// independent of each other, as the costs assume.
const temperature = 2

// posterior gives each bead its probability among all paths through the
// corridor (forward–backward).
func (p *plane) posterior(beads []Bead) {
	fore := p.forward()
	back := p.backward()
	n := len(p.m.shapes)
	all := fore[len(fore)-1]
	for x := range beads {
		b := &beads[x]
		from, _ := p.cell(b.A0, b.B0)
		to, _ := p.cell(b.A1, b.B1)
		k := p.m.shapeOf(b.A1-b.A0, b.B1-b.B0)
		l := fore[from] + back[to] - float64(p.costs[to*n+k])/temperature - all
		b.Confidence = min(math.Exp(l), 1)
	}
}

func (m *Model) shapeOf(a, b int) int {
	for k, s := range m.shapes {
		if s.a == a && s.b == b {
			return k
		}
	}
	return 0
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
