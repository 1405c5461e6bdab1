package page

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/layout/text"
)

// testGeometry has columns of ten lines of 20 pt, 200 pt wide.
func testGeometry(columns int) Geometry {
	return Geometry{Width: 300*float64(columns) + 20, Height: 300, Em: 10, Pitch: 20, Measure: 200, Columns: columns, Gutter: 20, Top: 40, Lines: 10, Left: 50}
}

var plainStyle = &text.Style{Size: 10}

// word returns a strip of one word.
func word(s string, depth float64) Strip {
	run := &text.GlyphRun{Style: plainStyle, Size: 10, Width: 10}
	for _, r := range s {
		run.Glyphs = append(run.Glyphs, text.Glyph{ID: 1, Rune: r})
	}
	return Strip{Depth: depth, Items: []Item{&TextItem{Y: Baseline(depth, 10), Run: run, Tag: 0}}}
}

// lines returns n strips named a1, a2 … on the grid.
func lines(name string, n int) []Strip {
	var out []Strip
	for i := range n {
		out = append(out, word(fmt.Sprintf("%s%d", name, i+1), 20))
	}
	return out
}

func build(g Geometry, blocks ...Block) *Builder {
	b := NewBuilder(g, Tag{Role: "Document", Parent: -1})
	b.Add(Flow{Blocks: blocks, Tags: []Tag{{Role: "P", Parent: -1}}}, 0)
	b.Finish()
	return b
}

// shown prints the leaves as grid line:word, leaves parted by |.
func shown(b *Builder) string {
	var leaves []string
	for _, l := range b.Leaves {
		var words []string
		for _, it := range l.Items {
			if t, ok := it.(*TextItem); ok {
				line := (t.Y - b.g.Top - Baseline(20, 10)) / 20
				mark := ""
				if t.Tag < 0 {
					mark = "~"
				}
				words = append(words, fmt.Sprintf("%g:%s%s", math.Round(line*100)/100+0, mark, RunText(t.Run)))
			}
		}
		leaves = append(leaves, strings.Join(words, " "))
	}
	return strings.Join(leaves, " | ")
}

