package page

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// chapter is running text on pages of forty lines: paragraphs of up to eight lines,
// of which some may be a line longer, with headings and lists between them.
func chapter(r *rand.Rand, paragraphs int) (blocks []Block) {
	for i := range paragraphs {
		n := 1 + r.IntN(8)
		name := fmt.Sprintf("p%d.", i)
		b := Block{Strips: lines(name, n), Orphans: 1, Widows: 1 + r.IntN(2)}
		if n > 3 && r.IntN(3) == 0 {
			b.Longer = func() []Strip { return lines(name, n+1) }
		}
		switch r.IntN(8) {
		case 0:
			blocks = append(blocks, Block{Strips: lines(fmt.Sprintf("h%d.", i), 1), Before: 1, KeepNext: 2})
		case 1:
			b.ApartAbove, b.ApartBelow = true, true
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// footOf is where the last thing on a leaf ends, in lines.
func footOf(g Geometry, l *Leaf) float64 {
	foot := 0.0
	for _, it := range l.Items {
		if t, ok := it.(*TextItem); ok {
			foot = max(foot, math.Ceil((t.Y-g.Top)/g.Pitch))
		}
	}
	return foot
}

// TestPagesEndLevel: of a long run of ordinary text nearly all pages are full, no
// page is fuller than full, nothing is lost, and the last page holds five lines.
func TestPagesEndLevel(t *testing.T) {
	g := testGeometry(1)
	g.Lines, g.Height = 40, 900
	full, level := 0, 0
	for seed := range uint64(30) {
		b := NewBuilder(g, Tag{Role: "Document", Parent: -1})
		for _, k := range chapter(rand.New(rand.NewPCG(seed, 1)), 150) {
			b.Add(Flow{Blocks: []Block{k}}, 0) // in parts: the search does not see them
		}
		b.Finish()
		next := map[string]int{}
		for i, leaf := range b.Leaves {
			foot := footOf(g, leaf)
			if foot > float64(g.Lines) {
				t.Fatalf("seed %d, page %d ends at line %g", seed, i+1, foot)
			}
			for _, it := range leaf.Items {
				name, n, _ := strings.Cut(RunText(it.(*TextItem).Run), ".")
				if next[name]++; fmt.Sprint(next[name]) != n {
					t.Fatalf("seed %d, page %d: line %s of %s, want %d", seed, i+1, n, name, next[name])
				}
			}
			switch {
			case leaf.Ends && foot < 5:
				t.Errorf("seed %d: the last page holds %g lines", seed, foot)
			case !leaf.Ends:
				if full++; foot == float64(g.Lines) {
					level++
				}
			}
		}
	}
	if level*100 < 95*full {
		t.Errorf("%d of %d pages are level", level, full)
	}
}

// TestColumnsEndLevel: so do nearly all columns of pages of two, and the last page's are
// of one depth.
func TestColumnsEndLevel(t *testing.T) {
	g := testGeometry(2)
	g.Lines, g.Height = 40, 900
	full, level := 0, 0
	for seed := range uint64(30) {
		b := NewBuilder(g, Tag{Role: "Document", Parent: -1})
		for _, k := range chapter(rand.New(rand.NewPCG(seed, 1)), 150) {
			b.Add(Flow{Blocks: []Block{k}}, 0)
		}
		b.Finish()
		for i, leaf := range b.Leaves {
			var sides [2]Leaf
			for _, it := range leaf.Items {
				c := 0
				if it.(*TextItem).X > g.Column(true, 1)-1 {
					c = 1
				}
				sides[c].Items = append(sides[c].Items, it)
			}
			left, right := footOf(g, &sides[0]), footOf(g, &sides[1])
			if leaf.Ends {
				if math.Abs(left-right) > 3 {
					t.Errorf("seed %d: the columns of the last page end at lines %g and %g", seed, left, right)
				}
				continue
			}
			if left > 40 || right > 40 {
				t.Fatalf("seed %d, page %d ends at lines %g and %g", seed, i+1, left, right)
			}
			if full++; left == 40 && right == 40 {
				level++
			}
		}
	}
	if level*100 < 93*full {
		t.Errorf("%d of %d pages are level", level, full)
	}
}

// TestAPageIsLevelledByWhatGivesWay: each kind of place that may take or give up a
// line does so for a page of ten lines.
func TestAPageIsLevelledByWhatGivesWay(t *testing.T) {
	whole := func(name string, n int) Block { return Block{Strips: lines(name, n), Together: true} }
	longer := func(name string, n, to int) Block {
		b := whole(name, n)
		b.Longer = func() []Strip { return lines(name, to)[:max(to, 0)] }
		return b
	}
	apart := func(name string, n int) Block {
		b := whole(name, n)
		b.ApartAbove = true
		return b
	}
	heading := Block{Strips: lines("h", 1), Before: 1, KeepNext: 2}
	article := func() Block { return Block{Strips: lines("o", 1), Before: 2, After: 1, KeepNext: 1} }
	for _, c := range []struct {
		name   string
		blocks []Block
		want   string
	}{
		{"a paragraph", []Block{whole("a", 5), longer("b", 4, 5), whole("c", 4)}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:b1 6:b2 7:b3 8:b4 9:b5 | 0:c1 1:c2 2:c3 3:c4"},
		{"one that cannot", []Block{whole("a", 5), longer("b", 4, 0), whole("c", 4)}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:b1 6:b2 7:b3 8:b4 | 0:c1 1:c2 2:c3 3:c4"},
		{"white above a list", []Block{whole("a", 5), apart("b", 4), whole("c", 4)}, "0:a1 1:a2 2:a3 3:a4 4:a5 6:b1 7:b2 8:b3 9:b4 | 0:c1 1:c2 2:c3 3:c4"},
		{"white above a heading", []Block{whole("a", 5), heading, whole("b", 2), whole("c", 4)}, "0:a1 1:a2 2:a3 3:a4 4:a5 7:h1 8:b1 9:b2 | 0:c1 1:c2 2:c3 3:c4"},
		{"white around a title", []Block{whole("a", 2), article(), whole("b", 2), whole("c", 4)}, "0:a1 1:a2 5:o1 8:b1 9:b2 | 0:c1 1:c2 2:c3 3:c4"},
		{"less white above a title", []Block{whole("a", 5), article(), whole("b", 2), whole("c", 4)}, "0:a1 1:a2 2:a3 3:a4 4:a5 6:o1 8:b1 9:b2 | 0:c1 1:c2 2:c3 3:c4"},
		{"not on a last page", []Block{whole("a", 5), apart("b", 4)}, "0:a1 1:a2 2:a3 3:a4 4:a5 5:b1 6:b2 7:b3 8:b4"},
	} {
		if got := shown(build(testGeometry(1), c.blocks...)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestALongNoteGoesOn: a long note is parted where its line would else go to the
// next page, two lines of it on either side.
func TestALongNoteGoesOn(t *testing.T) {
	got := shownFeet(build(testGeometry(1), Block{Strips: noted(lines("a", 12), 6, 6, "n")}))
	if first, rest, _ := strings.Cut(got, " | "); !strings.Contains(first, "a7") || !strings.Contains(first, "n.2") || !strings.Contains(rest, "n.6") {
		t.Error(got)
	}
}
