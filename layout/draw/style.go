package draw

import "strings"

// style is what an element looks like.
type style struct {
	colour       RGB
	fill, stroke string // as written
	fillAlpha    float64
	strokeAlpha  float64
	evenOdd      bool
	clipEvenOdd  bool
	pen          Pen
	markers      [3]string // at the start, the middle points and the end
	hidden       bool

	size         float64 // of type
	anchor       float64
	shift        float64 // of the baseline downwards, in em
	bold, italic bool
	mono         bool

	// What its children do not inherit.
	none       bool
	opacity    float64
	clip, mask string
	transform  string
	stopColour string
	stopAlpha  float64
}

func initial() style {
	return style{
		fill: "black", fillAlpha: 1, strokeAlpha: 1, size: 16, opacity: 1, stopColour: "black", stopAlpha: 1,
		pen: Pen{Width: 1, Miter: 4},
	}
}

// inherited returns what the children of an element of that style begin with.
func (s style) inherited() style {
	s.none, s.opacity, s.clip, s.mask, s.transform = false, 1, "", "", ""
	s.stopColour, s.stopAlpha = "black", 1
	return s
}

// presentation are the properties that attributes state too.
var presentation = map[string]bool{}

func init() { //nolint:gochecknoinits // a set of a list
	for name := range strings.FieldsSeq("color fill fill-opacity fill-rule stroke stroke-opacity stroke-width stroke-linecap stroke-linejoin " +
		"stroke-miterlimit stroke-dasharray stroke-dashoffset opacity clip-path clip-rule mask display visibility transform stop-color stop-opacity " +
		"font-size font-family font-weight font-style text-anchor dominant-baseline alignment-baseline baseline-shift marker marker-start marker-mid marker-end") {
		presentation[name] = true
	}
}

// styled returns the style of n by its attributes, by the style sheets and by its own
// style (CSS Cascade 4 §6).
func (r *reader) styled(n *node, parent style) style {
	r.visit(n)
	s := parent.inherited()
	set := func(all []property) {
		for _, p := range all {
			s.set(p.name, p.value)
		}
	}
	for i := range n.attr {
		if name := n.attr[i].Name.Local; presentation[name] {
			s.set(name, n.attr[i].Value)
		}
	}
	var urgent []property
	for i := range r.rules {
		if u := &r.rules[i]; r.matches(u.parts, len(u.parts)-1, n) {
			r.spend(&r.matched, len(u.sets)+len(u.urgent))
			set(u.sets)
			urgent = append(urgent, u.urgent...)
		}
	}
	if css := n.get("style"); css != "" {
		own, last := properties(css)
		set(own)
		urgent = append(urgent, last...)
	}
	set(urgent)
	return s
}

// set sets a property; what has no meaning here is passed over.
func (s *style) set(name, value string) {
	value = plainValue(value)
	if value == "" || value == "inherit" {
		return
	}
	switch name {
	case "color":
		s.colour, _, _ = colour(value, s.colour)
	case "fill":
		s.fill = value
	case "stroke":
		s.stroke = value
	case "fill-opacity":
		s.fillAlpha = share(value)
	case "stroke-opacity":
		s.strokeAlpha = share(value)
	case "fill-rule":
		s.evenOdd = value == "evenodd"
	case "clip-rule":
		s.clipEvenOdd = value == "evenodd"
	case "opacity":
		s.opacity = share(value)
	case "clip-path":
		s.clip = value
	case "mask":
		s.mask = value
	case "display":
		s.none = value == "none"
	case "visibility":
		s.hidden = value != "visible"
	case "transform":
		s.transform = value
	case "stop-color":
		s.stopColour = value
	case "stop-opacity":
		s.stopAlpha = share(value)
	case "marker":
		s.markers = [3]string{value, value, value}
	case "marker-start":
		s.markers[0] = value
	case "marker-mid":
		s.markers[1] = value
	case "marker-end":
		s.markers[2] = value
	default:
		s.setPen(name, value)
		s.setType(name, value)
	}
}

func (s *style) setPen(name, value string) {
	switch name {
	case "stroke-width":
		s.pen.Width = length(value, s.size, 100)
	case "stroke-linecap":
		s.pen.Cap = map[string]int{"round": 1, "square": 2}[value]
	case "stroke-linejoin":
		s.pen.Join = map[string]int{"round": 1, "bevel": 2}[value]
	case "stroke-miterlimit":
		s.pen.Miter = max(length(value, s.size, 0), 1)
	case "stroke-dashoffset":
		s.pen.Phase = length(value, s.size, 100)
	case "stroke-dasharray":
		s.pen.Dash = dashes(value)
	}
}

// dashes reads lengths of dashes and gaps; nil where the line is whole.
func dashes(value string) []float64 {
	out := numbers(value, 32)
	sum := 0.0
	for _, v := range out {
		if v < 0 {
			return nil
		}
		sum += v
	}
	if !(sum > 0) {
		return nil
	}
	if len(out)%2 == 1 {
		out = append(out, out...)
	}
	return out
}

func (s *style) setType(name, value string) {
	switch name {
	case "font-size":
		if v := length(value, s.size, s.size); v > 0 {
			s.size = v
		}
	case "font":
		s.font(value)
	case "font-weight":
		v, _, is := number(value)
		s.bold = strings.HasPrefix(value, "bold") || is && v >= 600
	case "font-style":
		s.italic = value == "italic" || strings.HasPrefix(value, "oblique")
	case "font-family":
		low := strings.ToLower(value)
		s.mono = strings.Contains(low, "mono") || strings.Contains(low, "courier") || strings.Contains(low, "consol") || strings.Contains(low, "menlo")
	case "text-anchor":
		s.anchor = map[string]float64{"middle": 0.5, "end": 1}[value]
	case "dominant-baseline", "alignment-baseline":
		s.shift = map[string]float64{
			"middle": 0.3, "central": 0.35, "mathematical": 0.35, "hanging": 0.8,
			"text-before-edge": 0.88, "before-edge": 0.88, "text-after-edge": -0.12, "after-edge": -0.12, "ideographic": -0.12,
		}[value]
	}
}

// font reads the sizes and styles of the shorthand.
func (s *style) font(value string) {
	for f := range strings.FieldsSeq(value) {
		f, _, _ = strings.Cut(f, "/")
		switch v, unit, ok := number(f); {
		case f == "bold" || ok && unit == "" && v >= 600:
			s.bold = true
		case f == "italic":
			s.italic = true
		case ok && unit != "":
			if size := length(f, s.size, s.size); size > 0 {
				s.size = size
			}
			return
		}
	}
}

// plainValue returns a value with what var() falls back to in its place.
func plainValue(value string) string {
	value = strings.TrimSpace(value)
	for range 4 {
		if inside, ok := strings.CutPrefix(value, "var("); ok {
			_, value, _ = strings.Cut(strings.TrimSuffix(inside, ")"), ",")
			value = strings.TrimSpace(value)
		}
	}
	return value
}
