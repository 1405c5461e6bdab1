// Package bilingual pairs an article with its translation by a human hand, and
// aligns the two: paragraph by paragraph or sentence by sentence, with a
// confidence for each link. Nothing of either text is dropped: what has no
// partner stands in a bead of its own.
//
//	pairs, found := bilingual.FindPairs(metas, bilingual.ByAll())
//	aligner := bilingual.NewAligner(bilingual.Options{Dictionary: dictionary})
//	alignment := aligner.Paragraphs(bilingual.NewText(english), bilingual.NewText(chinese))
package bilingual

import (
	"cmp"

	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Text is one of two texts to align, as segments in reading order.
type Text struct {
	Lang     doc.Lang
	Segments []Segment
}

// Segment is a paragraph or a sentence.
type Segment struct {
	Kind   align.Kind
	Level  int    // of a heading
	Text   string // without markup; "" for a picture without a caption
	Src    string // of a picture
	Block  int    // index of the article's block that holds it; -1: the title
	Starts bool   // it begins a paragraph
	part   int    // of a list or a quotation: the item, the paragraph
	goesOn bool   // a further block of the same item of a list
	links  []string
}

// Bead is a run of segments of A and the run of B that translates it. Either
// may be empty.
type Bead struct {
	A, B       doc.Span // of segments
	Confidence float64  // probability that just these segments belong together
}

// Alignment is two texts and the beads that they form: every segment of either
// text is in exactly one, and both texts go in order.
type Alignment struct {
	A, B  Text
	Beads []Bead
}

// Options are the lexica that an Aligner begins with. Both may be nil.
type Options struct {
	Dictionary *lexicon.Dictionary // Chinese–English
	User       *lexicon.Dictionary // of the user, for any two languages
}

// Aligner aligns texts. It is safe for concurrent use, except Learn.
type Aligner struct {
	o       Options
	learned map[languagePair]*lexicon.Learned
}

// languagePair are the languages of A and B, without script.
type languagePair [2]doc.Lang

// NewAligner returns an aligner that has learnt nothing yet.
func NewAligner(o Options) *Aligner { return &Aligner{o: o} }

// base returns a language without its script: texts in either Chinese script
// share a lexicon.
func base(l doc.Lang) doc.Lang {
	if len(l) > 2 && l[2] == '-' {
		return l[:2]
	}
	return l
}

// Compare orders languages as wenzhai names them: Chinese, Russian, others. It
// returns -1, 0 or 1.
func Compare(a, b doc.Lang) int { return cmp.Compare(rank(a), rank(b)) }

// HasDictionary reports whether al began with a dictionary for two languages.
func (al *Aligner) HasDictionary(a, b doc.Lang) bool {
	if Compare(a, b) > 0 {
		a, b = b, a
	}
	return al.sources(a, b).Dictionary != nil
}

// The order of languages in which lexica go.
func rank(l doc.Lang) int {
	switch base(l) {
	case "zh":
		return 0
	case "ru":
		return 1
	}
	return 2
}
