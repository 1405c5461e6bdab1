// Package shown places the pictures of a book: figures in their columns, pictures in
// lines, and the words of drawings over them. It sets no text itself.
package shown

import (
	"math"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
)

// dpi is the least resolution at which a picture is printed: it is never drawn
// larger than its pixels are good for.
const dpi = 150

// Panoramic tells which pictures a column is too narrow for: those more than
// twice as wide as high that fill much more of the page.
func Panoramic(im *doc.Image, column float64) bool {
	return im != nil && im.Width > 2*im.Height && natural(im) > 1.5*column
}

// natural returns the greatest width of a picture in points: what its pixels are good
// for, and of a drawing the width that it states.
func natural(im *doc.Image) float64 {
	w := float64(im.Width) * 72 / dpi
	if im.Breadth > 0 {
		w = min(w, im.Breadth*72/96)
	}
	return w
}

// parts are the parts of the measure that the widths of pictures are.
var parts = [...]float64{1, 3.0 / 4, 2.0 / 3, 1.0 / 2, 1.0 / 3}

// By what of itself a picture may become narrower to have such a width, and a drawing
// wider.
const (
	narrower = 0.1
	wider    = 0.06
)

// width returns how wide a picture is that may be no wider than most: as wide as its
// source asks, else a part of the measure where one is near, which is exact.
func width(f *doc.Figure, measure, most float64) (w float64, exact bool) {
	most = min(most, measure)
	w = min(most, natural(f.Image))
	if f.Share > 0 {
		return min(w, f.Share*measure), w >= f.Share*measure
	}
	up := w
	if f.Image.Breadth > 0 {
		up = min(w*(1+wider), most)
	}
	for _, p := range parts {
		if at := p * measure; at <= up && at >= w*(1-narrower) {
			return at, true
		}
	}
	return w, false
}

// Figure scales a picture to a measure at x on a grid: as wide as the measure or a part
// of it, where that is near its own width, no deeper than limit and two thirds of a
// column, and else so deep that its head stands at the top of the characters of its first
// grid line and its foot on the last baseline. What a picture lacks of whole lines is
// above it, so that all captions stand at one distance. Depth is that of the strip.
func (all *Drawings) Figure(f *doc.Figure, x, measure, limit float64, g page.Geometry) (item *page.PictureItem, depth float64) {
	if f == nil {
		f = &doc.Figure{}
	}
	im := f.Image
	if im == nil || im.Width < 1 || im.Height < 1 || !(g.Pitch > 0) {
		return &page.PictureItem{Picture: &page.Picture{}}, 0
	}
	ratio := float64(im.Height) / float64(im.Width)
	spare := g.Pitch - g.Em
	limit = min(limit, math.Ceil(float64(g.Lines)*2/3)*g.Pitch)
	w, exact := width(f, measure, max(limit-spare, g.Pitch)/ratio)
	lines := max(math.Floor((w*ratio+spare)/g.Pitch+0.15), 1)
	depth = lines * g.Pitch
	if h := depth - spare; lines > 3 && h < w*ratio && !exact {
		w = h / ratio
	}
	h := w * ratio
	depth = max(depth, float64(g.WholeLines(h+spare/2))*g.Pitch)
	return &page.PictureItem{X: x + (measure-w)/2, Y: max(depth-h-spare/2, 0), W: w, H: h, Picture: all.content(im)}, depth
}

// content returns what a picture shows: of a drawing its lines, as far as these can be
// read, else its pixels.
func (all *Drawings) content(im *doc.Image) *page.Picture {
	if d := all.read(im.Drawing); d != nil {
		return &page.Picture{Name: im.Name, MediaType: "image/svg+xml", Width: im.Width, Height: im.Height, Data: im.Drawing, Drawing: d}
	}
	return &page.Picture{Name: im.Name, MediaType: im.MediaType, Width: im.Width, Height: im.Height, Data: im.Data}
}
