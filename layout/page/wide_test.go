package page

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// broad returns a block of one strip across the columns.
func broad(name string, depth float64) Block {
	return Block{Strips: []Strip{word(name, depth)}, Wide: true, Before: 1, After: 1}
}

func TestWideBlocksPartThePage(t *testing.T) {
	for _, c := range []struct {
		name   string
		blocks []Block
		want   string
	}{
		{"what is above is balanced, the columns go on below", []Block{{Strips: lines("a", 4)}, broad("W", 40), {Strips: lines("b", 4)}}, "0:a1 1:a2 0:a3 1:a4 3.5:W 6:b1 7:b2 6:b3 7:b4"},
		{"at the head of a page", []Block{broad("W", 40), {Strips: lines("b", 2)}}, "0.5:W 3:b1 3:b2"},
		{"two in a row", []Block{broad("V", 20), broad("W", 20), {Strips: lines("b", 2)}}, "0:V 3:W 5:b1 5:b2"},
		{"below a block across", []Block{{Strips: lines("t", 1), Across: true, Break: BreakPage}, broad("W", 20), {Strips: lines("a", 2)}}, "0:t1 2:W 4:a1 4:a2"},
		{"on the next page where there is no room", []Block{{Strips: lines("a", 12)}, broad("W", 40), {Strips: lines("b", 2)}}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 0:a7 1:a8 2:a9 3:a10 4:a11 5:a12 | 0.5:W 3:b1 3:b2"},
		{"its heading goes with it", []Block{{Strips: lines("a", 12)}, {Strips: lines("h", 1), KeepNext: 2}, broad("W", 40), {Strips: lines("b", 2)}}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 0:a7 1:a8 2:a9 3:a10 4:a11 5:a12 | 0:h1 2.5:W 5:b1 5:b2"},
		{"in one column it is a block like others", []Block{{Strips: lines("a", 1)}, broad("W", 20)}, "0:a1 2:W"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := testGeometry(2)
			if c.name == "in one column it is a block like others" {
				g = testGeometry(1)
			}
			if got := shown(build(g, c.blocks...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWideBlocksFloat(t *testing.T) {
	figure := func(name string, depth float64) Block {
		k := broad(name, depth)
		k.Float = true
		return k
	}
	for _, c := range []struct {
		name   string
		blocks []Block
		want   string
	}{
		{"not where there is room", []Block{{Strips: lines("a", 4)}, figure("W", 40), {Strips: lines("b", 4)}}, "0:a1 1:a2 0:a3 1:a4 3.5:W 6:b1 7:b2 6:b3 7:b4"},
		{"to the head of the next page, and the text goes on", []Block{{Strips: lines("a", 12)}, figure("W", 80), {Strips: lines("b", 12)}}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 8:a9 9:a10 0:a11 1:a12 2:b1 3:b2 4:b3 5:b4 6:b5 7:b6 8:b7 9:b8 | 1.5:W 5:b9 6:b10 5:b11 6:b12"},
		{"not past the end of the flow", []Block{{Strips: lines("a", 12)}, figure("W", 80), {Strips: lines("b", 2)}}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 0:a8 1:a9 2:a10 3:a11 4:a12 5:b1 6:b2 | 1.5:W"},
		{"not past one another", []Block{{Strips: lines("a", 12)}, figure("V", 80), {Strips: lines("b", 2)}, figure("W", 80), {Strips: lines("c", 2)}}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 0:a8 1:a9 2:a10 3:a11 4:a12 5:b1 6:b2 | 1.5:V 5:c1 5:c2 | 1.5:W"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(build(testGeometry(2), c.blocks...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestNotesAboveAWideBlockStandAtTheFoot(t *testing.T) {
	b := build(testGeometry(2), Block{Strips: noted(lines("a", 2), 1, 1, "n")}, broad("W", 20), Block{Strips: lines("b", 2)})
	if got, want := shownFeet(b), "a1 a2 W b1 / n.1 b2"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Random pages with wide blocks lose nothing, and nothing stands on anything.
func TestRandomWideBlocksAreSound(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	for round := range 600 {
		var blocks []Block
		want, depth := 0, map[string]float64{}
		for n := range 1 + r.IntN(20) {
			k := Block{Before: r.IntN(2), After: r.IntN(2), KeepNext: r.IntN(9) / 8 * 2, Orphans: 2, Widows: 2, Wide: r.IntN(3) == 0}
			k.Float = k.Wide && r.IntN(2) == 0
			for i := range 1 + r.IntN(6) {
				name := fmt.Sprintf("%d-%d", n, i)
				if k.Wide {
					name = "W" + name
				}
				depth[name] = []float64{20, 20, 15, 33}[r.IntN(4)]
				k.Strips = append(k.Strips, word(name, depth[name]))
				want++
			}
			if r.IntN(5) == 0 {
				noted(k.Strips, 0, 1+r.IntN(2), fmt.Sprintf("n%d", n))
			}
			blocks = append(blocks, k)
		}
		b := build(testGeometry(2), blocks...)
		if err := wideSound(b, want, depth); err != nil {
			t.Fatalf("round %d: %v\n%s", round, err, shown(b))
		}
	}
}

func wideSound(b *Builder, want int, depth map[string]float64) error {
	seen := 0
	for n, l := range b.Leaves {
		var below [2]float64
		for _, it := range l.Items {
			t, ok := it.(*TextItem)
			if !ok {
				continue
			}
			name := RunText(t.Run)
			d := depth[name]
			if d > 0 {
				seen++
			} else {
				d = 12 // a note's
			}
			top := t.Y - Baseline(d, 10)
			columns := []int{0}
			switch {
			case name[0] == 'W':
				columns = []int{0, 1}
			case t.X > 200:
				columns = []int{1}
			}
			for _, c := range columns {
				if top < below[c]-0.01 || top < b.g.Top-0.01 || top+d > b.g.Top+b.g.Depth()+0.01 {
					return fmt.Errorf("leaf %d: %s stands from %.1f to %.1f, below %.1f", n, name, top, top+d, below[c])
				}
				below[c] = top + d
			}
		}
	}
	if seen != want {
		return fmt.Errorf("%d strips on the pages, want %d", seen, want)
	}
	return nil
}
