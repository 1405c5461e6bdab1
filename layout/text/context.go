package text

// script is what the neighbourhood of an ambiguous character is written in.
type script uint8

const (
	unknown script = iota
	chinese
	western
)

// The quotes, dashes and points “ ” ‘ ’ — … · serve Chinese and Western text
// with different widths and glyphs (CLREQ §3.1.3, UAX #11 "ambiguous"). The
// characters beside them decide, the language of the span breaks ties.

// scriptOf gives the evidence of one cell.
func scriptOf(c *cell) script {
	switch {
	case c.cls <= cIdeoSpace:
		return chinese
	case c.cls == cAlpha:
		return western
	}
	return unknown
}

// look gives the first evidence from cell i onwards in steps of step. Figures
// and Western signs are weak evidence: they count if nothing but them and
// ambiguous characters is near.
func (s *scratch) look(i, step int) script {
	weak := unknown
	for n := 0; i >= 0 && i < len(s.cells) && n < lookFar; i, n = i+step, n+1 {
		c := &s.cells[i]
		if got := scriptOf(c); got != unknown {
			if weak != unknown && got == chinese && c.cls.han() && n > 0 {
				return weak
			}
			return got
		}
		if c.cls.western() && c.cls != cSpace && c.cls != cGlue {
			weak = western
		}
	}
	return weak
}

// lookFar bounds the search for evidence, in cells.
const lookFar = 24

// resolve gives every ambiguous cell its class.
func (s *scratch) resolve() {
	for _, i := range s.doubtful {
		switch c := &s.cells[i]; c.cls {
		case cBar:
			s.resolveBar(int(i))
		case cDots:
			s.resolveDots(int(i))
		case cPoint:
			s.resolvePoint(int(i))
		}
	}
	s.resolveQuotes()
}

// neighbours gives the scripts before and after the run of the same
// character that holds cell i.
func (s *scratch) neighbours(i int) (before, after script) {
	r := s.cells[i].r
	first, last := i, i
	for first > 0 && s.cells[first-1].r == r {
		first--
	}
	for last+1 < len(s.cells) && s.cells[last+1].r == r {
		last++
	}
	return s.look(first-1, -1), s.look(last+1, 1)
}

// decide is Chinese if either side is, Western if a side is, else by language.
func (s *scratch) decide(i int) script {
	before, after := s.neighbours(i)
	switch {
	case before == chinese && after == chinese:
		return chinese
	case before == western && after == western, s.latinSpan(i) && (before == western || after == western):
		return western
	case before == chinese || after == chinese:
		return chinese
	case before == western || after == western:
		return western
	case s.latinSpan(i):
		return western
	}
	return chinese
}

// latinSpan tells that the span of cell i is in a language of the Western world.
func (s *scratch) latinSpan(i int) bool { return s.spans[s.cells[i].span].western }

// resolveBar takes two — as the Chinese dash of two em (GB/T 15834 §4.8,
// CLREQ §3.1.5), a single one as a connector, and either of them as a Western
// dash in Western text.
func (s *scratch) resolveBar(i int) {
	c := &s.cells[i]
	if s.decide(i) == western || s.betweenFigures(i) {
		c.cls = cWDash
		return
	}
	if c.r == '—' && (i > 0 && s.cells[i-1].cls == cDash || i+1 < len(s.cells) && s.cells[i+1].r == '—') {
		c.cls = cDash
		return
	}
	c.cls = cConn
}

func (s *scratch) betweenFigures(i int) bool {
	return i > 0 && i+1 < len(s.cells) && s.cells[i-1].cls == cDigit && s.cells[i+1].cls == cDigit
}

func (s *scratch) resolveDots(i int) {
	c := &s.cells[i]
	if c.cls = cEll; s.decide(i) == western {
		c.cls = cWPoint
	}
}

func (s *scratch) resolvePoint(i int) {
	c := &s.cells[i]
	before, after := s.neighbours(i)
	if c.cls = cMid; before != chinese && after != chinese && s.decide(i) == western {
		c.cls = cSym
	}
}

// resolveQuotes pairs the quotes of the paragraph and gives both quotes of a
// pair the same script; an apostrophe is part of its word.
func (s *scratch) resolveQuotes() {
	open := s.open[:0]
	for _, n := range s.doubtful {
		i := int(n)
		if s.cells[i].cls != cQuote {
			continue
		}
		switch kind := s.quoteKind(i, open); kind {
		case apostrophe:
			s.cells[i].cls = cSym
		case opening:
			open = append(open, n)
		case closing:
			open = s.closeQuote(i, open)
		}
	}
	for _, n := range open {
		s.setQuote(int(n), len(s.cells), int(n), -1)
	}
	s.open = open[:0]
}

