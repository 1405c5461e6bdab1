package doc

import "slices"

// Lines parts running text at its forced breaks. A mark or link that goes over one
// is there in either line.
func Lines(in []Inline) [][]Inline {
	lines := [][]Inline{nil}
	for _, i := range in {
		if _, ok := i.(*Break); ok {
			lines = append(lines, nil)
			continue
		}
		for k, part := range linesOf(i) {
			if k > 0 {
				lines = append(lines, nil)
			}
			if part != nil {
				last := len(lines) - 1
				lines[last] = append(lines[last], part)
			}
		}
	}
	return lines
}

// linesOf returns what each line has of an inline, nil where it is nothing.
func linesOf(i Inline) []Inline {
	inner := Inner(i)
	if inner == nil {
		return []Inline{i}
	}
	lines := Lines(*inner)
	if len(lines) == 1 {
		return []Inline{i}
	}
	out := make([]Inline, len(lines))
	for k, line := range lines {
		if len(line) > 0 {
			out[k] = holding(i, line)
		}
	}
	return out
}

// holding returns a copy of a mark or link with other contents.
func holding(i Inline, in []Inline) Inline {
	switch i := i.(type) {
	case *Styled:
		c := *i
		c.Inlines = in
		return &c
	case *Link:
		c := *i
		c.Inlines = in
		return &c
	}
	return i
}

// Stanzas parts verse where a line is empty.
func Stanzas(in []Inline) (out [][]Inline) {
	goesOn := false
	for _, line := range Lines(in) {
		switch {
		case len(line) == 0:
			goesOn = false
		case goesOn:
			last := &out[len(out)-1]
			*last = append(append(*last, &Break{}), line...)
		default:
			out, goesOn = append(out, slices.Clone(line)), true
		}
	}
	return out
}
