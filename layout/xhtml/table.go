package xhtml

import (
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// The largest spans that HTML allows.
const (
	maxColSpan = 1000
	maxRowSpan = 65534
)

// table writes a table in a box of its own that scrolls where it is too wide.
func (r *Renderer) table(t *doc.Table) {
	if len(t.Head)+len(t.Rows) == 0 {
		if len(t.Caption) > 0 {
			r.paragraph(&doc.Paragraph{Inlines: t.Caption})
		}
		return
	}
	r.Raw(`<div class="table" tabindex="0"><table>`, "\n") // what scrolls must be reached without a mouse
	if len(t.Caption) > 0 {
		r.Passage("<caption", "", t.Caption, "</caption>\n")
	}
	r.rows("thead", t.Head, true)
	r.rows("tbody", t.Rows, false)
	r.Raw("</table></div>\n")
}

func (r *Renderer) rows(group string, rows []doc.Row, head bool) {
	if len(rows) == 0 {
		return
	}
	r.Raw("<", group, ">\n")
	for _, row := range rows {
		r.Raw("<tr>")
		for i := range row {
			r.cell(&row[i], head)
		}
		r.Raw("</tr>\n")
	}
	r.Raw("</", group, ">\n")
}

func (r *Renderer) cell(c *doc.Cell, head bool) {
	tag := "td"
	names := (c.Header || head) && hasWords(c)
	if names {
		tag = "th"
	}
	r.Raw("<", tag)
	switch {
	case !names:
	case head:
		r.Raw(` scope="col"`)
	default:
		r.Raw(` scope="row"`)
	}
	switch c.Align {
	case doc.AlignCenter:
		r.Raw(` class="centre"`)
	case doc.AlignEnd:
		r.Raw(` class="end"`)
	}
	span := func(name string, n, most int) {
		if n > 1 {
			r.Attr(name, strconv.Itoa(min(n, most)))
		}
	}
	span("colspan", c.ColSpan, maxColSpan)
	span("rowspan", c.RowSpan, maxRowSpan)
	if len(c.Blocks) > 0 {
		r.Raw(">\n")
		r.Blocks(c.Blocks)
		r.Raw("</", tag, ">")
		return
	}
	r.Passage("", "", c.Inlines, "</"+tag+">")
}

// hasWords reports whether a cell shows text that a screen reader can call its row or
// column by: readers hear no formula or picture as a name.
func hasWords(c *doc.Cell) (yes bool) {
	look := func(in *[]doc.Inline) {
		doc.EachInline(*in, func(i doc.Inline) {
			switch i := i.(type) {
			case *doc.Run:
				yes = yes || strings.TrimSpace(i.Text) != ""
			case *doc.CodeSpan, *doc.Ruby, *doc.NoteCall:
				yes = true
			case *doc.Formula:
				yes = yes || i.MathML == ""
			}
		})
	}
	look(&c.Inlines)
	doc.EachText(c.Blocks, look)
	return yes
}
