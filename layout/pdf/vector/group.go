package vector

import (
	"fmt"

	"github.com/wenzhai/wenzhai/layout/draw"
)

// inner draws what a group holds, cut as the group asks.
func (c *canvas) inner(g *draw.Group) {
	for _, clip := range g.Clips {
		c.clip(clip)
	}
	c.items(g.Items, 1)
}

func (c *canvas) items(items []draw.Item, alpha float64) {
	for _, it := range items {
		c.item(it, alpha)
	}
}

func (c *canvas) item(it draw.Item, alpha float64) {
	switch it := it.(type) {
	case *draw.Group:
		c.group(it, alpha)
	case *draw.Path:
		c.path(it, alpha)
	case *draw.Image:
		c.image(it, alpha)
	}
}

// group draws a group: as a form of its own where its parts are faded together.
func (c *canvas) group(g *draw.Group, alpha float64) {
	if len(g.Items) == 0 {
		return
	}
	alpha *= g.Opacity
	if g.Mask == nil && (alpha == 1 || single(g)) {
		if len(g.Clips) == 0 {
			c.items(g.Items, alpha)
			return
		}
		c.save()
		for _, clip := range g.Clips {
			c.clip(clip)
		}
		c.items(g.Items, alpha)
		c.restore()
		return
	}
	c.save()
	if g.Mask != nil {
		c.masked(c.w.form(g.Mask, c.box, "/Group<</S/Transparency/CS/DeviceRGB>>"))
	}
	c.alpha(alpha, alpha)
	c.do(c.w.form(g, c.box, "/Group<</S/Transparency/CS/DeviceRGB>>"))
	c.restore()
}

// single reports whether a group paints one thing once.
func single(g *draw.Group) bool {
	if len(g.Items) != 1 {
		return false
	}
	path, ok := g.Items[0].(*draw.Path)
	_, picture := g.Items[0].(*draw.Image)
	return picture || ok && (path.Fill == nil || path.Stroke == nil)
}

// clip cuts what follows.
func (c *canvas) clip(clip draw.Clip) {
	if c.segments(clip.Segments, 3); len(clip.Segments) == 0 {
		c.out = append(c.out, "0 0 m h "...) // nothing is seen
	}
	if clip.EvenOdd {
		c.say("W* n")
		return
	}
	c.say("W n")
}

// segments writes a path.
func (c *canvas) segments(segments []draw.Segment, decimals int) {
	point := func(p draw.Point) {
		c.out = append(append(c.out, number(p.X, decimals)...), ' ')
		c.out = append(append(c.out, number(p.Y, decimals)...), ' ')
	}
	for i := range segments {
		s := &segments[i]
		switch s.Op {
		case draw.Move:
			point(s.P[0])
			c.say("m")
		case draw.Line:
			point(s.P[0])
			c.say("l")
		case draw.Curve:
			point(s.P[0])
			point(s.P[1])
			point(s.P[2])
			c.say("c")
		case draw.Close:
			c.say("h")
		}
	}
}

// path draws a path.
func (c *canvas) path(p *draw.Path, alpha float64) {
	if p.Fill != nil && p.Stroke != nil && (layered(p.Fill) || layered(p.Stroke)) {
		fill, stroke := *p, *p
		fill.Stroke, stroke.Fill = nil, nil
		c.path(&fill, alpha)
		c.path(&stroke, alpha)
		return
	}
	fill, stroke := 1.0, 1.0
	decimals := 3
	skewed := p.Matrix != (draw.Matrix{A: 1, D: 1})
	extra := skewed || layered(p.Fill) || layered(p.Stroke)
	if extra {
		c.save()
	}
	operator := ""
	if p.Fill != nil {
		fill = p.Fill.Alpha * alpha
		c.paint(p.Fill, &c.now.fill, "/Pattern cs ", "scn", "rg")
		operator = "f"
	}
	if p.Stroke != nil {
		stroke = p.Stroke.Alpha * alpha
		c.paint(p.Stroke, &c.now.stroke, "/Pattern CS ", "SCN", "RG")
		c.pen(&p.Pen)
		operator = map[string]string{"": "S", "f": "B"}[operator]
	}
	if p.EvenOdd && p.Fill != nil {
		operator += "*"
	}
	c.alpha(fill, stroke)
	if skewed {
		c.matrix(p.Matrix)
		decimals = 6
	}
	c.segments(p.Segments, decimals)
	c.say(operator)
	if extra {
		c.restore()
	}
}

// pen sets how lines are drawn.
func (c *canvas) pen(p *draw.Pen) {
	pen := fmt.Sprintf("%s w %d J %d j %s M [%s] %s d", number(p.Width, 4), p.Cap, p.Join, number(max(p.Miter, 1), 2), numbers(4, p.Dash...), number(p.Phase, 4))
	if pen != c.now.pen {
		c.now.pen = pen
		c.say(pen)
	}
}
