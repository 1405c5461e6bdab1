package pdf

import (
	"math"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Readers of PDF guess where words end from the white between glyphs: MuPDF
// sees a space from 0.2 em on, Poppler from 0.1 em on. In Chinese text that
// is wrong: the gap between Han and Latin is a quarter of an em, and
// justification opens gaps between Han. So a glyph with such a gap behind it
// gets a code of its own whose advance has the gap in it, in steps of
// widening. What is left, at most half a step, is a kern that no reader takes
// for a space. The outlines are shared (see embeddedFace.subset).
const (
	widening = 180 // 1/1000 em
	widest   = 5   // steps; what is wider keeps columns or letters apart and may copy as a space
)

// steps returns by how many steps a gap of 1/1000 em widens the character
// before it. A space needs none, for it copies as itself.
func steps(gap int, before rune) uint8 {
	n := (gap + widening/2) / widening
	if gap < 0 || n > widest || isBlank(before) {
		return 0
	}
	return uint8(n)
}

func isBlank(r rune) bool { return r == ' ' || r == '\u00A0' || r == '\u3000' }

// kern is the white between a glyph and the next one of its run, in 1/1000
// em. A glyph's Shift moves it alone: added before, taken back behind.
func kern(left, right text.Glyph) int {
	return int(left.Adjust) - int(left.Shift) + int(right.Shift)
}

// tail says what stands behind the last glyph of a run: a gap, as steps of
// widening, or a space that no glyph draws but copied text needs.
type tail uint8

const tailSpace tail = 0x80

func (t tail) space() bool { return t&tailSpace != 0 }

// codedAt returns what the code of glyph i of a run draws.
func codedAt(glyphs []text.Glyph, i int, t tail) coded {
	g := glyphs[i]
	c := coded{gid: g.ID, r: g.Rune}
	if i+1 < len(glyphs) {
		c.wide = steps(kern(g, glyphs[i+1]), g.Rune)
	} else if !t.space() {
		c.wide = uint8(t)
	}
	return c
}

// space is the space of a face that has one.
func space(face *fonts.Face) coded {
	gid, _ := face.GID(' ')
	return coded{gid: gid, r: ' '}
}

// waiting is a run whose follower is not known yet: only then is it known what
// its last glyph draws, and whether a space follows.
type waiting struct {
	item  *page.TextItem
	page  int
	chunk *chunk
	at    *drawn
}

// text gives the glyphs of a run their codes, but for the last, and leaves room
// for the space that may follow it.
func (c *collector) text(w *waiting) {
	run := w.item.Run
	n := c.codes.face(run.Face)
	f, k := c.codes.faces[n], w.chunk
	w.at.n, w.at.from = int32(n), int32(len(k.codes))
	last := len(run.Glyphs) - 1
	for i := range last {
		k.codes = append(k.codes, f.use(codedAt(run.Glyphs, i, 0)))
	}
	k.codes = append(k.codes, 0, 0)
	w.at.to = w.at.from + int32(last) + 1
}

// settle gives the run its end.
func (w *waiting) settle(c *collector, t tail) {
	if w.item == nil {
		return
	}
	glyphs, f := w.item.Run.Glyphs, c.codes.faces[w.at.n]
	w.at.tail = t
	w.chunk.codes[w.at.to-1] = f.use(codedAt(glyphs, len(glyphs)-1, t))
	if t.space() {
		w.chunk.codes[w.at.to] = f.use(space(f.face))
		w.at.to++
	}
	*w = waiting{}
}

// tail returns what stands between two runs. Readers that go by the structure
// tree join the lines of a paragraph, so where the source has a space or line
// end its words must be kept apart by a character.
func (c *collector) tail(w *waiting, right *page.TextItem, on int) tail {
	left := w.item
	a, b := left.Run.Glyphs[len(left.Run.Glyphs)-1], right.Run.Glyphs[0]
	if right.Space {
		_, ok := left.Run.Face.GID(' ')
		if ok && left.Tag >= 0 && !isBlank(a.Rune) && !isBlank(b.Rune) && c.block(left.Tag) == c.block(right.Tag) {
			return tailSpace
		}
		return 0
	}
	if w.page != on || math.Abs(left.Y-right.Y) > 0.01 {
		return 0
	}
	em := left.Run.Size / 1000
	end := left.X + left.Run.Width + float64(a.Shift-a.Adjust)*em
	start := right.X + float64(b.Shift)*right.Run.Size/1000
	return tail(steps(int(math.Round((start-end)/em)), a.Rune))
}

// block returns the paragraph or the like that an inline element stands in.
func (c *collector) block(tag int) int {
	for {
		switch c.tags[tag].Role {
		case "Link", "Span", "Quote", "Note", "Reference", "Code", "Formula":
			tag = c.tags[tag].Parent
		default:
			return tag
		}
	}
}