type quoteKind uint8

const (
	opening quoteKind = iota
	closing
	apostrophe
)

// quoteKind tells what the quote in cell i does: ASCII quotes open or close
// by what stands before them, ’ and ' inside a word are apostrophes.
func (s *scratch) quoteKind(i int, open []int32) quoteKind {
	r := s.cells[i].r
	if (r == '’' || r == '\'') && s.isApostrophe(i, open) {
		return apostrophe
	}
	switch r {
	case '“', '‘':
		if s.facesBack(i) && s.isOpen(r+1, open) {
			return closing // “so“
		}
		return opening
	case '”', '’':
		return closing
	}
	if s.isOpen(r, open) {
		return closing
	}
	return opening
}

// facesBack tells that a quote stands right after a word and before none: what
// looks like an opening quote is used as a closing one.
func (s *scratch) facesBack(i int) bool {
	return i > 0 && wordCell(&s.cells[i-1]) && (i+1 == len(s.cells) || s.cells[i+1].cls.spaceLike())
}

// isApostrophe: a letter or figure on both sides; or a letter before and no
// quote to close ("students’ books"); or a figure after ("’90s").
func (s *scratch) isApostrophe(i int, open []int32) bool {
	before := i > 0 && wordCell(&s.cells[i-1])
	after := i+1 < len(s.cells) && wordCell(&s.cells[i+1])
	if before && after {
		return true
	}
	quoted := s.isOpen(s.cells[i].r, open)
	return !quoted && (before || after && s.cells[i].r == '’')
}

func wordCell(c *cell) bool { return c.cls == cAlpha || c.cls == cDigit || c.cls == cCont }

// isOpen tells that a quote which r closes is open.
func (s *scratch) isOpen(r rune, open []int32) bool {
	for _, n := range open {
		if closes(s.cells[n].r, r) {
			return true
		}
	}
	return false
}

func closes(open, r rune) bool {
	switch open {
	case '“':
		return r == '”' || r == '“'
	case '‘':
		return r == '’' || r == '‘'
	}
	return open == r
}

// closeQuote pairs the closing quote i with the nearest open one; quotes left
// open inside the pair are settled by themselves.
func (s *scratch) closeQuote(i int, open []int32) []int32 {
	for k := len(open) - 1; k >= 0; k-- {
		if !closes(s.cells[open[k]].r, s.cells[i].r) {
			continue
		}
		for _, n := range open[k+1:] {
			s.setQuote(int(n), i, int(n), -1)
		}
		s.setQuote(int(open[k]), i, int(open[k]), i)
		return open[:k]
	}
	s.setQuote(-1, i, -1, i)
	return open
}

// setQuote settles the quotes at first and last (-1 = none) which enclose the
// cells between from and to.
func (s *scratch) setQuote(from, to, first, last int) {
	verdict := s.quoteScript(from, to)
	if first >= 0 {
		s.cells[first].cls = pick(verdict, s.cells[first].r, cOpen, cWOpen)
	}
	if last >= 0 {
		s.cells[last].cls = pick(verdict, s.cells[last].r, cClose, cWClose)
	}
}

// pick keeps ASCII quotes Western whatever surrounds them: they have no
// full-width form.
func pick(verdict script, r rune, full, narrow class) class {
	if verdict == western || r < 0x80 {
		return narrow
	}
	return full
}

// quoteScript weighs the four neighbours of a pair of quotes. In Western
// text they are Western unless Chinese surrounds them; in Chinese text they
// are Chinese unless the words within and one without are Western and no
// neighbour is Chinese.
func (s *scratch) quoteScript(from, to int) script {
	outerLeft, innerLeft := s.look(from-1, -1), s.look(from+1, 1)
	innerRight, outerRight := s.look(to-1, -1), s.look(to+1, 1)
	if from < 0 {
		outerLeft, innerLeft = unknown, innerRight
	}
	if to >= len(s.cells) {
		outerRight, innerRight = unknown, innerLeft
	}
	outerChinese := outerLeft == chinese || outerRight == chinese
	outerWestern := outerLeft == western || outerRight == western
	innerChinese := innerLeft == chinese || innerRight == chinese
	at := min(max(from, 0), len(s.cells)-1)
	if s.latinSpan(at) {
		if outerWestern || !outerChinese && !innerChinese {
			return western
		}
		return chinese
	}
	if outerWestern && !outerChinese && !innerChinese {
		return western
	}
	return chinese
}
