package sfnt

import "math"

// Component flags of a composite glyph (OpenType, glyf table).
const (
	argsAreWords    = 0x0001
	argsAreOffsets  = 0x0002
	hasScale        = 0x0008
	moreComponents  = 0x0020
	hasXYScale      = 0x0040
	hasTwoByTwo     = 0x0080
	scaledComponent = 0x0800
)

// component is one decoded part of a composite glyph: the point (x, y)
// becomes (a·x + c·y + dx, b·x + d·y + dy).
type component struct {
	glyph      int
	a, b, c, d float64
	arg1, arg2 int
	flags      uint16
}

// maxCompositePoints bounds the points of a resolved composite.
const maxCompositePoints = math.MaxUint16

// parseComposite resolves the parts into one outline.
func (f *Font) parseComposite(rec []byte, depth int, parts *int) (Contours, error) {
	var out Contours
	points := 0
	for *parts > 0 {
		*parts--
		part, rest, err := readComponent(rec)
		if err != nil {
			return nil, err
		}
		c, err := f.contours(part.glyph, depth+1, parts)
		if err != nil {
			return nil, err
		}
		c, err = part.place(c, out)
		if err != nil {
			return nil, err
		}
		for _, contour := range c {
			points += len(contour)
		}
		if points > maxCompositePoints {
			return nil, errGlyph
		}
		out = append(out, c...)
		if part.flags&moreComponents == 0 {
			return out, nil
		}
		rec = rest
	}
	return nil, errGlyph
}

func readComponent(rec []byte) (component, []byte, error) {
	p := component{a: 1, d: 1}
	if len(rec) < 6 {
		return p, nil, errGlyph
	}
	p.flags, p.glyph = u16(rec, 0), int(u16(rec, 2))
	rec = rec[4:]
	if p.flags&argsAreWords != 0 {
		if len(rec) < 4 {
			return p, nil, errGlyph
		}
		p.arg1, p.arg2 = i16(rec, 0), i16(rec, 2)
		rec = rec[4:]
	} else {
		p.arg1, p.arg2 = int(int8(rec[0])), int(int8(rec[1]))
		rec = rec[2:]
	}
	return p.readScale(rec)
}

// readScale reads the optional transformation in 2.14 fixed numbers.
func (p component) readScale(rec []byte) (component, []byte, error) {
	n := 0
	switch {
	case p.flags&hasScale != 0:
		n = 1
	case p.flags&hasXYScale != 0:
		n = 2
	case p.flags&hasTwoByTwo != 0:
		n = 4
	}
	if len(rec) < 2*n {
		return p, nil, errGlyph
	}
	f := func(i int) float64 { return float64(i16(rec, 2*i)) / 16384 }
	switch n {
	case 1:
		p.a, p.d = f(0), f(0)
	case 2:
		p.a, p.d = f(0), f(1)
	case 4:
		p.a, p.b, p.c, p.d = f(0), f(1), f(2), f(3)
	}
	return p, rec[2*n:], nil
}

// place transforms the part's contours and moves them: by an offset, or so
// that its point arg2 falls on point arg1 of what is already there.
func (p component) place(c, before Contours) (Contours, error) {
	out := make(Contours, len(c))
	for i, contour := range c {
		out[i] = make([]Point, len(contour))
		for j, pt := range contour {
			x, y := float64(pt.X), float64(pt.Y)
			out[i][j] = Point{round16(p.a*x + p.c*y), round16(p.b*x + p.d*y), pt.On}
		}
	}
	dx, dy, err := p.shift(out, before)
	if err != nil {
		return nil, err
	}
	for _, contour := range out {
		for j := range contour {
			contour[j].X += dx
			contour[j].Y += dy
		}
	}
	return out, nil
}

func (p component) shift(part, before Contours) (dx, dy int16, err error) {
	if p.flags&argsAreOffsets == 0 {
		to, ok1 := nthPoint(before, p.pointNumber(p.arg1))
		from, ok2 := nthPoint(part, p.pointNumber(p.arg2))
		if !ok1 || !ok2 {
			return 0, 0, errGlyph
		}
		return to.X - from.X, to.Y - from.Y, nil
	}
	x, y := float64(p.arg1), float64(p.arg2)
	if p.flags&scaledComponent != 0 {
		x, y = x*math.Hypot(p.a, p.b), y*math.Hypot(p.c, p.d)
	}
	return round16(x), round16(y), nil
}

// pointNumber reads an argument as the unsigned number it is when components
// are attached at points.
func (p component) pointNumber(arg int) int {
	if p.flags&argsAreWords != 0 {
		return int(uint16(arg))
	}
	return int(uint8(arg))
}

func nthPoint(c Contours, n int) (Point, bool) {
	for _, contour := range c {
		if n < len(contour) {
			return contour[n], true
		}
		n -= len(contour)
	}
	return Point{}, false
}

func round16(v float64) int16 { return int16(math.Floor(v + 0.5)) }
