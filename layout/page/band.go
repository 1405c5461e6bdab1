package page

import (
	"math"
	"sort"

	"github.com/wenzhai/wenzhai/layout/text"
)

// A band is a run of rows that cells with a row span hold together; most bands
// are single rows.

// strips turns set cells, ordered by row, into strips.
func (t *Table) strips(cells []*Cell, edge []float64, tall float64) []Strip {
	var out []Strip
	for from := 0; from < len(cells); {
		to, last := from, cells[from].row
		for to < len(cells) && cells[to].row <= last {
			last = max(last, cells[to].row+cells[to].RowSpan-1)
			to++
		}
		out = append(out, t.band(cells[from:to], edge, tall)...)
		from = to
	}
	return out
}

// placed is a line of a cell within a band.
type placed struct {
	cell *Cell
	line *text.Line
	top  float64
}

func (t *Table) band(cells []*Cell, edge []float64, tall float64) []Strip {
	tops, depth := t.tops(cells, 0)
	broken := depth > tall
	if broken && len(tops) > 2 {
		tops, depth = t.tops(cells, t.Pitch) // so that lines of all cells align
	}
	var lines []placed
	for _, c := range cells {
		for i := range c.lines {
			y := tops[c.row-cells[0].row] + t.Pad + float64(i)*t.Pitch
			lines = append(lines, placed{c, &c.lines[i], y})
		}
	}
	if !broken {
		return []Strip{t.strip(lines, edge, 0, depth)}
	}
	return t.cut(lines, edge, depth)
}

// tops returns where each row of a band begins and where the last one ends,
// and the band's depth. Rows are rounded up to multiples of round.
func (t *Table) tops(cells []*Cell, round float64) ([]float64, float64) {
	first, rows := cells[0].row, 0
	for _, c := range cells {
		rows = max(rows, c.row-first+c.RowSpan)
	}
	depth := make([]float64, rows)
	for r := range depth {
		depth[r] = t.Pitch + 2*t.Pad
	}
	for _, single := range []bool{true, false} {
		for _, c := range cells {
			if (c.RowSpan == 1) == single {
				r := c.row - first
				lack := float64(len(c.lines))*t.Pitch + 2*t.Pad - sum(depth[r:r+c.RowSpan])
				depth[r+c.RowSpan-1] += max(lack, 0)
			}
		}
	}
	tops := make([]float64, rows+1)
	for r, d := range depth {
		if round > 0 {
			d = math.Ceil(d/round-1e-4) * round
		}
		tops[r+1] = tops[r] + d
	}
	return tops, tops[rows]
}

// strip makes one strip of the lines, which stand between y and y+depth of
// their band.
func (t *Table) strip(lines []placed, edge []float64, y, depth float64) Strip {
	s := Strip{Depth: depth}
	for _, l := range lines {
		base := l.top - y + Baseline(t.Pitch, t.Size)
		s.Items = append(s.Items, l.cell.Place(l.line, edge[l.cell.col], base)...)
	}
	return s
}

// cut makes strips of a band that may break: between any two lines that no
// third one bridges, but for two lines at its head and at its foot.
func (t *Table) cut(lines []placed, edge []float64, depth float64) []Strip {
	sort.SliceStable(lines, func(i, j int) bool { return lines[i].top < lines[j].top-0.01 })
	var out []Strip
	y := 0.0
	for from := 0; from < len(lines); {
		to, foot := from, lines[from].top+t.Pitch
		for to < len(lines) && lines[to].top < foot-0.01 {
			foot = max(foot, lines[to].top+t.Pitch)
			to++
		}
		if to == len(lines) {
			foot = depth
		}
		out = append(out, t.strip(lines[from:to], edge, y, foot-y))
		y, from = foot, to
	}
	if n := len(out); n > 2 {
		out[0].Glue, out[n-2].Glue = true, true
	}
	return out
}
