package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/tools/audit/lines"
)

// row is a line of text in a column.
type row struct {
	page   int // 1-based
	glyphs []glyph
	y      float64
	size   float64
}

func (r *row) text() string {
	var b strings.Builder
	for _, g := range r.glyphs {
		b.WriteRune(g.r)
	}
	return b.String()
}

// left is the left edge after optical trim: the white half of an opening mark
// does not count.
func (r *row) left() float64 {
	g := r.glyphs[0]
	if lines.OneOf(g.r, lines.FullOpeners) && g.right-g.left > 0.9*g.size {
		return g.left + g.size/2
	}
	return g.left
}

// right is the right edge after optical trim.
func (r *row) right() float64 {
	g := r.glyphs[len(r.glyphs)-1]
	switch full := g.right-g.left > 0.9*g.size; {
	case full && lines.OneOf(g.r, lines.FullClosers):
		return g.left + g.size/2
	case full && g.r == '·': // half an em in the middle of the glyph
		return g.right - g.size/4
	}
	return g.right
}

// column is a column of running text on one page, from top to bottom.
type column struct {
	left float64
	rows []row
}

// bodySize is the commonest size of type.
func bodySize(pages [][]glyph) float64 {
	counts := map[float64]int{}
	for _, p := range pages {
		for i := range p {
			counts[math.Round(p[i].size*10)/10]++
		}
	}
	return mostFrequent(counts)
}

// mostFrequent returns the key with the highest count, the least of several.
func mostFrequent(counts map[float64]int) float64 {
	best, most := 0.0, 0
	for k, n := range counts {
		if n > most || n == most && k < best {
			best, most = k, n
		}
	}
	return best
}

// columnsOf finds the columns of running text of one page: rows of the body's
// size, parted where more than gutter em stand between them in all rows.
func columnsOf(page int, glyphs []glyph, size float64) []column {
	rows := rowsOfPage(page, glyphs, size)
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.left(), b.left()) })
	var out []column
	reach := math.Inf(-1)
	for _, r := range rows {
		if r.left() > reach+size/2 {
			out = append(out, column{left: r.left()})
		}
		c := &out[len(out)-1]
		c.rows = append(c.rows, r)
		reach = max(reach, r.right())
	}
	for i := range out {
		slices.SortStableFunc(out[i].rows, func(a, b row) int { return cmp.Compare(a.y, b.y) })
	}
	return out
}

// align moves the left edges of columns to those that are common in the
// document: a page may hold nothing but a list, whose lines are indented.
func align(columns []column) {
	counts := map[float64]int{}
	rows := 0
	for i := range columns {
		for k := range columns[i].rows {
			counts[math.Round(columns[i].rows[k].left()*2)/2]++
			rows++
		}
	}
	for i := range columns {
		c := &columns[i]
		best := c.left
		for edge, n := range counts {
			if n*edgeShare >= rows && edge <= c.left+1 && (best == c.left || edge > best) && edge > c.left-4*c.rows[0].size {
				best = edge
			}
		}
		c.left = best
	}
}

// edgeShare is what part of all rows stands at an edge that counts as common:
// one in so many.
const edgeShare = 6

// gutter is the white in em that parts columns.
const gutter = 1.6

// rowsOfPage groups glyphs that share a baseline, or stand raised beside it,
// and cuts the groups at gutters. Rows in another size than the body's, and
// glyphs that mutool made up for white space at a row's edge, are left out.
func rowsOfPage(page int, glyphs []glyph, size float64) []row {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b glyph) int { return cmp.Compare(a.y, b.y) })
	var out []row
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[to].y-sorted[to-1].y < 0.1 || to < len(sorted) && sorted[to].y-sorted[from].y < 0.45*size {
			to++
		}
		line := sorted[from:to]
		slices.SortStableFunc(line, func(a, b glyph) int { return cmp.Compare(a.left, b.left) })
		out = append(out, cut(page, line, size)...)
		from = to
	}
	return out
}

func cut(page int, line []glyph, size float64) []row {
	var out []row
	from := 0
	for i := 1; i <= len(line); i++ {
		if i < len(line) && line[i].left-line[i-1].right < gutter*size {
			continue
		}
		part := line[from:i]
		for len(part) > 0 && part[0].r == ' ' {
			part = part[1:]
		}
		for len(part) > 0 && part[len(part)-1].r == ' ' {
			part = part[:len(part)-1]
		}
		if r, ok := bodyRow(page, part, size); ok {
			out = append(out, r)
		}
		from = i
	}
	return out
}

func bodyRow(page int, part []glyph, size float64) (row, bool) {
	n, y := 0, 0.0
	for i := range part {
		if math.Abs(part[i].size-size) < 0.05*size {
			n, y = n+1, part[i].y
		}
	}
	return row{page, part, y, size}, len(part) > 0 && 2*n > len(part)
}
