package align

import "math"

// lengthCost is -log of the probability that texts of la and lb letters that
// translate each other differ in length at least so much (Gale and Church 1993,
// §3.2): a normal deviation, whose variance grows with the length and, free
// translators being what they are, with its square; and some outliers.
func (m *Model) lengthCost(la, lb float64) float64 {
	if la == 0 && lb == 0 {
		return 0
	}
	mean := max((m.Ratio*la+lb)/2, 8)
	sd := math.Sqrt(m.Variance*mean + m.Spread*m.Spread*mean*mean)
	z := math.Abs(m.Ratio*la-lb) / sd
	return -math.Log((1-outliers)*math.Erfc(z/math.Sqrt2) + outliers*math.Exp(-z/outlierReach))
}

// The share of translations whose length is not that of others, and how far
// off it is, in standard deviations.
const (
	outliers     = 0.05
	outlierReach = 2
)

// kindCost is the cost of segments of one bead that are not of one kind.
func (m *Model) kindCost(a, b []Segment) float64 {
	c := m.mixCost(a) + m.mixCost(b)
	if len(a) == 0 || len(b) == 0 {
		return c
	}
	x, y := &a[0], &b[0]
	switch {
	case x.Kind == y.Kind:
		if x.Level != y.Level {
			c++
		}
	case x.Kind >= Code || y.Kind >= Code:
		c += 8
	case x.Kind == Heading || y.Kind == Heading:
		c += 4 // a line in bold may be either
	default:
		c += 2
	}
	return c
}

// Editors move pictures about, and leave them out: their order shall not part
// paragraphs that belong together. movable is how much less it costs, in nats,
// to leave a picture alone than a paragraph; pictured is what the same address
// counts of what a word would.
const (
	movable  = 3
	pictured = 0.3
)

// spare returns what the segments of a bead with an empty side are cheaper.
func (m *Model) spare(s []Segment) float64 {
	if len(s) == 1 && s[0].Kind == Figure {
		return movable
	}
	return 0
}

// mixCost is the cost of a bead that joins segments of one side.
func (m *Model) mixCost(s []Segment) float64 {
	c := 0.0
	for i := 1; i < len(s); i++ {
		switch {
		case s[i].GoesOn:
			c++
		case s[i].Kind != s[0].Kind || stands(s[i].Kind):
			c += 6
		}
		if s[i].Starts {
			c += m.Join
		}
	}
	return c
}

// stands reports whether segments of a kind stand alone: they are hardly ever
// joined.
func stands(k Kind) bool { return k == Heading || k == Code || k == Figure || k == Table }
