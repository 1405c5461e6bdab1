package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Line is a short paragraph or heading, as the tests of rules see it.
type Line struct {
	Text    string // without brackets and bullets around it
	Whole   string // with them
	Runes   int    // of Text
	Heading int    // its level, 0 for a paragraph
	Body    *Body  // that it stands in; nil where nothing is known of it
	small   string // what lower returned
}

// lower returns Whole in small letters.
func (l *Line) lower() string {
	if l.small == "" {
		l.small = strings.ToLower(l.Whole)
	}
	return l.small
}

func newLine(text string) *Line {
	l := &Line{Text: trimLine(text), Whole: strings.TrimFunc(text, letter.Space)}
	l.Runes = utf8.RuneCountInString(l.Text)
	return l
}

// trimLine removes white space, bullets and brackets around a line.
func trimLine(s string) string {
	s = strings.TrimFunc(s, letter.Space)
	if r, _ := utf8.DecodeRuneInString(s); !isLetterOrDigit(r) {
		s = strings.TrimLeft(s, "（(【[「*·▲>●■•▼◆◇○-—_~～=|｜ 　")
	}
	if r, _ := utf8.DecodeLastRuneInString(s); !isLetterOrDigit(r) {
		s = strings.TrimRight(s, "）)】]」*_~～ 　")
	}
	return s
}

// isLetterOrDigit reports whether r is a common ideograph or an ASCII letter or
// digit: the ends of most lines.
func isLetterOrDigit(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r < utf8.RuneSelf && letter.Alnum(byte(r))
}

// ofLine returns the rule under which a line falls by its own words and looks,
// or ""; edge tells whether it stands at an edge of the body.
func (s *Set) ofLine(text string, edge bool) string {
	if !edge && len(text) > utf8.UTFMax*s.lines.maxInside {
		return ""
	}
	return s.judge(newLine(text), edge)
}

// judge is ofLine for a line of any length.
func (s *Set) judge(l *Line, edge bool) string {
	if l.Runes == 0 {
		return ""
	}
	if rule := s.lines.test(Inside, l); rule != "" {
		return rule
	}
	if rule := s.lines.match(l, edge); rule != "" || !edge {
		return rule
	}
	return s.lines.test(Edge, l)
}

// ofClosing returns the rule under which a line at the end of a body falls, or "".
func (s *Set) ofClosing(text string) string {
	if len(text) > maxLine {
		return ""
	}
	if rule := s.ofLine(text, true); rule != "" {
		return rule
	}
	return s.lines.test(Asking, newLine(text))
}

// lineWord is a word of a rule, by its place among the patterns.
type lineWord struct {
	word    string
	pattern int
}

// wordTables hold the patterns of all rules by their words, so that a line is
// looked through once and not once for each word.
type wordTables struct {
	patterns  []Pattern
	rules     []string // of patterns
	tests     map[Where][]int
	max       int // longest line of any pattern in runes
	maxInside int // of any that holds inside a body too
	is        map[string][]int
	begins    map[rune][]lineWord // by the first rune
	holds     map[rune][]lineWord // likewise
	triples   [4096]bool          // triples of bytes with which holds may begin, by tripleHash
}

func newWordTables() wordTables {
	return wordTables{tests: map[Where][]int{}, is: map[string][]int{}, begins: map[rune][]lineWord{}, holds: map[rune][]lineWord{}}
}

func (t *wordTables) add(p Pattern, rule string) {
	if list := rule + "." + p.Words; p.Words != "" {
		p.Is, p.Begins, p.Holds = slices.Concat(p.Is, words.Of(list+".is")), slices.Concat(p.Begins, words.Of(list+".begins")), slices.Concat(p.Holds, words.Of(list+".holds"))
	}
	i := len(t.patterns)
	t.patterns, t.rules = append(t.patterns, p), append(t.rules, rule)
	if t.max = max(t.max, p.Max); p.Where == Inside {
		t.maxInside = max(t.maxInside, p.Max)
	}
	if p.Test != nil {
		t.tests[p.Where] = append(t.tests[p.Where], i)
	}
	for _, w := range p.Is {
		t.is[w] = append(t.is[w], i)
	}
	for _, w := range p.Begins {
		t.begins[runes.FirstRune(w)] = append(t.begins[runes.FirstRune(w)], lineWord{w, i})
	}
	for _, w := range p.Holds {
		t.holds[runes.FirstRune(w)] = append(t.holds[runes.FirstRune(w)], lineWord{w, i})
		t.triples[tripleHash(w, 0)] = true
	}
}

// tripleHash mixes the three bytes that s holds at i.
func tripleHash(s string, i int) int {
	return (int(s[i])*31*31 + int(s[i+1])*31 + int(s[i+2])) & 4095
}

// test returns the rule of the first test of that place which l passes, or "".
func (t *wordTables) test(at Where, l *Line) string {
	for _, i := range t.tests[at] {
		if t.patterns[i].Test(l) {
			return t.rules[i]
		}
	}
	return ""
}

// match returns the rule of the first pattern of which l has a word, or "".
func (t *wordTables) match(l *Line, edge bool) string {
	if l.Runes > t.max {
		return ""
	}
	best := len(t.patterns)
	take := func(i int) {
		if p := &t.patterns[i]; l.Runes <= p.Max && (edge || p.Where == Inside) {
			best = min(best, i)
		}
	}
	t.eachWord(l, take)
	if best == len(t.patterns) {
		return ""
	}
	return t.rules[best]
}

// eachWord calls take for the pattern of each word that l has.
func (t *wordTables) eachWord(l *Line, take func(pattern int)) {
	if line := l.Text; len(line) <= 60 {
		for _, s := range []string{line, l.Whole, strings.TrimRight(line, "：:！!。 >»")} {
			for _, i := range t.is[s] {
				take(i)
			}
		}
	}
	for _, w := range t.begins[runes.FirstRune(l.Text)] {
		if rest, ok := strings.CutPrefix(l.Text, w.word); ok && parted(rest, w.word) {
			take(w.pattern)
		}
	}
	for i := 0; i+2 < len(l.Text); i++ {
		if !t.triples[tripleHash(l.Text, i)] {
			continue
		}
		for _, w := range t.holds[runes.FirstRune(l.Text[i:])] {
			if strings.HasPrefix(l.Text[i:], w.word) {
				take(w.pattern)
			}
		}
	}
}

// parted reports whether rest, what follows word, begins as a value does: with a
// colon or the like. Words that are phrases by themselves need none.
func parted(rest, word string) bool {
	if len(word) > 12 || rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, letter.Space))
	return strings.ContainsRune(":：丨|｜/／】）)]=>《", r) || word == "©" || word == "Copyright"
}
