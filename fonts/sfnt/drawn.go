package sfnt

import "sync"

// Outlines draws the glyphs of a font whose outlines are not in its glyf
// table as they are: CFF fonts and variable ones. It must be safe for
// concurrent use.
type Outlines interface {
	// Contours returns the outline of a glyph that is there; nil for a blank one.
	Contours(glyph int) (Contours, error)
}

// Advances is of Outlines that tell the advance widths of glyphs that are there:
// those of the others are in the hmtx table.
type Advances interface{ Advance(glyph int) int }

// remembered returns the records of glyphs that o draws, in the form of the glyf
// table, nil for a blank one. It keeps those that were asked for: a book uses a
// few thousand of tens of thousands.
func remembered(o Outlines) func(g int) ([]byte, error) {
	var mu sync.Mutex
	records := map[int][]byte{}
	return func(g int) ([]byte, error) {
		mu.Lock()
		defer mu.Unlock()
		if rec, ok := records[g]; ok {
			return rec, nil
		}
		c, err := o.Contours(g)
		if err != nil {
			return nil, err
		}
		rec, err := EncodeGlyph(c)
		if err == nil {
			records[g] = rec
		}
		return rec, err
	}
}
