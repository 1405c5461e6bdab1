package drawing

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Costs, in units of work.
const (
	edgeCost     = 6  // of an edge, whether it is seen or not
	seenCost     = 8  // of one that is seen, beside the pixels that it crosses
	gradientCost = 12 // of a pixel that a gradient colours
	maxEdges     = 1 << 20
)

// work is what a drawing may still cost.
type work struct{ left int }

// spend takes n from it, and panics with ErrTooMuch where there is not so much.
func (w *work) spend(n int) {
	if n < 0 || n > w.left {
		panic(ErrTooMuch)
	}
	w.left -= n
}

// point is a place on the canvas, in pixels.
type point struct{ x, y float64 }

// edge is a line that a shape has on the canvas.
type edge struct{ ax, ay, bx, by float32 }

// scanner is a rasterx.Scanner that keeps the edges of a shape until it is
// drawn, cut to the canvas, and then fills no more than the rectangle they
// span.
type scanner struct {
	canvas *image.RGBA
	work   work
	stops  int // most colours of a gradient
	fill   vector.Rasterizer
	edges  []edge
	pen    point
	extent fixed.Rectangle26_6 // of the whole shape
	paint  any                 // color.Color or rasterx.ColorFunc
	mask   []byte

	foreseen bool // foresee was called
	unfilled bool // shapes are counted only
}

// foresee calls draw with nothing filled, and panics with ErrTooMuch where even
// that is too much. The work is not taken.
func (s *scanner) foresee(draw func()) {
	s.foreseen = true
	before := s.work
	s.unfilled = true
	draw()
	s.unfilled, s.work = false, before
}

func newScanner(w, h, stops, most int) *scanner {
	return &scanner{canvas: image.NewRGBA(image.Rect(0, 0, w, h)), work: work{most}, stops: stops}
}

// Start moves the pen.
func (s *scanner) Start(a fixed.Point26_6) {
	s.work.spend(edgeCost)
	s.extend(a)
	s.pen = pixels(a)
}

// Line draws an edge from the pen, and moves it.
func (s *scanner) Line(b fixed.Point26_6) {
	s.work.spend(edgeCost)
	s.extend(b)
	from, to := s.pen, pixels(b)
	s.pen = to
	s.cutRows(from, to)
}

func pixels(p fixed.Point26_6) point { return point{float64(p.X) / 64, float64(p.Y) / 64} }

// cutRows drops what is above and below the canvas: nothing is seen of it.
func (s *scanner) cutRows(a, b point) {
	bottom := float64(s.canvas.Rect.Max.Y)
	if a.y == b.y || max(a.y, b.y) <= 0 || min(a.y, b.y) >= bottom {
		return
	}
	s.cutColumn(atRow(a, b, clamp(a.y, bottom)), atRow(a, b, clamp(b.y, bottom)), 0, func(a, b point) {
		s.cutColumn(a, b, float64(s.canvas.Rect.Max.X), s.keep)
	})
}

// atRow returns where the line from a to b is at y.
func atRow(a, b point, y float64) point {
	switch y {
	case a.y:
		return a
	case b.y:
		return b
	}
	return point{a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y), y}
}

// cutColumn parts the line from a to b where it crosses x.
func (s *scanner) cutColumn(a, b point, x float64, next func(a, b point)) {
	if (a.x < x) == (b.x < x) {
		next(a, b)
		return
	}
	m := point{x, a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x)}
	next(a, m)
	next(m, b)
}

// keep remembers an edge. One beside the canvas is moved to its border: how far
// to the left a shape begins does not show.
func (s *scanner) keep(a, b point) {
	right := float64(s.canvas.Rect.Max.X)
	a.x, b.x = clamp(a.x, right), clamp(b.x, right)
	s.work.spend(seenCost + int(math.Abs(a.y-b.y)) + int(math.Abs(a.x-b.x))/2)
	if len(s.edges) == maxEdges {
		panic(ErrTooMuch)
	}
	s.edges = append(s.edges, edge{float32(a.x), float32(a.y), float32(b.x), float32(b.y)})
}

func clamp(v, most float64) float64 { return min(max(v, 0), most) }

