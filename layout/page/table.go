package page

import "github.com/wenzhai/wenzhai/layout/text"

// Table is a table before its columns have widths.
type Table struct {
	Head, Rows [][]Cell // rows of cells in source order; spans leave later rows shorter
	Pitch      float64  // of the lines within a cell
	Size       float64  // of the type
	Gap        float64  // between columns
	Pad        float64  // above and below a row's lines
}

// Cell is one cell of a table.
type Cell struct {
	ColSpan, RowSpan int     // at least 1
	Least, Most      float64 // widths of its widest unbreakable part and of all of it on one line
	// Set returns the cell's lines in a measure, and Place turns one of them
	// into items; x is the cell's left edge.
	Set   func(measure float64) []text.Line
	Place func(l *text.Line, x, baseline float64) []Item

	row, col int
	lines    []text.Line
}

// thin is the thickness of a table's rules.
const thin = 0.5

// Block sets the table in the measure: a rule above, below the head and at the
// foot, none between columns. A row deeper than tall may break across columns.
// It returns false where the table's unbreakable parts are wider than the
// measure.
func (t *Table) Block(measure, tall float64) (Block, bool) {
	head, body := spread(t.Head), spread(t.Rows)
	least, most := t.needs(append(head, body...))
	if len(least) == 0 {
		return Block{}, true
	}
	width, ok := columnWidths(least, most, measure, t.Gap)
	if !ok {
		return Block{}, false
	}
	edge := edges(width, t.Gap, measure)
	for _, c := range append(head, body...) {
		c.lines = c.Set(edge[c.col+c.ColSpan] - t.Gap - edge[c.col])
	}
	var b Block
	b.Head = t.strips(head, edge, tall)
	for i := range b.Head {
		b.Head[i].Glue = true
	}
	b.Strips = append(b.Strips, b.Head...)
	b.Strips = append(b.Strips, t.strips(body, edge, tall)...)
	rules(b.Strips, len(b.Head), edge[0], edge[len(edge)-1]-t.Gap-edge[0])
	copy(b.Head, b.Strips)
	if depthOf(b.Head) > tall || len(b.Head) == len(b.Strips) {
		b.Head = nil
	}
	return b, true
}

// maxArea bounds how many places of the grid one cell takes, against tables
// that were made to be hostile.
const maxArea = 10000

// rules adds the three rules of a table whose head has the given number of
// strips.
func rules(strips []Strip, head int, x, w float64) {
	rule := func(y float64) Item { return &RectItem{X: x, Y: y, W: w, H: thin, Shade: Ink} }
	below := func(s *Strip) { s.Items = append(s.Items, rule(s.Depth-thin)) }
	strips[0].Items = append([]Item{rule(0)}, strips[0].Items...)
	if head > 0 && head < len(strips) {
		below(&strips[head-1])
	}
	below(&strips[len(strips)-1])
}

// spread gives every cell its row and column, minding spans (HTML table
// model). A span that leads below the last row ends there.
func spread(rows [][]Cell) []*Cell {
	var cells []*Cell
	taken := map[[2]int]bool{}
	for r := range rows {
		col := 0
		for i := range rows[r] {
			c := &rows[r][i]
			for taken[[2]int{r, col}] {
				col++
			}
			c.row, c.col = r, col
			c.RowSpan = min(max(c.RowSpan, 1), len(rows)-r)
			c.ColSpan = min(max(c.ColSpan, 1), 100)
			if c.RowSpan*c.ColSpan > maxArea {
				c.RowSpan = 1
			}
			for y := range c.RowSpan {
				for x := range c.ColSpan {
					taken[[2]int{r + y, col + x}] = true
				}
			}
			cells = append(cells, c)
		}
	}
	return cells
}

// needs returns the least and the wished width of every column.
func (t *Table) needs(cells []*Cell) (least, most []float64) {
	n := 0
	for _, c := range cells {
		n = max(n, c.col+c.ColSpan)
	}
	least, most = make([]float64, n), make([]float64, n)
	for _, c := range cells {
		if c.ColSpan == 1 {
			least[c.col] = max(least[c.col], c.Least)
			most[c.col] = max(most[c.col], c.Most)
		}
	}
	for _, c := range cells {
		if c.ColSpan > 1 {
			widen(least[c.col:c.col+c.ColSpan], c.Least, t.Gap)
			widen(most[c.col:c.col+c.ColSpan], c.Most, t.Gap)
		}
	}
	for c := range most {
		most[c] = max(most[c], least[c], t.Size)
	}
	return least, most
}

// widen makes the columns under a spanning cell wide enough for it.
func widen(columns []float64, want, gap float64) {
	lack := want - sum(columns) - gap*float64(len(columns)-1)
	for i := range columns {
		columns[i] += max(lack, 0) / float64(len(columns))
	}
}

// edges returns the left edge of every column, the table being centred in the
// measure, and after them where one more column would begin.
func edges(width []float64, gap, measure float64) []float64 {
	x := max(measure-sum(width)-gap*float64(len(width)-1), 0) / 2
	out := []float64{x}
	for _, w := range width {
		x += w + gap
		out = append(out, x)
	}
	return out
}
