package drawing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/fyne-io/oksvg"
)

const (
	maxArcBytes  = 1 << 20  // of paths with arcs, which grow to 34 times their size
	maxStops     = 100      // of a gradient, each of which costs time at each pixel
	maxStyleWork = 32 << 20 // bytes of style sheets, once for each element with a class
	maxStyles    = 100_000  // properties of style sheets, once for each selector
)

// flattener writes a tree as SVG of shapes, groups, gradients and style sheets:
// each use is written out, and what is drawn only where it is used is left
// out.
type flattener struct {
	out      bytes.Buffer
	ids      map[string]*element
	open     map[*element]bool // those that are being written
	elements int
	arcs     int // bytes of paths with arcs
	stops    int // most of a gradient
	classed  int // elements with a class
	styles   int // bytes of style sheets
}

// flatten returns the drawing in plain SVG, and the most stops that a gradient
// has.
func flatten(root *element) (plain []byte, stops int, err error) {
	f := flattener{ids: map[string]*element{}, open: map[*element]bool{}}
	f.index(root)
	if err := f.write(root, "svg", 1); err != nil {
		return nil, 0, err
	}
	if f.classed*f.styles > maxStyleWork {
		return nil, 0, ErrTooMuch
	}
	return f.out.Bytes(), f.stops, nil
}

// index finds the elements that have a name; of two with the same one the first
// counts, as in a browser.
func (f *flattener) index(e *element) {
	if id := e.get("id"); id != "" && f.ids[id] == nil {
		f.ids[id] = e
	}
	for _, k := range e.kids {
		f.index(k)
	}
}

// element writes e and what is in it.
func (f *flattener) element(e *element, depth int) error {
	switch e.name {
	case "": // text
		return nil
	case "use":
		return f.use(e, depth)
	case "svg":
		return f.within(e, e, depth)
	case "defs", "symbol", "clipPath", "mask", "pattern", "marker":
		return f.definitions(e, depth)
	case "title", "desc", "metadata", "script", "text", "image", "foreignObject", "filter":
		return nil
	}
	return f.write(e, e.name, depth)
}

// definitions writes the gradients and style sheets in e.
func (f *flattener) definitions(e *element, depth int) error {
	for _, k := range e.kids {
		next := f.definitions
		switch k.name {
		case "linearGradient", "radialGradient", "style":
			next = f.element
		}
		if err := next(k, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// write writes e under another name, and what is in it.
func (f *flattener) write(e *element, name string, depth int) error {
	if err := f.count(e, depth); err != nil {
		return err
	}
	f.open[e] = true
	defer delete(f.open, e)
	f.start(name, e.attr)
	if name == "style" {
		xml.EscapeText(&f.out, []byte(e.text)) //nolint:errcheck // a buffer takes all
	}
	for _, k := range e.kids {
		if err := f.element(k, depth+1); err != nil {
			return err
		}
	}
	f.out.WriteString("</" + name + ">")
	return nil
}

// use writes the element that e uses (SVG 2 §5.5), where e places it.
func (f *flattener) use(e *element, depth int) error {
	used, ok := f.ids[strings.TrimPrefix(e.get("href"), "#")]
	if !ok {
		return nil
	}
	if f.open[used] || used == e {
		return errors.New("a drawing that uses itself")
	}
	if err := f.count(e, depth); err != nil {
		return err
	}
	f.open[e] = true
	defer delete(f.open, e)
	attr := []xml.Attr{{Name: xml.Name{Local: "transform"}, Value: e.get("transform") + " translate(" + number(e.get("x")) + "," + number(e.get("y")) + ")"}}
	for _, a := range e.attr {
		switch a.Name.Local {
		case "x", "y", "width", "height", "href", "transform", "id":
		default:
			attr = append(attr, a)
		}
	}
	f.start("g", attr)
	write := f.element
	if used.name == "symbol" {
		write = func(used *element, depth int) error { return f.within(used, e, depth) }
	}
	if err := write(used, depth+1); err != nil {
		return err
	}
	f.out.WriteString("</g>")
	return nil
}

// number returns a length as a plain number of user units; what cannot be read
// is 0.
func number(s string) string {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil {
		return "0"
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// start writes a start tag.
func (f *flattener) start(name string, attr []xml.Attr) {
	f.out.WriteString("<" + name)
	for _, a := range attr {
		if !understood(a.Name.Local) || !readable(&a) {
			continue
		}
		f.out.WriteString(" " + a.Name.Local + `="`)
		xml.EscapeText(&f.out, []byte(a.Value)) //nolint:errcheck // a buffer takes all
		f.out.WriteString(`"`)
	}
	f.out.WriteString(">")
}

// understood reports whether oksvg reads an attribute.
func understood(name string) bool {
	switch name {
	case "id", "class", "style", "transform", "d", "points", "viewBox",
		"x", "y", "width", "height", "rx", "ry", "r", "cx", "cy", "fx", "fy", "x1", "y1", "x2", "y2",
		"offset", "stop-color", "stop-opacity", "gradientTransform", "gradientUnits", "spreadMethod",
		"fill", "fill-opacity", "opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin",
		"stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset":
		return true
	}
	return false
}

// readable reports whether a is no colour that oksvg fails on, as on
// currentColor; what is transparent is not painted.
func readable(a *xml.Attr) bool {
	switch a.Name.Local {
	case "fill", "stroke", "stop-color":
		if a.Value == "transparent" {
			a.Value = "none"
		}
		_, err := oksvg.ParseSVGColor(a.Value)
		return err == nil
	}
	return true
}

// count adds e to what is written, and fails where that is too much.
func (f *flattener) count(e *element, depth int) error {
	f.elements++
	stops := 0
	for _, k := range e.kids {
		if k.name == "stop" {
			stops++
		}
	}
	f.stops = max(f.stops, stops)
	if d := e.get("d"); strings.ContainsAny(d, "aA") {
		f.arcs += len(d)
	}
	if e.get("class") != "" {
		f.classed++
	}
	f.styles += len(e.text)
	switch {
	case f.elements > maxElements:
		return tooManyElements()
	case depth > maxDepth:
		return tooDeep()
	case f.out.Len() > maxBytes:
		return fmt.Errorf("a drawing of over %d bytes, with all that it uses, is over the limit", maxBytes)
	case stops > maxStops:
		return fmt.Errorf("a gradient of %d colours is over the limit", stops)
	case f.arcs > maxArcBytes || properties(e.text) > maxStyles:
		return ErrTooMuch
	}
	return nil
}

// properties counts what a style sheet says: each property once for each
// selector.
func properties(css string) int {
	n := 0
	for rule := range strings.SplitSeq(css, "}") {
		n += (1 + strings.Count(rule, ",")) * (1 + strings.Count(rule, ";"))
	}
	return n
}
