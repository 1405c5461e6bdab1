package text

// glue is a pair rule in engine units, kerning included: what stands between
// two cells.
type glue struct {
	extra, shrink, stretch    int32
	shrinkClass, stretchClass glueClass
}

// add puts the rule of two neighbours on top.
func (g *glue) add(rule *pair, size int32) {
	g.extra += int32(rule.extra) * size
	if rule.shrink != 0 {
		g.shrink, g.shrinkClass = int32(rule.shrink)*size, rule.shrinkClass
	}
	if rule.stretch != 0 {
		g.stretch, g.stretchClass = int32(rule.stretch)*size, rule.stretchClass
	}
}

// gluer works out what stands between neighbours.
type gluer struct {
	piece
	pairs *pairTable
}

func (g *gluer) setGlue(p piece) {
	g.piece = p
	for i := range g.cells[:max(0, len(g.cells)-1)] {
		a, b := &g.cells[i], &g.cells[i+1]
		info := &g.spans[a.span]
		rule := &g.pairs[g.baseClass(i)][b.cls]
		a.brk = rule.brk
		if a.cls.spaceLike() {
			a.glue = g.spaceGlue(i, info.size)
			g.keepSpace(i)
		}
		a.glue.add(rule, info.size)
		if (a.ruby > 0 || b.ruby > 0) && a.span != b.span {
			g.part(a, b)
		}
		if a.cls == cCont {
			continue
		}
		if a.span != b.span && g.spans[b.span].raised && !a.cls.spaceLike() {
			a.brk = brkNo // a mark of a note, an exponent
		}
		switch {
		case a.cls.western() && b.cls.western():
			g.kern(a, b, info.size)
		case b.cls == cSym && isApostrophe(b.r) && a.cls.han(): // 老子’s
			a.glue, a.brk = glue{}, brkNo
		case rule.extra == gapWidth && (info.raised || g.spans[b.span].raised):
			a.glue = glue{}
		}
	}
}

func isApostrophe(r rune) bool { return r == '’' || r == '\'' }

// baseClass is the class of a cell; a cluster stands to what follows as its
// base does.
func (g *gluer) baseClass(i int) class {
	for i > 0 && g.cells[i].cls == cCont {
		i--
	}
	return g.cells[i].cls
}

// kern moves Western letters of one face and size together or apart.
func (g *gluer) kern(a, b *cell, size int32) {
	if a.face == b.face && a.face != nil && g.spans[b.span].size == size && !a.cls.spaceLike() && !b.cls.spaceLike() {
		a.glue.extra += int32(a.face.Kern(a.gid, b.gid)) * size
	}
}

// keepSpace forbids the break at a space after what may not end a line: a
// quote with a stray space, a spaced solidus (UAX #14 LB14).
func (g *gluer) keepSpace(i int) {
	if before := g.lastInk(i); before >= 0 && neverLast(g.cells[before].cls) {
		g.cells[i].brk = brkNo
	}
}

// spaceGlue is how far a space shrinks and stretches.
func (g *gluer) spaceGlue(i int, size int32) glue {
	least := int32(spaceMin)
	if g.spans[g.cells[i].span].western {
		least = spaceLeast
	}
	switch width := g.cells[i].advance(); {
	case g.cells[i].cls == cIdeoSpace || width == 0 || width == spaceNarrow:
		return glue{}
	case g.isGap(i):
		return glue{0, gapShrink * size, gapStretch * size, shrinkGap, stretchGap}
	default:
		return glue{0, (width - least) * size, (spaceMax - width) * size, shrinkWord, stretchWord}
	}
}

// isGap tells that a space stands between Han and Western text.
func (p *piece) isGap(i int) bool {
	if i == 0 {
		return false
	}
	last := i
	for last+1 < len(p.cells) && p.cells[last+1].cls == cSpace {
		last++
	}
	if last+1 >= len(p.cells) {
		return false
	}
	a, b := p.cells[i-1].cls, p.cells[last+1].cls
	return a.han() && b.western() || a.western() && b.han()
}
