package text

import "github.com/wenzhai/wenzhai/fonts"

// chooseGlyphs gives every cell its face, glyph and width.
func (s *scratch) chooseGlyphs() {
	for i := range s.cells {
		c := &s.cells[i]
		info := &s.spans[c.span]
		switch {
		case c.cls == cHan:
			s.lookup(c, info, c.r, false)
			s.setReading(c, info)
		case c.cls == cCont:
			s.continueCluster(i, info)
		case c.cls.spaceLike():
			s.setSpace(i, info)
		case c.cls == cDash && c.r == DashCluster:
			s.lookup(c, info, '⸺', false)
			s.force(c, 2*em)
		default:
			s.lookup(c, info, c.r, c.cls.western())
			s.setMark(c)
		}
		c.w = c.advance() * info.size
	}
}

// em is the em in the units of faces.
const em = 1000

// advance is the width of a cell in 1/1000 em.
func (c *cell) advance() int32 {
	if c.face == nil {
		return int32(c.grow)
	}
	return int32(c.face.Advance(c.gid)) + int32(c.grow)
}

// lookup finds the glyph of a character; one that no face has becomes a box.
func (s *scratch) lookup(c *cell, info *spanInfo, r rune, western bool) {
	var ok bool
	role := info.style.Role
	if c.face, c.gid, ok = s.e.fonts.Lookup(role, r, western); ok {
		return
	}
	if c.face, c.gid, ok = s.e.fonts.Lookup(role, r, !western); ok {
		return
	}
	for i, box := range [...]rune{substitute(r), '□', '?'} {
		s.boxed = s.boxed || i > 0
		if c.face, c.gid, ok = s.e.fonts.Lookup(role, box, false); ok {
			return
		}
	}
	if faces := s.e.fonts.Faces(); len(faces) > 0 {
		c.face = faces[0]
	}
}

// substitute is a character that looks the same as r, or 0.
func substitute(r rune) rune {
	switch r {
	case '\u2010', '\u2011', '\ufe63', '\u2212':
		return '-'
	case '〜':
		return '～'
	case '～':
		return '〜'
	case '―', '─':
		return '—'
	case '⋯':
		return '…'
	case '‧', '・', '•':
		return '·'
	case '\u02bc':
		return '’'
	}
	return 0
}

// force sets a cell in a given width, in 1/1000 em, its ink in the middle.
func (s *scratch) force(c *cell, width int32) {
	if c.face == nil {
		return
	}
	c.grow += int16(width - c.advance())
	c.shift = s.centring(c, width)
}

// centring is how far a glyph must move for its ink to stand in the middle.
func (s *scratch) centring(c *cell, width int32) int16 {
	left, right := c.face.Ink(c.gid)
	if left == right {
		return 0
	}
	return int16((int(width) - left - right) / 2)
}

// setMark gives Chinese marks the widths of GB/T 15834 §5.1 and CLREQ §3.1.6:
// the interpunct half an em (an em in the centred profile), other marks an em.
func (s *scratch) setMark(c *cell) {
	if c.face == nil {
		return
	}
	centred := s.pairs == s.e.pairs[1]
	switch c.cls {
	case cMid:
		if c.r == '·' && !centred {
			s.force(c, halfEm)
		} else {
			s.force(c, em)
		}
	case cConn:
		if c.r == '—' || c.r == '–' {
			s.force(c, em)
		}
	case cOpen:
		if c.grow = int16(em - c.advance()); c.grow > 0 {
			c.shift = c.grow
		}
	case cClose:
		c.grow = int16(em - c.advance())
	case cPause, cStop:
		if centred {
			s.force(c, em)
			c.rise = middle(c)
		}
	}
}

// middle is how far a mark must rise to stand half way up the em box, which
// the faces for Chinese put from -120 to 880. Marks as tall as letters stay.
func middle(c *cell) int16 {
	_, low, _, high := c.face.Box(c.gid)
	if high-low > halfEm {
		return 0
	}
	return int16(380 - (low+high)/2)
}

// continueCluster keeps a mark in the face of what it marks, where that has it.
func (s *scratch) continueCluster(i int, info *spanInfo) {
	c := &s.cells[i]
	if c.skip {
		return
	}
	if i > 0 {
		base := &s.cells[i-1]
		if base.skip && i > 1 {
			base = &s.cells[i-2]
		}
		c.face = base.face
	}
	if i > 0 && invisible(c.r) {
		s.silence(c, info)
		return
	}
	if c.face != nil {
		if g, ok := c.face.GID(c.r); ok {
			c.gid = g
			return
		}
	}
	s.lookup(c, info, c.r, false)
}

// silence draws a cell as a space of no width, so that it can be copied.
func (s *scratch) silence(c *cell, info *spanInfo) {
	g, ok := fonts.GID(0), false
	if c.face != nil {
		g, ok = c.face.GID(' ')
	}
	if ok {
		c.gid = g
	} else {
		s.lookup(c, info, ' ', true)
	}
	c.grow = 0
	c.grow = int16(-c.advance())
}

// invisible tells that a character shapes its neighbours and shows nothing
// itself: joiners, variation selectors, skin tones and tags.
func invisible(r rune) bool {
	return r == 0x200D || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE01EF || r == 0x034F || r >= 0x1F3FB && r <= 0x1F3FF || r >= 0x180B && r <= 0x180E
}

