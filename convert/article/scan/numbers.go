package scan

import "bytes"

// LineNumbers tells the lines of rising offsets of a text.
type LineNumbers struct {
	Text     []byte
	at, line int
}

// Of returns the 1-based line of an offset.
func (c *LineNumbers) Of(at int) int {
	at = min(max(at, 0), len(c.Text))
	if at < c.at {
		c.at, c.line = 0, 0
	}
	c.line += bytes.Count(c.Text[c.at:at], []byte("\n"))
	c.at = at
	return c.line + 1
}
