package fonts

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// Op is what a Segment does.
type Op uint8

// The operations of an outline. Every contour begins with MoveTo and ends
// where it began.
const (
	MoveTo Op = iota // to X, Y
	LineTo           // to X, Y
	QuadTo           // to X, Y with the control point CX, CY
)

// Segment is one step of an outline, in 1/1000 em, y up.
type Segment struct {
	Op           Op
	CX, CY, X, Y float64
}

// Outline returns the closed contours of a glyph, to be filled by the nonzero
// rule; nil for a blank glyph and for one whose record is broken.
func (f *Face) Outline(g GID) []Segment {
	c := f.load()
	if c.err != nil {
		return nil
	}
	contours, err := c.font.Contours(int(g))
	if err != nil {
		return nil
	}
	scale := 1000 / float64(c.font.UnitsPerEm())
	var out []Segment
	for _, contour := range contours {
		out = appendContour(out, contour, scale)
	}
	return out
}

// appendContour turns one contour with its implied on-curve points (halfway
// between two neighbouring control points) into segments.
func appendContour(out []Segment, contour []sfnt.Point, scale float64) []Segment {
	n := len(contour)
	if n < 2 {
		return out
	}
	at := func(i int) (float64, float64) {
		p := contour[i%n]
		return float64(p.X) * scale, float64(p.Y) * scale
	}
	middle := func(i int) (float64, float64) {
		x1, y1 := at(i)
		x2, y2 := at(i + 1)
		return (x1 + x2) / 2, (y1 + y2) / 2
	}
	first := 0
	for first < n && !contour[first].On {
		first++
	}
	x, y := middle(n - 1)
	from, steps := 0, n
	if first < n {
		x, y = at(first)
		from = first + 1
	}
	out = append(out, Segment{Op: MoveTo, X: x, Y: y})
	for i := from; i < from+steps; i++ {
		if contour[i%n].On {
			x, y := at(i)
			out = append(out, Segment{Op: LineTo, X: x, Y: y})
			continue
		}
		cx, cy := at(i)
		x, y := middle(i)
		if contour[(i+1)%n].On {
			x, y = at(i + 1)
			i++
		}
		out = append(out, Segment{Op: QuadTo, CX: cx, CY: cy, X: x, Y: y})
	}
	return out
}
