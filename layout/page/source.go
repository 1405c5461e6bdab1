package page

import (
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/layout/text"
)

// source follows set glyphs through the text they came from, to find the
// spaces that were dropped at line ends.
type source struct {
	spans []text.Span
	at    int // byte of spans[0]
}

// lost is how many characters may stand between two glyphs without being set:
// soft hyphens, joiners and other invisible ones. Beyond it a glyph is taken
// for one that the text does not have.
const lost = 32

// pass moves behind the character that a glyph stands for; it reports whether
// white space was passed on the way.
func (s *source) pass(r rune) (space bool) {
	if r < 0 && r != text.DashCluster {
		return false
	}
	want := r
	if r == text.DashCluster {
		want = '—'
	}
	spans, at := s.spans, s.at
	for range lost {
		for len(spans) > 0 && at >= len(spans[0].Text) {
			spans, at = spans[1:], 0
		}
		if len(spans) == 0 {
			return false
		}
		have, size := utf8.DecodeRuneInString(spans[0].Text[at:])
		at += size
		if have == want {
			s.spans, s.at = spans, at
			if r == text.DashCluster {
				s.pass('—')
			}
			return space
		}
		space = space || unicode.IsSpace(have)
	}
	return false
}

// line moves behind the glyphs of a line; it reports whether white space
// stands before its first one.
func (s *source) line(l *text.Line) (space bool) {
	first := true
	for i := range l.Runs {
		for _, g := range l.Runs[i].Glyphs {
			if passed := s.pass(g.Rune); first {
				space = passed
			}
			first = false
		}
	}
	return space
}
