package doc

import (
	"iter"
	"strings"
)

// PlainInlines returns the characters of in without markup, readings or calls of
// notes; a Break is "\n", a formula its TeX, a picture what stands for it.
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
		case *Formula:
			b.WriteString(i.TeX)
		case *Picture:
			b.WriteString(i.Alt)
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
		for _, part := range Parts(b) {
			Walk(*part, visit)
		}
	}
}

// Parts returns the runs of blocks that a block holds, in reading order: those of
// a quote, the items of a list, cells that hold blocks. Other blocks have none.
func Parts(b Block) []*[]Block {
	switch b := b.(type) {
	case *Quote:
		return []*[]Block{&b.Blocks}
	case *Box:
		return []*[]Block{&b.Blocks}
	case *Note:
		return []*[]Block{&b.Blocks}
	case *List:
		return gather(len(b.Items), func(i int) *[]Block { return &b.Items[i].Blocks })
	case *Definitions:
		return gather(len(b.Items), func(i int) *[]Block { return &b.Items[i].Blocks })
	case *Table:
		var out []*[]Block
		b.eachCell(func(c *Cell) {
			if len(c.Blocks) > 0 {
				out = append(out, &c.Blocks)
			}
		})
		return out
	}
	return nil
}

// Texts returns the running texts that a block holds itself, not within its Parts,
// in reading order: of a paragraph, a heading, a title, a term, a caption, a cell.
func Texts(b Block) iter.Seq[*[]Inline] {
	return func(yield func(*[]Inline) bool) { eachText(b, yield) }
}

func eachText(b Block, yield func(*[]Inline) bool) {
	switch b := b.(type) {
	case *Paragraph:
		yield(&b.Inlines)
	case *Heading:
		yield(&b.Inlines)
	case *Box:
		yield(&b.Title)
	case *Figure:
		yield(&b.Caption)
	case *Definitions:
		for i := range b.Items {
			for k := range b.Items[i].Terms {
				if !yield(&b.Items[i].Terms[k]) {
					return
				}
			}
		}
	case *Table:
		more := yield(&b.Caption)
		b.eachCell(func(c *Cell) { more = more && yield(&c.Inlines) })
	}
}

func gather[T any](n int, part func(int) *T) []*T {
	out := make([]*T, n)
	for i := range out {
		out[i] = part(i)
	}
	return out
}

// eachCell calls visit for every cell, those of the head first.
func (t *Table) eachCell(visit func(*Cell)) {
	for _, rows := range [][]Row{t.Head, t.Rows} {
		for _, r := range rows {
			for i := range r {
				visit(&r[i])
			}
		}
	}
}

// PlainBlocks returns the text of every leaf block in reading order: one string a
// paragraph, heading, title, term, code block, formula, table row (cells parted by
// tabs) and caption. A figure without a caption and a rule give none.
func PlainBlocks(blocks []Block) []string {
	var out []string
	add := func(s string) {
		if strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	Walk(blocks, func(b Block) bool {
		switch b := b.(type) {
		case *Code:
			add(b.Title)
			add(b.Text)
		case *Formula:
			add(b.TeX)
		case *Table:
			add(PlainInlines(b.Caption))
			for _, rows := range [][]Row{b.Head, b.Rows} {
				for _, r := range rows {
					add(plainRow(r))
				}
			}
			return false
		case *Definitions:
			for i := range b.Items {
				for _, t := range b.Items[i].Terms {
					add(PlainInlines(t))
				}
				out = append(out, PlainBlocks(b.Items[i].Blocks)...)
			}
			return false
		default:
			for t := range Texts(b) {
				add(PlainInlines(*t))
			}
		}
		return true
	})
	return out
}

func plainRow(r Row) string {
	cells := make([]string, len(r))
	for i := range r {
		cells[i] = PlainInlines(r[i].Inlines) + strings.Join(PlainBlocks(r[i].Blocks), " ")
	}
	return strings.Join(cells, "\t")
}

// EachText calls visit for the running text of every leaf block, a block's own
// before those of its parts: see Texts. visit may replace it.
func EachText(blocks []Block, visit func(text *[]Inline)) {
	each := func(text *[]Inline) bool {
		visit(text)
		return true
	}
	Walk(blocks, func(b Block) bool {
		eachText(b, each)
		return true
	})
}

// EachInline calls visit for every inline of in, a mark or link before what it
// holds.
func EachInline(in []Inline, visit func(Inline)) {
	for _, i := range in {
		visit(i)
		if inner := Inner(i); inner != nil {
			EachInline(*inner, visit)
		}
	}
}

// Inner returns what a mark or a link holds, nil for any other inline.
func Inner(i Inline) *[]Inline {
	switch i := i.(type) {
	case *Styled:
		return &i.Inlines
	case *Link:
		return &i.Inlines
	}
	return nil
}

// Characters without white space that are read in a minute: 400 of Chinese, Japanese
// and Korean, about 220 words of other languages.
const (
	ideographsAMinute = 400
	lettersAMinute    = 1100
)

// ReadingTime returns how many minutes a text of so many characters without white space
// takes to read, at least one if there is anything to read.
func ReadingTime(l Lang, chars int) int {
	rate := lettersAMinute
	if l.IsChinese() || l.Is("ja") || l.Is("ko") {
		rate = ideographsAMinute
	}
	if chars == 0 {
		return 0
	}
	return max(1, (chars+rate/2)/rate)
}
