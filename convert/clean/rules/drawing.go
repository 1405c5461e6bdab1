package rules

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
)

// What a drawing in a page has at least that is more than a sign of the page's
// interface: a side in pixels, and shapes where there are no words in it. Signs are
// of one or two shapes, and where they say how large they are, small.
const (
	minDrawingSide   = 96
	minDrawingShapes = 5
)

// isDrawing reports whether n is an <svg> that shows something of the article.
func isDrawing(n *html.Node) bool {
	if n.DataAtom != atom.Svg || inControl(n) {
		return false
	}
	w, h := drawingSize(n)
	if w < minDrawingSide || h < minDrawingSide/2 {
		return false
	}
	shapes := 0
	for k := range n.Descendants() {
		if k.Type != html.ElementNode {
			continue
		}
		switch k.Data {
		case "text":
			if runes.HasInk(node.Text(k)) {
				return true
			}
		case "image":
			return true
		case "path", "circle", "ellipse", "line", "polyline", "polygon", "rect", "use":
			shapes++
		}
	}
	return shapes >= minDrawingShapes
}

// inControl reports whether n stands in a link or a button: it is a sign then.
func inControl(n *html.Node) bool {
	for up, level := n.Parent, 0; up != nil && level < 4; up, level = up.Parent, level+1 {
		switch up.DataAtom {
		case atom.A, atom.Button, atom.Nav, atom.Label, atom.Header, atom.Footer:
			return true
		}
	}
	return node.Attr(n, "aria-hidden") == "true" && node.Attr(n, "role") != "img"
}

// drawingSize returns the width and height of a drawing in pixels: as it says, else
// as the box says that it is drawn in.
func drawingSize(n *html.Node) (w, h float64) {
	w, h = pixels(node.Attr(n, "width")), pixels(node.Attr(n, "height"))
	box := strings.FieldsFunc(node.Attr(n, "viewBox")+node.Attr(n, "viewbox"), func(r rune) bool { return r == ' ' || r == ',' })
	if len(box) == 4 {
		if w == 0 {
			w = pixels(box[2])
		}
		if h == 0 {
			h = pixels(box[3])
		}
	}
	return w, h
}

// pixels returns a length in pixels; 0 where it is none, or one of another unit.
func pixels(s string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil {
		return 0
	}
	return v
}
