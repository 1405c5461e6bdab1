// Package shown places the pictures of a book: figures in their columns, pictures in
// lines, and the words of drawings over them. It sets no text itself.
package shown

import (
	"math"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/draw"
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

// Figure scales an image to a measure at x on a grid: no wider than the measure, no
// deeper than limit and two thirds of a column, and so deep that its head stands at the
// top of the characters of its first grid line and its foot on the last baseline. What a
// picture as wide as the measure lacks of whole lines is above it, so that all captions
// stand at one distance. Depth is that of the strip.
func Figure(im *doc.Image, x, measure, limit float64, g page.Geometry) (item *page.PictureItem, depth float64) {
	if im == nil || im.Width < 1 || im.Height < 1 || !(g.Pitch > 0) {
		return &page.PictureItem{Picture: &page.Picture{}}, 0
	}
	ratio := float64(im.Height) / float64(im.Width)
	w := min(measure, natural(im))
	spare := g.Pitch - g.Em
	limit = min(limit, math.Ceil(float64(g.Lines)*2/3)*g.Pitch)
	if w*ratio > limit-spare {
		w = (limit - spare) / ratio
	}
	lines := max(math.Floor((w*ratio+spare)/g.Pitch+0.15), 1)
	depth = lines * g.Pitch
	if h := depth - spare; lines > 3 && h < w*ratio {
		w = h / ratio
	}
	h := w * ratio
	depth = max(depth, float64(g.WholeLines(h))*g.Pitch)
	return &page.PictureItem{X: x + (measure-w)/2, Y: max(depth-h-spare/2, 0), W: w, H: h, Picture: content(im)}, depth
}

// content returns what a picture shows: of a drawing its lines, as far as these can be
// read, else its pixels.
func content(im *doc.Image) *page.Picture {
	if len(im.Drawing) > 0 {
		if d, err := draw.Read(im.Drawing); err == nil {
			return &page.Picture{Name: im.Name, MediaType: "image/svg+xml", Width: im.Width, Height: im.Height, Data: im.Drawing, Drawing: d}
		}
	}
	return &page.Picture{Name: im.Name, MediaType: im.MediaType, Width: im.Width, Height: im.Height, Data: im.Data}
}