// The word space in 1/1000 em: a third in Chinese text (JLREQ §3.2.6), a
// little less in Western text; it shrinks to 1/4 and grows to 1/2.
const (
	spaceEastern = 333
	spaceWestern = 300
	spaceMin     = 250
	spaceMax     = 500
	spaceNarrow  = 167 // U+202F, U+2009
)

// setSpace chooses glyph and width of a space. A space beside Han is the
// Han–Latin gap; of several spaces the first counts (CSS Text §4.1.1).
func (s *scratch) setSpace(i int, info *spanInfo) {
	c := &s.cells[i]
	if c.cls == cIdeoSpace {
		s.lookup(c, info, c.r, false)
		s.force(c, em)
		return
	}
	if i > 0 && s.cells[i-1].face != nil && s.cells[i-1].cls.western() {
		c.face = s.cells[i-1].face
		c.gid, _ = c.face.GID(' ')
	}
	if c.gid == 0 {
		s.lookup(c, info, ' ', true)
	}
	c.grow = 0
	c.grow = int16(s.spaceWidth(i, info) - c.advance())
}

func (s *scratch) spaceWidth(i int, info *spanInfo) int32 {
	c := &s.cells[i]
	switch {
	case c.cls == cSpace && i > 0 && s.cells[i-1].cls.spaceLike():
		return 0
	case c.r == '\u202f' || c.r == '\u2009':
		return spaceNarrow
	case s.isGap(i):
		return gapWidth
	case info.western:
		return spaceWestern
	}
	return spaceEastern
}

// isGap tells that a space stands between Han and Western text.
func (s *scratch) isGap(i int) bool {
	if i == 0 {
		return false
	}
	last := i
	for last+1 < len(s.cells) && s.cells[last+1].cls == cSpace {
		last++
	}
	if last+1 >= len(s.cells) {
		return false
	}
	a, b := s.cells[i-1].cls, s.cells[last+1].cls
	return a.han() && b.western() || a.western() && b.han()
}

// setGlue works out what stands between neighbours.
func (s *scratch) setGlue() {
	for i := range s.cells[:max(0, len(s.cells)-1)] {
		a, b := &s.cells[i], &s.cells[i+1]
		rule := &s.pairs[a.cls][b.cls]
		info := &s.spans[a.span]
		size := info.size
		a.brk = rule.brk
		if a.cls.spaceLike() {
			s.setSpaceGlue(i, size)
			s.keepSpace(i)
		} else if a.cls == cCont {
			s.afterCluster(i)
			continue
		}
		a.glue.extra += int32(rule.extra) * size
		if rule.shrink != 0 {
			a.glue.shrink, a.glue.shrinkClass = int32(rule.shrink)*size, rule.shrinkClass
		}
		if rule.stretch != 0 {
			a.glue.stretch, a.glue.stretchClass = int32(rule.stretch)*size, rule.stretchClass
		}
		if a.read > 0 || b.read > 0 {
			s.part(a, b)
		}
		switch {
		case a.cls.western() && b.cls.western():
			s.kern(a, b, size)
		case rule.extra == gapWidth && (info.raised || s.spans[b.span].raised):
			a.glue = glue{}
		}
	}
}

// kern moves Western letters of one face and size together or apart.
func (s *scratch) kern(a, b *cell, size int32) {
	if a.face == b.face && a.face != nil && s.spans[b.span].size == size && !a.cls.spaceLike() && !b.cls.spaceLike() {
		a.glue.extra += int32(a.face.Kern(a.gid, b.gid)) * size
	}
}

// afterCluster lets a cluster stand to what follows as its base does.
func (s *scratch) afterCluster(i int) {
	base := i
	for base > 0 && s.cells[base].cls == cCont {
		base--
	}
	c, b := &s.cells[i], &s.cells[i+1]
	if b.cls == cCont {
		c.brk = brkNo
		return
	}
	rule := &s.pairs[s.cells[base].cls][b.cls]
	size := s.spans[c.span].size
	c.brk = rule.brk
	c.glue = glue{
		int32(rule.extra) * size, int32(rule.shrink) * size, int32(rule.stretch) * size,
		rule.shrinkClass, rule.stretchClass,
	}
}

// keepSpace forbids the break at a space after what may not end a line: a
// quote with a stray space, a spaced solidus (UAX #14 LB14).
func (s *scratch) keepSpace(i int) {
	if before := s.lastInk(i); before >= 0 && neverLast(s.cells[before].cls) {
		s.cells[i].brk = brkNo
	}
}

// setSpaceGlue lets a space shrink and stretch.
func (s *scratch) setSpaceGlue(i int, size int32) {
	c := &s.cells[i]
	g := &c.glue
	switch width := c.advance(); {
	case c.cls == cIdeoSpace || width == 0 || width == spaceNarrow:
	case s.isGap(i):
		g.shrink, g.stretch = gapShrink*size, gapStretch*size
		g.shrinkClass, g.stretchClass = shrinkGap, stretchGap
	default:
		g.shrink, g.stretch = (width-spaceMin)*size, (spaceMax-width)*size
		g.shrinkClass, g.stretchClass = shrinkWord, stretchWord
	}
}
