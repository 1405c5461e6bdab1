package page

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/layout/text"
)

func TestColumnWidths(t *testing.T) {
	for _, c := range []struct {
		name        string
		least, most []float64
		want        string
	}{
		{"a small table stays small", []float64{20, 20}, []float64{30, 40}, "[30 40]"},
		{"a table that nearly fills the measure fills it", []float64{20, 20}, []float64{60, 70}, "[90 100]"},
		{"a long cell does not squeeze a short column", []float64{20, 20}, []float64{40, 4000}, "[40 150]"},
		{"equal needs, equal shares", []float64{20, 20}, []float64{500, 500}, "[95 95]"},
		{"nothing goes below its least", []float64{120, 20}, []float64{121, 5000}, "[120 70]"},
		{"too much", []float64{120, 80}, []float64{500, 500}, "[]"},
	} {
		width, ok := columnWidths(c.least, c.most, 200, 10)
		for i := range width {
			width[i] = math.Round(width[i])
		}
		if got := fmt.Sprint(width); got != c.want || ok != (c.want != "[]") {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestColumnWidthsFillTheMeasure(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n := 1 + r.IntN(8)
		least, most := make([]float64, n), make([]float64, n)
		for c := range least {
			least[c] = r.Float64() * 40
			most[c] = least[c] + r.ExpFloat64()*200
		}
		width, ok := columnWidths(least, most, 400, 10)
		if !ok {
			continue
		}
		for c := range width {
			if width[c] < least[c]-0.01 {
				t.Fatalf("column %d of %v is narrower than %v", c, width, least)
			}
		}
		if total := sum(width) + 10*float64(n-1); total > 400.01 || sum(most)+10*float64(n-1) > 400 && total < 399.9 {
			t.Fatalf("widths %v add up to %.2f", width, total)
		}
	}
}

// sized is a cell of n lines, each a word that names it.
func sized(name string, n, columns, rows int) Cell {
	return Cell{
		ColSpan: columns, RowSpan: rows, Least: 10, Most: 50,
		Set: func(float64) []text.Line { return make([]text.Line, n) },
		Place: func(_ *text.Line, x, y float64) []Item {
			item := word(name, 20).Items[0].(*TextItem)
			item.X, item.Y = x, y
			return []Item{item}
		},
	}
}

// grid prints a table's strips as name@column edge, strips parted by /.
func grid(b Block) string {
	var strips []string
	for i := range b.Strips {
		var words []string
		for _, it := range b.Strips[i].Items {
			if t, ok := it.(*TextItem); ok {
				words = append(words, fmt.Sprintf("%s@%.0f,%.0f", RunText(t.Run), t.X, t.Y))
			}
		}
		strips = append(strips, fmt.Sprintf("%.0f: %s", b.Strips[i].Depth, strings.Join(words, " ")))
	}
	return strings.Join(strips, " / ")
}

func TestTables(t *testing.T) {
	for _, c := range []struct {
		name       string
		head, rows [][]Cell
		tall       float64
		want       string
	}{
		{
			"a head and two rows",
			[][]Cell{{sized("h", 1, 1, 1), sized("i", 1, 1, 1)}},
			[][]Cell{{sized("a", 1, 1, 1), sized("b", 2, 1, 1)}, {sized("c", 1, 1, 1)}},
			100,
			"20: h@45,14 i@105,14 / 30: a@45,14 b@105,14 b@105,24 / 20: c@45,14",
		},
		{
			"a cell over two rows holds them together", nil,
			[][]Cell{{sized("a", 3, 1, 2), sized("b", 1, 1, 1)}, {sized("c", 1, 1, 1)}},
			100,
			"40: a@45,14 a@45,24 a@45,34 b@105,14 c@105,34",
		},
		{
			"a cell over two columns", nil,
			[][]Cell{{sized("a", 1, 2, 1)}, {sized("b", 1, 1, 1), sized("c", 1, 1, 1)}},
			100,
			"20: a@45,14 / 20: b@45,14 c@105,14",
		},
		{
			"a tall row is cut between its lines", nil,
			[][]Cell{{sized("a", 4, 1, 1), sized("b", 2, 1, 1)}},
			30,
			"15: a@45,14 b@105,14 / 10: a@45,9 b@105,9 / 10: a@45,9 / 15: a@45,9",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := Table{Head: c.head, Rows: c.rows, Pitch: 10, Size: 10, Gap: 10, Pad: 5}
			b, ok := table.Block(200, c.tall)
			got := grid(b)
			if !ok || got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestSpansBeyondTheTableEndWithIt(t *testing.T) {
	table := Table{Rows: [][]Cell{{sized("a", 1, 1, 9), sized("b", 1, 0, 0)}, {sized("c", 1, 500, 1)}}, Pitch: 10, Size: 10, Gap: 0, Pad: 5}
	if _, ok := table.Block(2000, 100); !ok {
		t.Error("table does not fit")
	}
}
