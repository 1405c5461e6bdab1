package fonts

import (
	"slices"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

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

// appendContour turns one contour into segments. Between two neighbouring
// control points lies a point of the curve, halfway.
func appendContour(out []Segment, contour []sfnt.Point, scale float64) []Segment {
	n := len(contour)
	if n < 2 {
		return out
	}
	at := func(i int) (x, y float64, on bool) {
		p := contour[i%n]
		return float64(p.X) * scale, float64(p.Y) * scale, p.On
	}
	halfway := func(i int) (x, y float64) {
		ax, ay, _ := at(i)
		bx, by, _ := at(i + 1)
		return (ax + bx) / 2, (ay + by) / 2
	}
	start := slices.IndexFunc(contour, func(p sfnt.Point) bool { return p.On })
	x, y, _ := at(max(start, 0))
	if start < 0 {
		start = n - 1
		x, y = halfway(start)
	}
	out = append(out, Segment{Op: MoveTo, X: x, Y: y})
	for i := start + 1; i <= start+n; i++ {
		x, y, on := at(i)
		if on {
			out = append(out, Segment{Op: LineTo, X: x, Y: y})
			continue
		}
		toX, toY, on := at(i + 1)
		if on {
			i++
		} else {
			toX, toY = halfway(i)
		}
		out = append(out, Segment{Op: QuadTo, CX: x, CY: y, X: toX, Y: toY})
	}
	return out
}
