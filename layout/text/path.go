package text

// isPath tells that a token is a URL, an address, or a path or name too long
// to be kept whole: what breaks at its punctuation.
func isPath(token []cell) bool {
	if len(token) < 8 {
		return false
	}
	letters, slashes, points, marks, at := 0, 0, 0, 0, false
	for i := range token {
		c := &token[i]
		if c.cls == cAlpha {
			letters++
		}
		at = at || c.r == '@'
		switch c.r {
		case '/', '\\':
			slashes++
		case '.':
			points++
		case '_', '=', '&', '#', '%', '?', '@', ':':
			if i+1 < len(token) {
				marks++
			}
		}
	}
	switch {
	case letters == 0:
		return false
	case slashes >= 2, slashes == 1 && points >= 1:
		return true
	case points >= 2 && token[0].cls == cAlpha && len(token) > 10:
		return true
	case marks > 0 && points >= 1 && at:
		return true
	}
	return len(token) >= longName && slashes+points+marks >= 1
}

// longName is from how many characters on a name breaks at its punctuation.
const longName = 20

// schemeStart is where a URL begins that stands after other signs in a token;
// 0 if there is none.
func schemeStart(token []cell) int {
	for i := 1; i+2 < len(token); i++ {
		if token[i].r == ':' && token[i+1].r == '/' && token[i+2].r == '/' {
			for i > 0 && token[i-1].cls == cAlpha {
				i--
			}
			return i
		}
	}
	return 0
}

// breakPath opens the breaks of a URL: after a colon, the double solidus of a scheme, a full stop, comma, hyphen, underline, question mark, equals or at sign; before a
// solidus, number sign, ampersand or percent sign (Chicago Manual of Style
// 14.18, but for signs that may not begin a line). At least two characters
// stay on either side.
func breakPath(token []cell) {
	path := token[:1+len(trimEnd(token[1:]))]
	for i := range path {
		path[i].path = true
	}
	for i := 1; i+2 < len(path); i++ {
		before, c, next := path[i-1].r, &path[i], &path[i+1]
		c.brk = pathBreak(before, c.r, next.r)
		if next.cls == cCont || neverFirst(next.cls) && next.cls != cSolidus && next.r != '%' || neverLast(c.cls) {
			c.brk = brkNo
		}
	}
}

// trimEnd is a token without the marks of the sentence at its end.
func trimEnd(token []cell) []cell {
	n := len(token)
	for n > 0 && (token[n-1].cls == cWPoint || token[n-1].cls == cWClose) {
		n--
	}
	return token[:n]
}

func pathBreak(before, r, next rune) breakKind {
	switch {
	case next == '/' || next == '\\':
		if r == ':' || r == '/' || r == '\\' {
			return brkNo
		}
		return brkURL
	case r == '/' && before == '/' && !pathMark(next):
		return brkURL // after a scheme
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
