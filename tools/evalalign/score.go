package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/tools/conform"
)

// score counts beads that link both sides.
type score struct{ right, found, wanted int }

func (s *score) precision() float64 { return share(s.right, s.found) }
func (s *score) recall() float64    { return share(s.right, s.wanted) }

func (s *score) f1() float64 {
	p, r := s.precision(), s.recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(part) / float64(of)
}

// count compares beads by their texts, white space aside: strictly, a bead is
// right when both its sides are.
func (s *score) count(found bilingual.Alignment, want bilingual.Alignment) {
	right := map[string]bool{}
	for _, b := range want.Beads {
		if b.A.Len() > 0 && b.B.Len() > 0 {
			right[key(want, b)] = true
			s.wanted++
		}
	}
	for _, b := range found.Beads {
		if b.A.Len() > 0 && b.B.Len() > 0 {
			s.found++
			if right[key(found, b)] {
				s.right++
			}
		}
	}
}

// key identifies a bead by its text and where its sides begin.
func key(x bilingual.Alignment, b bilingual.Bead) string {
	return fmt.Sprint(before(x.A, b.A.From), " ", text(x.A, b.A), " ", before(x.B, b.B.From), " ", text(x.B, b.B))
}

func text(t bilingual.Text, r doc.Span) string {
	var b strings.Builder
	for _, s := range t.Segments[r.From:r.To] {
		b.WriteString(conform.Squash(s.Text))
	}
	return b.String()
}

func before(t bilingual.Text, at int) int { return len(text(t, doc.Span{From: 0, To: at})) }

// table prints figures.
type table struct {
	w     io.Writer
	ok    bool
	wrong bool // print the beads of the gold that are not right
	long  bool // measure long articles, too
}

func (t *table) head() {
	fmt.Fprintf(t.w, "%-44s %6s %9s %6s %6s %6s\n", "what", "beads", "precision", "recall", "F1", "floor")
}

// row prints one line; floor 0 means none.
func (t *table) row(name string, s score, floor float64) {
	mark := ""
	if floor > 0 {
		mark = fmt.Sprintf("%6.2f", floor)
		if s.f1() < floor {
			mark += " below"
			t.ok = false
		}
	}
	fmt.Fprintf(t.w, "%-44s %6d %9.3f %6.3f %6.3f %s\n", name, s.wanted, s.precision(), s.recall(), s.f1(), mark)
}
