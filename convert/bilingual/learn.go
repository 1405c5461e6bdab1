package bilingual

import (
	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Learn aligns texts by sentences and learns from the sure beads which words
// translate each other; texts of paragraphs are parted into sentences first.
// The lexicon replaces what was learnt before for the same two languages, so
// that calling Learn again with the same texts sharpens it.
func (al *Aligner) Learn(texts [][2]Text) {
	type langs struct{ a, b doc.Lang }
	var order []langs
	found := map[langs][]lexicon.Match{}
	for _, t := range texts {
		a, b := t[0], t[1]
		if rank(b.Lang) < rank(a.Lang) {
			a, b = b, a
		}
		l := langs{base(a.Lang), base(b.Lang)}
		if _, ok := found[l]; !ok {
			order = append(order, l)
		}
		found[l] = append(found[l], al.teach(a.Sentences(), b.Sentences())...)
	}
	learned := map[doc.Lang]map[doc.Lang]*lexicon.Learned{}
	for a, m := range al.learned {
		learned[a] = map[doc.Lang]*lexicon.Learned{}
		for b, l := range m {
			learned[a][b] = l
		}
	}
	for _, l := range order {
		if learned[l.a] == nil {
			learned[l.a] = map[doc.Lang]*lexicon.Learned{}
		}
		learned[l.a][l.b] = lexicon.Learn(found[l])
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
