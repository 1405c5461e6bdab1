package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Point is one point of a contour.
type Point struct {
	X, Y int16
	On   bool // on the curve; otherwise a quadratic control point
}

// Contours is a glyph's outline: closed contours of quadratic splines.
type Contours [][]Point

// errGlyph reports a glyph record that does not hold what it announces.
var errGlyph = errors.New("glyph record is broken")

// Simple flags of a glyph record (OpenType, glyf table).
const (
	flagOn      = 0x01
	flagXShort  = 0x02
	flagYShort  = 0x04
	flagRepeat  = 0x08
	flagXSame   = 0x10
	flagYSame   = 0x20
	flagOverlap = 0x40
)

// Contours returns the outline of glyph g with composites resolved: nil for a
// blank glyph.
func (f *Font) Contours(g int) (Contours, error) {
	parts := maxParts
	c, err := f.contours(g, 0, &parts)
	if err != nil {
		return nil, fmt.Errorf("glyph %d: %w", g, err)
	}
	return c, nil
}

// Bounds on composites of composites, so that a hostile font cannot blow up.
// Real fonts nest two or three deep and hold a dozen parts.
const (
	maxNesting = 8
	maxParts   = 1024
)

// contours resolves glyph g; parts is how many parts may still be placed.
func (f *Font) contours(g, depth int, parts *int) (Contours, error) {
	rec := f.record(g)
	if rec == nil {
		return nil, nil
	}
	if n := i16(rec, 0); n >= 0 {
		return parseSimple(rec, n)
	}
	if depth == maxNesting {
		return nil, errors.New("composite glyphs are nested too deeply")
	}
	return f.parseComposite(rec[10:], depth, parts)
}

// parseSimple decodes a record of n contours.
func parseSimple(rec []byte, n int) (Contours, error) {
	if n == 0 {
		return nil, nil
	}
	at := 10 + 2*n
	if len(rec) < at+2 {
		return nil, errGlyph
	}
	count := int(u16(rec, at-2)) + 1
	at += 2 + int(u16(rec, at)) // skip the instructions
	flags, at, err := readFlags(rec, at, count)
	if err != nil {
		return nil, err
	}
	points := make([]Point, count)
	if at, err = readCoordinates(rec, at, flags, flagXShort, flagXSame, func(i int, v int16) { points[i].X = v }); err != nil {
		return nil, err
	}
	if _, err = readCoordinates(rec, at, flags, flagYShort, flagYSame, func(i int, v int16) { points[i].Y = v }); err != nil {
		return nil, err
	}
	for i, flag := range flags {
		points[i].On = flag&flagOn != 0
	}
	return splitContours(rec, n, points)
}

// splitContours cuts the points at the record's end-of-contour indices.
func splitContours(rec []byte, n int, points []Point) (Contours, error) {
	out := make(Contours, 0, n)
	from := 0
	for i := range n {
		to := int(u16(rec, 10+2*i)) + 1
		if to < from || to > len(points) {
			return nil, errGlyph
		}
		out = append(out, points[from:to:to])
		from = to
	}
	return out, nil
}

func readFlags(rec []byte, at, count int) ([]byte, int, error) {
	flags := make([]byte, 0, count)
	for len(flags) < count {
		if at >= len(rec) {
			return nil, 0, errGlyph
		}
		flag := rec[at]
		at++
		flags = append(flags, flag)
		if flag&flagRepeat == 0 {
			continue
		}
		if at >= len(rec) {
			return nil, 0, errGlyph
		}
		for range min(int(rec[at]), count-len(flags)) {
			flags = append(flags, flag)
		}
		at++
	}
	return flags, at, nil
}

// readCoordinates decodes one axis and hands over the absolute values.
func readCoordinates(rec []byte, at int, flags []byte, short, same byte, set func(int, int16)) (int, error) {
	v := int16(0)
	for i, flag := range flags {
		switch {
		case flag&short != 0:
			if at+1 > len(rec) {
				return 0, errGlyph
			}
			if d := int16(rec[at]); flag&same != 0 {
				v += d
			} else {
				v -= d
			}
			at++
		case flag&same == 0:
			if at+2 > len(rec) {
				return 0, errGlyph
			}
			v += int16(u16(rec, at))
			at += 2
		}
		set(i, v)
	}
	return at, nil
}

// EncodeGlyph returns the glyph record of an outline, without instructions,
// of even length; empty for a blank glyph. The first flag says that contours
// may overlap, so that every rasteriser fills by the nonzero rule.
func EncodeGlyph(c Contours) ([]byte, error) {
	var ends []byte
	var points []Point
	for _, contour := range c {
		if len(contour) == 0 {
			continue
		}
		points = append(points, contour...)
		ends = binary.BigEndian.AppendUint16(ends, uint16(len(points)-1))
	}
	if len(points) == 0 {
		return nil, nil
	}
	if len(points) > math.MaxUint16 {
		return nil, errors.New("glyph has more than 65,535 points")
	}
	out := binary.BigEndian.AppendUint16(nil, uint16(len(ends)/2))
	for _, v := range bounds(points) {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	out = append(append(out, ends...), 0, 0)
	out = appendPoints(out, points)
	if len(out)%2 != 0 {
		out = append(out, 0)
	}
	return out, nil
}

// bounds returns xMin, yMin, xMax, yMax of at least one point.
func bounds(points []Point) [4]int16 {
	b := [4]int16{points[0].X, points[0].Y, points[0].X, points[0].Y}
	for _, p := range points[1:] {
		b[0], b[1] = min(b[0], p.X), min(b[1], p.Y)
		b[2], b[3] = max(b[2], p.X), max(b[3], p.Y)
	}
	return b
}

// appendPoints writes flags, x and y in the shortest form.
func appendPoints(out []byte, points []Point) []byte {
	var flags, xs, ys []byte
	var last Point
	for i, p := range points {
		var flag, bits byte
		if p.On {
			flag = flagOn
		}
		if i == 0 {
			flag |= flagOverlap
		}
		xs, bits = appendDelta(xs, p.X-last.X, flagXShort, flagXSame)
		flag |= bits
		ys, bits = appendDelta(ys, p.Y-last.Y, flagYShort, flagYSame)
		flags = append(flags, flag|bits)
		last = p
	}
	for i := 0; i < len(flags); {
		n := 1
		for i+n < len(flags) && flags[i+n] == flags[i] && n < 256 {
			n++
		}
		if n > 2 {
			out = append(out, flags[i]|flagRepeat, byte(n-1))
		} else {
			out = append(out, flags[i:i+n]...)
		}
		i += n
	}
	return append(append(out, xs...), ys...)
}

func appendDelta(out []byte, d int16, short, same byte) ([]byte, byte) {
	switch {
	case d == 0:
		return out, same
	case d > 0 && d < 256:
		return append(out, byte(d)), short | same
	case d < 0 && d > -256:
		return append(out, byte(-d)), short
	}
	return binary.BigEndian.AppendUint16(out, uint16(d)), 0
}
