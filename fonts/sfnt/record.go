package sfnt

import "fmt"

// Record returns the glyph record of g in the form Draft wants: simple, of
// even length, without instructions; empty for a blank glyph. The bytes must
// not be changed. An error is returned for a glyph that is not there or whose
// record is broken.
func (f *Font) Record(g int) ([]byte, error) {
	if g < 0 || g >= f.numGlyphs {
		return nil, fmt.Errorf("font has no glyph %d", g)
	}
	rec, err := f.record(g)
	if err != nil {
		return nil, fmt.Errorf("glyph %d: %w", g, err)
	}
	if isBare(rec) {
		return rec, nil
	}
	c, err := f.Contours(g)
	if err != nil {
		return nil, err
	}
	return EncodeGlyph(c)
}

// isBare says whether a record is sound and can be used as it is. It finds
// out without decoding the outline: a subset copies thousands of records.
func isBare(rec []byte) bool {
	if len(rec) < 12 || len(rec)%2 != 0 {
		return false
	}
	n := i16(rec, 0)
	if at := 10 + 2*n; n <= 0 || len(rec) < at+2 || u16(rec, at) != 0 {
		return false
	}
	points := 0
	for i := range n {
		end := int(u16(rec, 10+2*i)) + 1
		if end < points {
			return false
		}
		points = end
	}
	return 12+2*n+pointBytes(rec[12+2*n:], points) <= len(rec)
}

// pointBytes returns how many bytes the flags and coordinates of so many
// points take; more than there are when the flags break off.
func pointBytes(rec []byte, points int) int {
	at, coordinates := 0, 0
	for points > 0 {
		if at+1 >= len(rec) {
			return len(rec) + 1
		}
		flag, times := rec[at], 1
		at++
		if flag&flagRepeat != 0 {
			times += int(rec[at])
			at++
		}
		times = min(times, points)
		points -= times
		coordinates += times * (axisBytes(flag, flagXShort, flagXSame) + axisBytes(flag, flagYShort, flagYSame))
	}
	return at + coordinates
}

func axisBytes(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}
