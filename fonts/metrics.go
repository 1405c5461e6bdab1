package fonts

// Ascent is the height above the baseline the face asks for.
func (f *Face) Ascent() int { return f.figure(func(c *core) int { return c.metrics.Ascent }) }

// Descent is the depth below the baseline the face asks for: negative.
func (f *Face) Descent() int { return f.figure(func(c *core) int { return c.metrics.Descent }) }

// CapHeight is the height of capital letters.
func (f *Face) CapHeight() int { return f.figure(func(c *core) int { return c.metrics.CapHeight }) }

// XHeight is the height of a lower-case x.
func (f *Face) XHeight() int { return f.figure(func(c *core) int { return c.metrics.XHeight }) }

// UnderlinePosition is the middle of the underline: negative.
func (f *Face) UnderlinePosition() int {
	return f.figure(func(c *core) int { return c.metrics.UnderlinePosition })
}

// UnderlineThickness is the thickness of the underline.
func (f *Face) UnderlineThickness() int {
	return f.figure(func(c *core) int { return c.metrics.UnderlineThickness })
}

// ItalicAngle is in degrees: negative leans to the right.
func (f *Face) ItalicAngle() float64 { return f.load().metrics.ItalicAngle }

// BBox is the box around all glyphs.
func (f *Face) BBox() (xMin, yMin, xMax, yMax int) {
	c := f.load()
	if c.err != nil {
		return 0, 0, 0, 0
	}
	b := c.metrics.Box
	return c.scale(b[0]), c.scale(b[1]), c.scale(b[2]), c.scale(b[3])
}

func (f *Face) figure(of func(*core) int) int {
	c := f.load()
	if c.err != nil {
		return 0
	}
	return c.scale(of(c))
}

// Ink returns the left and right edge of a glyph's ink, from its origin; zeros
// for a blank glyph.
func (f *Face) Ink(g GID) (xMin, xMax int) {
	xMin, _, xMax, _ = f.Box(g)
	return xMin, xMax
}

// Box returns the box around a glyph's ink; zeros for a blank glyph.
func (f *Face) Box(g GID) (xMin, yMin, xMax, yMax int) {
	c := f.load()
	if c.err != nil {
		return 0, 0, 0, 0
	}
	xMin, yMin, xMax, yMax, _ = c.font.Box(int(g))
	return c.scale(xMin), c.scale(yMin), c.scale(xMax), c.scale(yMax)
}
