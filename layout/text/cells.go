package text

import (
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/fonts"
)

// Lengths inside the engine are whole numbers of a millionth of a point, so
// that sums are exact and the same on every machine: an advance in 1/1000 em
// times a size in 1/1000 pt.
const perPoint = 1_000_000

// cell is one glyph to be, with what stands after it.
type cell struct {
	r     rune // what it copies as
	span  int32
	gid   fonts.GID
	cls   class
	brk   breakKind
	skip  bool // no glyph: part of the cluster before it
	path  bool // part of a URL or path
	face  *fonts.Face
	glue  glue  // between it and the next cell
	w     int32 // advance as set
	grow  int16 // w minus the face's advance, in 1/1000 em
	shift int16 // of the glyph inside w, in 1/1000 em
	ruby  int32 // width of the reading of its span, in 1/1000 em; 0 = none
	rise  int16 // of the glyph above the baseline, in 1/1000 em: of centred marks
}

// spanInfo is what the cells of a span share.
type spanInfo struct {
	style   *Style
	size    int32 // in 1/1000 pt
	western bool  // its language is written in letters
	raised  bool  // superscripts stand close to what they belong to
	latin   bool  // its Latin words are hyphenated as English
	cyrl    bool  // its Cyrillic words are hyphenated as Russian
	ruby    int32 // its reading's place among those of the paragraph, from 1
	below   int64 // width of the cells below the reading
	trail   int64 // of a box: what it loses at a line's end
}

// source collects the cells of a piece.
type source struct {
	classes  *classTable
	cells    []cell
	doubtful []int32 // cells whose script is to be resolved
	soft     []softBreak
	western  bool // some cell is Western: look for words, numbers and URLs
}

func (t *source) clear() {
	t.cells, t.doubtful, t.soft, t.western = t.cells[:0], t.doubtful[:0], t.soft[:0], false
}

// addBox appends the cell of a span that is a box.
func (t *source) addBox(n int32, b *Box) {
	c := cell{r: object, span: n, cls: cHan}
	if b.Word {
		c.cls, t.western = cAlpha, true
		if b.Ends {
			t.soft = append(t.soft, softBreak{cell: int32(len(t.cells))})
		}
	}
	t.cells = append(t.cells, c)
}

// object is the character of ObjectText.
const object = '\uFFFC'

// addSpan appends the cells of a span.
func (t *source) addSpan(text string, n int32) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		t.addRune(r, n)
	}
}

func (t *source) addRune(r rune, span int32) {
	cls := t.classes.of(r)
	switch {
	case cls < classCount:
		if cls == cHan && t.joins(r) {
			cls = cCont
		}
		t.western = t.western || cls.western() || r >= '０' && r <= '９'
	case cls == cBreak:
		t.markBreak(r)
		return
	case cls == cNone:
		return
	default:
		t.doubtful = append(t.doubtful, int32(len(t.cells)))
	}
	t.cells = append(t.cells, cell{r: r, span: span, cls: cls})
}

// joins tells that an emoji continues the cluster before it: after a joiner,
// or as the second half of a flag (UAX #29 GB11, GB12).
func (t *source) joins(r rune) bool {
	n := len(t.cells)
	if n == 0 || r < 0x2000 {
		return false
	}
	last := &t.cells[n-1]
	return last.r == 0x200D || regional(r) && regional(last.r) && last.cls != cCont
}

// regional tells that a character is half of a flag.
func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// markBreak notes a soft hyphen or a zero-width space after the last cell.
func (t *source) markBreak(r rune) {
	if n := len(t.cells); n > 0 {
		t.soft = append(t.soft, softBreak{int32(n - 1), r == 0xAD})
	}
}

type softBreak struct {
	cell   int32
	hyphen bool
}

// fuseDashes turns every two — of a Chinese dash into one unit of two em; the
// second cell of the two stays as a silent one.
func fuseDashes(cells []cell) {
	for i := 0; i+1 < len(cells); i++ {
		a, b := &cells[i], &cells[i+1]
		if a.cls == cDash && a.r == '—' && b.cls == cDash && b.r == '—' && a.span == b.span {
			a.r = DashCluster
			b.cls, b.skip = cCont, true
			i++
		}
	}
}
