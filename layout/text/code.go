package text

// tabStop is the distance of tab stops in code, in characters.
const tabStop = 4

// setCode sets one line of preformatted text: every space is kept, tabs go to
// the next stop, and a line wider than the measure goes on in the next line,
// after the hanging indent, wherever it is full.
func (s *scratch) setCode() {
	s.chooseCodeGlyphs()
	if s.measuring {
		s.addUp()
		s.widest = max(s.widest, s.sums[len(s.cells)].width)
		return
	}
	if len(s.cells) == 0 {
		s.emptyLine()
		return
	}
	indent := s.first
	for from := 0; from < len(s.cells); {
		to := s.codeLineEnd(from, indent)
		n := node{end: int32(to - 1), next: int32(to)}
		end := s.emitCells(int32(from), &n, indent, &setting{})
		s.lines = append(s.lines, Line{X: points(indent), Right: points(end), Last: to == len(s.cells)})
		from, indent = to, s.rest
	}
}

// codeLineEnd is the first cell that does not fit on the line that begins with
// cell from and has a given width taken.
func (s *scratch) codeLineEnd(from int, width int64) int {
	start := from // of the cluster
	for to := from; to < len(s.cells); to++ {
		if s.cells[to].cls != cCont {
			start = to
		}
		width += int64(s.cells[to].w)
		if width > s.measure && start > from {
			return start
		}
	}
	return len(s.cells)
}

func (s *scratch) chooseCodeGlyphs() {
	column := int32(0)
	for i := range s.cells {
		c := &s.cells[i]
		info := &s.spans[c.span]
		s.codeClass(c)
		switch c.cls {
		case cCont:
			s.continueCluster(i, info)
		default:
			s.lookup(c, info, codeRune(c.r), c.cls.western())
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
func (s *scratch) codeClass(c *cell) {
	switch {
	case c.cls == cCont:
	case c.cls < cAlpha && c.r >= 0x100:
		c.cls = cHan
	default:
		c.cls = cAlpha
	}
}

// codeRune is the character whose glyph shows a character of code.
func codeRune(r rune) rune {
	if r == '\t' || r == '\u00a0' {
		return ' '
	}
	return r
}
