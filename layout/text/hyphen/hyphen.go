// Package hyphen finds where words may be hyphenated, by Liang's patterns
// (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983; TeXbook app. H).
package hyphen

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
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

// Patterns are the compiled patterns of one language. They are immutable.
type Patterns struct {
	first, last rune // the alphabet; letters outside it make a word unknown
	left, right int
	nodes       []node
	edges       []edge
	levels      []byte
	exceptions  map[string]uint64
}

// node is a state of the letter trie: its edges stand in letter order.
type node struct {
	edge   uint32 // index of the first edge
	count  uint16
	length uint8  // of the levels of the pattern that ends here; 0 = none
	level  uint32 // index of its first level
}

type edge struct {
	letter rune
	to     uint32
}

// Parse compiles patterns and exceptions in TeX's notation, one per line, for
// words of the letters first to last with at least left letters before and
// right letters after a hyphen.
func Parse(patterns, exceptions string, first, last rune, left, right int) *Patterns {
	p := &Patterns{first: first, last: last, left: left, right: right, exceptions: map[string]uint64{}}
	p.compile(split(patterns))
	for line := range strings.Lines(exceptions) {
		if line = strings.TrimSpace(line); line != "" {
			word, points := parseException(line)
			p.exceptions[word] = points
		}
	}
	return p
}

// entry is one pattern: its letters, and the levels before each of them and
// after the last.
type entry struct {
	letters []rune
	levels  []byte
}

func split(patterns string) []entry {
	var all []entry
	for line := range strings.Lines(patterns) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, parsePattern(line))
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return slices.Compare(a.letters, b.letters) })
	return all
}

func parsePattern(line string) entry {
	var e entry
	level := byte(0)
	for _, r := range line {
		if r >= '0' && r <= '9' {
			level = byte(r - '0')
			continue
		}
		e.letters, e.levels = append(e.letters, r), append(e.levels, level)
		level = 0
	}
	e.levels = append(e.levels, level)
	return e
}

func parseException(line string) (word string, points uint64) {
	n := 0
	var b strings.Builder
	for _, r := range line {
		if r == '-' {
			points |= 1 << n
			continue
		}
		b.WriteRune(r)
		n++
	}
	return b.String(), points
}

// compile builds the trie breadth first from sorted entries.
func (p *Patterns) compile(all []entry) {
	type work struct {
		from, to, depth int // all[from:to] share their first depth letters
	}
	queue := []work{{0, len(all), 0}}
	for at := 0; at < len(queue); at++ {
		w := queue[at]
		n := node{edge: uint32(len(p.edges))}
		i := w.from
		for ; i < w.to && len(all[i].letters) == w.depth; i++ {
			n.length, n.level = uint8(len(all[i].levels)), uint32(len(p.levels))
			p.levels = append(p.levels, all[i].levels...)
		}
		for i < w.to {
			letter, start := all[i].letters[w.depth], i
			for i < w.to && all[i].letters[w.depth] == letter {
				i++
			}
			p.edges = append(p.edges, edge{letter, uint32(len(queue))})
			queue = append(queue, work{start, i, w.depth + 1})
			n.count++
		}
		p.nodes = append(p.nodes, n)
	}
}

// Points returns a bit set: bit i is set where a hyphen may stand before
// letter i of word. word is in lower case. The set is empty for words with a
// letter outside the alphabet and for words too short or too long.
func (p *Patterns) Points(word []rune) uint64 {
	if len(p.nodes) == 0 || len(word) < p.left+p.right || len(word) > MaxWord || !p.knows(word) {
		return 0
	}
	if points, ok := p.exceptions[string(word)]; ok {
		return points
	}
	var levels [MaxWord + 3]byte
	for start := -1; start < len(word); start++ {
		p.match(word, start, &levels)
	}
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

// match raises the levels by every pattern that begins at start; levels[k+1]
// belongs before letter k, and the word is framed by full stops.
func (p *Patterns) match(word []rune, start int, levels *[MaxWord + 3]byte) {
	n := uint32(0)
	for i := start; i <= len(word); i++ {
		letter := '.'
		if i >= 0 && i < len(word) {
			letter = word[i]
		}
		next, ok := p.step(n, letter)
		if !ok {
			return
		}
		n = next
		nd := &p.nodes[n]
		for k, level := range p.levels[nd.level : nd.level+uint32(nd.length)] {
			levels[start+1+k] = max(levels[start+1+k], level)
		}
	}
}

func (p *Patterns) step(n uint32, letter rune) (uint32, bool) {
	nd := &p.nodes[n]
	edges := p.edges[nd.edge : nd.edge+uint32(nd.count)]
	low, high := 0, len(edges)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if edges[mid].letter < letter {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(edges) && edges[low].letter == letter {
		return edges[low].to, true
	}
	return 0, false
}
