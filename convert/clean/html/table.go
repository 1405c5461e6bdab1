package html

import (
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// tableNodes are the parts of a <table>, not those of tables inside it.
type tableNodes struct {
	caption *html.Node
	rows    []*html.Node // <tr>
	head    int          // how many of rows stand in a <thead>
}

// table takes a <table>: one that lays out a page is flattened.
func (b *builder) table(n *html.Node) {
	t := &tableNodes{}
	t.find(n, false)
	if role := node.Attr(n, "role"); b.mode != modeFlow || role == "presentation" || role == "none" || t.isLayout() {
		b.block(n)
		return
	}
	b.flush()
	out := &doc.Table{}
	if t.caption != nil {
		out.Caption = b.capture(t.caption, modeLine)
	}
	for i, tr := range t.rows {
		row, header := b.row(tr)
		switch {
		case len(row) == 0:
		case i < t.head || header && len(out.Rows) == 0:
			out.Head = append(out.Head, row)
		default:
			out.Rows = append(out.Rows, row)
		}
	}
	if len(out.Rows) == 0 { // all header cells: nothing to repeat
		out.Head, out.Rows = nil, out.Head
	}
	if len(out.Rows) > 0 {
		limitSpans(out)
		b.add(out)
	}
	b.flush()
}

// find collects the parts of n.
func (t *tableNodes) find(n *html.Node, inHead bool) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.DataAtom {
		case atom.Caption:
			t.caption = k
		case atom.Thead:
			t.find(k, true)
		case atom.Tbody, atom.Tfoot:
			t.find(k, false)
		case atom.Tr:
			t.rows = append(t.rows, k)
			if inHead {
				t.head++
			}
		}
	}
}

// cells yields the cells of a <tr>.
func cells(tr *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for td := range tr.ChildNodes() {
			if (td.DataAtom == atom.Td || td.DataAtom == atom.Th) && !yield(td) {
				return
			}
		}
	}
}

// isLayout reports whether the table places things on a page instead of
// relating them: it says so, it has one cell or one column, or, without a head,
// cells that hold pictures, headings, tables, program text or several long paragraphs.
func (t *tableNodes) isLayout() bool {
	widest, pictures, all, th := 0, 0, 0, t.head > 0 || t.caption != nil
	blocks := false
	for _, tr := range t.rows {
		n := 0
		for td := range cells(tr) {
			n++
			th = th || td.DataAtom == atom.Th
			blocks = blocks || !th && placesBlocks(td)
			if node.Holds(td, atom.Img) {
				pictures++
			}
		}
		all += n
		widest = max(widest, n)
	}
	return widest <= 1 && !(th && len(t.rows) > 2) || !th && (blocks || pictures*2 >= all)
}

// longCell is the number of characters over which several paragraphs in one
// cell make running text.
const longCell = 200

// placesBlocks reports whether a cell holds what tables that relate things seldom do.
func placesBlocks(td *html.Node) bool {
	paragraphs, text := 0, 0
	found := node.Find(td, func(x *html.Node) bool {
		switch x.DataAtom {
		case atom.Table, atom.Pre, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.Figure:
			return true
		case atom.P:
			paragraphs++
			text += runes.CountVisible(node.Text(x))
		}
		return false
	})
	return found != nil || paragraphs > 1 && text > longCell
}

// holdsBlocks reports whether a cell holds more than running text.
func holdsBlocks(td *html.Node) bool {
	paragraphs := 0
	return node.Find(td, func(x *html.Node) bool {
		switch x.DataAtom {
		case atom.Table, atom.Pre, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figure, atom.Img, atom.Picture,
			atom.Ul, atom.Ol, atom.Dl, atom.Details, atom.Video, atom.Audio, atom.Iframe, atom.Math:
			return true
		case atom.P:
			if runes.HasInk(node.Text(x)) {
				paragraphs++
			}
		}
		return paragraphs > 1
	}) != nil
}

// cell returns what a cell holds: running text, or blocks where that does not do.
func (b *builder) cell(td *html.Node) (in []doc.Inline, blocks []doc.Block) {
	if b.nesting < MaxNesting && holdsBlocks(td) {
		if blocks = b.collect(td); len(blocks) != 1 {
			return nil, blocks
		}
		p, ok := blocks[0].(*doc.Paragraph)
		if !ok {
			return nil, blocks
		}
		return p.Inlines, nil
	}
	return b.capture(td, modeCell), nil
}

// row builds the cells of a <tr>; header tells that all are header cells.
func (b *builder) row(tr *html.Node) (row doc.Row, header bool) {
	header, ink := true, false
	for td := range cells(tr) {
		if rule := b.c.Names.Rules().OfAttrs(td); rule != "" && !b.c.Off[rule] {
			b.drop(rule, td)
			continue
		}
		in, blocks := b.cell(td)
		ink = ink || len(in)+len(blocks) > 0
		header = header && td.DataAtom == atom.Th
		row = append(row, doc.Cell{
			Header: td.DataAtom == atom.Th, Align: alignOf(td),
			ColSpan: span(td, "colspan"), RowSpan: span(td, "rowspan"), Inlines: in, Blocks: blocks,
		})
	}
	if !ink {
		return nil, false
	}
	return row, header
}

// maxSpan bounds what a cell may claim.
const maxSpan = 100

func span(td *html.Node, key string) int { return max(1, min(node.Int(td, key, 1), maxSpan)) }

// limitSpans cuts row spans at the end of their group of rows.
func limitSpans(t *doc.Table) {
	for _, rows := range [][]doc.Row{t.Head, t.Rows} {
		for i, r := range rows {
			for j := range r {
				r[j].RowSpan = min(r[j].RowSpan, len(rows)-i)
			}
		}
	}
}

func alignOf(td *html.Node) doc.Align {
	s := strings.ToLower(node.Attr(td, "align"))
	if s == "" {
		css := strings.ReplaceAll(strings.ToLower(node.Attr(td, "style")), " ", "")
		if _, after, ok := strings.Cut(css, "text-align:"); ok {
			s = after
		}
	}
	switch {
	case strings.HasPrefix(s, "center"):
		return doc.AlignCenter
	case strings.HasPrefix(s, "right"), strings.HasPrefix(s, "end"):
		return doc.AlignEnd
	}
	return doc.AlignStart
}