// Draw fills the shape.
func (s *scanner) Draw() {
	at := s.spanned()
	if at.Empty() {
		return
	}
	n := at.Dx() * at.Dy()
	s.work.spend(n / 3)
	if s.unfilled {
		return
	}
	s.mask = slices.Grow(s.mask[:0], n)[:n]
	mask := &image.Alpha{Pix: s.mask, Stride: at.Dx(), Rect: image.Rect(0, 0, at.Dx(), at.Dy())}
	s.fill.Reset(at.Dx(), at.Dy())
	s.fill.DrawOp = draw.Src
	left, top := float32(at.Min.X), float32(at.Min.Y)
	for _, e := range s.edges {
		s.fill.MoveTo(e.ax-left, e.ay-top)
		s.fill.LineTo(e.bx-left, e.by-top)
	}
	s.fill.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	switch paint := s.paint.(type) {
	case color.Color:
		c := pixelOf(paint)
		s.blend(at, func(int, int) pixel { return c })
	case rasterx.ColorFunc:
		s.blend(at, func(x, y int) pixel {
			s.work.spend(gradientCost + s.stops/4)
			return pixelOf(paint(x, y))
		})
	}
}

// pixel is red, green, blue and alpha, the first three multiplied by the last.
type pixel [4]uint32

func pixelOf(c color.Color) pixel {
	r, g, b, a := c.RGBA()
	return pixel{r >> 8, g >> 8, b >> 8, a >> 8}
}

// blend lays colours over the canvas as far as the mask lets them through.
func (s *scanner) blend(at image.Rectangle, colour func(x, y int) pixel) {
	for y := range at.Dy() {
		s.work.spend(at.Dx() - bytes.Count(s.mask[y*at.Dx():(y+1)*at.Dx()], []byte{0}))
		to := s.canvas.Pix[s.canvas.PixOffset(at.Min.X, at.Min.Y+y):]
		for x, m := range s.mask[y*at.Dx() : (y+1)*at.Dx()] {
			if m == 0 {
				continue
			}
			c, p := colour(at.Min.X+x, at.Min.Y+y), to[4*x:4*x+4:4*x+4]
			if m == 255 && c[3] == 255 {
				p[0], p[1], p[2], p[3] = byte(c[0]), byte(c[1]), byte(c[2]), 255
				continue
			}
			const all = 255 * 255
			through := all - uint32(m)*c[3]
			for i := range p {
				p[i] = byte((uint32(p[i])*through + c[i]*uint32(m)*255 + all/2) / all)
			}
		}
	}
}

// spanned returns the pixels between the edges.
func (s *scanner) spanned() image.Rectangle {
	if len(s.edges) == 0 {
		return image.Rectangle{}
	}
	first := s.edges[0]
	left, top, right, bottom := first.ax, first.ay, first.ax, first.ay
	for _, e := range s.edges {
		left, top = min(left, e.ax, e.bx), min(top, e.ay, e.by)
		right, bottom = max(right, e.ax, e.bx), max(bottom, e.ay, e.by)
	}
	return image.Rect(int(left), int(top), int(math.Ceil(float64(right))), int(math.Ceil(float64(bottom))))
}

// extend makes the extent of the shape include p.
func (s *scanner) extend(p fixed.Point26_6) {
	s.extent.Min.X, s.extent.Min.Y = min(s.extent.Min.X, p.X), min(s.extent.Min.Y, p.Y)
	s.extent.Max.X, s.extent.Max.Y = max(s.extent.Max.X, p.X), max(s.extent.Max.Y, p.Y)
}

// GetPathExtent returns the rectangle around the shape, seen or not.
func (s *scanner) GetPathExtent() fixed.Rectangle26_6 { return s.extent }

// Clear forgets the shape.
func (s *scanner) Clear() {
	const far = fixed.Int26_6(math.MaxInt32)
	s.edges = s.edges[:0]
	s.extent = fixed.Rectangle26_6{Min: fixed.Point26_6{X: far, Y: far}, Max: fixed.Point26_6{X: -far, Y: -far}}
}

// SetColor sets a colour or a gradient.
func (s *scanner) SetColor(c any) { s.paint = c }

// SetBounds does nothing: the canvas is what it is.
func (s *scanner) SetBounds(_, _ int) {}

// SetWinding does nothing: shapes are filled by the nonzero rule.
func (s *scanner) SetWinding(bool) {}

// SetClip does nothing: nothing asks for it.
func (s *scanner) SetClip(image.Rectangle) {}
