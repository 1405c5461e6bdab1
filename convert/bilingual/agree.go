package bilingual

import (
	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// agreement tells how much two texts look like translations of each other: the
// share of their letters that can be aligned; and of the known terms in the
// aligned paragraphs of the one, whose number it returns too, the share with a
// translation in the other's.
func (al *Aligner) agreement(a, b Text) (linked, hits float64, known int) {
	if rank(b.Lang) < rank(a.Lang) {
		a, b = b, a
	}
	x := al.align(a, b, align.ForParagraphs(), 0, nil)
	index := lexicon.NewIndex(al.take(a).terms, al.take(b).terms, al.sources(a.Lang, b.Lang))
	all, found := 0.0, 0
	for _, bead := range x.Beads {
		l := lengths(a, bead.A) + lengths(b, bead.B)
		all += l
		if bead.A.Len() == 0 || bead.B.Len() == 0 {
			continue
		}
		linked += l
		for _, terms := range index.A.Terms[bead.A.From:bead.A.To] {
			known += len(terms)
			for _, t := range terms {
				if stands(index, t, bead.B) {
					found++
				}
			}
		}
	}
	return linked / max(all, 1), float64(found) / float64(max(known, 1)), known
}

func lengths(t Text, r doc.Span) float64 {
	n := 0.0
	for _, s := range t.Segments[r.From:r.To] {
		n += length(s.Text)
	}
	return n
}

// stands reports whether a translation of a term of A stands in segments r of
// B.
func stands(x *lexicon.Index, term int32, r doc.Span) bool {
	for _, l := range x.Links[term] {
		for _, p := range x.Places[l.To] {
			if int(p.Segment) >= r.From && int(p.Segment) < r.To {
				return true
			}
		}
	}
	return false
}