func TestColumnsBreakWhereTheyMay(t *testing.T) {
	for _, c := range []struct {
		name   string
		blocks []Block
		want   string
	}{
		{
			"a paragraph runs on",
			[]Block{{Strips: lines("a", 12)}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 8:a9 9:a10 | 0:a11 1:a12",
		},
		{
			"no widow",
			[]Block{{Strips: lines("a", 11), Orphans: 2, Widows: 2}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 8:a9 | 0:a10 1:a11",
		},
		{
			"no orphan",
			[]Block{{Strips: lines("a", 9)}, {Strips: lines("b", 4), Orphans: 2, Widows: 2}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 8:a9 | 0:b1 1:b2 2:b3 3:b4",
		},
		{
			"a heading keeps with two lines",
			[]Block{{Strips: lines("a", 7)}, {Strips: lines("h", 1), Before: 1, KeepNext: 2}, {Strips: lines("b", 1)}, {Strips: lines("c", 1)}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 | 0:h1 1:b1 2:c1",
		},
		{
			"headings with one line each do not hang together",
			[]Block{
				{Strips: lines("a", 6)},
				{Strips: lines("g", 1), KeepNext: 2},
				{Strips: lines("b", 1)},
				{Strips: lines("h", 1), KeepNext: 2},
				{Strips: lines("c", 1)},
				{Strips: lines("i", 1), KeepNext: 2},
				{Strips: lines("d", 1)},
			},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:g1 7:b1 8:h1 9:c1 | 0:i1 1:d1",
		},
		{
			"a caption stays below its picture",
			[]Block{{Strips: lines("a", 8)}, {Strips: lines("f", 2), Together: true}, {Strips: lines("c", 1), KeepPrevious: true}},
			"0:a1 1:a2 2:a3 3:a4 4:a5 5:a6 6:a7 7:a8 | 0:f1 1:f2 2:c1",
		},
		{
			"the larger of two spaces counts, none at a head",
			[]Block{{Strips: lines("a", 1), Before: 3, After: 1}, {Strips: lines("b", 1), Before: 2}, {Strips: lines("c", 6)}, {Strips: lines("d", 1), Before: 5}},
			"0:a1 3:b1 4:c1 5:c2 6:c3 7:c4 8:c5 9:c6 | 0:d1",
		},
		{
			"a block begins on the grid",
			[]Block{{Strips: []Strip{word("x", 27)}}, {Strips: lines("b", 1)}},
			"0.17:x 2:b1",
		},
		{
			"a page break",
			[]Block{{Strips: lines("a", 1)}, {Strips: lines("b", 1), Break: BreakPage}},
			"0:a1 | 0:b1",
		},
		{
			"a recto",
			[]Block{{Strips: lines("a", 1)}, {Strips: lines("b", 1), Break: BreakRecto}, {Strips: lines("c", 1), Break: BreakRecto}},
			"0:a1 |  | 0:b1 |  | 0:c1",
		},
		{
			"what cannot hold together breaks",
			[]Block{{Strips: lines("h", 1), KeepNext: 2}, {Strips: lines("a", 12), Together: true}},
			"0:h1 1:a1 2:a2 3:a3 4:a4 5:a5 6:a6 7:a7 8:a8 9:a9 | 0:a10 1:a11 2:a12",
		},
		{
			"a table's head is repeated",
			[]Block{{Strips: append(lines("h", 1), lines("r", 11)...), Head: lines("h", 1)}},
			"0:h1 1:r1 2:r2 3:r3 4:r4 5:r5 6:r6 7:r7 8:r8 9:r9 | 0:~h1 1:r10 2:r11",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(build(testGeometry(1), c.blocks...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTwoColumnsShareTheGrid(t *testing.T) {
	g := testGeometry(2)
	b := build(g, Block{Strips: lines("a", 13)})
	first := b.Leaves[0].Items[0].(*TextItem)
	next := b.Leaves[0].Items[7].(*TextItem)
	if len(b.Leaves) != 1 || next.X-first.X != g.Measure+g.Gutter || next.Y != first.Y {
		t.Errorf("second column at %g,%g, first at %g,%g, %d leaves", next.X, next.Y, first.X, first.Y, len(b.Leaves))
	}
}

func TestMarksAndPlaces(t *testing.T) {
	a, b := lines("a", 15), lines("b", 8)
	a[0].Mark, a[0].Anchors = "A", []string{"a"}
	b[0].Mark, b[0].Anchors = "B", []string{"b"}
	built := build(testGeometry(1), Block{Strips: a, Opening: true}, Block{Strips: b})
	var got []any
	for _, l := range built.Leaves {
		got = append(got, l.Running(), l.Opening)
	}
	if want := "[A true B false B false]"; fmt.Sprint(got) != want {
		t.Errorf("running heads %v, want %s", got, want)
	}
	if built.Places["a"] != 0 || built.Places["b"] != 1 {
		t.Errorf("places %v", built.Places)
	}
}

func TestAPictureShrinksIntoTheRestOfAColumn(t *testing.T) {
	for _, c := range []struct {
		above, least int
		leaf         int
		height       float64
	}{{3, 3, 0, 110}, {5, 3, 0, 70}, {8, 3, 1, 110}, {5, 5, 1, 110}, {5, 0, 1, 110}} {
		p := &PictureItem{X: 40, Y: 5, W: 55, H: 110, Picture: &Picture{}, Tag: 0}
		figure := Block{Strips: []Strip{{Depth: 120, Items: []Item{p}, Glue: true}, word("c", 20)}, Together: true, Least: c.least}
		b := build(testGeometry(1), Block{Strips: lines("a", c.above)}, figure)
		found := -1
		for i, l := range b.Leaves {
			for _, it := range l.Items {
				if it == Item(p) {
					found = i
				}
			}
		}
		if found != c.leaf || p.H != c.height || p.W*2 != p.H || p.X+p.W/2 != 117.5 {
			t.Errorf("below %d lines, least %d: leaf %d, %g×%g at %g", c.above, c.least, found, p.W, p.H, p.X)
		}
	}
}

func TestGroundsOfABoxAreOne(t *testing.T) {
	strips := lines("a", 3)
	for i := range strips {
		strips[i].Items = append([]Item{&RectItem{W: 200, H: 20, Shade: Ground}}, strips[i].Items...)
	}
	var rects []RectItem
	for _, it := range build(testGeometry(1), Block{Strips: strips}).Leaves[0].Items {
		if r, ok := it.(*RectItem); ok {
			rects = append(rects, *r)
		}
	}
	if len(rects) != 1 || rects[0].H != 60 {
		t.Errorf("grounds %+v, want one of 60 pt", rects)
	}
}

// randomBlocks makes a flow whose rules can all be kept: no kept-together run
// is deeper than half a column.
func randomBlocks(r *rand.Rand) []Block {
	var out []Block
	for n := range 3 + r.IntN(40) {
		name := fmt.Sprintf("%c", 'a'+n%26)
		kind := r.IntN(6)
		if n > 0 && out[n-1].KeepNext > 0 {
			kind = 2 // a chain of headings and figures may be deeper than a column
		}
		switch kind {
		case 0:
			out = append(out, Block{Strips: lines(name, 1+r.IntN(2)), Before: r.IntN(3), KeepNext: 2, Together: true})
		case 1:
			out = append(out, Block{Strips: []Strip{word(name, 5+r.Float64()*50)}, Before: 1, After: 1})
		default:
			out = append(out, Block{Strips: lines(name, 1+r.IntN(14)), Orphans: 2, Widows: 2})
		}
	}
	return out
}

func TestRandomFlowsKeepTheRules(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for range 400 {
		blocks := randomBlocks(r)
		b := build(testGeometry(1+r.IntN(2)), blocks...)
		if err := sound(b, blocks, true); err != nil {
			t.Fatalf("%v\n%s", err, shown(b))
		}
	}
}

// spot is where a strip came to stand.
type spot struct {
	leaf   int
	column int
	top    float64
}

// sound checks a built flow against its blocks: every strip once, in order,
// within the type area, blocks on the grid, no overlap, and, where strict, no
// orphan, widow or lonely heading.
func sound(b *Builder, blocks []Block, strict bool) error {
	spots := map[*text.GlyphRun]spot{}
	for i, l := range b.Leaves {
		for _, it := range l.Items {
			if t, ok := it.(*TextItem); ok && t.Tag >= 0 {
				if _, twice := spots[t.Run]; twice {
					return fmt.Errorf("%s stands twice", RunText(t.Run))
				}
				spots[t.Run] = spot{leaf: i, column: int((t.X - b.g.Left) / (b.g.Measure + b.g.Gutter)), top: t.Y}
			}
		}
	}
	last := spot{leaf: -1}
	for n := range blocks {
		var at []spot
		for i := range blocks[n].Strips {
			st := &blocks[n].Strips[i]
			for _, it := range st.Items {
				t, ok := it.(*TextItem)
				if !ok {
					continue
				}
				p, found := spots[t.Run]
				if !found {
					return fmt.Errorf("%s is lost", RunText(t.Run))
				}
				p.top -= Baseline(st.Depth, 10)
				if err := b.follows(last, p, st.Depth, i == 0); err != nil {
					return fmt.Errorf("%s: %w", RunText(t.Run), err)
				}
				last = p
				last.top += st.Depth
				at = append(at, p)
			}
		}
		if strict {
			if err := blocks[n].kept(at); err != nil {
				return fmt.Errorf("block %d: %w", n, err)
			}
		}
	}
	return nil
}

// follows checks a strip against the foot of the one before it.
func (b *Builder) follows(last, p spot, depth float64, start bool) error {
	same := p.leaf == last.leaf && p.column == last.column
	y := p.top - b.g.Top
	switch {
	case p.leaf < last.leaf || p.leaf == last.leaf && p.column < last.column:
		return fmt.Errorf("stands before what it follows")
	case same && p.top < last.top-0.001:
		return fmt.Errorf("overlaps the strip before it")
	case y < -0.001 || y+depth > b.g.Depth()+0.001 && y > 0.001:
		return fmt.Errorf("stands at %g…%g, outside the type area", y, y+depth)
	case start && math.Abs(math.Remainder(y, b.g.Pitch)) > 0.001:
		return fmt.Errorf("begins off the grid, at %g", y)
	}
	return nil
}

// kept checks where a block broke.
func (k *Block) kept(at []spot) error {
	for i := 1; i < len(at); i++ {
		if at[i].leaf == at[i-1].leaf && at[i].column == at[i-1].column {
			continue
		}
		if k.Together || i < k.Orphans || len(at)-i < k.Widows {
			return fmt.Errorf("breaks after strip %d of %d", i, len(at))
		}
	}
	return nil
}

// FuzzBuilder builds flows of any shape; none may loop, lose a strip or put
// one outside the type area.
func FuzzBuilder(f *testing.F) {
	f.Add([]byte{3, 1, 0, 20, 200, 7}, false)
	f.Add([]byte{255, 255, 255, 1, 2, 3, 4, 128, 9}, true)
	f.Fuzz(func(t *testing.T, data []byte, two bool) {
		g := testGeometry(1)
		if two {
			g = testGeometry(2)
		}
		blocks := fuzzBlocks(data)
		if err := sound(build(g, blocks...), blocks, false); err != nil {
			t.Fatal(err)
		}
	})
}

// fuzzBlocks reads a block from every three bytes.
func fuzzBlocks(data []byte) []Block {
	var out []Block
	for n := 0; n+2 < len(data) && n < 300; n += 3 {
		a, b, c := data[n], data[n+1], data[n+2]
		k := Block{
			Before: int(a & 3), After: int(a >> 2 & 3), KeepNext: int(a >> 4 & 7), KeepPrevious: a>>7 == 1,
			Orphans: int(b & 3), Widows: int(b >> 2 & 3), Together: b>>4&1 == 1, Break: Break(b >> 5 & 3 % 3),
		}
		for i := range 1 + int(c&15) {
			s := word(fmt.Sprintf("%d.%d", n, i), float64(c>>4)*9+1)
			s.Glue = b>>7 == 1 && i%3 == 1
			k.Strips = append(k.Strips, s)
		}
		if (a^b)&7 == 0 {
			noted(k.Strips, 0, 1+int(c&31), fmt.Sprint("n", n%15))
		}
		if c == 77 {
			k.Head = []Strip{word("head", 30)}
		}
		out = append(out, k)
	}
	return out
}
