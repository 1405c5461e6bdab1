package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// Line is a short paragraph or heading, as the tests of rules see it.
type Line struct {
	Text    string // without brackets and bullets around it
	Whole   string // with them
	Runes   int    // of Text
	Heading int    // its level, 0 for a paragraph
	Body    *Body  // that it stands in; nil where nothing is known of it
	block   doc.Block
	before  doc.Block // the block that it follows; nil where that is not known
	small   string    // what lower returned
	often   int       // what seen returned, plus two; 0 = not asked for
	foot    bool      // nothing but notices stands behind it
}

// linked reports whether most of the line is inside links.
func (l *Line) linked() bool {
	if l.block == nil {
		return false
	}
	text, link, _ := linkShare(paragraphOf(l.block), "")
	return text > 0 && link*10 >= text*6
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

// zone says how near a line stands to the beginning or the end of its body: the
// nearer, the less its words must say.
type zone uint8

const (
	inside zone = iota // text of the article stands before and behind it, and much of it
	edge               // among the first or the last lines
	ends               // nothing but headings, pictures and notices stands before it, or behind it
)

// newLine returns the line that a paragraph or heading x of b is; x may be nil.
func (b *Body) newLine(x doc.Block, text string) *Line {
	l := newLine(text)
	l.Body, l.block = b, x
	if h, ok := x.(*doc.Heading); ok {
		l.Heading = h.Level
	}
	return l
}

// judge returns the rule under which a line falls by its own words and looks, or
// "".
func (s *Set) judge(l *Line, at zone) string {
	if l.Runes == 0 || at == inside && len(l.Whole) > utf8.UTFMax*s.lines.maxInside {
		return ""
	}
	if at == edge && l.seen() >= Several {
		at = ends
	}
	if rule := s.lines.test(Inside, l); rule != "" {
		return rule
	}
	if rule := s.lines.match(l, at); rule != "" || at == inside {
		return rule
	}
	if rule := s.lines.test(Edge, l); rule != "" || at == edge {
		return rule
	}
	if rule := s.lines.test(Ends, l); rule != "" || l.Heading > 0 {
		return rule
	}
	if l.isUnique() {
		return ""
	}
	return s.lines.test(Asking, l)
}

// lineWord is a word of a rule, by its place among the patterns.
type lineWord struct {
	word    string
	pattern int
	label   bool // a value stands behind it
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
	begins    map[rune][]lineWord // by the first rune; with starts
	holds     map[rune][]lineWord // likewise
	triples   [4096]bool          // triples of bytes with which holds may begin, by tripleHash
}

func newWordTables() wordTables {
	return wordTables{tests: map[Where][]int{}, is: map[string][]int{}, begins: map[rune][]lineWord{}, holds: map[rune][]lineWord{}}
}

func (t *wordTables) add(p Pattern, rule string) {
	if list := rule + "." + p.Words; p.Words != "" {
		p.Is, p.Begins = slices.Concat(p.Is, words.Of(list+".is")), slices.Concat(p.Begins, words.Of(list+".begins"))
		p.Starts, p.Holds = slices.Concat(p.Starts, words.Of(list+".starts")), slices.Concat(p.Holds, words.Of(list+".holds"))
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
		t.begins[runes.FirstRune(w)] = append(t.begins[runes.FirstRune(w)], lineWord{w, i, true})
	}
	for _, w := range p.Starts {
		t.begins[runes.FirstRune(w)] = append(t.begins[runes.FirstRune(w)], lineWord{w, i, false})
	}
	for _, w := range p.Holds {
		t.holds[runes.FirstRune(w)] = append(t.holds[runes.FirstRune(w)], lineWord{w, i, false})
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
func (t *wordTables) match(l *Line, at zone) string {
	if l.Runes > t.max {
		return ""
	}
	best := len(t.patterns)
	t.eachWord(l, func(pattern int) {
		if pattern < best && t.patterns[pattern].counts(l, at) {
			best = pattern
		}
	})
	if best == len(t.patterns) {
		return ""
	}
	return t.rules[best]
}

// counts reports whether the words of p count for a line where it stands.
func (p *Pattern) counts(l *Line, at zone) bool {
	switch p.Where {
	case Edge:
		if at == inside {
			return false
		}
	case Ends:
		if at != ends {
			return false
		}
	}
	if l.Runes > p.Max || p.Asks && l.isUnique() {
		return false
	}
	return p.Shape == nil || at > inside && l.seen() >= Several || p.Shape(l)
}

// eachWord calls take for the pattern of each word that l has, unless its
// sentence goes on behind it or it is quoted there.
func (t *wordTables) eachWord(l *Line, take func(pattern int)) {
	if line := l.Text; len(line) <= 60 {
		for _, s := range []string{line, l.Whole, strings.TrimRight(line, "：:！!。 >»")} {
			for _, i := range t.is[s] {
				take(i)
			}
		}
	}
	for _, w := range t.begins[runes.FirstRune(l.Text)] {
		if rest, ok := strings.CutPrefix(l.Text, w.word); ok && (w.label && hasValue(l, rest) || !w.label && !goesOn(w.word, rest)) {
			take(w.pattern)
		}
	}
	for i := 0; i+2 < len(l.Text); i++ {
		if !t.triples[tripleHash(l.Text, i)] {
			continue
		}
		for _, w := range t.holds[runes.FirstRune(l.Text[i:])] {
			if rest, ok := strings.CutPrefix(l.Text[i:], w.word); ok && !goesOn(w.word, rest) && !isQuoted(l.Text[:i]) {
				take(w.pattern)
			}
		}
	}
}

// hasValue reports whether rest, what follows a label, is its value: it is parted
// from it by a colon or the like, or is a link.
func hasValue(l *Line, rest string) bool {
	value := strings.TrimLeftFunc(rest, letter.Space)
	if value == "" {
		return l.Heading == 0
	}
	return strings.ContainsRune(":：丨|｜/／】）)]=>《", runes.FirstRune(value)) || len(value) < len(rest) && l.linked()
}

// particles stand behind a word that is the beginning or a part of a sentence.
var particles = words.List("sentence.particles")

// goesOn reports whether rest, what follows a phrase, shows that the phrase is a
// part of a sentence: "的" behind it makes it say what something is like, and a
// word of letters is not at its end.
func goesOn(phrase, rest string) bool {
	if r := runes.LastOf(phrase); unicode.IsLetter(r) && !letter.Unspaced(r) {
		next := runes.FirstRune(rest)
		return unicode.IsLetter(next) && !letter.Unspaced(next)
	}
	return runes.StartsAny(rest, particles())
}

// isQuoted reports whether quotation marks are open at the end of before.
func isQuoted(before string) bool {
	if !strings.ContainsAny(before, "“「『‘《") {
		return false
	}
	for _, m := range []string{"“”", "「」", "『』", "‘’", "《》"} {
		opening, n := utf8.DecodeRuneInString(m)
		if strings.Count(before, string(opening)) > strings.Count(before, m[n:]) {
			return true
		}
	}
	return false
}
