package math

// box is a part of a formula while it is being set.
type box struct {
	Box
	italic float64 // of a lone glyph: its italics correction, which is part of the width
	accent float64 // where the middle of an accent stands above it
	lone   bool    // a lone glyph: accent is known
}

// add puts a box into b with its left edge at x and its baseline at y, and raises
// height and depth as needed.
func (b *box) add(c *Box, x, y float64) {
	for _, g := range c.Glyphs {
		g.X, g.Y = g.X+x, g.Y+y
		b.Glyphs = append(b.Glyphs, g)
	}
	for _, r := range c.Rules {
		r.X, r.Y = r.X+x, r.Y+y
		b.Rules = append(b.Rules, r)
	}
	for _, s := range c.Strokes {
		s.X, s.Y, s.ToX, s.ToY = s.X+x, s.Y+y, s.ToX+x, s.ToY+y
		b.Strokes = append(b.Strokes, s)
	}
	b.Height, b.Depth = max(b.Height, c.Height+y), max(b.Depth, c.Depth-y)
}

// rule adds a rule with its lower left corner at x, y.
func (b *box) rule(x, y, w, h float64) {
	if w > 0 && h > 0 {
		b.Rules = append(b.Rules, Rule{X: x, Y: y, W: w, H: h})
		b.Height, b.Depth = max(b.Height, y+h), max(b.Depth, -y)
	}
}

// total is the height of the whole box.
func (b *box) total() float64 { return b.Height + b.Depth }

// middle is where an accent above the box has its middle.
func (b *box) middle() float64 {
	if b.lone {
		return b.accent
	}
	return b.Width / 2
}
