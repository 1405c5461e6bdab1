// Package drawing draws SVG (Scalable Vector Graphics 1.1 and 2) as pixels. The
// drawing is read into a tree with bounds, written out again without whatever
// could go on for ever, and handed to oksvg; what oksvg draws goes through a
// scanner that counts the work. All bounds are counts, none is a clock, so that
// a drawing is drawn or refused alike on every machine.
package drawing

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
)

// Side is the length of the longer side of what is drawn, in pixels.
const Side = 1200

// maxBytes bounds a file, and a drawing whose uses are written out.
const maxBytes = 4 << 20

// MaxWork is the most that a drawing may cost, in units of some five nanoseconds:
// plots and diagrams take two to ten million, large illustrations with gradients
// up to forty.
const MaxWork = 100_000_000

// foreseenAt is the work after which the rest of a drawing is first counted
// without filling anything: most of those that would be refused are refused then.
const foreseenAt = MaxWork / 12

// ErrTooMuch is the error of a drawing within the other limits that would take
// too long to draw.
var ErrTooMuch = errors.New("a drawing of too many or too long lines is over the limit")

// Is reports whether data is a drawing: XML whose first element is svg.
func Is(data []byte) bool {
	head := bytes.TrimLeft(data[:min(len(data), 4096)], " \t\r\n\ufeff")
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<svg")) &&
		!bytes.Contains(bytes.ToLower(head[:min(len(head), 256)]), []byte("<html"))
}

// Drawn is a drawing as pixels, with what they do not show.
type Drawn struct {
	Pixels *image.RGBA
	Blank  bool     // the pixels do not show it
	Lost   []string // kinds of what is not drawn: pictures and pages within it
	Width  float64  // in pixels of CSS, as the drawing states it; else in its own units
	SVG    []byte   // the drawing itself, see Clean; nil where it is not to be shown so
	Work   int      // what drawing it took, also where it was refused
}

// Decode draws a drawing with no more work than most, which is at most MaxWork. It
// never opens what the drawing names.
func Decode(data []byte, most int) (d Drawn, err error) {
	if len(data) > maxBytes {
		return d, fmt.Errorf("a drawing of %d bytes is over the limit", len(data))
	}
	root, lost, err := read(data)
	if err != nil {
		return d, err
	}
	if root.name != "svg" {
		return d, errors.New("damaged: its first element is not svg")
	}
	box := boxOf(root)
	w, h, err := size(box[2], box[3])
	if err != nil {
		return d, err
	}
	plain, stops, err := flatten(root.boxed(box))
	if err != nil {
		return d, err
	}
	d.Lost = lost
	d.Pixels, d.Work, err = render(plain, w, h, stops, min(most, MaxWork))
	if errors.Is(err, ErrTooMuch) {
		return d, err
	}
	d.Width = widthOf(root, box)
	if d.SVG = cleaned(root, box, d.Width); err != nil && d.SVG != nil && d.shows() {
		d.Pixels, d.Blank = image.NewRGBA(image.Rect(0, 0, w, h)), true
		return d, nil
	}
	return d, err
}

// shows reports whether a drawing that the library cannot read may show something.
func (d *Drawn) shows() bool {
	for _, name := range []string{"<path", "<rect", "<circle", "<text", "<poly", "<line", "<ellipse", "<image"} {
		if bytes.Contains(d.SVG, []byte(name)) {
			return true
		}
	}
	return false
}

// widthOf returns the width of a drawing in pixels of CSS, as it states it or by its
// box.
func widthOf(root *element, box [4]float64) float64 {
	if w := length(root, root, "width"); w > 0 && w < 1e6 {
		return w
	}
	if h := length(root, root, "height"); h > 0 && h < 1e6 {
		return h * box[2] / box[3]
	}
	return box[2]
}

// render draws what flatten wrote.
func render(plain []byte, w, h, stops, most int) (pic *image.RGBA, work int, err error) {
	var s *scanner
	defer func() {
		if s != nil {
			work = most - s.work.left
		}
		switch r := recover(); {
		case r == ErrTooMuch: //nolint:errorlint // the very value that work panics with
			pic, work, err = nil, most, ErrTooMuch
		case r != nil: // the library is not made for hostile drawings
			pic, err = nil, fmt.Errorf("damaged: %v", r)
		}
	}()
	icon, err := oksvg.ReadIconStream(bytes.NewReader(plain), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, 0, fmt.Errorf("damaged: %w", err)
	}
	icon.SetTarget(0, 0, float64(w), float64(h))
	s = newScanner(w, h, stops, most)
	dasher := rasterx.NewDasher(w, h, s)
	for i := range icon.SVGPaths {
		if i > 0 && s.work.left < most-foreseenAt && !s.foreseen {
			s.foresee(func() { drawPaths(dasher, icon, i, len(icon.SVGPaths)) })
		}
		drawPaths(dasher, icon, i, i+1)
	}
	return s.canvas, 0, nil
}

// drawPaths draws the paths from one to the one before end.
func drawPaths(d *rasterx.Dasher, icon *oksvg.SvgIcon, from, end int) {
	s, _ := d.Scanner.(*scanner)
	for i := from; i < end; i++ {
		p := &icon.SVGPaths[i]
		s.work.spend(len(p.Path) * (1 + len(p.Dash)))
		p.DashOffset = shortOffset(p.Dash, p.DashOffset)
		p.DrawTransformed(d, 1, icon.Transform)
	}
}

// shortOffset returns an offset into dashes (SVG 2 §13.5.6) that means the same
// as offset and lies within two rounds of them: the dasher steps through
// whatever it is given.
func shortOffset(dashes []float64, offset float64) float64 {
	round := int64(0)
	for _, d := range dashes {
		round += max(0, int64(fixed.Int26_6(d*64)))
	}
	if round == 0 {
		return 0
	}
	return float64(int64(fixed.Int26_6(offset*64))%(2*round)) / 64
}

// size scales a drawing so that its longer side has Side pixels.
func size(w, h float64) (int, int, error) {
	if !(min(w, h) > 1e-6 && max(w, h) < 1e9) || w/h > 100 || h/w > 100 {
		return 0, 0, errors.New("a drawing without a size")
	}
	scale := Side / max(w, h)
	return max(1, int(math.Round(w*scale))), max(1, int(math.Round(h*scale))), nil
}
