package text

import (
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/layout/text/hyphen"
)

// shortestWord is the least number of letters of a word worth hyphenating.
const shortestWord = 5

// hyphenate opens the hyphenation points of the word in the cells from to
// to, which is part of a token. Acronyms, CamelCase and words with figures or
// signs beside them stay whole.
func (s *scratch) hyphenate(from, to, tokenFrom, tokenTo int) {
	if to-from < shortestWord || to-from > hyphen.MaxWord || !s.plainNeighbours(from, to, tokenFrom, tokenTo) {
		return
	}
	patterns := s.patternsFor(from)
	if patterns == nil || !s.lowerWord(from, to) {
		return
	}
	points := s.pointsOf(patterns)
	for i := 0; points != 0; i, points = i+1, points>>1 {
		if points&1 == 1 {
			s.cells[from+i-1].brk = brkHyphen
		}
	}
}

// knownWords is how many words a scratch remembers the points of.
const knownWords = 4096

// pointsOf returns the hyphenation points of s.word. Words come again and
// again, and looking one up is a tenth of the work of matching the patterns. The
// alphabets of the patterns have no letter in common.
func (s *scratch) pointsOf(patterns *hyphen.Patterns) uint64 {
	s.key = s.key[:0]
	for _, r := range s.word {
		s.key = utf8.AppendRune(s.key, r)
	}
	if points, ok := s.points[string(s.key)]; ok {
		return points
	}
	if s.points == nil || len(s.points) >= knownWords {
		s.points = make(map[string]uint64)
	}
	points := patterns.Points(s.word)
	s.points[string(s.key)] = points
	return points
}

// plainNeighbours tells that only punctuation touches a word.
func (s *scratch) plainNeighbours(from, to, tokenFrom, tokenTo int) bool {
	if from > tokenFrom {
		switch s.cells[from-1].cls {
		case cDigit, cSym, cSolidus, cWPoint:
			return false
		}
	}
	if to < tokenTo {
		switch c := &s.cells[to]; c.cls {
		case cDigit, cSolidus:
			return false
		case cSym:
			return c.r == '’' || c.r == '\''
		case cWPoint:
			return to+1 == tokenTo || !wordCell(&s.cells[to+1])
		}
	}
	return true
}

func (s *scratch) patternsFor(i int) *hyphen.Patterns {
	info := &s.spans[s.cells[i].span]
	switch r := s.cells[i].r; {
	case r < 0x80 && info.latin:
		return hyphen.English()
	case r >= 0x400 && r < 0x460 && info.cyrl:
		return hyphen.Russian()
	}
	return nil
}

// lowerWord puts the word into s.word in lower case. It fails for words with
// a capital after the first letter and for words with marks.
func (s *scratch) lowerWord(from, to int) bool {
	s.word = s.word[:0]
	for i := from; i < to; i++ {
		r := s.cells[i].r
		low := lower(r)
		if low != r && i > from || s.cells[i].cls == cCont {
			return false
		}
		s.word = append(s.word, low)
	}
	return true
}

// lower is the lower case of the letters that the patterns know.
func lower(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r >= 'А' && r <= 'Я':
		return r + 'а' - 'А'
	case r == 'Ё':
		return 'ё'
	}
	return r
}
