package draw

import "math"

// shape returns the segments of an element that is one, in its own units.
func (r *reader) shape(n *node) []Segment {
	w, h := r.view[2], r.view[3]
	both := math.Sqrt((w*w + h*h) / 2)
	x := func(name string) float64 { return n.length(name, w) }
	y := func(name string) float64 { return n.length(name, h) }
	switch n.name {
	case "path":
		return pathOf(n.get("d"))
	case "rect":
		return rounded(x("x"), y("y"), x("width"), y("height"), n.get("rx"), n.get("ry"))
	case "circle":
		radius := n.length("r", both)
		return ellipse(x("cx"), y("cy"), radius, radius)
	case "ellipse":
		return ellipse(x("cx"), y("cy"), x("rx"), y("ry"))
	case "line":
		return []Segment{{Move, [3]Point{{x("x1"), y("y1")}}}, {Line, [3]Point{{x("x2"), y("y2")}}}}
	case "polyline", "polygon":
		return polygon(numbers(n.get("points"), 2*maxSegments), n.name == "polygon")
	}
	return nil
}

func polygon(v []float64, closed bool) (out []Segment) {
	op := Move
	for ; len(v) > 1; v = v[2:] {
		out = append(out, Segment{op, [3]Point{{v[0], v[1]}}})
		op = Line
	}
	if closed && op == Line {
		out = append(out, Segment{Op: Close})
	}
	return out
}

func rectangle(x, y, w, h float64) []Segment {
	return polygon([]float64{x, y, x + w, y, x + w, y + h, x, y + h}, true)
}

// rounded returns a rectangle with round corners (SVG 2 §10.2).
func rounded(x, y, w, h float64, rxs, rys string) []Segment {
	if !(w > 0 && h > 0) {
		return nil
	}
	rx, ry := length(rxs, 16, w), length(rys, 16, h)
	if rys == "" || rys == "auto" {
		ry = rx
	} else if rxs == "" || rxs == "auto" {
		rx = ry
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if !(rx > 0 && ry > 0) {
		return rectangle(x, y, w, h)
	}
	p := &pathReader{}
	p.add(Move, Point{x + rx, y})
	p.start = p.pen
	for _, c := range [4][2]Point{
		{{x + w - rx, y}, {x + w, y + ry}},
		{{x + w, y + h - ry}, {x + w - rx, y + h}},
		{{x + rx, y + h}, {x, y + h - ry}},
		{{x, y + ry}, {x + rx, y}},
	} {
		p.add(Line, c[0])
		p.arc(rx, ry, 0, false, true, c[1])
	}
	return append(p.out, Segment{Op: Close})
}

func ellipse(cx, cy, rx, ry float64) []Segment {
	if !(rx > 0 && ry > 0) {
		return nil
	}
	p := &pathReader{}
	p.add(Move, Point{cx + rx, cy})
	p.around(Matrix{A: rx, D: ry, E: cx, F: cy}, 0, 2*math.Pi, p.pen)
	return append(p.out, Segment{Op: Close})
}

// points is how many points a segment has.
func (o Op) points() int { return [...]int{Move: 1, Line: 1, Curve: 3, Close: 0}[o] }

// mapped returns segments as m maps them; nil where they are none that can be drawn.
func mapped(segments []Segment, m Matrix) []Segment {
	out := make([]Segment, len(segments))
	for i, s := range segments {
		out[i].Op = s.Op
		for k := range s.Op.points() {
			p := m.point(s.P[k])
			if math.IsNaN(p.X) || math.IsNaN(p.Y) {
				return nil
			}
			out[i].P[k] = Point{min(max(p.X, -far), far), min(max(p.Y, -far), far)}
		}
	}
	return out
}
