// Package draw reads drawings in SVG (Scalable Vector Graphics 1.1 and 2) into data:
// paths with their paints, groups, pictures and texts. It knows no page and no file
// format that they are written to, sets no text, runs nothing and opens nothing that a
// drawing names. What reading takes is bounded by counts, so that a drawing is read or
// refused alike on every machine.
package draw

import (
	"errors"
	"math"
)

// Side is the length of the longer side of a drawing that was read, in its units.
const Side = 1000

// Drawing is what a drawing shows. Its origin is its top left corner, x runs to the
// right and y down.
type Drawing struct {
	W, H  float64 // the longer one is Side
	Root  Group
	Texts []Text // in the order of the file; they stand above what Root shows
}

// Item is a part of a drawing: *Group, *Path or *Image.
type Item interface{ item() }

// Group is parts that are cut, faded or masked together.
type Group struct {
	Opacity float64 // from 0 to 1
	Clips   []Clip  // what is seen lies within all of them
	Mask    *Group  // its luminance says how much is seen; nil = all
	Items   []Item
}

// Clip is an area: what lies in any of its paths.
type Clip struct {
	Segments []Segment
	EvenOdd  bool
}

// Path is a line or an area, or both.
type Path struct {
	Segments     []Segment
	Fill, Stroke *Paint // nil = none
	EvenOdd      bool   // else what the line winds around is filled
	Pen          Pen
	Matrix       Matrix // from the path's own units to those of the drawing
}

// Pen is how a line is drawn, in units of the path.
type Pen struct {
	Width     float64
	Cap, Join int // as in PDF: 0 butt, 1 round, 2 square; 0 miter, 1 round, 2 bevel
	Miter     float64
	Dash      []float64 // nil = none
	Phase     float64
}

// Op is what a Segment does.
type Op uint8

// The operations of segments.
const (
	Move  Op = iota // to the first point
	Line            // to the first point
	Curve           // a cubic one to the third point; the others are its handles
	Close           // to the last Move
)

// Point is a place.
type Point struct{ X, Y float64 }

// Segment is a piece of a path.
type Segment struct {
	Op Op
	P  [3]Point
}

// RGB is a colour.
type RGB struct{ R, G, B uint8 }

// Paint is what fills an area. Where it has a gradient or a pattern, the colour is one
// that stands for these.
type Paint struct {
	RGB
	Alpha    float64 // from 0 to 1
	Gradient *Gradient
	Pattern  *Pattern
}

// Gradient is colours along a line or between two circles.
type Gradient struct {
	Radial bool
	From   Point
	To     Point
	R0, R1 float64 // of the circles
	Stops  []Stop  // by their places, two at least
	Matrix Matrix  // to units of the drawing
}

// Stop is a colour at a place of a gradient, from 0 to 1.
type Stop struct {
	At float64
	RGB
	Alpha float64
}

// Pattern is parts that are repeated.
type Pattern struct {
	X, Y, W, H float64 // of a tile
	Tile       Group
	Matrix     Matrix // to units of the drawing
}

// Image is a picture in the unit square, its head at 0.
type Image struct {
	Data   []byte // PNG, JPEG or GIF
	Alpha  float64
	Matrix Matrix // to units of the drawing
}

// Text is a line of text.
type Text struct {
	Text   string
	X, Y   float64 // where it stands, on its baseline
	Size   float64 // of its em
	Width  float64 // that it is to have; 0 = its own
	Anchor float64 // the part of it that stands before that place: 0, 0.5 or 1
	Turn   float64 // in radians, clockwise
	Ink    RGB
	Alpha  float64
	Bold   bool
	Italic bool
	Mono   bool
}

func (*Group) item() {}
func (*Path) item()  {}
func (*Image) item() {}

// ErrTooMuch is the error of a drawing whose parts are too many to be read.
var ErrTooMuch = errors.New("a drawing of too many parts is over the limit")

// Bounds of a drawing, with all that it uses written out.
const (
	maxBytes    = 8 << 20
	maxElements = 40_000
	maxRead     = 64 << 20 // of attributes and texts
	maxDepth    = 200
	maxSegments = 400_000
	maxMatches  = 4_000_000 // of parts of selectors with elements
	maxTexts    = 4000
	maxText     = 400 // characters
	maxImages   = 200
	maxPixels   = 32_000_000 // of all pictures
	far         = 1e6        // from the drawing, in its units
)

// Read reads a drawing. It fails where data is no drawing or one without a size, and
// with ErrTooMuch.
func Read(data []byte) (d *Drawing, err error) {
	if len(data) > maxBytes {
		return nil, ErrTooMuch
	}
	root, err := parse(data)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			if r != ErrTooMuch { //nolint:errorlint // the very value that spend panics with
				panic(r)
			}
			d, err = nil, ErrTooMuch
		}
	}()
	return read(root)
}

func read(root *node) (*Drawing, error) {
	box, ok := root.viewBox()
	w, h := root.length("width", 0), root.length("height", 0)
	if !ok {
		box = [4]float64{0, 0, w, h}
	}
	if !(box[2] > 1e-6 && box[3] > 1e-6) || max(box[2], box[3]) > 1e9 || math.Abs(box[0]) > 1e9 || math.Abs(box[1]) > 1e9 {
		return nil, errors.New("a drawing without a size")
	}
	if !(w > 0 && h > 0 && w < 1e9 && h < 1e9) {
		w, h = box[2], box[3]
	}
	scale := Side / max(w, h)
	d := &Drawing{W: w * scale, H: h * scale}
	r := newReader(root, d)
	r.view = box
	m := fit(root.get("preserveAspectRatio"), box, d.W, d.H)
	r.scope = &scope{}
	d.Root = Group{Opacity: 1, Clips: []Clip{{Segments: rectangle(0, 0, d.W, d.H)}}}
	at := state{m: m, style: r.styled(root, initial()), into: &d.Root}
	r.kids(root, at)
	return d, nil
}
