package math

import (
	"strings"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// grid is a table that is set: its cells by row and column, and where these stand.
type grid struct {
	box
	baselines []float64 // of the rows, from that of the table
	rows      []Box     // each on its own baseline, up to half the white between them
}

// cell is one of a table.
type cell struct {
	box
	node  *Node
	align string
	span  int
}

// tableRows returns the cells of a mtable.
func (l *layout) tableRows(n *Node, c context) (rows [][]cell, columns int) {
	aligns := strings.Fields(n.get("columnalign"))
	for _, tr := range n.kids {
		var row []cell
		at := 0
		own := strings.Fields(tr.get("columnalign"))
		for _, td := range tr.kids {
			k := cell{node: td, span: 1, align: "center"}
			for _, list := range [...][]string{aligns, own} {
				if len(list) > 0 {
					k.align = list[min(at, len(list)-1)]
				}
			}
			if v := td.get("columnalign"); v != "" {
				k.align = v
			}
			if v, ok := length(td.get("columnspan"), 1, 1, 1); ok {
				k.span = min(max(int(v), 1), 50)
			}
			k.box = l.row(td.kids, c)
			row = append(row, k)
			at += k.span
		}
		columns = max(columns, min(at, maxColumns))
		rows = append(rows, row)
	}
	return rows, columns
}

// maxColumns bounds the columns of a table.
const maxColumns = 200

// table2D sets a mtable on the axis (MathML Core §3.5).
func (l *layout) table2D(n *Node, c context) (g grid) {
	in := c.plain()
	in.display = n.get("displaystyle") == "true"
	rows, columns := l.tableRows(n, in)
	widths := columnWidths(rows, columns)
	gaps := l.columnGaps(n, rows, columns, in)
	edge := make([]float64, columns+1) // left edges
	for i := range widths {
		edge[i+1] = edge[i] + widths[i] + gaps[i]
	}
	if columns > 0 {
		g.Width = edge[columns] - gaps[columns-1]
	}
	y := 0.0
	for i, row := range rows {
		up, down := l.rowExtent(row, in)
		gap := 0.0
		if i > 0 {
			gap = l.rowGap(n, rows, i, in)
			g.rows[i-1].Depth += gap / 2
		}
		y -= gap + up
		g.baselines = append(g.baselines, y)
		g.rows = append(g.rows, Box{Width: g.Width, Height: gap/2 + up, Depth: down})
		y -= down
	}
	for i, row := range rows {
		b := box{Box: g.rows[i]}
		place(&b, row, edge, widths)
		cellRules(&b, row, edge, gaps, lineThickness*l.em(in))
		g.add(&b.Box, 0, g.baselines[i])
		g.rows[i] = b.Box
	}
	side := 0.0
	if !in.display && in.level == 0 {
		side = tableSide * l.em(in)
	}
	g.lift(side, (-y)/2+l.constant(c, sfnt.AxisHeight), -y)
	return g
}

// tableSide is the white on either side of a matrix, in em: as that which TeX has inside
// of \left and \right.
const tableSide = 1. / 6

// lift moves a table that hangs from its top line, and puts white on its sides.
func (g *grid) lift(side, up, whole float64) {
	var out box
	out.add(&g.Box, side, up)
	out.Width = g.Width + 2*side
	out.Height, out.Depth = max(out.Height, up), max(out.Depth, whole-up)
	g.box = out
	for i := range g.rows {
		row := box{Box: Box{Width: out.Width, Height: g.rows[i].Height, Depth: g.rows[i].Depth}}
		row.add(&g.rows[i], side, 0)
		g.rows[i] = row.Box
	}
	for i := range g.baselines {
		g.baselines[i] += up
	}
}

// columnWidths returns the width of every column, from cells of one.
func columnWidths(rows [][]cell, columns int) []float64 {
	widths := make([]float64, columns)
	for _, row := range rows {
		at := 0
		for i := range row {
			if row[i].span == 1 && at < columns {
				widths[at] = max(widths[at], row[i].Width)
			}
			at += row[i].span
		}
	}
	return widths
}

// place puts the cells of a row at their places.
func place(to *box, row []cell, edge, widths []float64) {
	at := 0
	for i := range row {
		k := &row[i]
		last := min(at+k.span, len(widths)) - 1
		if last < at {
			return
		}
		room := edge[last] + widths[last] - edge[at]
		x := edge[at]
		switch k.align {
		case "left":
		case "right":
			x += room - k.Width
		default:
			x += (room - k.Width) / 2
		}
		to.add(&k.Box, x, 0)
		at += k.span
	}
}

// rowExtent is how far a row reaches: as far as a line of text at least.
func (l *Setter) rowExtent(row []cell, c context) (up, down float64) {
	em := l.em(c)
	up, down = 0.75*em, 0.25*em
	if c.level > 0 {
		up, down = 0.5*em, 0.1*em
	}
	for i := range row {
		if len(row[i].Glyphs)+len(row[i].Rules) > 0 {
			up, down = max(up, row[i].Height), max(down, row[i].Depth)
		}
	}
	return up, down
}

// rowGap is the white above a row, that of TeX where the table asks for none: 3 pt at
// 10 pt between equations, 2 pt in cases, 4 pt in others.
func (l *Setter) rowGap(n *Node, rows [][]cell, i int, c context) float64 {
	em := l.em(c)
	if list := strings.Fields(n.get("rowspacing")); len(list) > 0 {
		if v, ok := length(list[min(i-1, len(list)-1)], em, xHeight*em, 0); ok {
			return min(max(v, 0), 10*em)
		}
	}
	switch {
	case c.level > 0:
		return 0.2 * em
	case c.display:
		return 0.3 * em
	case len(rows[0]) > 0 && rows[0][0].align == "left":
		return 0.25 * em
	}
	return 0.4 * em
}

// columnGaps is the white behind every column: that which the table or its cells ask
// for, else that of TeX: none between the two sides of equations, two em between
// equations, one em in matrices.
func (l *Setter) columnGaps(n *Node, rows [][]cell, columns int, c context) []float64 {
	em := l.em(c)
	out := make([]float64, columns)
	list := strings.Fields(n.get("columnspacing"))
	for i := range out {
		out[i] = em
		switch {
		case len(list) > 0:
			if v, ok := length(list[min(i, len(list)-1)], em, xHeight*em, 0); ok {
				out[i] = min(max(v, 0), 20*em)
			}
		case c.level > 0:
			out[i] = 0.5 * em
		case c.display && alignOf(rows, i) == "right":
			out[i] = 0
		case c.display:
			out[i] = 2 * em
		}
	}
	return out
}

// alignOf is how the first cell of a column stands.
func alignOf(rows [][]cell, column int) string {
	for _, row := range rows {
		if column < len(row) {
			return row[column].align
		}
	}
	return ""
}

// cellRules adds the lines that cells of a row ask for behind and below them. The row
// reaches half way to its neighbours.
func cellRules(to *box, row []cell, edge, gaps []float64, thick float64) {
	at, top, bottom := 0, to.Height, -to.Depth
	for i := range row {
		next := min(at+row[i].span, len(gaps))
		if next <= at {
			return
		}
		left, right := edge[at], edge[next]-gaps[next-1]/2
		if at > 0 {
			left -= gaps[at-1] / 2
		}
		if next == len(gaps) {
			right = to.Width
		}
		n := row[i].node
		for _, line := range [...]struct {
			side string
			Rule
		}{
			{"border-left", Rule{X: left, Y: bottom, W: thick, H: top - bottom}},
			{"border-right", Rule{X: right - thick/2, Y: bottom, W: thick, H: top - bottom}},
			{"border-top", Rule{X: left, Y: top - thick/2, W: right - left, H: thick}},
			{"border-bottom", Rule{X: left, Y: bottom - thick/2, W: right - left, H: thick}},
		} {
			if n.css(line.side) != "" {
				to.rule(line.X, line.Y, line.W, line.H)
			}
		}
		at = next
	}
}

// numbered returns the table of a formula whose rows have numbers: the first cell of
// every row is empty, the last one holds a text or nothing (as \tag leaves them).
func (n *Node) numbered() *Node {
	for len(n.kids) == 1 && (n.kids[0].name == "mrow" || n.kids[0].name == "mstyle") {
		n = n.kids[0]
	}
	if len(n.kids) != 1 || n.kids[0].name != "mtable" {
		return nil
	}
	t := n.kids[0]
	some := false
	for _, tr := range t.kids {
		if len(tr.kids) < 3 || len(tr.kids[0].kids) > 0 {
			return nil
		}
		last := tr.kids[len(tr.kids)-1]
		if len(last.kids) > 1 || len(last.kids) == 1 && last.kids[0].name != "mtext" {
			return nil
		}
		some = some || len(last.kids) == 1
	}
	if !some {
		return nil
	}
	return t
}

// numbered sets equations in the middle of the measure and their numbers at its right
// edge. One equation that is too wide for that is of pieces, the last with the number.
func (l *layout) numbered(t *Node, c context, measure float64) []Piece {
	inner := &Node{name: "mtable", attr: t.attr}
	for _, tr := range t.kids {
		inner.kids = append(inner.kids, &Node{name: "mtr", attr: tr.attr, kids: tr.kids[1 : len(tr.kids)-1]})
	}
	g := l.table2D(inner, c)
	widest := 0.0
	numbers := make([]box, len(t.kids))
	for i, tr := range t.kids {
		numbers[i] = l.row(tr.kids[len(tr.kids)-1].kids, context{size: c.size})
		widest = max(widest, numbers[i].Width)
	}
	x := (measure - g.Width) / 2
	if widest > 0 && x+g.Width+l.em(c) > measure-widest { // no room in the middle
		x = (measure - widest - l.em(c) - g.Width) / 2
	}
	var out box
	out.Width = measure
	if x < 0 {
		if len(t.kids) == 1 && len(t.kids[0].kids) == 3 {
			c.display = t.get("displaystyle") == "true"
			if p := l.pieces(t.kids[0].kids[1], c, true); len(p) > 0 {
				p[len(p)-1].Number = &numbers[0].Box
				return p
			}
		}
		out.Width = measure - 2*x
	}
	rows := make([]Box, len(numbers))
	for i := range numbers {
		row := box{Box: Box{Width: out.Width, Height: g.rows[i].Height, Depth: g.rows[i].Depth}}
		row.add(&g.rows[i], x, 0)
		row.add(&numbers[i].Box, measure-numbers[i].Width, 0)
		out.add(&row.Box, 0, g.baselines[i])
		rows[i] = row.Box
	}
	return []Piece{{Box: out.Box, Rows: rows}}
}
