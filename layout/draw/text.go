package draw

import (
	"math"
	"strings"
)

// chunk is a piece of text that stands at one place.
type chunk struct {
	x, y   float64
	width  float64
	text   strings.Builder
	at     state
	filled bool // says something
}

// text adds what stands in a text.
func (r *reader) text(n *node, at state) {
	c := &chunk{at: at}
	r.placed(n, c, at)
	r.said(n, c, at, 0)
	r.end(c)
}

// placed moves the chunk to the place that an element of a text states.
func (r *reader) placed(n *node, c *chunk, at state) {
	size := at.style.size
	x, hasX := firstLength(n.get("x"), size, r.view[2])
	y, hasY := firstLength(n.get("y"), size, r.view[3])
	dx, _ := firstLength(n.get("dx"), size, r.view[2])
	dy, hasDY := firstLength(n.get("dy"), size, r.view[3])
	if !hasX && !hasY && c.filled && (!hasDY || math.Abs(dy) < 0.8*size) {
		return // it goes on, maybe a little higher or lower
	}
	r.end(c)
	if hasX {
		c.x = x
	}
	if hasY {
		c.y = y
	}
	c.x, c.y = c.x+dx, c.y+dy
	c.at = at
	c.width = length(n.get("textLength"), size, r.view[2])
}

func firstLength(s string, em, whole float64) (v float64, ok bool) {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
	if len(f) == 0 {
		return 0, false
	}
	return length(f[0], em, whole), true
}

// said adds the words of n to c, which begins anew where a part has a place of its own.
func (r *reader) said(n *node, c *chunk, at state, depth int) {
	if depth > 20 {
		return
	}
	for _, k := range n.kids {
		switch k.name {
		case "":
			r.say(c, k.text, at)
		case "tspan", "a", "textPath":
			own := at
			if own.style = r.styled(k, at.style); own.style.none {
				continue
			}
			own.style.shift = at.style.shift
			r.placed(k, c, own)
			if k.name == "textPath" {
				r.onPath(k, c)
			}
			r.said(k, c, own, depth+1)
		}
	}
}

func (r *reader) say(c *chunk, text string, at state) {
	if at.style.hidden {
		return
	}
	if strings.TrimSpace(text) != "" && !c.filled {
		c.filled, c.at = true, at
	}
	r.spend(&r.bytes, len(text))
	c.text.WriteString(text)
}

// onPath moves a chunk to the point of the path that it stands on, without bending it.
func (r *reader) onPath(k *node, c *chunk) {
	n := r.ids[k.target()]
	if n == nil {
		return
	}
	segments := r.shape(n)
	r.spend(&r.segments, len(segments))
	corners := cornersOf(segments)
	if len(corners) == 0 {
		return
	}
	i := 0
	if c.at.style.anchor > 0 {
		i = len(corners) / 2
	}
	at := corners[i]
	sin, cos := math.Sincos(at.angle())
	c.at.m = c.at.m.Times(transform(n.get("transform"))).Times(translate(at.at.X, at.at.Y)).Times(Matrix{cos, sin, -sin, cos, 0, 0})
	c.x, c.y = 0, 0
}

// end adds the chunk, if it says anything, and empties it.
func (r *reader) end(c *chunk) {
	text := strings.Join(strings.Fields(c.text.String()), " ")
	c.text.Reset()
	c.filled = false
	if text == "" || r.quiet || len(r.to.Texts) >= maxTexts {
		return
	}
	if t := []rune(text); len(t) > maxText {
		text = string(t[:maxText])
	}
	s, m := &c.at.style, c.at.m
	value, alpha := s.fill, s.fillAlpha
	if value == "none" || value == "" {
		value, alpha = s.stroke, s.strokeAlpha
	}
	ink := r.paint(value, alpha, c.at, [4]float64{0, 0, 1, 1})
	p := m.point(Point{c.x, c.y + s.shift*s.size})
	t := Text{
		Text: text, X: p.X, Y: p.Y, Size: s.size * m.scale(), Width: c.width * m.scale(), Anchor: s.anchor,
		Turn: math.Atan2(m.B, m.A), Bold: s.bold, Italic: s.italic, Mono: s.mono,
	}
	if ink == nil || !inside(t.X, r.to.W) || !inside(t.Y, r.to.H) || !(t.Size > 0.1 && t.Size < Side) {
		return
	}
	t.Ink, t.Alpha = ink.RGB, ink.Alpha*s.opacity
	r.to.Texts = append(r.to.Texts, t)
}

func inside(v, side float64) bool { return v > -0.2*side && v < 1.2*side }
