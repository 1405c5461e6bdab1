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
	read  int32 // width of its reading, in 1/1000 em; 0 = none
	rise  int16 // of the glyph above the baseline, in 1/1000 em: of centred marks
}

// glue is a pair rule in engine units, kerning included.
type glue struct {
	extra, shrink, stretch    int32
	shrinkClass, stretchClass glueClass
}

// spanInfo is what the cells of a span share.
type spanInfo struct {
	style   *Style
	size    int32 // in 1/1000 pt
	western bool  // its language is written in letters
	raised  bool  // superscripts stand close to what they belong to
	latin   bool  // its Latin words are hyphenated as English
	cyrl    bool  // its Cyrillic words are hyphenated as Russian
}

// addSpan appends the cells of a span.
func (s *scratch) addSpan(text string, n int32) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		s.addRune(r, n)
	}
}

func (s *scratch) addRune(r rune, span int32) {
	cls := s.e.classes.of(r)
	switch {
	case cls < classes:
		if cls == cHan && s.joins(r) {
			cls = cCont
		}
		s.western = s.western || cls.western() || r >= '０' && r <= '９'
	case cls == cBreak:
		s.markBreak(r)
		return
	case cls == cNone:
		return
	default:
		s.doubtful = append(s.doubtful, int32(len(s.cells)))
	}
	s.cells = append(s.cells, cell{r: r, span: span, cls: cls})
}

// joins tells that an emoji continues the cluster before it: after a joiner,
// or as the second half of a flag (UAX #29 GB11, GB12).
func (s *scratch) joins(r rune) bool {
	n := len(s.cells)
	if n == 0 || r < 0x2000 {
		return false
	}
	last := s.cells[n-1].r
	if last == 0x200D {
		return true
	}
	return regional(r) && regional(last) && s.cells[n-1].cls != cCont
}

// regional tells that a character is half of a flag.
func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// markBreak notes a soft hyphen or a zero-width space after the last cell.
func (s *scratch) markBreak(r rune) {
	if n := len(s.cells); n > 0 {
		s.soft = append(s.soft, softBreak{int32(n - 1), r == 0xAD})
	}
}

type softBreak struct {
	cell   int32
	hyphen bool
}

// fuseDashes turns every two — of a Chinese dash into one unit of two em; the
// second cell of the two stays as a silent one.
func (s *scratch) fuseDashes() {
	for i := 0; i+1 < len(s.cells); i++ {
		a, b := &s.cells[i], &s.cells[i+1]
		if a.cls == cDash && a.r == '—' && b.cls == cDash && b.r == '—' && a.span == b.span {
			a.r = DashCluster
			b.cls, b.skip = cCont, true
			i++
		}
	}
}
