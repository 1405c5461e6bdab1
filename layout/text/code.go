package text

// tabStop is the distance of tab stops in code, in characters.
const tabStop = 4

// setCode sets one line of preformatted text: every space is kept, tabs go to
// the next stop, and a line wider than the measure goes on in the next line,
// after the hanging indent, wherever it is full.
func (s *setter) setCode(p piece) {
	s.shape.chooseCodeGlyphs(p)
	m := &s.ruler
	if s.measuring {
		m.addUp()
		s.widest = max(s.widest, m.sums[len(p.cells)].width)
		return
	}
	if len(p.cells) == 0 {
		s.out.emptyLine()
		return
	}
	indent := m.first
	for from := 0; from < len(p.cells); {
		to := m.codeLineEnd(from, indent)
		n := node{end: int32(to - 1), next: int32(to)}
		end := s.out.emitCells(int32(from), &n, indent, &setting{})
		s.out.lines = append(s.out.lines, Line{X: points(indent), Right: points(end), Last: to == len(p.cells)})
		from, indent = to, m.rest
	}
}

// codeLineEnd is the first cell that does not fit on the line that begins with
// cell from and has a given width taken.
func (m *ruler) codeLineEnd(from int, width int64) int {
	start := from // of the cluster
	for to := from; to < len(m.cells); to++ {
		if m.cells[to].cls != cCont {
			start = to
		}
		width += int64(m.cells[to].w)
		if width > m.measure && start > from {
			return start
		}
	}
	return len(m.cells)
}

func (h *shaper) chooseCodeGlyphs(p piece) {
	h.piece = p
	column := int32(0)
	for i := range h.cells {
		c := &h.cells[i]
		info := &h.spans[c.span]
		c.cls = codeClass(c)
		switch c.cls {
		case cCont:
			h.continueCluster(i, info)
		default:
			h.lookup(c, info, codeRune(c.r), c.cls.western())
		}
		if c.r == '\t' {
			steps := tabStop - column%tabStop
			c.grow = int16((steps - 1) * c.advance())
			column += steps - 1
		}
		c.w = c.advance() * info.size
		column++
		if c.cls == cHan {
			column++
		}
	}
}

// codeClass leaves only what matters in code: clusters, Han and the rest, so
// that no mark is trimmed or moved.
func codeClass(c *cell) class {
	switch {
	case c.cls == cCont:
		return cCont
	case c.cls < cAlpha && c.r >= 0x100:
		return cHan
	}
	return cAlpha
}

// codeRune is the character whose glyph shows a character of code.
func codeRune(r rune) rune {
	if r == '\t' || r == '\u00a0' {
		return ' '
	}
	return r
}
