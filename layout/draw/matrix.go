package draw

import (
	"math"
	"strings"
)

// Matrix maps points: x' = a·x + c·y + e, y' = b·x + d·y + f (SVG 2 §8.4).
type Matrix struct{ A, B, C, D, E, F float64 }

var identity = Matrix{A: 1, D: 1}

// Times returns the matrix that maps by n first and then by m.
func (m Matrix) Times(n Matrix) Matrix {
	return Matrix{
		m.A*n.A + m.C*n.B, m.B*n.A + m.D*n.B, m.A*n.C + m.C*n.D, m.B*n.C + m.D*n.D,
		m.A*n.E + m.C*n.F + m.E, m.B*n.E + m.D*n.F + m.F,
	}
}

// point maps a point.
func (m Matrix) point(p Point) Point {
	return Point{m.A*p.X + m.C*p.Y + m.E, m.B*p.X + m.D*p.Y + m.F}
}

// scale is how much longer lines become, on the whole.
func (m Matrix) scale() float64 { return math.Sqrt(math.Abs(m.A*m.D - m.B*m.C)) }

// even reports whether m keeps shapes: lines of a pen stay as wide in all directions.
func (m Matrix) even() bool {
	s := m.scale()
	return math.Abs(m.A*m.C+m.B*m.D) < 1e-3*s*s && math.Abs(math.Hypot(m.A, m.B)-s) < 1e-3*s
}

// sound reports whether m maps the plane onto the plane, by numbers that can be written.
func (m Matrix) sound() bool {
	det := m.A*m.D - m.B*m.C
	most := max(math.Abs(m.A), math.Abs(m.B), math.Abs(m.C), math.Abs(m.D))
	return math.Abs(det) > 1e-12 && most < 1e7 && math.Abs(m.E) < 1e9 && math.Abs(m.F) < 1e9 // false also where one is no number
}

func translate(x, y float64) Matrix { return Matrix{1, 0, 0, 1, x, y} }

// transform reads a list of transformations (SVG 2 §8.5).
func transform(s string) Matrix {
	m := identity
	for n := 0; n < 50 && strings.Contains(s, "("); n++ {
		name, rest, _ := strings.Cut(s, "(")
		var args string
		args, s, _ = strings.Cut(rest, ")")
		m = m.Times(step(strings.ToLower(strings.Trim(name, " ,\n\t\r")), numbers(args, 6)))
	}
	return m
}

func step(name string, v []float64) Matrix {
	count := len(v)
	v = append(v, make([]float64, 6)...)
	switch name {
	case "translate":
		return translate(v[0], v[1])
	case "translatex":
		return translate(v[0], 0)
	case "translatey":
		return translate(0, v[0])
	case "scale":
		if count < 2 {
			v[1] = v[0]
		}
		return Matrix{A: v[0], D: v[1]}
	case "rotate":
		sin, cos := math.Sincos(v[0] * math.Pi / 180)
		return translate(v[1], v[2]).Times(Matrix{cos, sin, -sin, cos, 0, 0}).Times(translate(-v[1], -v[2]))
	case "skewx":
		return Matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}
	case "skewy":
		return Matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}
	case "matrix":
		return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	}
	return identity
}

// fit returns how a box is fitted into width by height (SVG 2 §8.2).
func fit(aspect string, box [4]float64, width, height float64) Matrix {
	sx, sy := width/box[2], height/box[3]
	f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(aspect), "defer "))
	if len(f) > 0 && f[0] == "none" {
		return Matrix{sx, 0, 0, sy, -box[0] * sx, -box[1] * sy}
	}
	align := "xMidYMid"
	if len(f) > 0 {
		align = f[0]
	}
	s := min(sx, sy)
	if len(f) > 1 && f[1] == "slice" {
		s = max(sx, sy)
	}
	share := func(axis string) float64 {
		switch {
		case strings.Contains(align, axis+"Min"):
			return 0
		case strings.Contains(align, axis+"Max"):
			return 1
		}
		return 0.5
	}
	return Matrix{s, 0, 0, s, (width-box[2]*s)*share("x") - box[0]*s, (height-box[3]*s)*share("Y") - box[1]*s}
}
