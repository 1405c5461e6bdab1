package draw

import (
	"slices"
	"strings"
)

// paint returns what a value of fill or stroke paints, nil where that is nothing; box is
// that of the shape in its units.
func (r *reader) paint(value string, alpha float64, at state, box [4]float64) *Paint {
	if value == "" || value == "none" {
		return nil
	}
	if name, rest, ok := local(value); ok {
		if p := r.server(r.ids[name], alpha, at, box); p != nil {
			return p
		}
		value = rest
		if value == "" || value == "none" {
			return nil
		}
	}
	if strings.HasPrefix(value, "context-") {
		value = "currentColor"
	}
	c, a, ok := colour(value, at.style.colour)
	if !ok || a*alpha == 0 {
		return nil
	}
	return &Paint{RGB: c, Alpha: a * alpha}
}

// server returns the paint of a gradient or a pattern.
func (r *reader) server(n *node, alpha float64, at state, box [4]float64) *Paint {
	switch {
	case n == nil || slices.Contains(r.open, n):
	case n.name == "pattern":
		return r.pattern(n, alpha, at, box)
	case strings.HasSuffix(n.name, "Gradient"):
		return r.gradient(n, alpha, at, box)
	}
	return nil
}

// chain returns n and the ones that it takes over from (SVG 2 §14.1.1).
func (r *reader) chain(n *node) (out []*node) {
	for n != nil && len(out) < 8 && !slices.Contains(out, n) {
		out = append(out, n)
		n = r.ids[n.target()]
	}
	return out
}

// from returns an attribute of the first that has it.
func from(chain []*node, name string) string {
	for _, n := range chain {
		if v := n.get(name); v != "" {
			return v
		}
	}
	return ""
}

func (r *reader) gradient(n *node, alpha float64, at state, box [4]float64) *Paint {
	chain := r.chain(n)
	g := &Gradient{Radial: n.name == "radialGradient", Matrix: at.m}
	for _, of := range chain {
		if of.child("stop") {
			g.Stops = r.stops(of)
			break
		}
	}
	if len(g.Stops) == 0 {
		return nil
	}
	w, h := r.view[2], r.view[3]
	if from(chain, "gradientUnits") != "userSpaceOnUse" {
		if !(box[2] > 0 && box[3] > 0) {
			return nil
		}
		w, h = 1, 1
		g.Matrix = at.m.Times(Matrix{A: box[2], D: box[3], E: box[0], F: box[1]})
	}
	g.Matrix = g.Matrix.Times(transform(from(chain, "gradientTransform")))
	g.place(chain, w, h)
	g.repeat(from(chain, "spreadMethod"))
	p := &Paint{RGB: g.mean(), Alpha: alpha, Gradient: g}
	if len(g.Stops) == 1 || !g.Matrix.sound() || !g.Radial && g.From == g.To || g.Radial && !(g.R1 > 0) {
		last := g.Stops[len(g.Stops)-1]
		return &Paint{RGB: last.RGB, Alpha: alpha * last.Alpha}
	}
	return p
}

// place reads the line or the circles of a gradient.
func (g *Gradient) place(chain []*node, w, h float64) {
	at := func(name, other string, whole float64) float64 {
		v := from(chain, name)
		if v == "" {
			v = other
		}
		return length(v, 16, whole)
	}
	if !g.Radial {
		g.From = Point{at("x1", "0%", w), at("y1", "0%", h)}
		g.To = Point{at("x2", "100%", w), at("y2", "0%", h)}
		return
	}
	g.To = Point{at("cx", "50%", w), at("cy", "50%", h)}
	g.R1, g.R0 = at("r", "50%", min(w, h)), at("fr", "0%", min(w, h))
	g.From = g.To
	if v := from(chain, "fx"); v != "" {
		g.From.X = length(v, 16, w)
	}
	if v := from(chain, "fy"); v != "" {
		g.From.Y = length(v, 16, h)
	}
}

// maxRounds is how often the colours of a gradient are repeated on each side.
const maxRounds = 8

