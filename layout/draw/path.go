package draw

import "math"

// pathReader reads the data of a path (SVG 2 §9.3).
type pathReader struct {
	rest   string
	out    []Segment
	pen    Point
	start  Point
	handle Point // of the last curve
	last   byte  // the last command, in lower case
	failed bool
}

// pathOf returns the segments of path data, up to what is not understood.
func pathOf(data string) []Segment {
	p := &pathReader{rest: data}
	command := byte(0)
	for !p.failed && len(p.out) <= maxSegments {
		c, ok := p.command()
		switch {
		case ok:
			command = c
		case command == 'm':
			command = 'l'
		case command == 'M':
			command = 'L'
		}
		if command == 0 || !ok && (command == 'z' || command == 'Z' || !p.more()) {
			break
		}
		if len(p.out) == 0 && command|0x20 != 'm' {
			break
		}
		p.draw(command)
		p.last = command | 0x20
	}
	return p.out
}

// command reads a letter.
func (p *pathReader) command() (byte, bool) {
	for p.rest != "" {
		c := p.rest[0]
		switch {
		case c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r':
			p.rest = p.rest[1:]
			continue
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			p.rest = p.rest[1:]
			return c, true
		}
		break
	}
	return 0, false
}

func (p *pathReader) more() bool {
	_, _, ok := number(p.rest)
	return ok
}

func (p *pathReader) number() float64 {
	v, rest, ok := number(p.rest)
	p.rest, p.failed = rest, p.failed || !ok
	return v
}

// flag reads one of an arc, behind which nothing need stand.
func (p *pathReader) flag() bool {
	for p.rest != "" {
		c := p.rest[0]
		p.rest = p.rest[1:]
		switch c {
		case ' ', ',', '\n', '\t', '\r':
		case '0', '1':
			return c == '1'
		default:
			p.failed = true
			return false
		}
	}
	p.failed = true
	return false
}

func (p *pathReader) point(relative bool) Point {
	to := Point{p.number(), p.number()}
	if relative {
		to.X, to.Y = to.X+p.pen.X, to.Y+p.pen.Y
	}
	return to
}

// draw reads what belongs to a command and adds it.
func (p *pathReader) draw(command byte) {
	relative := command >= 'a'
	from := p.pen
	switch command | 0x20 {
	case 'm':
		p.add(Move, p.point(relative))
		p.start = p.pen
	case 'l':
		p.add(Line, p.point(relative))
	case 'h', 'v':
		to := p.pen
		of := &to.X
		if command|0x20 == 'v' {
			of = &to.Y
		}
		v := p.number()
		if relative {
			v += *of
		}
		*of = v
		p.add(Line, to)
	case 'c', 's':
		first := p.reflected("cs", from)
		if command|0x20 == 'c' {
			first = p.point(relative)
		}
		second, to := p.point(relative), p.point(relative)
		p.curve(first, second, to)
		p.handle = second
	case 'q', 't':
		handle := p.reflected("qt", from)
		if command|0x20 == 'q' {
			handle = p.point(relative)
		}
		to := p.point(relative)
		p.curve(toward(from, handle, 2.0/3), toward(to, handle, 2.0/3), to)
		p.handle = handle
	case 'a':
		rx, ry, turn := p.number(), p.number(), p.number()
		large, sweep := p.flag(), p.flag()
		p.arc(rx, ry, turn*math.Pi/180, large, sweep, p.point(relative))
	case 'z':
		p.out = append(p.out, Segment{Op: Close})
		p.pen = p.start
	default:
		p.failed = true
	}
}

// reflected returns the handle of a curve that goes on from one of the same kind.
func (p *pathReader) reflected(kinds string, from Point) Point {
	if p.last == kinds[0] || p.last == kinds[1] {
		return Point{2*from.X - p.handle.X, 2*from.Y - p.handle.Y}
	}
	return from
}

func toward(a, b Point, share float64) Point {
	return Point{a.X + (b.X-a.X)*share, a.Y + (b.Y-a.Y)*share}
}

// add adds a segment to a point, unless a number was missing.
func (p *pathReader) add(op Op, to Point) {
	if p.failed {
		return
	}
	if op != Move && len(p.out) > 0 && p.out[len(p.out)-1].Op == Close { // it begins where the last one began
		p.out = append(p.out, Segment{Op: Move, P: [3]Point{p.pen}})
	}
	p.out = append(p.out, Segment{Op: op, P: [3]Point{to}})
	p.pen = to
}

func (p *pathReader) curve(a, b, to Point) {
	p.add(Curve, to)
	if !p.failed {
		p.out[len(p.out)-1].P = [3]Point{a, b, to}
	}
}

// arc adds an arc of an ellipse as curves (SVG 2 §B.2.4).
func (p *pathReader) arc(rx, ry, turn float64, large, sweep bool, to Point) {
	from := p.pen
	rx, ry = math.Abs(rx), math.Abs(ry)
	if p.failed || from == to {
		return
	}
	if rx == 0 || ry == 0 {
		p.add(Line, to)
		return
	}
	sin, cos := math.Sincos(turn)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if over := x*x/(rx*rx) + y*y/(ry*ry); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	under := rx*rx*y*y + ry*ry*x*x
	k := math.Sqrt(max(rx*rx*ry*ry-under, 0) / under)
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	first := math.Atan2((y-cy)/ry, (x-cx)/rx)
	sweepBy := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - first
	if sweep && sweepBy < 0 {
		sweepBy += 2 * math.Pi
	} else if !sweep && sweepBy > 0 {
		sweepBy -= 2 * math.Pi
	}
	m := Matrix{cos * rx, sin * rx, -sin * ry, cos * ry, cos*cx - sin*cy + (from.X+to.X)/2, sin*cx + cos*cy + (from.Y+to.Y)/2}
	p.around(m, first, sweepBy, to)
}

// around adds a part of the unit circle, as m maps it.
func (p *pathReader) around(m Matrix, first, by float64, to Point) {
	n := int(math.Ceil(math.Abs(by)/(math.Pi/2) - 1e-9))
	if n < 1 || n > 4 { // also where an angle is no number
		p.add(Line, to)
		return
	}
	part := by / float64(n)
	k := 4.0 / 3 * math.Tan(part/4)
	for i := range n {
		s0, c0 := math.Sincos(first + float64(i)*part)
		s1, c1 := math.Sincos(first + float64(i+1)*part)
		end := m.point(Point{c1, s1})
		if i == n-1 {
			end = to
		}
		p.curve(m.point(Point{c0 - k*s0, s0 + k*c0}), m.point(Point{c1 + k*s1, s1 - k*c1}), end)
	}
}
