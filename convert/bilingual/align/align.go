// Package align finds which segments of one text translate which of another:
// dynamic programming over beads, each of some segments of either side in
// order, with evidence from lengths, kinds of segments and a lexicon.
//
// Terms: a segment is a paragraph or a sentence; a bead is a run of segments
// of A and the run of B that translates it, either of which may be empty; the
// corridor is the part of the plane of both texts that is looked at.
package align

import (
	"math"

	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
)

// Kind is the kind of a segment.
type Kind uint8

// The kinds.
const (
	Paragraph Kind = iota
	Heading
	Item // of a list
	Quote
	Code
	Table
	Figure
)

// Segment is what alignment knows of a segment besides its terms.
type Segment struct {
	Kind   Kind
	Level  int     // of a heading
	Length float64 // in letters of English, or any unit that both sides share
	Starts bool    // a sentence begins a paragraph here
	GoesOn bool    // it is a further block of the same item of a list
}

// Bead is a run of segments of A, [A0, A1), and the run of B that translates
// it. Either may be empty, not both. Confidence is the probability of the bead,
// from 0 to 1.
type Bead struct {
	A0, A1, B0, B1 int
	Confidence     float64
}

// Linked reports whether b has segments on both sides.
func (b Bead) Linked() bool { return b.A1 > b.A0 && b.B1 > b.B0 }

// shape is a kind of bead with its prior cost.
type shape struct {
	a, b int
	cost float64 // -log of its probability
}

// Model holds the weights of the evidence. Costs are in nats.
type Model struct {
	Ratio    float64 // length of B for a length of A
	Variance float64 // of the difference in length, by length
	Spread   float64 // standard deviation of the difference, by length, in long segments
	Lexical  float64 // weight of the lexicon
	Missing  float64 // probability that a term has no partner in a translation
	Null     float64 // cost of a bead with an empty side besides its prior
	Join     float64 // cost of joining sentences across the beginning of a paragraph
	lone     bool    // terms of which the other text has none count too
	shapes   []shape
}

// ForParagraphs returns the model for paragraphs.
func ForParagraphs() Model {
	return Model{
		Ratio: 1, Variance: 3, Spread: 0.15, Lexical: 1, Missing: 0.6, Null: 0.7,
		shapes: shapes(0.9, 0.03, 0.03, 0.015, 0.004, 0.001),
	}
}

// ForSentences returns the model for sentences.
func ForSentences() Model {
	return Model{
		Ratio: 1, Variance: 3, Spread: 0.15, Lexical: 0.9, Missing: 0.6, Null: 0.5, Join: 1.5,
		shapes: shapes(0.75, 0.03, 0.08, 0.01, 0.02, 0.005),
	}
}

// OneLanguage returns the model for two texts in one language, or in two
// scripts of it: what they share is nearly the same, letter by letter. spelt
// tells that their terms are spelt alike, so that those count, too, of which
// the other text has none.
func (m Model) OneLanguage(spelt bool) Model {
	m.Variance, m.Spread, m.Missing, m.lone = 0.5, 0.05, 0.25, spelt
	return m
}

// shapes returns the beads 0-1 1-0 1-1 1-2 2-1 2-2 1-3 3-1 1-4 4-1 2-3 3-2, with
// the probabilities of one-one, null, one-two, two-two, one-three and of the rest.
func shapes(oneOne, null, oneTwo, twoTwo, oneThree, rest float64) []shape {
	p := []struct {
		a, b int
		p    float64
	}{
		{1, 1, oneOne},
		{1, 0, null},
		{0, 1, null},
		{1, 2, oneTwo},
		{2, 1, oneTwo},
		{2, 2, twoTwo},
		{1, 3, oneThree},
		{3, 1, oneThree},
		{1, 4, rest},
		{4, 1, rest},
		{2, 3, rest},
		{3, 2, rest},
	}
	out := make([]shape, len(p))
	for i, x := range p {
		out[i] = shape{x.a, x.b, -math.Log(x.p)}
	}
	return out
}

// maxRows is the most segments of A in a bead.
const maxRows = 4

// Wall is a place that the path of beads is held to: before segment A of the
// one text and B of the other.
type Wall struct{ A, B int }

// Align returns the beads of two texts in order: every segment of either is in
// exactly one. x is the index of the same segments; one of others tells nothing.
// The zero Model is that of ForParagraphs. Walls, where there are any, go up on
// both sides; one bead may still lie across a wall where the evidence is strong.
// Time and memory grow with the number of segments times the width of the
// corridor, which does not grow with the texts.
func Align(a, b []Segment, x *lexicon.Index, m Model, walls []Wall) []Bead {
	if x == nil || len(x.A.Terms) != len(a) || len(x.B.Terms) != len(b) {
		x = lexicon.NewIndex(make([]lexicon.Terms, len(a)), make([]lexicon.Terms, len(b)), lexicon.Sources{})
	}
	if len(m.shapes) == 0 {
		m = ForParagraphs()
	}
	m.Ratio = m.fit(a, b)
	return newPlane(&m, a, b, x, walls).likeliest()
}

// fit moves the ratio of the languages towards that of the texts, whose own
// ratio means less the shorter they are and the further it is off: something is
// missing from one of them then.
func (m *Model) fit(a, b []Segment) float64 {
	pa, pb := prefix(a), prefix(b)
	la, lb := pa[len(a)], pb[len(b)]
	if la == 0 || lb == 0 {
		return m.Ratio
	}
	off := math.Log(lb / la / m.Ratio)
	if math.Abs(off) > 0.7 {
		return m.Ratio
	}
	return m.Ratio * math.Exp(off*la/(la+500))
}
