package sfnt

import (
	"errors"
	"math"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// maxCompositePoints bounds the points of a resolved composite.
const maxCompositePoints = math.MaxUint16

// composite resolves the parts of a glyph into one outline.
func (f *Font) composite(glyphs []tables.CompositeGlyphPart, depth int, parts *int) (Contours, error) {
	if depth == maxNesting {
		return nil, errors.New("composite glyphs are nested too deeply")
	}
	var out Contours
	points := 0
	for i := range glyphs {
		if *parts--; *parts < 0 {
			return nil, errGlyph
		}
		c, err := f.contours(int(glyphs[i].GlyphIndex), depth+1, parts)
		if err != nil {
			return nil, err
		}
		if c, err = place(&glyphs[i], c, out); err != nil {
			return nil, err
		}
		for _, contour := range c {
			points += len(contour)
		}
		if points > maxCompositePoints {
			return nil, errGlyph
		}
		out = append(out, c...)
	}
	return out, nil
}

// place transforms the part's contours and moves them: by an offset, or so
// that its point arg2 falls on point arg1 of what is already there.
func place(p *tables.CompositeGlyphPart, c, before Contours) (Contours, error) {
	var m [4]float64
	for i := range m {
		m[i] = float64(p.Scale[i])
	}
	out := make(Contours, len(c))
	for i, contour := range c {
		out[i] = make([]Point, len(contour))
		for j, pt := range contour {
			x, y := float64(pt.X), float64(pt.Y)
			out[i][j] = Point{round16(m[0]*x + m[2]*y), round16(m[1]*x + m[3]*y), pt.On}
		}
	}
	dx, dy, err := shift(p, m, out, before)
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

func shift(p *tables.CompositeGlyphPart, m [4]float64, part, before Contours) (dx, dy int16, err error) {
	if p.IsAnchored() {
		first, second := p.ArgsAsIndices()
		to, ok1 := nthPoint(before, first)
		from, ok2 := nthPoint(part, second)
		if !ok1 || !ok2 {
			return 0, 0, errGlyph
		}
		return to.X - from.X, to.Y - from.Y, nil
	}
	dx, dy = p.ArgsAsTranslation()
	if p.IsScaledOffsets() {
		return round16(float64(dx) * math.Hypot(m[0], m[1])), round16(float64(dy) * math.Hypot(m[2], m[3])), nil
	}
	return dx, dy, nil
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
