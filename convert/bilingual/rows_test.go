package bilingual

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func para(s string) doc.Block { return &doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: s}}} }

func items(of ...string) doc.Block {
	l := &doc.List{}
	for _, s := range of {
		l.Items = append(l.Items, doc.Item{Blocks: []doc.Block{para(s)}})
	}
	return l
}

// randomBody returns up to n blocks: paragraphs, lists and rules.
func randomBody(r *rand.Rand, n int) []doc.Block {
	var out []doc.Block
	for range r.IntN(n + 1) {
		switch r.IntN(5) {
		case 0:
			out = append(out, &doc.Rule{})
		case 1:
			out = append(out, items([]string{"茶", "tea", "чай"}[r.IntN(3):]...))
		case 2:
			out = append(out, &doc.Quote{Blocks: []doc.Block{para("雾"), items("fog", "туман"), para("end")}})
		default:
			out = append(out, para("雾 fog 12"))
		}
	}
	return out
}

// randomBeads parts two texts into beads at random.
func randomBeads(r *rand.Rand, a, b Text) []Bead {
	var out []Bead
	i, j := 0, 0
	for i < len(a.Segments) || j < len(b.Segments) {
		x := Bead{A: doc.Span{From: i, To: min(i+r.IntN(3), len(a.Segments))}, B: doc.Span{From: j, To: min(j+r.IntN(3), len(b.Segments))}, Confidence: r.Float64()}
		if x.A.Len()+x.B.Len() == 0 {
			continue
		}
		out = append(out, x)
		i, j = x.A.To, x.B.To
	}
	return out
}

func TestRowsHoldEveryBlockOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		lead, second := randomBody(r, 8), randomBody(r, 8)
		a := NewText(&doc.Article{Meta: doc.Meta{Lang: doc.Hans}, Blocks: lead})
		b := NewText(&doc.Article{Meta: doc.Meta{Lang: doc.English}, Blocks: second})
		rows := Rows(Alignment{A: a, B: b, Beads: randomBeads(r, a, b)}, lead, second)
		holdsAll(t, rows, len(lead), len(second))
	}
}

// holdsAll checks that rows hold every block of two bodies once and in order.
func holdsAll(t *testing.T, rows []doc.Match, lead, second int) {
	t.Helper()
	i, j := 0, 0
	for _, m := range rows {
		if m.Lead.From != i || m.Second.From != j || m.Lead.Len()+m.Second.Len() == 0 || m.Confidence < 0 || m.Confidence > 1 {
			t.Fatalf("row %+v at %d, %d of %+v", m, i, j, rows)
		}
		i, j = m.Lead.To, m.Second.To
	}
	if i != lead || j != second {
		t.Fatalf("rows end at %d, %d of %d, %d", i, j, lead, second)
	}
}

// TestBesideHoldsEveryBlockOnce parts lists and quotations by alignments made at
// random: all text stays, in order.
func TestBesideHoldsEveryBlockOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		lead, second := randomBody(r, 8), randomBody(r, 8)
		a := NewText(&doc.Article{Meta: doc.Meta{Lang: doc.Hans}, Blocks: lead})
		b := NewText(&doc.Article{Meta: doc.Meta{Lang: doc.English}, Blocks: second})
		one, two, rows := Beside(Alignment{A: a, B: b, Beads: randomBeads(r, a, b)}, lead, second)
		holdsAll(t, rows, len(one), len(two))
		for _, p := range [][2][]doc.Block{{lead, one}, {second, two}} {
			if want, got := doc.PlainBlocks(p[0]), doc.PlainBlocks(p[1]); !slices.Equal(want, got) {
				t.Fatalf("got %q, want %q", got, want)
			}
		}
	}
}

