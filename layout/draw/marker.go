package draw

import (
	"math"
	"slices"
	"strings"
)

// corner is a point of a path with the directions of the line before and behind it.
type corner struct {
	at      Point
	in, out Point // zero = there is none
}

// markers adds the markers at the points of a path (SVG 2 §13.7).
func (r *reader) markers(segments []Segment, at state) {
	if at.style.markers == [3]string{} {
		return
	}
	corners := cornersOf(segments)
	for i, c := range corners {
		kind := 1
		switch i {
		case 0:
			kind = 0
		case len(corners) - 1:
			kind = 2
		}
		if name, _, ok := local(at.style.markers[kind]); ok {
			r.marker(r.ids[name], c, kind == 0, at)
		}
	}
}

func cornersOf(segments []Segment) []corner {
	var out []corner
	var pen, start Point
	for _, s := range segments {
		to, first, last := s.P[0], pen, pen
		switch s.Op {
		case Move:
			out = append(out, corner{at: to})
			pen, start = to, to
			continue
		case Close:
			to = start
			first = to
		case Curve:
			to, first, last = s.P[2], s.P[0], s.P[1]
			if first == pen {
				first = last
			}
			if last == to {
				last = s.P[0]
			}
		default:
			first = to
		}
		if len(out) > 0 {
			out[len(out)-1].out = Point{first.X - pen.X, first.Y - pen.Y}
		}
		out = append(out, corner{at: to, in: Point{to.X - last.X, to.Y - last.Y}})
		pen = to
	}
	return out
}

// angle is the direction of a marker at c, in radians.
func (c corner) angle() float64 {
	if c.in == (Point{}) {
		return math.Atan2(c.out.Y, c.out.X)
	}
	if c.out == (Point{}) {
		return math.Atan2(c.in.Y, c.in.X)
	}
	a, b := math.Hypot(c.in.X, c.in.Y), math.Hypot(c.out.X, c.out.Y)
	return math.Atan2(c.in.Y/a+c.out.Y/b, c.in.X/a+c.out.X/b)
}

func (r *reader) marker(n *node, c corner, first bool, at state) {
	if n == nil || n.name != "marker" || slices.Contains(r.open, n) {
		return
	}
	r.open = append(r.open, n)
	quiet := r.quiet
	r.quiet = true
	defer func() { r.open, r.quiet = r.open[:len(r.open)-1], quiet }()
	turn := 0.0
	switch orient := n.get("orient"); orient {
	case "auto":
		turn = c.angle()
	case "auto-start-reverse":
		if turn = c.angle(); first {
			turn += math.Pi
		}
	default:
		for _, v := range numbers(orient, 1) {
			turn = v * math.Pi / 180
		}
	}
	sin, cos := math.Sincos(turn)
	m := at.m.Times(translate(c.at.X, c.at.Y)).Times(Matrix{cos, sin, -sin, cos, 0, 0})
	if n.get("markerUnits") != "userSpaceOnUse" {
		m = m.Times(Matrix{A: at.style.pen.Width, D: at.style.pen.Width})
	}
	r.marked(n, m, at)
}

// marked adds the contents of a marker whose reference point is at the origin of m.
func (r *reader) marked(n *node, m Matrix, at state) {
	side := func(name string) float64 {
		if n.get(name) == "" {
			return 3
		}
		return n.length(name, 3)
	}
	w, h := side("markerWidth"), side("markerHeight")
	box, ok := n.viewBox()
	scale := identity
	if ok {
		scale = fit(n.get("preserveAspectRatio"), box, w, h)
	} else {
		box = [4]float64{0, 0, w, h}
	}
	ref := scale.point(Point{n.length("refX", box[2]), n.length("refY", box[3])})
	m = m.Times(translate(-ref.X, -ref.Y)).Times(scale)
	if !m.sound() || !(w > 0 && h > 0) {
		return
	}
	inner := state{m: m, style: r.styled(n, initial()), into: at.into}
	if n.get("overflow") != "visible" && !hasWord(strings.ReplaceAll(n.get("style"), ":", " "), "visible") {
		g := &Group{Opacity: 1, Clips: []Clip{{Segments: mapped(rectangle(box[0], box[1], box[2], box[3]), m)}}}
		at.into.Items = append(at.into.Items, g)
		inner.into = g
	}
	if inner.style.none {
		return
	}
	inner.style.colour = at.style.colour
	r.kids(n, inner)
}
