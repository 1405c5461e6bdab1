package bilingual

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Beside is Rows for texts that stand beside or among each other: lists are
// taken apart between items, and quotations between paragraphs, where the
// other text surely parts there too, so that each has its translation by it.
// Two lists of as many items, translated one by one, stay whole: whoever sets
// them sees what belongs together. It returns the bodies anew; the blocks given
// are not changed.
func Beside(x Alignment, lead, second []doc.Block) (newLead, newSecond []doc.Block, rows []doc.Match) {
	a, b := map[int]bool{}, map[int]bool{}
	for _, c := range uneven(x, cuts(x)) {
		a[c.a], b[c.b] = true, true
	}
	y := x
	y.A, newLead = apart(x.A, a, lead)
	y.B, newSecond = apart(x.B, b, second)
	return newLead, newSecond, Rows(y, newLead, newSecond)
}

// seam is a place where a block, an item or a paragraph of a quotation begins in
// both texts, as segments.
type seam struct{ a, b int }

// cuts returns the seams of which at least one is within a block.
func cuts(x Alignment) []seam {
	var out []seam
	for i := 1; i < len(x.Beads); i++ {
		at := seam{x.Beads[i].A.From, x.Beads[i].B.From}
		if min(x.Beads[i-1].Confidence, x.Beads[i].Confidence) < sure || !begins(x.A, at.a) || !begins(x.B, at.b) {
			continue
		}
		if inside(x.A, at.a) || inside(x.B, at.b) {
			out = append(out, at)
		}
	}
	return out
}

// uneven returns the seams but for those of two blocks that are parted by each
// other alone, into as many parts, each beside its like.
func uneven(x Alignment, seams []seam) []seam {
	evenA, evenB := likes{}, likes{}
	lastA, lastB := lastParts(x.A), lastParts(x.B)
	for _, c := range seams {
		a, b := blockAt(x.A, c.a), blockAt(x.B, c.b)
		same := a >= 0 && b >= 0 && x.A.Segments[c.a].part == x.B.Segments[c.b].part && lastA[a] == lastB[b]
		evenA.add(a, b, same)
		evenB.add(b, a, same)
	}
	var out []seam
	for _, c := range seams {
		a, b := blockAt(x.A, c.a), blockAt(x.B, c.b)
		if a < 0 || b < 0 || evenA[a] != b || evenB[b] != a {
			out = append(out, c)
		}
	}
	return out
}

// likes maps a block to the only one that parts it, or to none.
type likes map[int]int

const none = -1

func (l likes) add(block, by int, same bool) {
	if block < 0 {
		return
	}
	if have, ok := l[block]; !same || ok && have != by {
		by = none
	}
	l[block] = by
}

// blockAt returns the block within which segment at begins a part, or none.
func blockAt(t Text, at int) int {
	if !inside(t, at) {
		return none
	}
	return t.Segments[at].Block
}

// inside reports whether segment at goes on a block.
func inside(t Text, at int) bool {
	return at > 0 && at < len(t.Segments) && t.Segments[at].Block == t.Segments[at-1].Block
}

// lastParts returns the last part of each block that has several.
func lastParts(t Text) map[int]int {
	out := map[int]int{}
	for _, s := range t.Segments {
		if s.part > 0 {
			out[s.Block] = s.part
		}
	}
	return out
}

// begins reports whether a block, an item or a paragraph of a quotation begins
// with segment at, or the text ends there.
func begins(t Text, at int) bool {
	if at == 0 || at == len(t.Segments) {
		return true
	}
	s, before := t.Segments[at], t.Segments[at-1]
	return s.Block != before.Block || s.part != before.part
}

// apart returns a text and its body with the blocks parted before the segments
// cut. Segments are numbered by the new blocks.
func apart(t Text, cut map[int]bool, body []doc.Block) (Text, []doc.Block) {
	out := Text{Lang: t.Lang, Segments: slices.Clone(t.Segments)}
	var blocks []doc.Block
	at := 0
	for ; at < len(out.Segments) && out.Segments[at].Block < 0; at++ { // the title
		continue
	}
	for i, b := range body {
		var parts []int
		for ; at < len(out.Segments) && t.Segments[at].Block == i; at++ {
			s := t.Segments[at]
			if cut[at] && s.part > 0 && t.Segments[at-1].Block == i {
				parts = append(parts, s.part)
			}
			out.Segments[at].Block = len(blocks) + len(parts)
		}
		blocks = append(blocks, partBlock(b, parts)...)
	}
	return out, blocks
}

// partBlock parts a list or a quotation before the items or paragraphs given,
// which go up and are not the first.
func partBlock(b doc.Block, at []int) []doc.Block {
	if len(at) == 0 {
		return []doc.Block{b}
	}
	var out []doc.Block
	from := 0
	switch b := b.(type) {
	case *doc.List:
		for _, to := range append(slices.Clone(at), len(b.Items)) {
			l := &doc.List{Ordered: b.Ordered, Start: b.Start, Items: b.Items[from:to]}
			if b.Ordered {
				l.Start += from
			}
			out = append(out, l)
			from = to
		}
	case *doc.Box:
		for _, to := range append(slices.Clone(at), len(b.Blocks)) {
			box := *b
			if box.Blocks = b.Blocks[from:to]; from > 0 {
				box.Kind, box.Title = doc.BoxPlain, nil // the first part says what it is
			}
			out = append(out, &box)
			from = to
		}
	case *doc.Definitions:
		for _, to := range append(slices.Clone(at), len(b.Items)) {
			out = append(out, &doc.Definitions{Items: b.Items[from:to]})
			from = to
		}
	case *doc.Quote:
		for _, to := range append(slices.Clone(at), len(b.Blocks)) {
			out = append(out, &doc.Quote{Lang: b.Lang, Blocks: b.Blocks[from:to]})
			from = to
		}
	}
	return out
}