func TestBeside(t *testing.T) {
	for _, c := range []struct{ about, a, b, beads, lead, second, rows string }{
		{"two lists, item by item, stay", "- 一; 二; 三", "- one; two; three", "0-1:0-1 1-2:1-2 2-3:2-3", "- 一; 二; 三", "- one; two; three", "0-1:0-1"},
		{"an item is missing", "- 一; 二; 三", "- one; three", "0-1:0-1 1-2:1-1 2-3:1-2", "- 一|- 二|- 三", "- one|- three", "0-1:0-1 1-2:1-1 2-3:1-2"},
		{"a list and paragraphs", "- 一; 二|三", "one|two|three", "0-1:0-1 1-2:1-2 2-3:2-3", "- 一|- 二|三", "one|two|three", "0-1:0-1 1-2:1-2 2-3:2-3"},
		{"items that go together", "- 一; 二; 三", "one|two three", "0-1:0-1 1-3:1-2", "- 一|- 二; 三", "one|two three", "0-1:0-1 1-2:1-2"},
		{"quotations", "> 一; 二|三", "> one|> two; three", "0-1:0-1 1-2:1-2 2-3:2-3", "> 一|> 二|三", "> one|> two|> three", "0-1:0-1 1-2:1-2 2-3:2-3"},
		{"unsure", "- 一; 二|三", "one|two|three", "0-1:0-1 1-2:1-2? 2-3:2-3", "- 一; 二|三", "one|two|three", "0-1:0-2 1-2:2-3"},
	} {
		t.Run(c.about, func(t *testing.T) {
			lead, second := body(c.a), body(c.b)
			x := Alignment{A: NewText(&doc.Article{Blocks: lead}), B: NewText(&doc.Article{Blocks: second}), Beads: beads(c.beads)}
			one, two, rows := Beside(x, lead, second)
			if got := marked(one); got != c.lead {
				t.Errorf("lead: got %q, want %q", got, c.lead)
			}
			if got := marked(two); got != c.second {
				t.Errorf("second: got %q, want %q", got, c.second)
			}
			if got := rowsText(rows); got != c.rows {
				t.Errorf("rows: got %s, want %s", got, c.rows)
			}
			if marked(lead) != c.a || marked(second) != c.b {
				t.Errorf("the bodies were changed to %q and %q", marked(lead), marked(second))
			}
		})
	}
}

func TestPartsOfAnOrderedListKeepTheirNumbers(t *testing.T) {
	l := items("一", "二", "三").(*doc.List)
	l.Ordered, l.Start = true, 4
	for i, b := range partBlock(l, []int{1, 2}) {
		if got := b.(*doc.List); got.Start != 4+i || !got.Ordered || len(got.Items) != 1 {
			t.Errorf("part %d: %+v", i, got)
		}
	}
}

// beads reads "0-1:0-2 …"; a mark of question makes a bead unsure.
func beads(s string) []Bead {
	var out []Bead
	for _, f := range strings.Fields(s) {
		x := Bead{Confidence: 1}
		if strings.HasSuffix(f, "?") {
			x.Confidence = 0.3
		}
		fmt.Sscanf(f, "%d-%d:%d-%d", &x.A.From, &x.A.To, &x.B.From, &x.B.To)
		out = append(out, x)
	}
	return out
}

func TestRowsOfAList(t *testing.T) {
	lead := []doc.Block{para("一"), &doc.Rule{}, items("二", "三"), para("四")}
	second := []doc.Block{para("one"), &doc.Rule{}, para("two"), para("three"), para("four")}
	a := NewText(&doc.Article{Blocks: lead})
	b := NewText(&doc.Article{Blocks: second})
	x := Alignment{A: a, B: b, Beads: []Bead{
		{doc.Span{From: 0, To: 1}, doc.Span{From: 0, To: 1}, 1}, {doc.Span{From: 1, To: 2}, doc.Span{From: 1, To: 2}, .5}, {doc.Span{From: 2, To: 3}, doc.Span{From: 2, To: 3}, 1}, {doc.Span{From: 3, To: 4}, doc.Span{From: 3, To: 4}, 1},
	}}
	want := []doc.Match{
		{Lead: doc.Span{From: 0, To: 1}, Second: doc.Span{From: 0, To: 1}, Confidence: 1},
		{Lead: doc.Span{From: 1, To: 2}, Second: doc.Span{From: 1, To: 2}, Confidence: 1},
		{Lead: doc.Span{From: 2, To: 3}, Second: doc.Span{From: 2, To: 4}, Confidence: .75},
		{Lead: doc.Span{From: 3, To: 4}, Second: doc.Span{From: 4, To: 5}, Confidence: 1},
	}
	got := Rows(x, lead, second)
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("row %d: got %+v, want %+v", i, got[i], want[i])
		}
	}
}
