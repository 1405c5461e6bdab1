package align

import "math"

// lengthCost is -log of the probability that texts of la and lb characters
// that translate each other differ in length at least so much (Gale and Church
// 1993, §3.2).
func (m *Model) lengthCost(la, lb float64) float64 {
	if la == 0 && lb == 0 {
		return 0
	}
	mean := (m.Ratio*la + lb) / 2
	z := math.Abs(m.Ratio*la-lb) / math.Sqrt(m.Variance*max(mean, 8))
	return tail(z)
}

// tail returns -log of the probability of a normal deviation of z or more, by
// its asymptotic form where Erfc has no digits left.
func tail(z float64) float64 {
	if z > 7 {
		return min(z*z/2+math.Log(z)+0.23, 40)
	}
	return -math.Log(math.Erfc(z / math.Sqrt2))
}

// kindCost is the cost of segments of one bead that are not of one kind.
func kindCost(a, b []Segment) float64 {
	c := mixCost(a) + mixCost(b)
	if len(a) == 0 || len(b) == 0 {
		return c
	}
	x, y := &a[0], &b[0]
	switch {
	case x.Kind == y.Kind:
		if x.Level != y.Level {
			c++
		}
	case stands(x.Kind) || stands(y.Kind):
		c += 8
	default:
		c += 2
	}
	return c
}

// mixCost is the cost of a bead that joins segments of one side.
func mixCost(s []Segment) float64 {
	c := 0.0
	for i := 1; i < len(s); i++ {
		if s[i].Kind != s[0].Kind || stands(s[i].Kind) {
			c += 6
		}
		if s[i].Starts {
			c += 1.5
		}
	}
	return c
}

// stands reports whether segments of a kind stand alone: they are not joined,
// and are hardly ever translated as another kind.
func stands(k Kind) bool { return k == Heading || k == Code || k == Figure || k == Table }
