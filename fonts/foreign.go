package fonts

import (
	"fmt"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// curveTolerance is how far the quadratic curves may lie from the cubic ones
// they stand for, in em: 0.6 units of a font with 1,000 to the em, which is a
// hundredth of a pixel at 10 pt and 1,200 dpi.
const curveTolerance = 0.6 / 1000

// cffOutlines draws the glyphs of a CFF font, whose curves are cubic.
type cffOutlines struct {
	font *cff.CFF
	em   int
}

func newCFF(probe *sfnt.Font) (sfnt.Outlines, error) {
	parsed, err := cff.Parse(probe.Table("CFF "))
	if err != nil {
		return nil, fmt.Errorf("font table %q: %w", "CFF ", err)
	}
	return &cffOutlines{parsed, probe.UnitsPerEm()}, nil
}

func (o *cffOutlines) Contours(g int) (c sfnt.Contours, err error) {
	defer recoverAs(&err)
	segments, _, err := o.font.LoadGlyph(tables.GlyphID(g))
	if err != nil {
		return nil, err
	}
	return contours(segments, o.em), nil
}

// variable draws a variable font in one weight.
type variable struct {
	mu   sync.Mutex // a face of package font is not for concurrent use
	face *font.Face
	em   int
}

// regular is the weight in which variable fonts are set (the wght axis).
const regular = 400

func newVariable(l *opentype.Loader) (sfnt.Outlines, error) {
	f, err := font.NewFont(l)
	if err != nil {
		return nil, err
	}
	face := font.NewFace(f)
	face.SetVariations([]font.Variation{{Tag: opentype.MustNewTag("wght"), Value: regular}})
	return &variable{face: face, em: int(f.Upem())}, nil
}

func (v *variable) Advance(g int) int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return int(math.Round(float64(v.face.HorizontalAdvance(font.GID(g)))))
}

func (v *variable) Contours(g int) (c sfnt.Contours, err error) {
	defer recoverAs(&err)
	v.mu.Lock()
	defer v.mu.Unlock()
	outline, _ := v.face.GlyphDataOutline(font.GID(g))
	return contours(outline.Segments, v.em), nil
}

// recoverAs turns the panic of a parser of others on a broken glyph into an
// error.
func recoverAs(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("glyph is broken: %v", r)
	}
}

func contours(segments []opentype.Segment, em int) sfnt.Contours {
	pen := sfnt.Pen{Tolerance: curveTolerance * float64(em)}
	for i := range segments {
		var p [6]float64
		for k, arg := range segments[i].ArgsSlice() {
			p[2*k], p[2*k+1] = float64(arg.X), float64(arg.Y)
		}
		switch segments[i].Op {
		case opentype.SegmentOpMoveTo:
			pen.MoveTo(p[0], p[1])
		case opentype.SegmentOpLineTo:
			pen.LineTo(p[0], p[1])
		case opentype.SegmentOpQuadTo:
			pen.QuadTo(p[0], p[1], p[2], p[3])
		case opentype.SegmentOpCubeTo:
			pen.CubeTo(p[0], p[1], p[2], p[3], p[4], p[5])
		}
	}
	return pen.Contours()
}
