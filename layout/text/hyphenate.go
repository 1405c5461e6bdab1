package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/layout/text/hyphen"
)

// shortestWord is the least number of letters of a word worth hyphenating.
const shortestWord = 5

// The least number of letters of a word before a hyphen, and behind it in English. Long
// words in Chinese text, which has no spaces to open, and Russian, whose words are long,
// need two.
const (
	leastPart  = 3
	leastShort = 2
	longWord   = 12
)

// parts returns how many letters the word in the cells from to to must have before a
// hyphen and behind it.
func (w *words) parts(from, to int, patterns *hyphen.Patterns) (before, behind int) {
	switch {
	case patterns == hyphen.Russian():
		return leastShort, leastShort
	case to-from >= longWord && !w.spans[w.cells[from].span].western:
		return leastShort, leastPart
	}
	return leastPart, leastPart
}

// hyphenate opens the hyphenation points of the word in the cells from to
// to, which is part of a token. Acronyms, CamelCase and words with figures or
// signs beside them stay whole.
func (w *words) hyphenate(from, to, tokenFrom, tokenTo int) {
	if to-from < shortestWord || to-from > hyphen.MaxWord || !w.plainNeighbours(from, to, tokenFrom, tokenTo) {
		return
	}
	patterns := w.patternsFor(from)
	if patterns == nil || !w.lowerWord(from, to) {
		return
	}
	before, behind := w.parts(from, to, patterns)
	points := w.pointsOf(patterns)
	for i := 0; points != 0; i, points = i+1, points>>1 {
		if points&1 == 1 && i >= before && to-from-i >= behind {
			w.cells[from+i-1].brk = brkHyphen
		}
	}
}

// knownWords is how many words a scratch remembers the points of.
const knownWords = 4096

// pointsOf returns the hyphenation points of s.word. Words come again and
// again, and looking one up is a tenth of the work of matching the patterns. The
// alphabets of the patterns have no letter in common.
func (w *words) pointsOf(patterns *hyphen.Patterns) uint64 {
	w.key = w.key[:0]
	for _, r := range w.word {
		w.key = utf8.AppendRune(w.key, r)
	}
	if points, ok := w.points[string(w.key)]; ok {
		return points
	}
	if w.points == nil || len(w.points) >= knownWords {
		w.points = make(map[string]uint64)
	}
	points := patterns.Points(w.word)
	w.points[string(w.key)] = points
	return points
}

// plainNeighbours tells that only punctuation touches a word.
func (w *words) plainNeighbours(from, to, tokenFrom, tokenTo int) bool {
	if from > tokenFrom {
		switch w.cells[from-1].cls {
		case cDigit, cSym, cSolidus, cWPoint:
			return false
		}
	}
	if to < tokenTo {
		switch c := &w.cells[to]; c.cls {
		case cDigit, cSolidus:
			return false
		case cSym:
			return c.r == '’' || c.r == '\''
		case cWPoint:
			return to+1 == tokenTo || !wordCell(&w.cells[to+1])
		}
	}
	return true
}

func (w *words) patternsFor(i int) *hyphen.Patterns {
	info := &w.spans[w.cells[i].span]
	switch r := w.cells[i].r; {
	case r < 0x80 && info.latin:
		return hyphen.English()
	case r >= 0x400 && r < 0x460 && info.cyrl:
		return hyphen.Russian()
	}
	return nil
}

// lowerWord puts the word into s.word in lower case. It fails for words with
// a capital after the first letter and for words with marks.
func (w *words) lowerWord(from, to int) bool {
	w.word = w.word[:0]
	for i := from; i < to; i++ {
		r := w.cells[i].r
		low := unicode.ToLower(r)
		if low != r && i > from || w.cells[i].cls == cCont {
			return false
		}
		w.word = append(w.word, low)
	}
	return true
}
