package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// floating returns a block of n strips that may float.
func floating(name string, n int) Block {
	return Block{Strips: lines(name, n), Together: true, Float: true, Before: 1, After: 1}
}

func buildFlow(g Geometry, flows ...[]Block) *Builder {
	b := NewBuilder(g, Tag{Role: "Document", Parent: -1})
	for _, f := range flows {
		b.Add(Flow{Blocks: f, Tags: []Tag{{Role: "P", Parent: -1}}}, 0)
	}
	b.Finish()
	return b
}

// TestFloats: what may float and has no room goes to the head of the next page, and what
// follows fills the page; nothing floats past the end of its flow.
func TestFloats(t *testing.T) {
	text := func(name string, n int) Block { return Block{Strips: lines(name, n)} }
	for _, c := range []struct {
		name    string
		columns int
		flows   [][]Block
		want    string
	}{
		{
			"it has room", 1,
			[][]Block{{text("a", 3), floating("F", 4), text("b", 6)}},
			"0:a1 1:a2 2:a3 4:F1 5:F2 6:F3 7:F4 9:b1 | 0:b2 1:b3 2:b4 3:b5 4:b6",
		},
		{
			"to the next page's head", 1,
			[][]Block{{text("a", 6), floating("F", 4), text("b", 9)}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:b1 7:b2 8:b3 9:b4 | 0:F1 1:F2 2:F3 3:F4 5:b5 6:b6 7:b7 8:b8 9:b9",
		},
		{
			"with a heading that stands between", 1,
			[][]Block{{text("a", 5), floating("F", 5), {Strips: lines("h", 1), Before: 1, KeepNext: 2}, text("b", 8)}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 6:h1 7:b1 8:b2 9:b3 | 0:F1 1:F2 2:F3 3:F4 4:F5 6:b4 7:b5 8:b6 9:b7 | 0:b8",
		},
		{
			"in their order", 1,
			[][]Block{{text("a", 6), floating("F", 4), text("b", 1), floating("G", 1), text("c", 9)}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:b1 7:c1 8:c2 9:c3 | 0:F1 1:F2 2:F3 3:F4 5:G1 7:c4 8:c5 9:c6 | 0:c7 1:c8 2:c9",
		},
		{
			"not past the end of its flow", 1,
			[][]Block{{text("a", 6), floating("F", 4), text("b", 2)}, {text("c", 9)}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:b1 7:b2 | 0:F1 1:F2 2:F3 3:F4 5:c1 6:c2 7:c3 8:c4 9:c5 | 0:c6 1:c7 2:c8 3:c9",
		},
		{
			"at the end of a run", 1,
			[][]Block{{text("a", 6), floating("F", 4), text("b", 2)}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:b1 | 0:F1 1:F2 2:F3 3:F4 5:b2",
		},
		{
			"to the next column's head", 2,
			[][]Block{{text("a", 6), floating("F", 4), text("b", 9), text("c", 3)}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:b1 7:b2 8:b3 9:b4 0:F1 1:F2 2:F3 3:F4 5:b5 6:b6 7:b7 8:b8 9:b9 | 0:c1 1:c2 0:c3",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(buildFlow(testGeometry(c.columns), c.flows...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestRandomFloatsAreSound: nothing is lost, nothing stands on anything, floats and text
// keep their orders, and no float stands before its place or past the end of its flow.
func TestRandomFloatsAreSound(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for round := range 800 {
		columns := 1 + round%2
		want, depth := 0, map[string]float64{}
		var flows [][]Block
		for f := range 1 + r.IntN(4) {
			var blocks []Block
			for n := range 1 + r.IntN(20) {
				k := Block{KeepNext: r.IntN(9) / 8 * 2, Orphans: 1, Widows: 1 + r.IntN(2), Before: r.IntN(4) / 3}
				kind := "T"
				switch r.IntN(5) {
				case 0:
					kind = "F"
					k = floating("", 0)
				case 1:
					if columns == 2 && r.IntN(2) == 0 {
						kind = "W"
						k = Block{Wide: true, Before: 1, After: 1}
					}
				}
				for i := range 1 + r.IntN(6) {
					name := fmt.Sprintf("%s%d-%02d-%d", kind, f, n, i)
					depth[name] = 20
					k.Strips = append(k.Strips, word(name, 20))
					want++
				}
				if kind == "T" && r.IntN(6) == 0 {
					noted(k.Strips, 0, 1+r.IntN(3), fmt.Sprintf("n%d-%d", f, n))
				}
				blocks = append(blocks, k)
			}
			flows = append(flows, blocks)
		}
		b := buildFlow(testGeometry(columns), flows...)
		if err := wideSound(b, want, depth); err != nil {
			t.Fatalf("round %d: %v\n%s", round, err, shown(b))
		}
		if err := inOrderSound(b); err != nil {
			t.Fatalf("round %d: %v\n%s", round, err, shown(b))
		}
	}
}

func inOrderSound(b *Builder) error {
	last := map[byte]string{}
	for n, l := range b.Leaves {
		for _, it := range l.Items {
			t, ok := it.(*TextItem)
			if !ok {
				continue
			}
			name := RunText(t.Run)
			kind := name[0]
			if !strings.ContainsRune("TFW", rune(kind)) {
				continue
			}
			if name[1:] < last[kind] {
				return fmt.Errorf("leaf %d: %s stands behind %s", n, name, last[kind])
			}
			last[kind] = name[1:]
			if kind == 'T' {
				continue
			}
			if last['T'] > name[1:] && last['T'][0] != name[1] {
				return fmt.Errorf("leaf %d: %s stands past the end of its flow: behind %s", n, name, last['T'])
			}
		}
	}
	return nil
}