// repeat lengthens a gradient that begins anew behind its end.
func (g *Gradient) repeat(spread string) {
	if spread != "repeat" && spread != "reflect" || len(g.Stops) > 16 {
		return
	}
	before, after := maxRounds, maxRounds
	if g.Radial {
		before = 0
		if g.From != g.To || g.R0 != 0 {
			return
		}
	}
	n := float64(before + 1 + after)
	var out []Stop
	for i := -before; i <= after; i++ {
		stops := slices.Clone(g.Stops)
		if spread == "reflect" && i%2 != 0 {
			slices.Reverse(stops)
			for k := range stops {
				stops[k].At = 1 - stops[k].At
			}
		}
		for _, s := range stops {
			s.At = (float64(i+before) + s.At) / n
			out = append(out, s)
		}
	}
	g.Stops = out
	dx, dy := g.To.X-g.From.X, g.To.Y-g.From.Y
	first := g.From
	g.From = Point{first.X - dx*float64(before), first.Y - dy*float64(before)}
	g.To = Point{first.X + dx*float64(after+1), first.Y + dy*float64(after+1)}
	g.R1 *= n
}

// maxStops bounds the colours of a gradient.
const maxStops = 200

func (r *reader) stops(n *node) (out []Stop) {
	last := 0.0
	for _, k := range n.kids {
		if k.name != "stop" || len(out) == maxStops {
			continue
		}
		s := r.styled(k, r.styled(n, initial()))
		c, a, _ := colour(s.stopColour, s.colour)
		if v := k.get("offset"); v != "" {
			last = max(last, share(v))
		}
		out = append(out, Stop{last, c, a * s.stopAlpha})
	}
	return out
}

// mean returns the colour that a gradient has on the whole.
func (g *Gradient) mean() RGB {
	var sum [3]float64
	for _, s := range g.Stops {
		sum[0], sum[1], sum[2] = sum[0]+float64(s.R), sum[1]+float64(s.G), sum[2]+float64(s.B)
	}
	n := 255 * float64(len(g.Stops))
	return RGB{part(sum[0] / n), part(sum[1] / n), part(sum[2] / n)}
}

// pattern returns the paint of a pattern (SVG 2 §14.3).
func (r *reader) pattern(n *node, alpha float64, at state, box [4]float64) *Paint {
	chain := r.chain(n)
	p := &Pattern{Matrix: at.m, Tile: Group{Opacity: 1}}
	w, h := r.view[2], r.view[3]
	shares := from(chain, "patternUnits") != "userSpaceOnUse"
	if shares {
		w, h = 1, 1
	}
	side := func(name string, whole float64) float64 { return length(from(chain, name), 16, whole) }
	p.X, p.Y, p.W, p.H = side("x", w), side("y", h), side("width", w), side("height", h)
	if shares {
		p.X, p.Y, p.W, p.H = box[0]+p.X*box[2], box[1]+p.Y*box[3], p.W*box[2], p.H*box[3]
	}
	p.Matrix = p.Matrix.Times(transform(from(chain, "patternTransform")))
	if !(p.W > 0 && p.H > 0) || !p.Matrix.sound() || max(p.W, p.H)*p.Matrix.scale() < 0.5 {
		return nil
	}
	r.tile(p, chain, box)
	c := RGB{128, 128, 128}
	if len(p.Tile.Items) == 0 {
		return nil
	}
	return &Paint{RGB: c, Alpha: alpha, Pattern: p}
}

// tile reads what a pattern repeats.
func (r *reader) tile(p *Pattern, chain []*node, box [4]float64) {
	of := chain[0]
	for _, n := range chain {
		if slices.ContainsFunc(n.kids, func(k *node) bool { return k.name != "" }) {
			of = n
			break
		}
	}
	r.open = append(r.open, chain[0])
	quiet := r.quiet
	r.quiet = true
	defer func() { r.open, r.quiet = r.open[:len(r.open)-1], quiet }()
	inner := state{m: translate(p.X, p.Y), style: r.styled(of, initial()), into: &p.Tile}
	if v := numbers(from(chain, "viewBox"), 4); len(v) == 4 && v[2] > 0 && v[3] > 0 {
		inner.m = translate(p.X, p.Y).Times(fit(from(chain, "preserveAspectRatio"), [4]float64(v), p.W, p.H))
	} else if from(chain, "patternContentUnits") == "objectBoundingBox" {
		inner.m = inner.m.Times(Matrix{A: box[2], D: box[3]})
	}
	if inner.m.sound() {
		r.kids(of, inner)
	}
}
