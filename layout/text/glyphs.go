package text

import "github.com/wenzhai/wenzhai/fonts"

// shaper finds the glyphs of cells and measures them, by face.
type shaper struct {
	piece
	fonts     *fonts.Set
	paragraph *Paragraph
	centred   bool   // marks stand in the middle of the em
	boxed     bool   // some character was drawn as a box
	read      bool   // some span has a reading
	rubies    []ruby // readings of the paragraph, as measured
}

// chooseGlyphs gives every cell its face, glyph and width.
func (h *shaper) chooseGlyphs(p piece) {
	h.piece = p
	for i := range h.cells {
		c := &h.cells[i]
		info := &h.spans[c.span]
		switch {
		case c.r == object && h.paragraph.Spans[c.span].Box != nil:
			h.setBox(c, info)
		case c.cls == cHan:
			h.lookup(c, info, c.r, false)
		case c.cls == cCont:
			h.continueCluster(i, info)
		case c.cls.spaceLike():
			h.setSpace(i, info)
		case c.cls == cDash && c.r == DashCluster:
			h.lookup(c, info, '⸺', false)
			c.force(2 * em)
		default:
			h.lookup(c, info, c.r, c.cls.western())
			h.setMark(c)
		}
		c.w = c.advance() * info.size
	}
	if h.read {
		h.setRubies()
	}
}

// widestBox bounds the width of a box, in 1/1000 em.
const widestBox = 30 * em

// setBox gives a cell the width of its box.
func (h *shaper) setBox(c *cell, info *spanInfo) {
	h.lookup(c, info, ' ', false)
	width := min(max(h.paragraph.Spans[c.span].Box.Width*1e6/float64(info.size), 0), widestBox)
	c.grow = 0
	c.grow = int16(int32(width) - c.advance())
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
func (h *shaper) lookup(c *cell, info *spanInfo, r rune, western bool) {
	var ok bool
	role := info.style.Role
	if c.face, c.gid, ok = h.fonts.Lookup(role, r, western); ok {
		return
	}
	if c.face, c.gid, ok = h.fonts.Lookup(role, r, !western); ok {
		return
	}
	for i, box := range [...]rune{substitute(r), '□', '?'} {
		h.boxed = h.boxed || i > 0
		if c.face, c.gid, ok = h.fonts.Lookup(role, box, false); ok {
			return
		}
	}
	if faces := h.fonts.Faces(); len(faces) > 0 {
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
func (c *cell) force(width int32) {
	if c.face == nil {
		return
	}
	c.grow += int16(width - c.advance())
	c.shift = c.centring(width)
}

// centring is how far a glyph must move for its ink to stand in the middle.
func (c *cell) centring(width int32) int16 {
	left, _, right, _ := c.face.Box(c.gid)
	if left == right {
		return 0
	}
	return int16((int(width) - left - right) / 2)
}

// setMark gives Chinese marks the widths of GB/T 15834 §5.1 and CLREQ §3.1.6:
// the interpunct half an em (an em in the centred profile), other marks an em.
func (h *shaper) setMark(c *cell) {
	if c.face == nil {
		return
	}
	switch c.cls {
	case cMid:
		if c.r == '·' && !h.centred {
			c.force(halfEm)
		} else {
			c.force(em)
		}
	case cConn:
		if c.r == '—' || c.r == '–' {
			c.force(em)
		}
	case cOpen:
		if c.grow = int16(em - c.advance()); c.grow > 0 {
			c.shift = c.grow
		}
	case cClose:
		c.grow = int16(em - c.advance())
	case cPause, cStop:
		if h.centred {
			c.force(em)
			c.rise = c.middle()
		}
	}
}

// middle is how far a mark must rise to stand half way up the em box, which
// the faces for Chinese put from -120 to 880. Marks as tall as letters stay.
func (c *cell) middle() int16 {
	_, low, _, high := c.face.Box(c.gid)
	if high-low > halfEm {
		return 0
	}
	return int16(380 - (low+high)/2)
}

// continueCluster keeps a mark in the face of what it marks, where that has it.
func (h *shaper) continueCluster(i int, info *spanInfo) {
	c := &h.cells[i]
	if c.skip {
		return
	}
	if i > 0 {
		base := &h.cells[i-1]
		if base.skip && i > 1 {
			base = &h.cells[i-2]
		}
		c.face = base.face
	}
	if i > 0 && invisible(c.r) {
		h.silence(c, info)
		return
	}
	if c.face != nil {
		if g, ok := c.face.GID(c.r); ok {
			c.gid = g
			return
		}
	}
	h.lookup(c, info, c.r, false)
}

// silence draws a cell as a space of no width, so that it can be copied.
func (h *shaper) silence(c *cell, info *spanInfo) {
	g, ok := fonts.GID(0), false
	if c.face != nil {
		g, ok = c.face.GID(' ')
	}
	if ok {
		c.gid = g
	} else {
		h.lookup(c, info, ' ', true)
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
// little less in Western text; it shrinks to 1/4, there a little more, and grows to 1/2.
const (
	spaceEastern = 333
	spaceWestern = 300
	spaceMin     = 250
	spaceLeast   = 210 // in Western text
	spaceMax     = 500
	spaceNarrow  = 167 // U+202F, U+2009
)

// setSpace chooses glyph and width of a space. A space beside Han is the
// Han–Latin gap; of several spaces the first counts (CSS Text §4.1.1).
func (h *shaper) setSpace(i int, info *spanInfo) {
	c := &h.cells[i]
	if c.cls == cIdeoSpace {
		h.lookup(c, info, c.r, false)
		c.force(em)
		return
	}
	if i > 0 && h.cells[i-1].face != nil && h.cells[i-1].cls.western() {
		c.face = h.cells[i-1].face
		c.gid, _ = c.face.GID(' ')
	}
	if c.gid == 0 {
		h.lookup(c, info, ' ', true)
	}
	c.grow = 0
	c.grow = int16(h.spaceWidth(i, info) - c.advance())
}

func (h *shaper) spaceWidth(i int, info *spanInfo) int32 {
	c := &h.cells[i]
	switch {
	case c.cls == cSpace && i > 0 && h.cells[i-1].cls.spaceLike():
		return 0
	case c.r == '\u202f' || c.r == '\u2009':
		return spaceNarrow
	case h.isGap(i):
		return gapWidth
	case info.western:
		return spaceWestern
	}
	return spaceEastern
}
