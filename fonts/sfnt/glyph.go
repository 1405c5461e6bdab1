package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/go-text/typesetting/font/opentype/tables"
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
	rec, err := f.record(g)
	if err != nil || rec == nil {
		return nil, err
	}
	glyph, _, err := tables.ParseGlyph(rec)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errGlyph, err)
	}
	switch data := glyph.Data.(type) {
	case tables.SimpleGlyph:
		return simple(data)
	case tables.CompositeGlyph:
		return f.composite(data.Glyphs, depth, parts)
	}
	return nil, nil
}

// simple cuts the points of a glyph into its contours.
func simple(g tables.SimpleGlyph) (Contours, error) {
	var out Contours
	points := make([]Point, len(g.Points))
	for i, p := range g.Points {
		points[i] = Point{p.X, p.Y, p.Flag&flagOn != 0}
	}
	from := 0
	for _, end := range g.EndPtsOfContours {
		to := int(end) + 1
		if to < from || to > len(points) {
			return nil, errGlyph
		}
		out = append(out, points[from:to:to])
		from = to
	}
	return out, nil
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
	b := bounds(points)
	out := words(nil, len(ends)/2, int(b[0]), int(b[1]), int(b[2]), int(b[3]))
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
