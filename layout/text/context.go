package text

// script is what the neighbourhood of an ambiguous character is written in.
type script uint8

const (
	unknown script = iota
	chinese
	western
)

// context settles the characters that serve two scripts.
type context struct {
	piece
	open []int32 // quotes waiting for their partner
}

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
func (x *context) look(i, step int) script {
	weak := unknown
	for n := 0; i >= 0 && i < len(x.cells) && n < lookFar; i, n = i+step, n+1 {
		c := &x.cells[i]
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

// resolve gives the ambiguous cells their classes.
func (x *context) resolve(p piece, doubtful []int32) {
	x.piece = p
	for _, i := range doubtful {
		switch c := &x.cells[i]; c.cls {
		case cBar:
			x.resolveBar(int(i))
		case cDots:
			x.resolveDots(int(i))
		case cPoint:
			x.resolvePoint(int(i))
		}
	}
	x.resolveQuotes(doubtful)
}

// neighbours gives the scripts before and after the run of the same
// character that holds cell i.
func (x *context) neighbours(i int) (before, after script) {
	r := x.cells[i].r
	first, last := i, i
	for first > 0 && x.cells[first-1].r == r {
		first--
	}
	for last+1 < len(x.cells) && x.cells[last+1].r == r {
		last++
	}
	return x.look(first-1, -1), x.look(last+1, 1)
}

// decide is Chinese if either side is, Western if a side is, else by language.
func (x *context) decide(i int) script {
	before, after := x.neighbours(i)
	switch {
	case before == chinese && after == chinese:
		return chinese
	case before == western && after == western, x.latinSpan(i) && (before == western || after == western):
		return western
	case before == chinese || after == chinese:
		return chinese
	case before == western || after == western:
		return western
	case x.latinSpan(i):
		return western
	}
	return chinese
}

// latinSpan tells that the span of cell i is in a language of the Western world.
func (x *context) latinSpan(i int) bool { return x.spans[x.cells[i].span].western }

// resolveBar takes two — as the Chinese dash of two em (GB/T 15834 §4.8,
// CLREQ §3.1.5), a single one as a connector, and either of them as a Western
// dash in Western text.
func (x *context) resolveBar(i int) {
	switch c := &x.cells[i]; {
	case x.decide(i) == western || x.betweenFigures(i):
		c.cls = cWDash
	case c.r == '—' && (i > 0 && x.cells[i-1].cls == cDash || i+1 < len(x.cells) && x.cells[i+1].r == '—'):
		c.cls = cDash
	default:
		c.cls = cConn
	}
}

func (x *context) betweenFigures(i int) bool {
	return i > 0 && i+1 < len(x.cells) && x.cells[i-1].cls == cDigit && x.cells[i+1].cls == cDigit
}

func (x *context) resolveDots(i int) {
	c := &x.cells[i]
	if c.cls = cEll; x.decide(i) == western {
		c.cls = cWPoint
	}
}

func (x *context) resolvePoint(i int) {
	c := &x.cells[i]
	before, after := x.neighbours(i)
	if c.cls = cMid; before != chinese && after != chinese && x.decide(i) == western {
		c.cls = cSym
	}
}

// resolveQuotes pairs the quotes of the paragraph and gives both quotes of a
// pair the same script; an apostrophe is part of its word.
func (x *context) resolveQuotes(doubtful []int32) {
	open := x.open[:0]
	for _, n := range doubtful {
		i := int(n)
		if x.cells[i].cls != cQuote {
			continue
		}
		switch kind := x.quoteKind(i, open); kind {
		case apostrophe:
			x.cells[i].cls = cSym
		case opening:
			open = append(open, n)
		case closing:
			open = x.closeQuote(i, open)
		}
	}
	for _, n := range open {
		x.setQuote(int(n), len(x.cells), int(n), -1)
	}
	x.open = open[:0]
}

type quoteKind uint8

const (
	opening quoteKind = iota
	closing
	apostrophe
)

// quoteKind tells what the quote in cell i does: ASCII quotes open or close
// by what stands before them, ’ and ' inside a word are apostrophes.
func (x *context) quoteKind(i int, open []int32) quoteKind {
	r := x.cells[i].r
	if (r == '’' || r == '\'') && x.isApostrophe(i, open) {
		return apostrophe
	}
	switch r {
	case '“', '‘':
		if x.facesBack(i) && x.isOpen(r+1, open) {
			return closing // “so“
		}
		return opening
	case '”', '’':
		return closing
	}
	if x.isOpen(r, open) {
		return closing
	}
	return opening
}

// facesBack tells that a quote stands right after a word and before none: what
// looks like an opening quote is used as a closing one.
func (x *context) facesBack(i int) bool {
	return i > 0 && wordCell(&x.cells[i-1]) && (i+1 == len(x.cells) || x.cells[i+1].cls.spaceLike())
}

// isApostrophe: a letter or figure on both sides; or a letter before and no
// quote to close ("students’ books"); or a figure after ("’90s").
func (x *context) isApostrophe(i int, open []int32) bool {
	before := i > 0 && wordCell(&x.cells[i-1])
	after := i+1 < len(x.cells) && wordCell(&x.cells[i+1])
	if before && after {
		return true
	}
	quoted := x.isOpen(x.cells[i].r, open)
	return !quoted && (before || after && x.cells[i].r == '’')
}

func wordCell(c *cell) bool { return c.cls == cAlpha || c.cls == cDigit || c.cls == cCont }

// isOpen tells that a quote which r closes is open.
func (x *context) isOpen(r rune, open []int32) bool {
	for _, n := range open {
		if closes(x.cells[n].r, r) {
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
func (x *context) closeQuote(i int, open []int32) []int32 {
	for k := len(open) - 1; k >= 0; k-- {
		if !closes(x.cells[open[k]].r, x.cells[i].r) {
			continue
		}
		for _, n := range open[k+1:] {
			x.setQuote(int(n), i, int(n), -1)
		}
		x.setQuote(int(open[k]), i, int(open[k]), i)
		return open[:k]
	}
	x.setQuote(-1, i, -1, i)
	return open
}

// setQuote settles the quotes at first and last (-1 = none) which enclose the
// cells between from and to.
func (x *context) setQuote(from, to, first, last int) {
	verdict := x.quoteScript(from, to)
	if first >= 0 {
		x.cells[first].cls = pick(verdict, x.cells[first].r, cOpen, cWOpen)
	}
	if last >= 0 {
		x.cells[last].cls = pick(verdict, x.cells[last].r, cClose, cWClose)
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
func (x *context) quoteScript(from, to int) script {
	outerLeft, innerLeft := x.look(from-1, -1), x.look(from+1, 1)
	innerRight, outerRight := x.look(to-1, -1), x.look(to+1, 1)
	if from < 0 {
		outerLeft, innerLeft = unknown, innerRight
	}
	if to >= len(x.cells) {
		outerRight, innerRight = unknown, innerLeft
	}
	outerChinese := outerLeft == chinese || outerRight == chinese
	outerWestern := outerLeft == western || outerRight == western
	innerChinese := innerLeft == chinese || innerRight == chinese
	at := min(max(from, 0), len(x.cells)-1)
	if x.latinSpan(at) {
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
