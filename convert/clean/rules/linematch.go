package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// lineWord is a word of a rule, by the rule's place in lineRules.
type lineWord struct {
	word string
	rule int
}

// wordTables hold the words of all rules, so that a line is looked through once
// and not once for each word.
type wordTables struct {
	max       int // longest line of any rule in runes
	maxInside int // of any rule that holds inside a body too
	whole     map[string][]int
	prefix    map[rune][]lineWord // by the first rune
	holds     map[rune][]lineWord // likewise
	begins    [4096]bool          // triples of bytes with which holds may begin, by tripleHash
}

// tripleHash mixes the three bytes that s holds at i.
func tripleHash(s string, i int) int {
	return (int(s[i])*31*31 + int(s[i+1])*31 + int(s[i+2])) & 4095
}

// lineTable is made of lineRules once and never changed.
var lineTable = func() *wordTables {
	t := &wordTables{whole: map[string][]int{}, prefix: map[rune][]lineWord{}, holds: map[rune][]lineWord{}}
	for i, r := range lineRules {
		t.max = max(t.max, r.max)
		if !r.edge {
			t.maxInside = max(t.maxInside, r.max)
		}
		for _, w := range r.whole {
			t.whole[w] = append(t.whole[w], i)
		}
		for _, w := range r.prefix {
			t.prefix[runes.FirstRune(w)] = append(t.prefix[runes.FirstRune(w)], lineWord{w, i})
		}
		for _, w := range r.holds {
			t.holds[runes.FirstRune(w)] = append(t.holds[runes.FirstRune(w)], lineWord{w, i})
			t.begins[tripleHash(w, 0)] = true
		}
	}
	return t
}()

// lineMatcher looks for the first of lineRules that a line falls under.
type lineMatcher struct {
	n      int // the line's runes
	atEdge bool
	best   int
}

// take notes that the line has a word of rule i.
func (m *lineMatcher) take(i int) {
	if r := &lineRules[i]; m.n <= r.max && (m.atEdge || !r.edge) {
		m.best = min(m.best, i)
	}
}

// takeWhole takes the rules that name all of s.
func (m *lineMatcher) takeWhole(s string) {
	for _, i := range lineTable.whole[s] {
		m.take(i)
	}
}

// match judges a line without its brackets and bullets, and with them.
func (m *lineMatcher) match(line, raw string) {
	if len(line) <= 60 {
		m.takeWhole(line)
		if len(raw) > len(line) {
			m.takeWhole(raw)
		}
		if r, _ := utf8.DecodeLastRuneInString(line); !isLetterOrDigit(r) {
			m.takeWhole(strings.TrimRight(line, "：:！!。 >»"))
		}
	}
	for _, w := range lineTable.prefix[runes.FirstRune(line)] {
		if rest, ok := strings.CutPrefix(line, w.word); ok && parted(rest, w.word) {
			m.take(w.rule)
		}
	}
	for i := 0; i+2 < len(line); i++ {
		if !lineTable.begins[tripleHash(line, i)] {
			continue
		}
		for _, w := range lineTable.holds[runes.FirstRune(line[i:])] {
			if strings.HasPrefix(line[i:], w.word) {
				m.take(w.rule)
			}
		}
	}
}

// parted reports whether rest, what follows prefix w, begins as a value does:
// with a colon or the like. Prefixes that are phrases by themselves need none.
func parted(rest, w string) bool {
	if len(w) > 12 || rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, letter.Space))
	return strings.ContainsRune(":：丨|｜/／】）)]=>《", r) || w == "©" || w == "Copyright"
}
