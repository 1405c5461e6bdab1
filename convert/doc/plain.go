package doc

import "strings"

// PlainInlines returns the characters of in without markup or readings; a Break
// is "\n".
func PlainInlines(in []Inline) string {
	if len(in) == 1 {
		if r, ok := in[0].(*Run); ok {
			return r.Text
		}
	}
	var b strings.Builder
	writeInlines(&b, in)
	return b.String()
}

func writeInlines(b *strings.Builder, in []Inline) {
	for _, i := range in {
		switch i := i.(type) {
		case *Run:
			b.WriteString(i.Text)
		case *Styled:
			writeInlines(b, i.Inlines)
		case *Link:
			writeInlines(b, i.Inlines)
		case *CodeSpan:
			b.WriteString(i.Text)
		case *Ruby:
			b.WriteString(i.Base)
		case *Break:
			b.WriteByte('\n')
		}
	}
}

// Walk calls visit for every block of blocks in reading order, a container
// before its parts. It does not descend where visit returns false.
func Walk(blocks []Block, visit func(Block) bool) {
	for _, b := range blocks {
		if !visit(b) {
			continue
		}
		switch b := b.(type) {
		case *Quote:
			Walk(b.Blocks, visit)
		case *List:
			for i := range b.Items {
				Walk(b.Items[i].Blocks, visit)
			}
		}
	}
}

// PlainBlocks returns the text of every leaf block in reading order: one
// string a paragraph, heading, code block, table row (cells parted by tabs)
// and caption. A figure without a caption and a rule give none.
func PlainBlocks(blocks []Block) []string {
	var out []string
	add := func(s string) {
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	Walk(blocks, func(b Block) bool {
		switch b := b.(type) {
		case *Paragraph:
			add(PlainInlines(b.Inlines))
		case *Heading:
			add(PlainInlines(b.Inlines))
		case *Code:
			add(b.Text)
		case *Figure:
			add(PlainInlines(b.Caption))
		case *Table:
			add(PlainInlines(b.Caption))
			for _, rows := range [][]Row{b.Head, b.Rows} {
				for _, r := range rows {
					add(plainRow(r))
				}
			}
		}
		return true
	})
	return out
}

func plainRow(r Row) string {
	cells := make([]string, len(r))
	for i := range r {
		cells[i] = PlainInlines(r[i].Inlines)
	}
	return strings.Join(cells, "\t")
}

// EachText calls visit for the running text of every leaf block in reading order:
// of paragraphs, headings, captions and cells. visit may replace it.
func EachText(blocks []Block, visit func(text *[]Inline)) {
	Walk(blocks, func(b Block) bool {
		switch b := b.(type) {
		case *Paragraph:
			visit(&b.Inlines)
		case *Heading:
			visit(&b.Inlines)
		case *Figure:
			visit(&b.Caption)
		case *Table:
			visit(&b.Caption)
			for _, rows := range [][]Row{b.Head, b.Rows} {
				for _, r := range rows {
					for i := range r {
						visit(&r[i].Inlines)
					}
				}
			}
		}
		return true
	})
}
