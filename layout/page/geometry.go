package page

import "math"

// Geometry is the frame of a page: its paper, its type area and the baseline
// grid. All lengths are in points.
type Geometry struct {
	Width, Height float64 // of the paper
	Em            float64 // size of the body type
	Pitch         float64 // distance of the grid's baselines
	Measure       float64 // width of one column, a whole number of em
	Columns       int     // columns a page, at least 1
	Gutter        float64 // between columns
	Top           float64 // from the paper's top to the type area
	Lines         int     // grid lines a column
	Left          float64 // margin left of the type area on a recto
	Duplex        bool    // on a verso the margins are mirrored
	// Facing is for books whose two texts stand on facing pages: leaf 0 is a
	// verso, rows (Geometry.Row) fill a verso and the recto after it in step,
	// and heads and folios are those of an opened book.
	Facing bool
}

// NewGeometry returns the frame for a paper of width × height points with body
// type of em points in one or two columns.
//
// The type area is a whole number of em wide and a whole number of lines
// high. On A4 at 10.5 pt it is 42 em by 40 lines with a head margin of 62 pt
// and a foot of 80 pt; other papers keep at least 12 % of the width and the
// same share of the height for margins.
func NewGeometry(width, height, em float64, columns int, duplex bool) Geometry {
	g := Geometry{Width: width, Height: height, Em: em, Pitch: em * 5 / 3, Columns: max(columns, 1), Duplex: duplex}
	ems := math.Floor(0.88*width/em + eps)
	if width > 500 && width < 620 { // A4, Letter: a calm page
		ems = min(ems, 42)
	}
	ems = min(ems, float64(45*g.Columns))
	if g.Columns > 1 {
		g.Gutter = 2 * em
		column := math.Floor((ems - 2*float64(g.Columns-1)) / float64(g.Columns))
		g.Measure = max(column, 4) * em
	} else {
		g.Measure = max(ems, 4) * em
	}
	g.setLines()
	side := (width - g.Block()) / 2
	g.Left = side
	if duplex {
		g.Left = side * 65 / 77
	}
	return g
}

// setLines puts the grid lines on the page.
func (g *Geometry) setLines() {
	g.Lines = max(int(g.Height*(1-142/841.89)/g.Pitch+0.02), 4)
	free := g.Height - float64(g.Lines)*g.Pitch
	g.Top = free * 62 / 142
}

// Spaced returns the frame with another distance of the grid's baselines.
func (g Geometry) Spaced(pitch float64) Geometry {
	g.Pitch = pitch
	g.setLines()
	return g
}

// eps forgives the rounding of sums of lengths.
const eps = 1e-6

// Block returns the width of the type area: all columns and gutters.
func (g Geometry) Block() float64 {
	return g.Measure*float64(g.Columns) + g.Gutter*float64(g.Columns-1)
}

// Depth returns the height of the type area.
func (g Geometry) Depth() float64 { return g.Pitch * float64(g.Lines) }

// Edge returns the left edge of the type area on a recto or a verso.
func (g Geometry) Edge(recto bool) float64 {
	if g.Duplex && !recto {
		return g.Width - g.Left - g.Block()
	}
	return g.Left
}

// recto tells whether leaf i stands on the right.
func (g Geometry) recto(i int) bool { return (i%2 == 0) != g.Facing }

// mirrored tells whether the outer side of a page is its left one.
func (g Geometry) mirrored(recto bool) bool { return (g.Duplex || g.Facing) && !recto }

// Column returns the left edge of column c (0-based).
func (g Geometry) Column(recto bool, c int) float64 {
	return g.Edge(recto) + float64(c)*(g.Measure+g.Gutter)
}

// ascent is how far a Han face's em box rises above the baseline, in em.
const ascent = 0.88

// Baseline returns where the baseline of a line of type of the given size
// stands in a strip of the given depth, measured from the strip's top: the em
// box is centred in the strip.
func Baseline(depth, size float64) float64 { return (depth-size)/2 + ascent*size }

// WholeLines returns depth rounded up to a multiple of the pitch, as a number
// of lines.
func (g Geometry) WholeLines(depth float64) int {
	return int(math.Ceil(depth/g.Pitch - 1e-4))
}

// below is the grid line that stands empty lines below y.
func (g Geometry) below(y float64, empty int) float64 {
	return float64(g.WholeLines(y)+empty) * g.Pitch
}

// whole returns depth rounded up to whole lines.
func (g Geometry) whole(depth float64) float64 { return g.below(depth, 0) }
