package main

import (
	"context"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/doc"
)

const goldDir = "../../samples/align"

func TestGoldReachesItsFloors(t *testing.T) {
	var out strings.Builder
	ok, err := run(context.Background(), &table{w: &out, ok: true}, goldDir, "")
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		t.Error(out.String())
	}
}

// TestGoldIsWhole checks what hand alignment can get wrong: that each bead of
// paragraphs follows the one before and that all are in one.
func TestGoldIsWhole(t *testing.T) {
	texts, err := readGold(goldDir)
	if err != nil {
		t.Fatal(err)
	}
	russian, bySentence := 0, 0
	for _, g := range texts {
		if g.langs[1] == doc.Russian {
			russian++
		}
		if !g.coarse {
			bySentence++
		}
	}
	if len(texts) < 60 || russian < 20 || bySentence < 15 {
		t.Errorf("%d texts, %d of them with Russian, %d by sentences", len(texts), russian, bySentence)
	}
	for _, g := range texts {
		a, b := 0, 0
		for _, x := range g.byParagraph {
			if x.A.From != a || x.B.From != b || x.A.Len()+x.B.Len() == 0 {
				t.Errorf("%s: bead %v after %d, %d", g.name, x, a, b)
			}
			a, b = x.A.To, x.B.To
		}
		if a != len(g.paragraphs[0].Segments) || b != len(g.paragraphs[1].Segments) {
			t.Errorf("%s: beads end at %d, %d", g.name, a, b)
		}
	}
}

func TestMutateKeepsTheTruth(t *testing.T) {
	var p [2]bilingual.Text
	for i, lang := range []doc.Lang{doc.Hans, doc.English} {
		p[i] = bilingual.Lines(strings.Repeat("One. Two.\n", 200), lang)
	}
	m := mutate(p, change{"all", 10, 10, 10, 10}, 7)
	a, b, changed := 0, 0, 0
	for _, x := range m.Beads {
		if x.A.From != a || x.B.From != b {
			t.Fatalf("bead %v after %d, %d", x, a, b)
		}
		a, b = x.A.To, x.B.To
		if x.A.Len() != 1 || x.B.Len() != 1 {
			changed++
		}
	}
	if a != len(m.A.Segments) || b != len(m.B.Segments) || changed < 30 {
		t.Errorf("ends at %d, %d; changed %d", a, b, changed)
	}
}

// TestMemoryGrowsWithTheArticle aligns a long article in so much memory a
// paragraph; the whole plane of both texts would take ten times that.
func TestMemoryGrowsWithTheArticle(t *testing.T) {
	texts, err := readGold(goldDir)
	if err != nil {
		t.Fatal(err)
	}
	const paragraphs, kilobytes = 3000, 16
	a, b := longText(texts, paragraphs)
	al := bilingual.NewAligner(bilingual.Options{})
	if got := allocated(func() { al.Paragraphs(a, b) }); got > paragraphs*kilobytes<<10 {
		t.Errorf("%d bytes for %d paragraphs", got, paragraphs)
	}
}

func TestScoreIsStrict(t *testing.T) {
	a, b := bilingual.Lines("a\nb\nc", doc.English), bilingual.Lines("x\ny\nz", doc.Russian)
	bead := func(a0, a1, b0, b1 int) bilingual.Bead {
		return bilingual.Bead{A: doc.Span{From: a0, To: a1}, B: doc.Span{From: b0, To: b1}}
	}
	want := bilingual.Alignment{A: a, B: b, Beads: []bilingual.Bead{bead(0, 1, 0, 1), bead(1, 3, 1, 2), bead(3, 3, 2, 3)}}
	found := bilingual.Alignment{A: a, B: b, Beads: []bilingual.Bead{bead(0, 1, 0, 1), bead(1, 2, 1, 2), bead(2, 3, 2, 3)}}
	var s score
	s.count(found, want)
	if s != (score{1, 3, 2}) {
		t.Errorf("%+v", s)
	}
}
