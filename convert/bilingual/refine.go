package bilingual

import (
	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// doubtful is the confidence below which paragraphs are aligned again by their
// sentences, safe that from which their neighbours are not, and maxDoubtful the
// most paragraphs of a stretch for which that is worth the time.
const (
	doubtful    = 0.6
	safe        = 0.95
	maxDoubtful = 60
)

// refine aligns the doubtful stretches of an alignment of paragraphs, with their
// neighbours, by sentences, which say more, and joins the paragraphs that these
// link.
func (al *Aligner) refine(x Alignment) Alignment {
	out := x
	out.Beads = nil
	done := 0
	for i := 0; i < len(x.Beads); i++ {
		if i < done || x.Beads[i].Confidence >= doubtful {
			continue
		}
		from, to := i, i
		if i > done && x.Beads[i-1].Confidence < safe {
			from--
		}
		for to < len(x.Beads) && x.Beads[to].Confidence < doubtful {
			to++
		}
		if to < len(x.Beads) && x.Beads[to].Confidence < safe {
			to++
		}
		out.Beads = append(out.Beads, x.Beads[done:from]...)
		out.Beads = append(out.Beads, al.refineStretch(x, x.Beads[from:to])...)
		done = to
	}
	out.Beads = append(out.Beads, x.Beads[done:]...)
	return out
}

// refineStretch aligns the paragraphs of some beads again.
func (al *Aligner) refineStretch(x Alignment, beads []Bead) []Bead {
	first, last := beads[0], beads[len(beads)-1]
	ra, rb := doc.Span{From: first.A.From, To: last.A.To}, doc.Span{From: first.B.From, To: last.B.To}
	if ra.Len() == 0 || rb.Len() == 0 || ra.Len()+rb.Len() < 3 || ra.Len()+rb.Len() > maxDoubtful {
		return beads
	}
	a := Text{x.A.Lang, x.A.Segments[ra.From:ra.To]}
	b := Text{x.B.Lang, x.B.Segments[rb.From:rb.To]}
	fine := al.align(a.Sentences(), b.Sentences(), align.ForSentences(), 0, nil)
	out := paragraphBeads(fine)
	for i := range out {
		out[i].A = doc.Span{From: out[i].A.From + ra.From, To: out[i].A.To + ra.From}
		out[i].B = doc.Span{From: out[i].B.From + rb.From, To: out[i].B.To + rb.From}
	}
	return out
}

// paragraphBeads returns the beads of paragraphs that an alignment of their
// sentences makes: paragraphs that share a bead belong together. The confidence
// is the mean of that of the sentences.
func paragraphBeads(x Alignment) []Bead {
	pa, pb := paragraphOf(x.A), paragraphOf(x.B)
	var out []Bead
	var weights []float64
	for _, s := range x.Beads {
		p := Bead{within(pa, s.A), within(pb, s.B), 0}
		w := float64(s.A.Len() + s.B.Len())
		n := len(out) - 1
		if n < 0 || !shares(out[n].A, p.A) && !shares(out[n].B, p.B) {
			out, weights = append(out, p), append(weights, 0)
			n++
		}
		out[n].A.To, out[n].B.To = max(out[n].A.To, p.A.To), max(out[n].B.To, p.B.To)
		out[n].Confidence += w * s.Confidence
		weights[n] += w
	}
	for i := range out {
		out[i].Confidence /= weights[i]
	}
	return out
}

// paragraphOf returns the paragraph of each sentence, and at the end their
// number.
func paragraphOf(t Text) []int {
	out := make([]int, len(t.Segments)+1)
	p := -1
	for i, s := range t.Segments {
		if s.Starts {
			p++
		}
		out[i] = p
	}
	out[len(t.Segments)] = p + 1
	return out
}

// within returns the paragraphs that a run of sentences stands in; the place
// before a paragraph, or after one that has begun, for none.
func within(of []int, r doc.Span) doc.Span {
	if r.Len() == 0 {
		at := of[r.From]
		if r.From > 0 && r.From < len(of) && of[r.From-1] == at {
			at++
		}
		return doc.Span{From: at, To: at}
	}
	return doc.Span{From: of[r.From], To: of[r.To-1] + 1}
}
