package lexicon

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Learned is a lexicon found in aligned text: for a term of one side, the
// terms of the other that stand where it stands.
type Learned struct {
	entries map[string][]entry
	longest map[rune]int // as in Dictionary
}

type entry struct {
	term string
	p    float32 // probability that a segment with the one holds the other
}

// Len returns the number of terms with a translation.
func (l *Learned) Len() int { return len(l.entries) }

// Match is a pair of segments that translate each other, as far as is known.
type Match struct{ A, B []Terms }

// What makes two terms translations of each other: they stand together at
// least minTogether times, with a Dice coefficient and a log-likelihood ratio
// (Dunning 1993) of at least these; neither stands in more than maxShare of all
// segments.
const (
	minTogether = 2
	minDice     = 0.3
	minRatio    = 9.0
	maxShare    = 0.3
	maxGram     = 4 // characters
)

// Learn finds the terms that stand together in matches. The result does not
// depend on anything but the matches and their order. Time is proportional to
// the text times the length of its segments, memory to the text.
func Learn(matches []Match) *Learned {
	a, b := newCounts(), newCounts()
	for i, m := range matches {
		a.add(i, m.A)
		b.add(i, m.B)
	}
	most := int(maxShare * float64(len(matches)))
	l := &Learned{entries: map[string][]entry{}, longest: map[rune]int{}}
	together := make([]int32, len(b.names))
	for x, places := range a.places {
		if len(places) < minTogether || len(places) > max(most, minTogether) {
			continue
		}
		l.learn(a.names[x], places, b, together, most, len(matches))
	}
	return l
}

// learn finds the translations of one term, which stands in places. together
// is all zero before and after.
func (l *Learned) learn(name string, places []int32, b *counts, together []int32, most, n int) {
	var seen []int32
	for _, i := range places {
		for _, y := range b.terms[i] {
			if together[y] == 0 {
				seen = append(seen, y)
			}
			together[y]++
		}
	}
	var found []entry
	for _, y := range seen {
		c, fa, fb := int(together[y]), len(places), len(b.places[y])
		together[y] = 0
		if c < minTogether || fb > max(most, minTogether) {
			continue
		}
		dice := 2 * float64(c) / float64(fa+fb)
		if dice >= minDice && ratio(c, fa, fb, n) >= minRatio {
			found = append(found, entry{b.names[y], float32(dice * float64(c) / float64(c+1))})
		}
	}
	if len(found) == 0 {
		return
	}
	slices.SortFunc(found, func(x, y entry) int {
		return cmp.Or(cmp.Compare(y.p, x.p), strings.Compare(x.term, y.term))
	})
	l.entries[name] = found[:min(len(found), 6)]
	if r, _ := utf8.DecodeRuneInString(name); letter.Ideograph(r) {
		l.longest[r] = max(l.longest[r], utf8.RuneCountInString(name))
	}
}

// ratio is Dunning's log-likelihood ratio of a term in fa of n segments and one
// in fb standing together in c.
func ratio(c, fa, fb, n int) float64 {
	h := func(k, total, expected float64) float64 {
		if k <= 0 {
			return 0
		}
		return k * math.Log(k/(expected*total))
	}
	share := float64(fb) / float64(n)
	x, y := float64(c), float64(fb-c)
	inA, notA := float64(fa), float64(n-fa)
	sum := h(x, inA, share) + h(inA-x, inA, 1-share)
	if notA > 0 {
		sum += h(y, notA, share) + h(notA-y, notA, 1-share)
	}
	return 2 * sum
}

// counts holds which terms stand in which segments.
type counts struct {
	ids    map[string]int32
	names  []string
	places [][]int32 // by term
	terms  [][]int32 // by segment
}

func newCounts() *counts { return &counts{ids: map[string]int32{}} }

func (c *counts) add(place int, segments []Terms) {
	c.terms = append(c.terms, nil)
	for i := range segments {
		for _, w := range segments[i].Words {
			c.put(place, w)
		}
		for _, run := range segments[i].Han {
			grams(run, func(g string) { c.put(place, g) })
		}
	}
}

func (c *counts) put(place int, term string) {
	id, ok := c.ids[term]
	if !ok {
		id = int32(len(c.names))
		c.ids[term] = id
		c.names = append(c.names, term)
		c.places = append(c.places, nil)
	}
	p := c.places[id]
	if len(p) > 0 && p[len(p)-1] == int32(place) {
		return
	}
	c.places[id] = append(p, int32(place))
	c.terms[place] = append(c.terms[place], id)
}

// grams calls visit with every part of run of one to maxGram characters.
func grams(run string, visit func(string)) {
	for at := 0; at < len(run); {
		end := at
		for range maxGram {
			if end == len(run) {
				break
			}
			_, n := utf8.DecodeRuneInString(run[end:])
			end += n
			visit(run[at:end])
		}
		_, n := utf8.DecodeRuneInString(run[at:])
		at += n
	}
}
