package bilingual

import "github.com/wenzhai/wenzhai/convert/doc"

// Rows returns which blocks of two bodies belong together, given the alignment
// of their texts, lead first. Every block of either body is in one row, and
// both bodies go in order. Blocks that hold no text (a rule) go with one
// another where they stand at the same place.
func Rows(x Alignment, lead, second []doc.Block) []doc.Match {
	b := rowBuilder{}
	for _, bead := range x.Beads {
		b.add(doc.Match{
			Lead:   blocksOf(x.A, bead.A, b.lead),
			Second: blocksOf(x.B, bead.B, b.second), Confidence: bead.Confidence,
		}, float64(bead.A.Len()+bead.B.Len()))
	}
	return b.fill(len(lead), len(second))
}

// blocksOf returns the blocks that hold a run of segments, or the place at for
// none.
func blocksOf(t Text, r doc.Span, at int) doc.Span {
	if r.Len() == 0 {
		return doc.Span{From: at, To: at}
	}
	return doc.Span{From: t.Segments[r.From].Block, To: t.Segments[r.To-1].Block + 1}
}

type rowBuilder struct {
	rows         []doc.Match
	weights      []float64
	lead, second int // ends of what the rows hold
}

// add adds a row. A row that shares a block with the last one is a part of it.
func (b *rowBuilder) add(m doc.Match, weight float64) {
	m.Confidence *= weight
	b.rows, b.weights = append(b.rows, m), append(b.weights, weight)
	for n := len(b.rows) - 1; n > 0 && (shares(b.rows[n-1].Lead, b.rows[n].Lead) || shares(b.rows[n-1].Second, b.rows[n].Second)); n-- {
		last := &b.rows[n-1]
		last.Lead, last.Second = union(last.Lead, b.rows[n].Lead), union(last.Second, b.rows[n].Second)
		last.Confidence += b.rows[n].Confidence
		b.weights[n-1] += b.weights[n]
		b.rows, b.weights = b.rows[:n], b.weights[:n]
	}
	last := &b.rows[len(b.rows)-1]
	b.lead, b.second = max(b.lead, last.Lead.To), max(b.second, last.Second.To)
}

// shares reports whether next has a block that stands before the end of last:
// one that last, or a row before it, holds too.
func shares(last, next doc.Span) bool { return next.Len() > 0 && next.From < last.To }

func union(a, b doc.Span) doc.Span {
	switch {
	case a.Len() == 0:
		return b
	case b.Len() == 0:
		return a
	}
	return doc.Span{From: min(a.From, b.From), To: max(a.To, b.To)}
}

// fill returns the rows with those of the blocks that hold no text between
// them; lead and second are the numbers of blocks.
func (b *rowBuilder) fill(lead, second int) []doc.Match {
	var out []doc.Match
	i, j := 0, 0
	for n, m := range b.rows {
		m.Confidence /= b.weights[n]
		// What stands before an empty side may belong to a later row.
		to := [2]int{m.Lead.From, m.Second.From}
		if m.Lead.Len() == 0 {
			to[0] = i
		}
		if m.Second.Len() == 0 {
			to[1] = j
		}
		out = textless(out, &i, &j, to[0], to[1])
		m.Lead, m.Second = place(m.Lead, i), place(m.Second, j)
		out = append(out, m)
		i, j = m.Lead.To, m.Second.To
	}
	return textless(out, &i, &j, lead, second)
}

func place(s doc.Span, at int) doc.Span {
	if s.Len() == 0 {
		return doc.Span{From: at, To: at}
	}
	return s
}

// textless appends rows of the blocks from i and j up to the ends given: one
// to one, then what is left of either.
func textless(out []doc.Match, i, j *int, lead, second int) []doc.Match {
	for *i < lead || *j < second {
		m := doc.Match{Lead: doc.Span{From: *i, To: min(*i+1, lead)}, Second: doc.Span{From: *j, To: min(*j+1, second)}, Confidence: 1}
		out = append(out, m)
		*i, *j = m.Lead.To, m.Second.To
	}
	return out
}
