package docx

import (
	"bytes"
	"fmt"
	"html"
)

// table is a table while it is read.
type table struct {
	rows   []row
	titled bool // its style sets the first row apart
}

type row struct {
	cells []cell
	head  bool
}

// cell is a cell in the grid of its table.
type cell struct {
	text       []byte
	at, width  int  // columns
	goesOn     bool // with the cell above it
	begins     bool // others go on with it
	rowsOfText int
}

// Limits of a table.
const (
	maxColumns = 1000
	maxRows    = 100_000
)

// streamTable writes the table whose beginning was read.
func (w *writer) streamTable() error {
	t := &table{}
	for {
		n, err := w.tree.next()
		if err == nil && n != nil {
			err = w.tree.fill(n)
			w.tablePart(t, n)
		}
		if err != nil || n == nil {
			w.writeTable(t)
			return noEnd(err)
		}
	}
}

// tablePart takes an element of a table.
func (w *writer) tablePart(t *table, n *node) {
	switch n.name {
	case "tblPr":
		look := n.kid("tblLook")
		first := onOffValue(look.get("firstRow"))
		if v := look.get("val"); look.get("firstRow") == "" && len(v) == 4 {
			first = v[2] >= '2' && (v[2]-'0')&2 != 0
		}
		style := fold(n.val("tblStyle"))
		t.titled = first && style != "" && !hasPrefix(style, "tablegrid", "tablenormal", "a3", "a4", "a5")
	case "tr":
		if !n.kid("trPr").is("del") && len(t.rows) < maxRows {
			w.addRow(t, n)
		}
	case "sdt":
		w.tableParts(t, n.kid("sdtContent"))
	case "ins", "customXml", "moveTo", "smartTag":
		w.tableParts(t, n)
	}
}

func (w *writer) tableParts(t *table, n *node) {
	for _, k := range kidsOf(n) {
		w.tablePart(t, k)
	}
}

func (w *writer) addRow(t *table, n *node) {
	props := n.kid("trPr")
	r := row{head: props.is("tblHeader")}
	at := min(number(props.val("gridBefore"), 0), maxColumns)
	w.addCells(&r, n, &at)
	t.rows = append(t.rows, r)
}

func (w *writer) addCells(r *row, n *node, at *int) {
	for _, k := range kidsOf(n) {
		switch k.name {
		case "sdt":
			w.addCells(r, k.kid("sdtContent"), at)
		case "customXml", "ins":
			w.addCells(r, k, at)
		case "tc":
			if *at < maxColumns {
				w.addCell(r, k, at)
			}
		}
	}
}

func (w *writer) addCell(r *row, n *node, at *int) {
	props := n.kid("tcPr")
	c := cell{at: *at, width: min(max(number(props.val("gridSpan"), 1), 1), maxColumns-*at), rowsOfText: 1}
	if m := props.kid("vMerge"); m != nil {
		c.begins = m.get("val") == "restart"
		c.goesOn = !c.begins
	}
	if w.inner < maxLevels {
		c.text = w.aside(func() { w.blocks(n) })
	} else {
		c.text = []byte(html.EscapeString(textOf(n)))
	}
	*at += c.width
	r.cells = append(r.cells, c)
}

// writeTable writes a table.
func (w *writer) writeTable(t *table) {
	w.closeBlocks()
	t.merge()
	if len(t.rows) == 0 {
		return
	}
	w.out.WriteString("<table>\n")
	heads := 0
	for heads < len(t.rows) && t.rows[heads].head {
		heads++
	}
	if heads == 0 && t.titled && len(t.rows) > 1 {
		heads = 1
	}
	for i, r := range t.rows {
		if heads > 0 && (i == 0 || i == heads) {
			w.out.WriteString(map[bool]string{true: "<thead>", false: "</thead><tbody>"}[i == 0])
		}
		w.writeRow(r, i < heads)
	}
	if heads > 0 {
		w.out.WriteString(map[bool]string{true: "</thead>", false: "</tbody>"}[heads == len(t.rows)])
	}
	w.out.WriteString("</table>\n")
}

// merge counts how many rows cells have.
func (t *table) merge() {
	above := map[int]*cell{}
	for i := range t.rows {
		next := map[int]*cell{}
		for k := range t.rows[i].cells {
			c := &t.rows[i].cells[k]
			of := above[c.at]
			switch {
			case c.begins:
				next[c.at] = c
			case c.goesOn && of != nil && of.width == c.width:
				of.rowsOfText++
				next[c.at] = of
			default:
				c.goesOn = false
			}
		}
		above = next
	}
}

func (w *writer) writeRow(r row, head bool) {
	tag := map[bool]string{true: "th", false: "td"}[head]
	w.out.WriteString("<tr>")
	for _, c := range r.cells {
		if c.goesOn {
			continue
		}
		w.out.WriteString("<" + tag)
		if c.width > 1 {
			fmt.Fprintf(w.out, ` colspan="%d"`, c.width)
		}
		if c.rowsOfText > 1 {
			fmt.Fprintf(w.out, ` rowspan="%d"`, c.rowsOfText)
		}
		w.out.WriteString(">")
		w.out.Write(lone(c.text))
		w.out.WriteString("</" + tag + ">")
	}
	w.out.WriteString("</tr>\n")
}

// lone returns the text of a cell without the tags of its only paragraph.
func lone(text []byte) []byte {
	text = bytes.TrimSpace(text)
	inside, ok := bytes.CutPrefix(text, []byte("<p>"))
	if inside, end := bytes.CutSuffix(inside, []byte("</p>")); ok && end && !bytes.Contains(inside, []byte("<p")) && !bytes.Contains(inside, []byte("</p>")) {
		return inside
	}
	return text
}
