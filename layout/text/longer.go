package text

// Longer sets a justified paragraph in a line more than the number that is best
// for it, so that a page may end level (TeX's \looseness). It returns nil where
// that would open a line by more than a 25th of the measure, or leave a last
// line of less than two characters and a mark.
func (e *Engine) Longer(p *Paragraph, lines int) []Line {
	if e == nil || p == nil || p.Align != Justify || p.Code || lines < 1 {
		return nil
	}
	wanted := *p
	for wanted.gain = 500; wanted.gain <= 1<<15; wanted.gain *= 4 {
		set, _ := e.Set(&wanted)
		switch {
		case len(set) <= lines:
		case len(set) == lines+1 && calm(set, p):
			return set
		default:
			return nil
		}
	}
	return nil
}

// mostOpen is the part of the measure by which a line may be opened.
const mostOpen = 1. / 25

// calm tells that none of the lines is opened too far, and that the last one is
// not too short.
func calm(lines []Line, p *Paragraph) bool {
	last := len(lines) - 1
	for i := range lines[:last] {
		if l := &lines[i]; l.Last || l.Spare > mostOpen*p.Measure || l.Ratio > 1 {
			return false
		}
	}
	return len(p.Spans) > 0 && lines[last].Right > 2.4*p.Spans[0].Style.Size
}

// MayBeLonger tells by the lines of a paragraph whether Longer may succeed: what
// its lines may be opened by pushes two characters and a mark into one more line.
func MayBeLonger(p *Paragraph, lines []Line) bool {
	last := len(lines) - 1
	if p == nil || p.Align != Justify || p.Code || last < 1 || len(p.Spans) == 0 {
		return false
	}
	room := 0.0
	for i := range lines[:last] {
		if lines[i].Last {
			return false
		}
		room += mostOpen*p.Measure - lines[i].Spare
	}
	return lines[last].Right+room > p.Measure+2.5*p.Spans[0].Style.Size
}
