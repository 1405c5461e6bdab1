package draw

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/gif" // formats of pictures in drawings
	_ "image/jpeg"
	_ "image/png"
	"slices"
	"strings"
)

// reader reads the tree of a file.
type reader struct {
	to    *Drawing
	ids   map[string]*node
	rules []rule
	view  [4]float64 // what shares are of
	*scope

	depth                                              int // of the elements that are being read
	elements, bytes, segments, matched, images, pixels int
}

// scope is what is being read.
type scope struct {
	open  []*node // those that are used at the moment
	quiet bool    // texts are not taken: of markers, masks and patterns
}

// state is where an element stands.
type state struct {
	m     Matrix // to units of the drawing
	style style
	into  *Group
}

func newReader(root *node, to *Drawing) *reader {
	r := &reader{to: to, ids: map[string]*node{}, rules: sheets(root)}
	r.index(root)
	return r
}

// index finds the elements that have a name; of two with the same one the first counts.
func (r *reader) index(n *node) {
	if id := n.get("id"); id != "" && r.ids[id] == nil {
		r.ids[id] = n
	}
	for _, k := range n.kids {
		r.index(k)
	}
}

// spend counts n of something, and panics with ErrTooMuch where that is too much.
func (r *reader) spend(of *int, n int) {
	*of += n
	if r.elements > maxElements || r.bytes > maxRead || r.segments > maxSegments || r.matched > maxMatches || r.images > maxImages || r.pixels > maxPixels {
		panic(ErrTooMuch)
	}
}

// visit counts n.
func (r *reader) visit(n *node) {
	size := len(n.text)
	for i := range n.attr {
		size += len(n.attr[i].Value)
	}
	r.spend(&r.bytes, size)
	r.spend(&r.elements, 1)
}

func (r *reader) kids(n *node, at state) {
	for _, k := range n.kids {
		if k.name != "" {
			r.element(k, at)
		}
	}
}

// element adds what n shows.
func (r *reader) element(n *node, at state) {
	switch n.name {
	case "defs", "symbol", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient", "style", "script", "title", "desc", "metadata", "filter", "foreignObject":
		return
	}
	if r.depth++; r.depth > maxDepth {
		panic(ErrTooMuch)
	}
	defer func() { r.depth-- }()
	at.style = r.styled(n, at.style)
	if at.style.none {
		return
	}
	if at.style.transform != "" {
		at.m = at.m.Times(transform(at.style.transform))
	}
	if !at.m.sound() {
		return
	}
	at.into = r.grouped(n, at)
	switch n.name {
	case "g", "a":
		r.kids(n, at)
	case "switch":
		r.first(n, at)
	case "svg":
		r.viewport(n, n, at)
	case "use":
		r.use(n, at)
	case "text":
		r.text(n, at)
	case "image":
		r.image(n, at)
	default:
		r.path(n, at)
	}
}

// first adds the first part that asks for no extension.
func (r *reader) first(n *node, at state) {
	for _, k := range n.kids {
		if k.name != "" && k.name != "foreignObject" && k.get("requiredExtensions") == "" {
			r.element(k, at)
			return
		}
	}
}

// viewport adds the contents of a drawing within the drawing, or of a symbol, in the
// place and size that size states (SVG 2 §8.2).
func (r *reader) viewport(n, size *node, at state) {
	before := r.view
	defer func() { r.view = before }()
	x, y := 0.0, 0.0
	if n == size {
		x, y = n.length("x", before[2]), n.length("y", before[3])
	}
	side := func(name string, whole float64) float64 {
		for _, of := range []*node{size, n} {
			if v := of.get(name); v != "" && v != "auto" {
				return length(v, 16, whole)
			}
		}
		return whole
	}
	w, h := side("width", before[2]), side("height", before[3])
	if !(w > 0 && h > 0) {
		return
	}
	at.m = at.m.Times(translate(x, y))
	if n.get("overflow") != "visible" && at.into != nil {
		inner := &Group{Opacity: 1, Clips: []Clip{{Segments: mapped(rectangle(0, 0, w, h), at.m)}}}
		at.into.Items = append(at.into.Items, inner)
		at.into = inner
	}
	r.view = [4]float64{0, 0, w, h}
	if box, ok := n.viewBox(); ok {
		r.view = box
		at.m = at.m.Times(fit(n.get("preserveAspectRatio"), box, w, h))
	}
	if at.m.sound() {
		r.kids(n, at)
	}
}

