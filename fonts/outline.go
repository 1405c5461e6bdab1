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

// appendContour turns one contour into segments. Between two neighbouring
// control points lies a point of the curve, halfway.
func appendContour(out []Segment, contour []sfnt.Point, scale float64) []Segment {
	type vertex struct {
		x, y float64
		on   bool
	}
	var all []vertex
	start := -1 // the first point on the curve, or else the last one halfway
	for i, p := range contour {
		if p.On && start < 0 {
			start = len(all)
		}
		v, next := vertex{float64(p.X) * scale, float64(p.Y) * scale, p.On}, contour[(i+1)%len(contour)]
		all = append(all, v)
		if !p.On && !next.On {
			all = append(all, vertex{(v.x + float64(next.X)*scale) / 2, (v.y + float64(next.Y)*scale) / 2, true})
		}
	}
	if start < 0 {
		start = len(all) - 1
	}
	at := func(i int) vertex { return all[(start+i)%len(all)] }
	for i := 0; i <= len(all) && len(contour) > 1; i++ {
		switch v := at(i); {
		case i == 0:
			out = append(out, Segment{Op: MoveTo, X: v.x, Y: v.y})
		case v.on:
			out = append(out, Segment{Op: LineTo, X: v.x, Y: v.y})
		default:
			end := at(i + 1)
			out = append(out, Segment{Op: QuadTo, CX: v.x, CY: v.y, X: end.x, Y: end.y})
			i++
		}
	}
	return out
}
