package bilingual

import (
	"maps"

	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
)

// Learn aligns texts by sentences and learns from the sure beads which words
// translate each other; texts of paragraphs are parted into sentences first.
// The lexicon replaces what was learnt before for the same two languages, so
// that calling Learn again with the same texts sharpens it.
func (al *Aligner) Learn(texts [][2]Text) {
	found := map[languagePair][]lexicon.Match{}
	for _, t := range texts {
		a, b := t[0], t[1]
		if rank(b.Lang) < rank(a.Lang) {
			a, b = b, a
		}
		l := languagePair{base(a.Lang), base(b.Lang)}
		found[l] = append(found[l], al.teach(a.Sentences(), b.Sentences())...)
	}
	learned := map[languagePair]*lexicon.Learned{}
	maps.Copy(learned, al.learned)
	for l, matches := range found {
		learned[l] = lexicon.Learn(matches)
	}
	al.learned = learned
}

// teach returns the sure beads of two texts of sentences.
func (al *Aligner) teach(a, b Text) []lexicon.Match {
	ta, tb := al.take(a), al.take(b)
	x := lexicon.NewIndex(ta.terms, tb.terms, al.sources(a.Lang, b.Lang))
	beads := align.Align(ta.segments, tb.segments, x, align.ForSentences(), nil)
	return matches(nil, beads, ta, tb)
}