// use adds the element that n uses (SVG 2 §5.5).
func (r *reader) use(n *node, at state) {
	used := r.ids[n.target()]
	if used == nil || slices.Contains(r.open, used) {
		return
	}
	for up := n.parent; up != nil; up = up.parent {
		if up == used {
			return
		}
	}
	r.open = append(r.open, used)
	defer func() { r.open = r.open[:len(r.open)-1] }()
	at.m = at.m.Times(translate(n.length("x", r.view[2]), n.length("y", r.view[3])))
	switch used.name {
	case "symbol":
		at.style = r.styled(used, at.style)
		r.viewport(used, n, at)
	case "svg":
		at.style = r.styled(used, at.style)
		at.m = at.m.Times(translate(used.length("x", r.view[2]), used.length("y", r.view[3])))
		r.viewport(used, n, at)
	default:
		r.element(used, at)
	}
}

// path adds a shape with its markers.
func (r *reader) path(n *node, at state) {
	segments := r.shape(n)
	if len(segments) == 0 || at.style.hidden {
		return
	}
	r.spend(&r.segments, len(segments))
	s := &at.style
	p := &Path{EvenOdd: s.evenOdd, Pen: s.pen, Matrix: identity}
	box := boundsOf(segments)
	p.Fill = r.paint(s.fill, s.fillAlpha, at, box)
	if s.pen.Width > 0 {
		p.Stroke = r.paint(s.stroke, s.strokeAlpha, at, box)
	}
	if n.name == "line" {
		p.Fill = nil
	}
	if p.Stroke == nil || at.m.even() {
		p.Segments = mapped(segments, at.m)
		p.Pen = p.Pen.scaled(at.m.scale())
	} else {
		p.Segments, p.Matrix = mapped(segments, identity), at.m
	}
	if p.Segments != nil && (p.Fill != nil || p.Stroke != nil) {
		at.into.Items = append(at.into.Items, p)
	}
	switch n.name {
	case "path", "line", "polyline", "polygon":
		r.markers(segments, at)
	}
}

func (p Pen) scaled(by float64) Pen {
	p.Width *= by
	p.Phase *= by
	p.Dash = slices.Clone(p.Dash)
	for i := range p.Dash {
		p.Dash[i] *= by
	}
	return p
}

// boundsOf returns the box around points: left, top, width and height.
func boundsOf(segments []Segment) [4]float64 {
	low, high := Point{1e300, 1e300}, Point{-1e300, -1e300}
	for _, s := range segments {
		for k := range s.Op.points() {
			low = Point{min(low.X, s.P[k].X), min(low.Y, s.P[k].Y)}
			high = Point{max(high.X, s.P[k].X), max(high.Y, s.P[k].Y)}
		}
	}
	return [4]float64{low.X, low.Y, high.X - low.X, high.Y - low.Y}
}

// image adds a picture that the drawing holds itself.
func (r *reader) image(n *node, at state) {
	head, data, ok := strings.Cut(strings.TrimSpace(n.get("href")), ",")
	if !ok || !strings.HasPrefix(head, "data:image/") || !strings.HasSuffix(head, "base64") || at.style.hidden {
		return
	}
	content, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data), ""))
	if err != nil {
		return
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height {
		return
	}
	r.spend(&r.images, 1)
	r.spend(&r.pixels, config.Width*config.Height)
	w, h := n.length("width", r.view[2]), n.length("height", r.view[3])
	size := [4]float64{0, 0, float64(config.Width), float64(config.Height)}
	switch {
	case w == 0 && h == 0:
		w, h = size[2], size[3]
	case w == 0:
		w = h * size[2] / size[3]
	case h == 0:
		h = w * size[3] / size[2]
	}
	m := at.m.Times(translate(n.length("x", r.view[2]), n.length("y", r.view[3])))
	into := at.into
	if strings.Contains(n.get("preserveAspectRatio"), "slice") {
		into = &Group{Opacity: 1, Clips: []Clip{{Segments: mapped(rectangle(0, 0, w, h), m)}}}
		at.into.Items = append(at.into.Items, into)
	}
	m = m.Times(fit(n.get("preserveAspectRatio"), size, w, h)).Times(Matrix{A: size[2], D: size[3]})
	if m.sound() {
		into.Items = append(into.Items, &Image{Data: content, Alpha: 1, Matrix: m})
	}
}
