package main

import (
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/layout/page"
)

// pageRow is a line of a block on a page.
type pageRow struct {
	page  int
	x, y  float64
	right float64
	text  strings.Builder
}

// pageFaults finds paragraphs of which a short line stands alone at the head of
// a column (widows), and headings without their text below them.
func pageFaults(d *page.Document) []fault {
	rows, order := rowsOf(d)
	var out []fault
	for k, block := range order {
		all := rows[block]
		role := d.Tags[block].Role
		if role == "P" {
			out = append(out, widows(all)...)
		}
		if len(role) == 2 && role[0] == 'H' && k+1 < len(order) {
			next := rows[order[k+1]]
			last := all[len(all)-1]
			if next[0].page != last.page || next[0].y < last.y && next[0].x <= last.x {
				out = append(out, fault{page: last.page + 1, rule: "heading alone", where: last.text.String()})
			}
		}
	}
	return out
}

// short is the part of the measure that a last line fills at least which may
// stand alone at the head of a column. A first line may stand alone at a foot.
const short = 1. / 3

// widows finds the short last lines that stand at the head of a column.
func widows(rows []*pageRow) []fault {
	n := len(rows) - 1
	if n < 1 || rows[n].page == rows[n-1].page && rows[n].y > rows[n-1].y {
		return nil
	}
	measure := 0.0
	for _, r := range rows {
		measure = max(measure, r.right-r.x)
	}
	if rows[n].right-rows[n].x > short*measure-1 {
		return nil
	}
	return []fault{{page: rows[n].page + 1, rule: "widow", where: rows[n].text.String()}}
}

// rowsOf gathers the lines of every block that holds text, and the blocks in
// reading order.
func rowsOf(d *page.Document) (map[int][]*pageRow, []int) {
	rows := map[int][]*pageRow{}
	var order []int
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			t, ok := it.(*page.TextItem)
			if !ok || t.Tag < 0 {
				continue
			}
			block := t.Tag
			for d.Tags[block].Role == "Link" {
				block = d.Tags[block].Parent
			}
			all := rows[block]
			if len(all) == 0 {
				order = append(order, block)
			}
			if n := len(all); n == 0 || all[n-1].page != i || all[n-1].y != t.Y {
				rows[block] = append(all, &pageRow{page: i, x: t.X, y: t.Y})
			}
			last := rows[block][len(rows[block])-1]
			last.right = max(last.right, t.X+t.Run.Width)
			fmt.Fprint(&last.text, page.RunText(t.Run))
		}
	}
	return rows, order
}
