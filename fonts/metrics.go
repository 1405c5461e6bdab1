package fonts

// Box returns the box around a glyph's ink; zeros for a blank glyph.
func (f *Face) Box(g GID) (xMin, yMin, xMax, yMax int) {
	c := f.load()
	if c.err != nil {
		return 0, 0, 0, 0
	}
	xMin, yMin, xMax, yMax, _ = c.font.Box(int(g))
	return c.scale(xMin), c.scale(yMin), c.scale(xMax), c.scale(yMax)
}
