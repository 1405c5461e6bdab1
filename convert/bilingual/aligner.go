package bilingual

import (
	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Paragraphs aligns two texts as they are segmented, for instance by NewText.
func (al *Aligner) Paragraphs(a, b Text) Alignment {
	return al.refine(al.align(a, b, align.ForParagraphs(), 0, nil))
}

// Lines aligns two texts whose segments are sentences, for instance by Lines.
func (al *Aligner) Lines(a, b Text) Alignment {
	return al.align(a, b, align.ForSentences(), al.passes(a, b), nil)
}

// Sentences aligns two texts of paragraphs by sentences: within their
// paragraphs where these are aligned with confidence, freely elsewhere.
func (al *Aligner) Sentences(a, b Text) Alignment {
	p := al.Paragraphs(a, b)
	sa, sb := a.Sentences(), b.Sentences()
	return al.align(sa, sb, align.ForSentences(), al.passes(a, b), walls(p, sa, sb))
}

// passes is how often texts are aligned again with what they taught
// themselves: less is left to learn where there is a dictionary.
func (al *Aligner) passes(a, b Text) int {
	if al.o.Dictionary != nil && min(rank(a.Lang), rank(b.Lang)) == 0 && max(rank(a.Lang), rank(b.Lang)) == 2 {
		return 1
	}
	return 2
}

// taken is a text taken apart for alignment.
type taken struct {
	segments []align.Segment
	terms    []lexicon.Terms
}

func (al *Aligner) take(t Text) taken {
	var simple func(rune) rune
	if al.o.Dictionary != nil && t.Lang != doc.Hans {
		simple = al.o.Dictionary.Simple
	}
	out := taken{make([]align.Segment, len(t.Segments)), make([]lexicon.Terms, len(t.Segments))}
	for i := range t.Segments {
		s := &t.Segments[i]
		out.segments[i] = align.Segment{Kind: s.Kind, Level: s.Level, Length: length(s.Text), Starts: s.Starts, GoesOn: s.goesOn}
		out.terms[i] = lexicon.Take(s.Text, simple)
		out.terms[i].Words = append(out.terms[i].Words, s.links...)
	}
	return out
}

// align aligns with the lexica there are, then again, passes times, with what
// the last pass taught.
func (al *Aligner) align(a, b Text, model align.Model, passes int, w []align.Wall) Alignment {
	if rank(b.Lang) < rank(a.Lang) {
		return al.align(b, a, model, passes, turn(w)).turned()
	}
	if base(a.Lang) == base(b.Lang) && a.Lang != "" {
		model = model.OneLanguage(al.o.Dictionary != nil || a.Lang == b.Lang)
	}
	ta, tb := al.take(a), al.take(b)
	s := al.sources(a.Lang, b.Lang)
	beads := align.Align(ta.segments, tb.segments, lexicon.NewIndex(ta.terms, tb.terms, s), model, w)
	for range passes {
		own := lexicon.Learn(matches(nil, beads, ta, tb))
		if own.Len() == 0 {
			break
		}
		again := s
		again.Learned = append(again.Learned[:len(again.Learned):len(again.Learned)], own)
		beads = align.Align(ta.segments, tb.segments, lexicon.NewIndex(ta.terms, tb.terms, again), model, w)
	}
	out := Alignment{A: a, B: b, Beads: make([]Bead, len(beads))}
	for i, x := range beads {
		out.Beads[i] = Bead{doc.Span{From: x.A0, To: x.A1}, doc.Span{From: x.B0, To: x.B1}, x.Confidence}
	}
	return out
}

// sources returns the lexica for two languages.
func (al *Aligner) sources(a, b doc.Lang) lexicon.Sources {
	s := lexicon.Sources{User: al.o.User}
	if rank(a) == 0 && rank(b) == 2 {
		s.Dictionary = al.o.Dictionary
	}
	if l := al.learned[languagePair{base(a), base(b)}]; l != nil {
		s.Learned = append(s.Learned, l)
	}
	return s
}

// sure is the confidence from which on a bead teaches.
const sure = 0.5

// matches appends what the sure beads of an alignment teach.
func matches(out []lexicon.Match, beads []align.Bead, a, b taken) []lexicon.Match {
	for _, x := range beads {
		if x.Linked() && x.Confidence >= sure {
			out = append(out, lexicon.Match{A: a.terms[x.A0:x.A1], B: b.terms[x.B0:x.B1]})
		}
	}
	return out
}

// turned returns the alignment with its sides changed.
func (x Alignment) turned() Alignment {
	out := Alignment{A: x.B, B: x.A, Beads: make([]Bead, len(x.Beads))}
	for i, b := range x.Beads {
		out.Beads[i] = Bead{b.B, b.A, b.Confidence}
	}
	return out
}

func turn(w []align.Wall) []align.Wall {
	out := make([]align.Wall, len(w))
	for i := range w {
		out[i] = align.Wall{A: w[i].B, B: w[i].A}
	}
	return out
}

// firm is the confidence from which on sentences stay within their aligned
// paragraphs.
const firm = 0.5

// walls returns where the sentences of firmly aligned paragraphs begin and end.
func walls(p Alignment, a, b Text) []align.Wall {
	sa, sb := starts(a), starts(b)
	var out []align.Wall
	for _, x := range p.Beads {
		if x.Confidence < firm {
			continue
		}
		for _, w := range []align.Wall{{A: sa[x.A.From], B: sb[x.B.From]}, {A: sa[x.A.To], B: sb[x.B.To]}} {
			if len(out) == 0 || out[len(out)-1] != w {
				out = append(out, w)
			}
		}
	}
	return out
}

// starts returns the sentence with which each paragraph begins, and the number
// of sentences.
func starts(t Text) []int {
	var out []int
	for i, s := range t.Segments {
		if s.Starts {
			out = append(out, i)
		}
	}
	return append(out, len(t.Segments))
}
