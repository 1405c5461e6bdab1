package page

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// noted gives strip i of the strips notes of so many lines of 12 pt, under
// the keys.
func noted(strips []Strip, i, depth int, keys ...string) []Strip {
	for _, key := range keys {
		n := &Note{Key: key}
		for l := range depth {
			n.Strips = append(n.Strips, word(fmt.Sprintf("%s.%d", key, l+1), 12))
		}
		strips[i].Notes = append(strips[i].Notes, n)
	}
	return strips
}

// shownFeet prints the words of every leaf without their places, the notes
// behind the hairline (/).
func shownFeet(b *Builder) string {
	var leaves []string
	for _, l := range b.Leaves {
		var words []string
		for _, it := range l.Items {
			switch it := it.(type) {
			case *TextItem:
				words = append(words, RunText(it.Run))
			case *RectItem:
				words = append(words, "/")
			}
		}
		leaves = append(leaves, strings.Join(words, " "))
	}
	return strings.Join(leaves, " | ")
}

func TestNotesStandAtTheFoot(t *testing.T) {
	for _, c := range []struct {
		name   string
		blocks []Block
		want   string
	}{
		{
			"below the text",
			[]Block{{Strips: noted(lines("a", 3), 1, 1, "n")}},
			"a1 a2 a3 / n.1",
		},
		{
			"they take room from the text",
			[]Block{{Strips: noted(lines("a", 10), 0, 2, "n")}},
			"a1 a2 a3 a4 a5 a6 a7 a8 / n.1 n.2 | a9 a10",
		},
		{
			"a line goes where its note goes",
			[]Block{{Strips: noted(lines("a", 10), 9, 1, "n")}},
			"a1 a2 a3 a4 a5 a6 a7 a8 a9 | a10 / n.1",
		},
		{
			"lines that are taken back take their notes with them",
			[]Block{{Strips: lines("a", 7)}, {Strips: noted(noted(lines("b", 2), 0, 1, "n"), 1, 1, "m"), Together: true}},
			"a1 a2 a3 a4 a5 a6 a7 | b1 b2 / n.1 m.1",
		},
		{
			"one note a page for what is cited twice",
			[]Block{{Strips: noted(noted(noted(lines("a", 12), 0, 1, "n"), 2, 1, "n"), 11, 1, "n")}},
			"a1 a2 a3 a4 a5 a6 a7 a8 / n.1 | a9 a10 a11 a12 / n.1",
		},
		{
			"a deep stack goes on",
			[]Block{{Strips: noted(lines("a", 3), 0, 20, "n")}, {Strips: lines("b", 1), Break: BreakPage}},
			"a1 / n.1 n.2 n.3 n.4 n.5 n.6 n.7 n.8 n.9 n.10 n.11 n.12 n.13 | a2 a3 / n.14 n.15 n.16 n.17 n.18 n.19 n.20 | b1",
		},
		{
			"beyond the last line of a part too",
			[]Block{{Strips: noted(lines("a", 1), 0, 16, "n")}, {Strips: lines("b", 1), Break: BreakPage}},
			"a1 / n.1 n.2 n.3 n.4 n.5 n.6 n.7 n.8 n.9 n.10 n.11 n.12 n.13 | / n.14 n.15 n.16 | b1",
		},
		{
			"of two notes of one line the first fills the page, and the second begins on the next one",
			[]Block{{Strips: noted(noted(lines("a", 8), 3, 12, "n"), 3, 6, "m")}},
			"a1 a2 a3 a4 / n.1 n.2 n.3 n.4 n.5 n.6 n.7 n.8 | a5 a6 a7 / n.9 n.10 n.11 n.12 m.1 m.2 m.3 m.4 m.5 m.6 | a8",
		},
		{
			"both begin on the page where that leaves two lines of the second",
			[]Block{{Strips: noted(noted(lines("a", 8), 3, 6, "n"), 3, 6, "m")}},
			"a1 a2 a3 a4 / n.1 n.2 n.3 n.4 n.5 n.6 m.1 m.2 | a5 a6 a7 a8 / m.3 m.4 m.5 m.6",
		},
		{
			"a short note goes on where it has no room",
			[]Block{{Strips: noted(noted(lines("a", 8), 3, 7, "n"), 3, 3, "m")}},
			"a1 a2 a3 a4 / n.1 n.2 n.3 n.4 n.5 n.6 n.7 | a5 a6 a7 a8 / m.1 m.2 m.3",
		},
		{
			"notes of lines that no break parts",
			[]Block{{Strips: lines("a", 3)}, {Strips: noted(noted(lines("b", 2), 0, 8, "n"), 1, 4, "m"), Orphans: 2, Widows: 2}, {Strips: lines("c", 2)}},
			"a1 a2 a3 b1 b2 / n.1 n.2 n.3 n.4 n.5 n.6 | c1 c2 / n.7 n.8 m.1 m.2 m.3 m.4",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shownFeet(build(testGeometry(1), c.blocks...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTheLastNoteEndsTheColumn(t *testing.T) {
	g := testGeometry(2)
	b := build(g, Block{Strips: noted(lines("a", 8), 5, 2, "n")})
	items := b.Leaves[0].Items
	last := items[len(items)-1].(*TextItem)
	if foot := last.Y - Baseline(12, 10) + 12; foot != g.Top+g.Depth() || last.X != g.Column(true, 1) {
		t.Errorf("the note ends at %g in the column at %g", foot, last.X)
	}
}

func TestColumnsAreBalanced(t *testing.T) {
	for _, c := range []struct {
		name   string
		blocks []Block
		want   string
	}{
		{"evenly", []Block{{Strips: lines("a", 6)}}, "0:a1 1:a2 2:a3 0:a4 1:a5 2:a6"},
		{"the first one deeper", []Block{{Strips: lines("a", 5)}}, "0:a1 1:a2 2:a3 0:a4 1:a5"},
		{"without a widow", []Block{{Strips: lines("a", 5), Orphans: 2, Widows: 3}}, "0:a1 1:a2 0:a3 1:a4 2:a5"},
		{"at a break and at the end", []Block{{Strips: lines("a", 4)}, {Strips: lines("b", 2), Break: BreakPage}}, "0:a1 1:a2 0:a3 1:a4 | 0:b1 0:b2"},
		{"on the last page alone", []Block{{Strips: lines("a", 24)}}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 8:a9 9:a10 0:a11 1:a12 2:a13 3:a14 4:a15 5:a16 6:a17 7:a18 8:a19 9:a20 | 0:a21 1:a22 0:a23 1:a24"},
		{"a heading goes with its text", []Block{{Strips: lines("a", 2)}, {Strips: lines("h", 1), KeepNext: 2}, {Strips: lines("b", 3), Orphans: 2}}, "0:a1 1:a2 0:h1 1:b1 2:b2 3:b3"},
		{"a head is repeated", []Block{{Strips: append(lines("h", 1), lines("r", 5)...), Head: lines("h", 1)}}, "0:h1 1:r1 2:r2 3:r3 0:~h1 1:r4 2:r5"},
		{"below a block across", []Block{{Strips: lines("t", 2), Across: true, After: 1, Break: BreakPage}, {Strips: lines("a", 4)}}, "0:t1 1:t2 3:a1 4:a2 3:a3 4:a4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(build(testGeometry(2), c.blocks...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestRandomNotesAllStand(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 12))
	all, late := 0, 0
	for round := range 400 {
		blocks := randomBlocks(r)
		want := 0
		for n := range blocks {
			for i := range blocks[n].Strips {
				if r.IntN(6) == 0 {
					depth := 1 + r.IntN(3)
					noted(blocks[n].Strips, i, depth, fmt.Sprintf("n%d.%d", n, i))
					want += depth
				}
			}
		}
		g := testGeometry(1 + round%2)
		b := build(g, blocks...)
		n, behind, err := notesSound(b, blocks, want)
		if err != nil {
			t.Fatalf("round %d: %v\n%s", round, err, shownFeet(b))
		}
		all, late = all+n, late+behind
	}
	if late*100 > all {
		t.Errorf("%d of %d notes begin behind the page of their reference", late, all)
	}
}

// notesSound checks that all note lines stand below the text of their column,
// within the type area, and that every note begins on the page of its
// reference, or on the next one where that holds the notes of lines that go with
// the line of the reference. It counts the notes, and of these the latter.
func notesSound(b *Builder, blocks []Block, want int) (all, late int, err error) {
	leafOf := map[Item]int{}
	got := 0
	for n, l := range b.Leaves {
		below := map[float64]float64{} // by column: foot of what stands there
		for _, it := range l.Items {
			t, ok := it.(*TextItem)
			if !ok {
				continue
			}
			leafOf[it] = n
			if strings.Contains(RunText(t.Run), ".") {
				got++
			}
			if t.Y-8.8 < below[t.X]-0.01 || t.Y > b.g.Top+b.g.Depth() {
				return 0, 0, fmt.Errorf("leaf %d: %s stands at %g, below %g", n, RunText(t.Run), t.Y, below[t.X])
			}
			below[t.X] = t.Y
		}
	}
	if got != want {
		return 0, 0, fmt.Errorf("%d note lines on the pages, want %d", got, want)
	}
	before := -1 // the leaf of the note before
	for n := range blocks {
		for i := range blocks[n].Strips {
			for _, note := range blocks[n].Strips[i].Notes {
				call, leaf := leafOf[blocks[n].Strips[i].Items[0]], leafOf[note.Strips[0].Items[0]]
				if leaf < call || leaf > call+1 || leaf < before || leaf > call && before < call {
					return 0, 0, fmt.Errorf("note %s begins on leaf %d, its reference is on leaf %d", note.Key, leaf, call)
				}
				if before, all = leaf, all+1; leaf > call {
					late++
				}
			}
		}
	}
	return all, late, nil
}

// A table in a note repeats its head where the note goes on, above its rows.
func TestTablesInNotesRepeatTheirHeads(t *testing.T) {
	for _, c := range []struct {
		rows int
		want string
	}{
		{3, "a1 a2 a3 a4 a5 a6 / p1 h1 r1 r2 r3 | a7"},
		{12, "a1 a2 / p1 h1 r1 r2 r3 r4 r5 r6 r7 r8 r9 r10 | a3 a4 a5 a6 a7 / h1 r11 r12"},
		{30, "a1 a2 a3 a4 a5 a6 a7 / p1 h1 r1 | / h1 r2 r3 r4 r5 r6 r7 r8 r9 r10 r11 r12 r13 r14 r15 | / h1 r16 r17 r18 r19 r20 r21 r22 r23 r24 r25 r26 r27 r28 | / h1 r29 r30"},
	} {
		small := func(name string, n int) (out []Strip) {
			for i := range n {
				out = append(out, word(fmt.Sprintf("%s%d", name, i+1), 12))
			}
			return out
		}
		table := Block{Strips: append(small("h", 1), small("r", c.rows)...)}
		table.Strips[0].Glue = true
		table.Head = table.Strips[:1:1]
		blocks := []Block{{Strips: lines("a", 7)}}
		blocks[0].Strips[0].Notes = []*Note{{Key: "n", Strips: OneRun([]Block{{Strips: small("p", 1)}, table}, 12, 0)}}
		if got := shownFeet(build(testGeometry(1), blocks...)); got != c.want {
			t.Errorf("%d rows: got  %s\nwant %s", c.rows, got, c.want)
		}
	}
}

// Deep notes, several to a line, stand in their order, and no page holds notes alone
// while text remains.
func TestRandomDeepNotesStandInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 2))
	for round := range 200 {
		blocks := randomBlocks(r)
		var want []string
		for n := range blocks {
			for i := range blocks[n].Strips {
				if r.IntN(6) > 0 {
					continue
				}
				for k := range 1 + r.IntN(4) {
					key, depth := fmt.Sprintf("n%d-%d-%d", n, i, k), 1+r.IntN(12)
					noted(blocks[n].Strips, i, depth, key)
					for l := range depth {
						want = append(want, fmt.Sprintf("%s.%d", key, l+1))
					}
				}
			}
		}
		g := testGeometry(1 + round%2)
		g.Lines, g.Height = 24, 580
		b := build(g, blocks...)
		if err := deepNotesSound(b, want); err != nil {
			t.Fatalf("round %d: %v\n%s", round, err, shownFeet(b))
		}
	}
}

// deepNotesSound checks that the lines of notes stand in the order that is wanted.
func deepNotesSound(b *Builder, want []string) error {
	var got []string
	alone := -1
	for n, l := range b.Leaves {
		text := false
		for _, it := range l.Items {
			t, ok := it.(*TextItem)
			if !ok {
				continue
			}
			if t.Y > b.g.Top+b.g.Depth() {
				return fmt.Errorf("leaf %d: %s stands at %g", n, RunText(t.Run), t.Y)
			}
			if word := RunText(t.Run); strings.Contains(word, ".") {
				got = append(got, word)
			} else if text = true; alone >= 0 {
				return fmt.Errorf("leaf %d holds notes alone, and %s stands behind it", alone, word)
			}
		}
		if !text {
			alone = n
		}
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("got %v\nwant %v", got, want)
	}
	return nil
}
