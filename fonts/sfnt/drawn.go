package sfnt

import "sync"

// Outlines draws the glyphs of a font whose outlines are not in its glyf
// table as they are: CFF fonts and variable ones. It must be safe for
// concurrent use.
type Outlines interface {
	// Contours returns the outline of a glyph that is there; nil for a blank one.
	Contours(glyph int) (Contours, error)
	// Advance returns the advance width of a glyph that is there.
	Advance(glyph int) int
}

// drawn keeps the records of the glyphs that were asked for: a book uses a
// few thousand of tens of thousands.
type drawn struct {
	outlines Outlines
	mu       sync.Mutex
	records  map[int][]byte
}

// record returns a glyph in the form of the glyf table; nil for a blank one.
func (d *drawn) record(g int) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if rec, ok := d.records[g]; ok {
		return rec, nil
	}
	c, err := d.outlines.Contours(g)
	if err != nil {
		return nil, err
	}
	rec, err := EncodeGlyph(c)
	if err != nil {
		return nil, err
	}
	d.records[g] = rec
	return rec, nil
}
