package text

// isPath tells that a token is a URL, an address, or a path or name too long
// to be kept whole: what breaks at its punctuation.
func (s *scratch) isPath(from, to int) bool {
	if to-from < 8 {
		return false
	}
	letters, slashes, points, marks := 0, 0, 0, 0
	for i := from; i < to; i++ {
		if s.cells[i].cls == cAlpha {
			letters++
		}
		switch c := &s.cells[i]; c.r {
		case '/', '\\':
			slashes++
		case '.':
			points++
		case '_', '=', '&', '#', '%', '?', '@', ':':
			if i+1 < to {
				marks++
			}
		}
	}
	switch {
	case letters == 0:
		return false
	case slashes >= 2, slashes == 1 && points >= 1:
		return true
	case points >= 2 && s.cells[from].cls == cAlpha && to-from > 10:
		return true
	case marks > 0 && points >= 1 && s.hasAt(from, to):
		return true
	}
	return to-from >= longName && slashes+points+marks >= 1
}

// longName is from how many characters on a name breaks at its punctuation.
const longName = 20

// schemeStart is where a URL begins that stands after other signs in a token;
// from if there is none.
func (s *scratch) schemeStart(from, to int) int {
	for i := from + 1; i+2 < to; i++ {
		if s.cells[i].r == ':' && s.cells[i+1].r == '/' && s.cells[i+2].r == '/' {
			for i > from && s.cells[i-1].cls == cAlpha {
				i--
			}
			return i
		}
	}
	return from
}

func (s *scratch) hasAt(from, to int) bool {
	for _, c := range s.cells[from:to] {
		if c.r == '@' {
			return true
		}
	}
	return false
}

// breakPath opens the breaks of a URL: after a colon, full stop, comma, hyphen, underline, question mark, equals or at sign; before a
// solidus, number sign, ampersand or percent sign (Chicago Manual of Style
// 14.18, but for signs that may not begin a line). At least two characters
// stay on either side.
func (s *scratch) breakPath(from, to int) {
	for to > from+1 && (s.cells[to-1].cls == cWPoint || s.cells[to-1].cls == cWClose) {
		to--
	}
	for i := from; i < to; i++ {
		s.cells[i].path = true
	}
	for i := from + 1; i+2 < to; i++ {
		before, c, next := s.cells[i-1].r, &s.cells[i], &s.cells[i+1]
		if next.cls == cCont || neverFirst(next.cls) && next.cls != cSolidus && next.r != '%' || neverLast(c.cls) {
			c.brk = brkNo
			continue
		}
		switch pathBreak(before, c.r, next.r) {
		case brkURL:
			c.brk = brkURL
		case brkAvoid:
			c.brk = brkAvoid
		default:
			c.brk = brkNo
		}
	}
}

func pathBreak(before, r, next rune) breakKind {
	switch {
	case next == '/' || next == '\\':
		if r == ':' || r == '/' || r == '\\' {
			return brkNo
		}
		return brkURL
	case r == '/' || r == '\\', r == '.' && before == 'w':
		return brkNo
	case next == '#', next == '&', next == '+':
		return brkURL
	case next == '%':
		return brkAvoid
	case pathMark(next):
		return brkNo
	case pathMark(r):
		return brkURL
	}
	return brkNo
}

func pathMark(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '-', '_', '?', '=', '@', '~', '!', '|':
		return true
	}
	return false
}
