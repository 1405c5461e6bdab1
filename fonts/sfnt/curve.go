package sfnt

import "math"

// Pen draws contours of straight lines and curves into Contours, which know
// quadratic curves alone. The zero value with a Tolerance is ready to use.
type Pen struct {
	// Tolerance is how far a cubic curve may lie from the quadratic ones that
	// stand for it, in design units, before their points are rounded.
	Tolerance float64

	contours Contours
	x, y     float64
}

// MoveTo begins a contour.
func (p *Pen) MoveTo(x, y float64) {
	p.close()
	p.contours = append(p.contours, nil)
	p.on(x, y)
}

// LineTo draws a straight line.
func (p *Pen) LineTo(x, y float64) { p.on(x, y) }

// QuadTo draws a quadratic curve with one control point.
func (p *Pen) QuadTo(cx, cy, x, y float64) {
	p.put(cx, cy, false)
	p.on(x, y)
}

// CubeTo draws a cubic curve with two control points as quadratic ones: as
// many as the tolerance asks for, each over an equal stretch of the curve's
// parameter. A quadratic curve with the ends of a cubic one and the best
// control point is √3/36·|p₃-3c₂+3c₁-p₀| away from it, and an n-th part n³ times
// less.
func (p *Pen) CubeTo(c1x, c1y, c2x, c2y, x, y float64) {
	cx := [4]float64{p.x, c1x, c2x, x}
	cy := [4]float64{p.y, c1y, c2y, y}
	off := math.Sqrt(3) / 36 * math.Hypot(third(cx), third(cy))
	n := int(min(max(math.Ceil(math.Cbrt(off/p.Tolerance)), 1), maxParts))
	for i := range n {
		from, to := float64(i)/float64(n), float64(i+1)/float64(n)
		qx, ex := quadratic(cx, from, to)
		qy, ey := quadratic(cy, from, to)
		if i == n-1 {
			ex, ey = x, y
		}
		p.QuadTo(qx, qy, ex, ey)
	}
}

// third is a coordinate of the third derivative of a cubic curve, by 6.
func third(c [4]float64) float64 { return c[3] - 3*c[2] + 3*c[1] - c[0] }

// quadratic returns the control point and the end of the quadratic curve for
// the part of a cubic one between two parameters: the control point lies where
// the tangents would meet, taken as the mean of what either end asks for.
func quadratic(c [4]float64, from, to float64) (control, end float64) {
	at := func(t float64) float64 {
		u := 1 - t
		return u*u*u*c[0] + 3*u*u*t*c[1] + 3*u*t*t*c[2] + t*t*t*c[3]
	}
	slope := func(t float64) float64 {
		u := 1 - t
		return 3 * (u*u*(c[1]-c[0]) + 2*u*t*(c[2]-c[1]) + t*t*(c[3]-c[2]))
	}
	a, b := at(from), at(to)
	return (a+b)/2 + (slope(from)-slope(to))*(to-from)/4, b
}

// Contours returns what was drawn, without what fills no area.
func (p *Pen) Contours() Contours {
	p.close()
	var out Contours
	for _, c := range p.contours {
		if len(c) > 2 {
			out = append(out, c)
		}
	}
	return out
}

// close drops the last point of a contour that ends where it began: contours
// close by themselves.
func (p *Pen) close() {
	if n := len(p.contours); n > 0 {
		c := p.contours[n-1]
		if len(c) > 1 && c[0] == c[len(c)-1] {
			p.contours[n-1] = c[:len(c)-1]
		}
	}
}

func (p *Pen) on(x, y float64) {
	p.x, p.y = x, y
	p.put(x, y, true)
}

func (p *Pen) put(x, y float64, on bool) {
	n := len(p.contours)
	if n == 0 {
		p.contours, n = append(p.contours, nil), 1
	}
	p.contours[n-1] = append(p.contours[n-1], Point{clamp16(x), clamp16(y), on})
}

func clamp16(v float64) int16 {
	return int16(min(max(math.Floor(v+0.5), math.MinInt16), math.MaxInt16))
}
