// Package hyphen finds where words may be hyphenated, by Liang's patterns
// (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983; TeXbook app. H).
package hyphen

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/en-us-wenzhai.pat
var englishPatterns string

//go:embed data/en-us-wenzhai.exc
var englishExceptions string

//go:embed data/ru-wenzhai.pat
var russianPatterns string

//go:embed data/ru-wenzhai.exc
var russianExceptions string

// English returns the American English patterns, at least 2 letters before
// and 3 after a hyphen. They are unpacked on the first call.
var English = sync.OnceValue(func() *Patterns {
	return Parse(englishPatterns, englishExceptions, 'a', 'z', 2, 3)
})

// Russian returns the Russian patterns, at least 2 letters on either side.
var Russian = sync.OnceValue(func() *Patterns {
	return Parse(russianPatterns, russianExceptions, 'а', 'ё', 2, 2)
})

// MaxWord is the length, in letters, of the longest word that is hyphenated;
// longer ones are no words.
const MaxWord = 62

// Patterns are the patterns of one language. They are immutable.
type Patterns struct {
	first, last rune // the alphabet; letters outside it make a word unknown
	left, right int
	levels      map[string]string // letters of a pattern → levels before each of them and after the last; "" for beginnings of others
	exceptions  map[string]uint64
}

// Parse reads patterns and exceptions in TeX's notation, one per line, for
// words of the letters first to last with at least left letters before and
// right letters after a hyphen.
func Parse(patterns, exceptions string, first, last rune, left, right int) *Patterns {
	p := &Patterns{first: first, last: last, left: left, right: right, exceptions: map[string]uint64{}}
	p.levels = make(map[string]string, 2*strings.Count(patterns, "\n"))
	for line := range strings.FieldsSeq(patterns) {
		letters, levels := parsePattern(line)
		p.levels[letters] = levels
		for end := range letters {
			if _, ok := p.levels[letters[:end]]; !ok {
				p.levels[letters[:end]] = ""
			}
		}
	}
	for line := range strings.FieldsSeq(exceptions) {
		word, points := parseException(line)
		p.exceptions[word] = points
	}
	return p
}

func parsePattern(line string) (letters, levels string) {
	var l, n strings.Builder
	level := byte(0)
	for _, r := range line {
		if r >= '0' && r <= '9' {
			level = byte(r - '0')
			continue
		}
		l.WriteRune(r)
		n.WriteByte(level)
		level = 0
	}
	n.WriteByte(level)
	return l.String(), n.String()
}

func parseException(line string) (word string, points uint64) {
	n := 0
	for _, r := range line {
		if r == '-' {
			points |= 1 << n
			continue
		}
		n++
	}
	return strings.ReplaceAll(line, "-", ""), points
}

// Points returns a bit set: bit i is set where a hyphen may stand before
// letter i of word. word is in lower case. The set is empty for words with a
// letter outside the alphabet and for words too short or too long.
func (p *Patterns) Points(word []rune) uint64 {
	if len(p.levels) == 0 || len(word) < p.left+p.right || len(word) > MaxWord || !p.knows(word) {
		return 0
	}
	if points, ok := p.exceptions[string(word)]; ok {
		return points
	}
	levels := p.match(word)
	points := uint64(0)
	for i := p.left; i <= len(word)-p.right; i++ {
		points |= uint64(levels[i+1]&1) << i
	}
	return points
}

func (p *Patterns) knows(word []rune) bool {
	for _, r := range word {
		if r < p.first || r > p.last {
			return false
		}
	}
	return true
}

// match returns the highest levels of all patterns in a word framed by full stops;
// levels[i+1] belongs before letter i.
func (p *Patterns) match(word []rune) (levels [MaxWord + 3]byte) {
	var buffer [2*MaxWord + 2]byte // no alphabet has letters of more than two bytes
	framed := append(buffer[:0], '.')
	var ends [MaxWord + 3]int // where each letter begins, and the last one ends
	for i, r := range word {
		ends[i+1] = len(framed)
		framed = utf8.AppendRune(framed, r)
	}
	n := len(word) + 2
	ends[n-1], ends[n] = len(framed), len(framed)+1
	framed = append(framed, '.')
	for from := range n {
		for to := from + 1; to <= n; to++ {
			found, ok := p.levels[string(framed[ends[from]:ends[to]])]
			if !ok {
				break
			}
			for k := range len(found) {
				levels[from+k] = max(levels[from+k], found[k])
			}
		}
	}
	return levels
}
