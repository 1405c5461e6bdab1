package main

import (
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/layout/page"
)

// pageRow is a line of a block on a page.
type pageRow struct {
	page int
	x, y float64
	text strings.Builder
}

// pageFaults finds paragraphs of which one line stands alone at the foot or
// head of a column (orphans and widows), and headings without two lines of
// their text below them.
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

func widows(rows []*pageRow) []fault {
	var out []fault
	for n := 1; n < len(rows); n++ {
		if rows[n].page == rows[n-1].page && rows[n].y > rows[n-1].y {
			continue
		}
		if n == 1 {
			out = append(out, fault{page: rows[0].page + 1, rule: "orphan", where: rows[0].text.String()})
		}
		if n == len(rows)-1 {
			out = append(out, fault{page: rows[n].page + 1, rule: "widow", where: rows[n].text.String()})
		}
	}
	return out
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
			fmt.Fprint(&rows[block][len(rows[block])-1].text, page.RunText(t.Run))
		}
	}
	return rows, order
}
