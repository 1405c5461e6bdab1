package page

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// facing has spreads of pages of ten lines.
func facing() Geometry {
	g := testGeometry(1)
	g.Facing = true
	return g
}

// sides prints every leaf as line:word, in order of their drawing.
func sides(g Geometry, rows ...Block) string { return shown(build(g, rows...)) }

func TestRowsStandLevel(t *testing.T) {
	g := testGeometry(1)
	for _, c := range []struct {
		name string
		rows []Block
		want string
	}{
		{
			"the next row below the deeper side, one side after the other",
			[]Block{g.Row([]Block{{Strips: lines("a", 3)}}, []Block{{Strips: lines("A", 2)}}), g.Row([]Block{{Strips: lines("b", 1)}}, []Block{{Strips: lines("B", 2)}})},
			"0:a1 1:a2 2:a3 0:A1 1:A2 3:b1 3:B1 4:B2",
		},
		{
			"either side may be empty",
			[]Block{g.Row([]Block{{Strips: lines("a", 2)}}, nil), g.Row(nil, []Block{{Strips: lines("B", 1)}}), g.Row(nil, nil)},
			"0:a1 1:a2 2:B1",
		},
		{
			"several blocks with empty lines between them",
			[]Block{g.Row([]Block{{Strips: lines("a", 1)}, {Strips: lines("b", 1), Before: 2}}, []Block{{Strips: lines("A", 3)}, {Strips: lines("B", 1)}}), {Strips: lines("c", 1)}},
			"0:a1 3:b1 0:A1 1:A2 2:A3 3:B1 4:c1",
		},
		{
			"both sides go on at the head of the next page",
			[]Block{g.Row([]Block{{Strips: lines("a", 12)}}, []Block{{Strips: lines("A", 11)}})},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 8:a9 9:a10 0:A1 1:A2 2:A3 3:A4 4:A5 5:A6 6:A7 7:A8 8:A9 9:A10 | 0:a11 1:a12 0:A11",
		},
		{
			"no widow on either side",
			[]Block{g.Row([]Block{{Strips: lines("a", 12), Orphans: 2, Widows: 2}}, []Block{{Strips: lines("A", 11), Orphans: 2, Widows: 2}})},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 8:a9 0:A1 1:A2 2:A3 3:A4 4:A5 5:A6 6:A7 7:A8 8:A9 | 0:a10 1:a11 2:a12 0:A10 1:A11",
		},
		{
			"a heading goes with the text of both sides",
			[]Block{{Strips: lines("x", 8)}, g.Row([]Block{{Strips: lines("h", 1), KeepNext: 2}}, []Block{{Strips: lines("H", 2), KeepNext: 2}}), g.Row([]Block{{Strips: lines("a", 2)}}, []Block{{Strips: lines("A", 2)}})},
			"0:x1 1:x2 2:x3 3:x4 4:x5 5:x6 6:x7 7:x8 | 0:h1 0:H1 1:H2 2:a1 3:a2 2:A1 3:A2",
		},
		{
			"what is closer than the grid waits where the row breaks",
			[]Block{g.Row([]Block{{Strips: []Strip{word("p", 50), word("q", 50), word("r", 50)}}}, []Block{{Strips: []Strip{word("P", 60), word("Q", 40), word("R", 60)}}})},
			"0.75:p 3.75:q 6.75:r 1:P 3.5:Q 7:R",
		},
		{
			"a table's head is repeated, and the other side waits for it",
			[]Block{g.Row([]Block{{Strips: append(lines("h", 1), lines("r", 11)...), Head: lines("h", 1)}}, []Block{{Strips: lines("A", 12)}})},
			"0:h1 1:r1 2:r2 3:r3 4:r4 5:r5 6:r6 7:r7 8:r8 9:r9 0:A1 1:A2 2:A3 3:A4 4:A5 5:A6 6:A7 7:A8 8:A9 9:A10 | 0:~h1 1:r10 2:r11 1:A11 2:A12",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sides(g, c.rows...); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestRowsOnFacingPages(t *testing.T) {
	g := facing()
	row := func(a, b int) Block {
		return g.Row([]Block{{Strips: lines("a", a)}}, []Block{{Strips: lines("A", b)}})
	}
	for _, c := range []struct {
		name string
		rows []Block
		want string
	}{
		{"a verso and its recto", []Block{row(2, 3)}, "0:a1 1:a2 | 0:A1 1:A2 2:A3"},
		{"in step", []Block{row(9, 1), row(1, 4)}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 8:a9 9:a1 | 0:A1 9:A1 |  | 0:A2 1:A3 2:A4"},
		{"text without a partner runs over all pages", []Block{{Strips: lines("x", 11)}, row(1, 1)}, "0:x1 1:x2 2:x3 3:x4 4:x5 5:x6 6:x7 7:x8 8:x9 9:x10 | 0:x11 | 0:a1 | 0:A1"},
		{"rows begin on a verso", []Block{{Strips: lines("x", 1)}, row(1, 1), {Strips: lines("y", 1)}}, "0:x1 |  | 0:a1 | 0:A1 | 0:y1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sides(g, c.rows...); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestNotesOfFacingPages(t *testing.T) {
	g := facing()
	row := g.Row([]Block{{Strips: noted(lines("a", 9), 0, 1, "n")}}, []Block{{Strips: noted(lines("A", 3), 2, 3, "n")}})
	want := "a1 a2 a3 a4 a5 a6 a7 / n.1 | A1 A2 A3 / n.1 n.2 n.3 | a8 a9 | "
	if got := shownFeet(build(g, row)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNotesStandInOrder(t *testing.T) {
	a := noted(noted(lines("a", 2), 0, 1, "x"), 1, 1, "z")
	b := noted(lines("A", 2), 0, 1, "y")
	a[0].Notes[0].Order, a[1].Notes[0].Order, b[0].Notes[0].Order = 1, 3, 2
	g := testGeometry(1)
	if got, want := shownFeet(build(g, g.Row([]Block{{Strips: a}}, []Block{{Strips: b}}))), "a1 a2 A1 A2 / x.1 y.1 z.1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFacingPagesAreThoseOfAnOpenedBook(t *testing.T) {
	g := facing()
	if g.recto(0) || !g.recto(1) {
		t.Error("leaf 0 of facing pages must be a verso")
	}
	b := build(g, Block{Strips: lines("x", 1)}, Block{Strips: lines("y", 1), Break: BreakRecto})
	if got := shown(b); got != "0:x1 | 0:y1" {
		t.Errorf("got %s", got)
	}
	if !g.mirrored(false) || g.mirrored(true) || g.Edge(false) != g.Edge(true) {
		t.Error("heads are mirrored, margins are not")
	}
}

// Random rows lose nothing, break nowhere off the page, and begin level.
func TestRandomRowsAreSound(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 3))
	for round := range 600 {
		g := testGeometry(1)
		g.Facing = round%2 == 1
		var blocks []Block
		want := map[string]bool{}
		starts := map[string]string{}
		for n := range 1 + r.IntN(12) {
			a, b := randomSide(r, fmt.Sprintf("a%d.", n), want), randomSide(r, fmt.Sprintf("b%d.", n), want)
			if len(a) > 0 && len(b) > 0 {
				starts[firstWord(a)] = firstWord(b)
			}
			blocks = append(blocks, g.Row(a, b))
		}
		built := build(g, blocks...)
		if err := rowsSound(built, want, starts); err != nil {
			t.Fatalf("round %d: %v\n%s", round, err, shown(built))
		}
	}
}

func firstWord(blocks []Block) string { return RunText(blocks[0].Strips[0].Items[0].(*TextItem).Run) }

func randomSide(r *rand.Rand, name string, want map[string]bool) (out []Block) {
	for n := range r.IntN(4) {
		b := Block{Before: r.IntN(2), After: r.IntN(2), KeepNext: r.IntN(3), Orphans: 2, Widows: 2, Together: r.IntN(4) == 0}
		for i := range 1 + r.IntN(9) {
			w := fmt.Sprintf("%s%d.%d", name, n, i)
			want[w] = true
			b.Strips = append(b.Strips, word(w, []float64{20, 20, 20, 15, 13.3, 77, 160}[r.IntN(7)]))
		}
		out = append(out, b)
	}
	return out
}

func rowsSound(b *Builder, want map[string]bool, starts map[string]string) error {
	type place struct {
		leaf int
		y    float64
	}
	at := map[string]place{}
	for n, l := range b.Leaves {
		below := map[byte]float64{}
		for _, it := range l.Items {
			t := it.(*TextItem)
			w := RunText(t.Run)
			if _, twice := at[w]; twice {
				return fmt.Errorf("%s stands twice", w)
			}
			at[w] = place{n, t.Y}
			if t.Y < b.g.Top || t.Y > b.g.Top+b.g.Depth() {
				return fmt.Errorf("%s stands outside at %g", w, t.Y)
			}
			if t.Y <= below[w[0]] {
				return fmt.Errorf("%s stands at %g, not below %g", w, t.Y, below[w[0]])
			}
			below[w[0]] = t.Y
		}
	}
	for w := range want {
		if _, ok := at[w]; !ok {
			return fmt.Errorf("%s is lost", w)
		}
	}
	for a, b2 := range starts {
		p, q := at[a], at[b2]
		if b.g.Facing {
			q.leaf--
		}
		if p.leaf != q.leaf {
			return fmt.Errorf("%s and %s begin on different pages", a, b2)
		}
	}
	return nil
}

// Strips of other depths than the grid's hold a row together for a third of a
// column at most, and a ground grows down to where its side goes on.
func TestDeepRowsCanBreak(t *testing.T) {
	g := testGeometry(1)
	code := make([]Strip, 30)
	for i := range code {
		code[i] = word(fmt.Sprintf("c%d", i), 15)
		code[i].Items = append(code[i].Items, &RectItem{W: 100, H: 15, Shade: Ground})
	}
	b := build(g, g.Row([]Block{{Strips: code}}, []Block{{Strips: append([]Strip{word("p", 7)}, lines("A", 29)...)}}))
	if len(b.Leaves) < 3 {
		t.Fatalf("%d leaves", len(b.Leaves))
	}
	for n, l := range b.Leaves {
		var grounds []string
		for _, it := range l.Items {
			if r, ok := it.(*RectItem); ok {
				grounds = append(grounds, fmt.Sprintf("%g+%g", math.Round(r.Y), math.Round(r.H)))
				if r.Y+r.H > g.Top+g.Depth()+0.1 {
					t.Errorf("leaf %d: ground down to %g", n, r.Y+r.H)
				}
			}
		}
		if len(grounds) > 1 {
			t.Errorf("leaf %d: the box has seams: %s", n, strings.Join(grounds, " "))
		}
	}
}
