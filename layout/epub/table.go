package epub

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// The largest spans that HTML allows.
const (
	maxColSpan = 1000
	maxRowSpan = 65534
)

// table writes a table in a box of its own that scrolls where it is too wide.
func (r *renderer) table(t *doc.Table) {
	if len(t.Head)+len(t.Rows) == 0 {
		if len(t.Caption) > 0 {
			r.paragraph(&doc.Paragraph{Inlines: t.Caption})
		}
		return
	}
	r.raw(`<div class="table"><table>`, "\n")
	if len(t.Caption) > 0 {
		r.raw("<caption")
		r.open("", t.Caption)
		r.inlines(t.Caption)
		r.raw("</caption>\n")
	}
	r.rows("thead", t.Head, true)
	r.rows("tbody", t.Rows, false)
	r.raw("</table></div>\n")
}

func (r *renderer) rows(group string, rows []doc.Row, head bool) {
	if len(rows) == 0 {
		return
	}
	r.raw("<", group, ">\n")
	for _, row := range rows {
		r.raw("<tr>")
		for i := range row {
			r.cell(&row[i], head)
		}
		r.raw("</tr>\n")
	}
	r.raw("</", group, ">\n")
}

func (r *renderer) cell(c *doc.Cell, head bool) {
	tag := "td"
	if c.Header || head {
		tag = "th"
	}
	r.raw("<", tag)
	switch {
	case head:
		r.raw(` scope="col"`)
	case c.Header:
		r.raw(` scope="row"`)
	}
	switch c.Align {
	case doc.AlignCenter:
		r.raw(` class="centre"`)
	case doc.AlignEnd:
		r.raw(` class="end"`)
	}
	span := func(name string, n, most int) {
		if n > 1 {
			r.attr(name, strconv.Itoa(min(n, most)))
		}
	}
	span("colspan", c.ColSpan, maxColSpan)
	span("rowspan", c.RowSpan, maxRowSpan)
	r.open("", c.Inlines)
	r.inlines(c.Inlines)
	r.raw("</", tag, ">")
}
