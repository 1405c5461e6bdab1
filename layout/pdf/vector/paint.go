package vector

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/layout/draw"
)

func rgb(c draw.RGB) string {
	return numbers(3, float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

// layered reports whether a paint needs a mask: a gradient whose opacity changes.
func layered(p *draw.Paint) bool {
	return p != nil && p.Gradient != nil &&
		slices.ContainsFunc(p.Gradient.Stops, func(s draw.Stop) bool { return s.Alpha != p.Gradient.Stops[0].Alpha })
}

// paint sets the colour, gradient or pattern that follows; now is what was set.
func (c *canvas) paint(p *draw.Paint, now *string, space, special, plain string) {
	value := rgb(p.RGB)
	say := value + " " + plain
	switch {
	case p.Gradient != nil:
		if layered(p) {
			c.masked(c.fade(p.Gradient))
		}
		value = name("/P", &c.patterns, shading(p.Gradient, "/DeviceRGB", func(s draw.Stop) string { return rgb(s.RGB) }))
		say = space + value + " " + special
	case p.Pattern != nil:
		value = name("/P", &c.patterns, fmt.Sprintf("%d 0 R", c.w.pattern(p.Pattern)))
		say = space + value + " " + special
	}
	if *now != value {
		*now = value
		c.say(say)
	}
}

// fade writes a form that is as light as a gradient is opaque.
func (c *canvas) fade(g *draw.Gradient) int {
	n := c.w.reserve()
	mask := newCanvas(c.w, c.box)
	light := shading(g, "/DeviceGray", func(s draw.Stop) string { return number(s.Alpha, 3) })
	b := c.box
	mask.say("/Pattern cs " + name("/P", &mask.patterns, light) + " scn")
	mask.say(numbers(3, b[0], b[1], b[2]-b[0], b[3]-b[1]) + " re f")
	c.w.put(n, mask.head("/Type/XObject/Subtype/Form")+"/Group<</S/Transparency/CS/DeviceGray>>", mask.out)
	return n
}

// shading returns the pattern of a gradient (ISO 32000-2 §8.7.4.5).
func shading(g *draw.Gradient, space string, value func(draw.Stop) string) string {
	kind, places := 2, []float64{g.From.X, g.From.Y, g.To.X, g.To.Y}
	if g.Radial {
		kind, places = 3, []float64{g.From.X, g.From.Y, g.R0, g.To.X, g.To.Y, g.R1}
	}
	return fmt.Sprintf("<</PatternType 2/Matrix[%s]/Shading<</ShadingType %d/ColorSpace%s/Coords[%s]/Extend[true true]/Function%s>>>>",
		numbers(6, g.Matrix.A, g.Matrix.B, g.Matrix.C, g.Matrix.D, g.Matrix.E, g.Matrix.F), kind, space, numbers(6, places...), colours(g.Stops, value))
}

// least is the least distance of two colours of a gradient.
const least = 1e-5

// colours returns the function of the colours of a gradient (ISO 32000-2 §7.10.4).
func colours(stops []draw.Stop, value func(draw.Stop) string) string {
	if stops[0].At > 0 {
		first := stops[0]
		first.At = 0
		stops = append([]draw.Stop{first}, stops...)
	}
	if last := stops[len(stops)-1]; last.At < 1 {
		last.At = 1
		stops = append(stops[:len(stops):len(stops)], last)
	}
	var functions, bounds, encode strings.Builder
	at := 0.0
	for i := 1; i < len(stops); i++ {
		fmt.Fprintf(&functions, "<</FunctionType 2/Domain[0 1]/N 1/C0[%s]/C1[%s]>>", value(stops[i-1]), value(stops[i]))
		encode.WriteString("0 1 ")
		if i < len(stops)-1 {
			room := 1 - least*float64(len(stops)-i)
			at = min(max(stops[i].At, at+least), room)
			bounds.WriteString(number(at, 6) + " ")
		}
	}
	return fmt.Sprintf("<</FunctionType 3/Domain[0 1]/Functions[%s]/Bounds[%s]/Encode[%s]>>", functions.String(), bounds.String(), encode.String())
}

// pattern writes a tiling pattern (ISO 32000-2 §8.7.3) and returns its number.
func (w *writer) pattern(p *draw.Pattern) int {
	n := w.reserve()
	c := newCanvas(w, [4]float64{p.X, p.Y, p.X + p.W, p.Y + p.H})
	c.inner(&p.Tile)
	m := p.Matrix
	w.put(n, fmt.Sprintf("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/XStep %s/YStep %s/Matrix[%s]%s",
		number(p.W, 6), number(p.H, 6), numbers(6, m.A, m.B, m.C, m.D, m.E, m.F), c.head("")), c.out)
	return n
}
