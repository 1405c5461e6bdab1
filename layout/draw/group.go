package draw

import (
	"slices"
	"strings"
)

// local returns the name in url(#name), and what stands behind it.
func local(value string) (name, rest string, ok bool) {
	inside, ok := strings.CutPrefix(value, "url(")
	if !ok {
		return "", "", false
	}
	name, rest, ok = strings.Cut(inside, ")")
	name, is := strings.CutPrefix(strings.Trim(name, " \"'"), "#")
	return name, strings.TrimSpace(rest), ok && is
}

// grouped returns the group that what n shows goes into: a new one where it is cut,
// masked or faded.
func (r *reader) grouped(n *node, at state) *Group {
	s := &at.style
	g := &Group{Opacity: s.opacity}
	if name, _, ok := local(s.clip); ok {
		g.Clips = r.clips(r.ids[name], n, at, nil)
	}
	if name, _, ok := local(s.mask); ok {
		g.Mask = r.mask(r.ids[name], n, at)
	}
	if g.Opacity == 1 && g.Clips == nil && g.Mask == nil {
		return at.into
	}
	at.into.Items = append(at.into.Items, g)
	return g
}

// clips returns the areas that a clipPath lets be seen of n (CSS Masking 1 §5).
func (r *reader) clips(c, n *node, at state, out []Clip) []Clip {
	if c == nil || c.name != "clipPath" || slices.Contains(r.open, c) {
		return out
	}
	r.open = append(r.open, c)
	defer func() { r.open = r.open[:len(r.open)-1] }()
	m := at.m
	if c.get("clipPathUnits") == "objectBoundingBox" {
		m = m.Times(r.boxMatrix(n))
	}
	m = m.Times(transform(c.get("transform")))
	area := Clip{}
	for _, k := range c.kids {
		if k.name == "" {
			continue
		}
		s := r.styled(k, r.styled(c, initial()))
		area.add(r, k, s, m.Times(transform(s.transform)))
		if name, _, ok := local(s.clip); ok && len(c.kids) == 1 {
			out = r.clips(r.ids[name], k, at, out)
		}
	}
	out = append(out, area)
	if name, _, ok := local(r.styled(c, initial()).clip); ok {
		out = r.clips(r.ids[name], n, at, out)
	}
	return out
}

// add adds the shape of an element of a clipPath.
func (c *Clip) add(r *reader, k *node, s style, m Matrix) {
	if s.none || s.hidden {
		return
	}
	if k.name == "use" {
		used := r.ids[k.target()]
		if used == nil || used.name == "use" {
			return
		}
		m = m.Times(translate(k.length("x", r.view[2]), k.length("y", r.view[3])))
		k, s = used, r.styled(used, s)
		m = m.Times(transform(s.transform))
	}
	segments := r.shape(k)
	r.spend(&r.segments, len(segments))
	c.Segments = append(c.Segments, mapped(segments, m)...)
	c.EvenOdd = c.EvenOdd || s.clipEvenOdd
}

// boxMatrix maps the unit square onto the box of n.
func (r *reader) boxMatrix(n *node) Matrix {
	b := r.boxOf(n, 0)
	return Matrix{A: b[2], D: b[3], E: b[0], F: b[1]}
}

// boxOf returns the box of the shapes in n, in its units.
func (r *reader) boxOf(n *node, depth int) [4]float64 {
	return boundsOf(r.outline(nil, n, identity, depth))
}

// outline appends the shapes in n, as m maps them.
func (r *reader) outline(out []Segment, n *node, m Matrix, depth int) []Segment {
	r.visit(n)
	if depth > 20 {
		return out
	}
	if n.name == "use" {
		if used := r.ids[n.target()]; used != nil {
			at := m.Times(translate(n.length("x", 0), n.length("y", 0))).Times(transform(used.get("transform")))
			return r.outline(out, used, at, depth+1)
		}
	}
	if n.name == "image" {
		return append(out, mapped(rectangle(n.length("x", 0), n.length("y", 0), n.length("width", 0), n.length("height", 0)), m)...)
	}
	segments := r.shape(n)
	r.spend(&r.segments, len(segments))
	out = append(out, mapped(segments, m)...)
	for _, k := range n.kids {
		if k.name != "" && k.name != "defs" && k.name != "clipPath" && k.name != "mask" {
			out = r.outline(out, k, m.Times(transform(k.get("transform"))), depth+1)
		}
	}
	return out
}

// mask returns what a mask shows of n (CSS Masking 1 §7).
func (r *reader) mask(mask, n *node, at state) *Group {
	if mask == nil || mask.name != "mask" || slices.Contains(r.open, mask) {
		return nil
	}
	r.open = append(r.open, mask)
	quiet := r.quiet
	r.quiet = true
	defer func() { r.open, r.quiet = r.open[:len(r.open)-1], quiet }()
	g := &Group{Opacity: 1}
	at.into, at.style = g, r.styled(mask, initial())
	if mask.get("maskContentUnits") == "objectBoundingBox" {
		at.m = at.m.Times(r.boxMatrix(n))
	}
	if at.m.sound() {
		r.kids(mask, at)
	}
	return g
}
