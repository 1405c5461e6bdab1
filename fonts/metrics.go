package fonts

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
