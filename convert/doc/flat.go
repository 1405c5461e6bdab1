package doc

import (
	"strconv"
	"strings"
)

// Flat returns what a cell holds as running text, a forced break between its blocks
// and their lines: what can be set in one run of lines. The items of lists have their
// marks. Of pictures it has the captions, of nested tables a line a row.
func Flat(c *Cell) []Inline {
	if c == nil {
		return nil
	}
	if len(c.Blocks) == 0 {
		return c.Inlines
	}
	f := flattener{}
	f.blocks(c.Blocks, "")
	return f.out
}

// IsDeep reports whether a cell holds what Flat cannot show: pictures or a table.
func IsDeep(c *Cell) bool {
	deep := false
	if c != nil {
		Walk(c.Blocks, func(b Block) bool {
			switch b.(type) {
			case *Figure, *Table:
				deep = true
			}
			return !deep
		})
	}
	return deep
}

type flattener struct{ out []Inline }

// line begins a line with the mark of an item, or "", and in.
func (f *flattener) line(mark string, in []Inline) {
	if len(f.out) > 0 {
		f.out = append(f.out, &Break{})
	}
	if mark != "" {
		f.out = append(f.out, &Run{Text: mark})
	}
	f.out = append(f.out, in...)
}

// blocks adds blocks, the first behind the mark of the item that they are.
func (f *flattener) blocks(blocks []Block, mark string) {
	for _, b := range blocks {
		f.block(b, mark)
		if strings.Trim(mark, "\u3000") != "" {
			mark = strings.Repeat("\u3000", strings.Count(mark, "\u3000")+1)
		}
	}
}

func (f *flattener) block(b Block, mark string) {
	strong := func(in []Inline) []Inline { return []Inline{&Styled{Style: Strong, Inlines: in}} }
	switch b := b.(type) {
	case *Heading:
		f.line(mark, strong(b.Inlines))
	case *List:
		indent := strings.Repeat("\u3000", strings.Count(mark, "\u3000"))
		for i, item := range b.Items {
			sign := "• "
			if b.Ordered {
				sign = strconv.Itoa(b.Start+i) + ". "
			}
			f.blocks(item.Blocks, indent+sign)
		}
	case *Definitions:
		for _, d := range b.Items {
			for _, t := range d.Terms {
				f.line(mark, strong(t))
			}
			f.blocks(d.Blocks, strings.Repeat("\u3000", strings.Count(mark, "\u3000")+1))
		}
	case *Code:
		for line := range strings.SplitSeq(strings.TrimRight(b.Text, "\n"), "\n") {
			text := strings.TrimLeft(line, " \t")
			in := []Inline{&Run{Text: strings.Repeat("\u00a0", len(line)-len(text))}}
			if text != "" {
				in = append(in, &CodeSpan{Text: text})
			}
			f.line(mark, in)
		}
	case *Formula:
		f.line(mark, []Inline{b})
	case *Table:
		for _, row := range append(b.Head[:len(b.Head):len(b.Head)], b.Rows...) {
			f.line(mark, []Inline{&Run{Text: strings.ReplaceAll(plainRow(row), "\t", "\u3000")}})
		}
	case *Box:
		if len(b.Title) > 0 {
			f.line(mark, strong(b.Title))
		}
		f.blocks(b.Blocks, mark)
	default:
		for t := range Texts(b) {
			if len(*t) > 0 {
				f.line(mark, *t)
			}
		}
		for _, part := range Parts(b) {
			f.blocks(*part, mark)
		}
	}
}
