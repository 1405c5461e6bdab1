package clean

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// dump writes blocks as compact text, a line a leaf: the form of the tests'
// expectations.
func dump(blocks []doc.Block) string {
	var b strings.Builder
	dumpBlocks(&b, blocks, "")
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []doc.Block, indent string) {
	for _, x := range blocks {
		switch x := x.(type) {
		case *doc.Paragraph:
			name := "p"
			if x.Verse {
				name = "verse"
			}
			fmt.Fprintf(b, "%s"+name+"%s %s\n", indent, langMark(x.Lang), dumpInlines(x.Inlines))
		case *doc.Heading:
			fmt.Fprintf(b, "%sh%d%s %s\n", indent, x.Level, langMark(x.Lang), dumpInlines(x.Inlines))
		case *doc.Code:
			fmt.Fprintf(b, "%scode(%s) ", indent, x.Info)
			if x.Title != "" {
				fmt.Fprintf(b, "%q: ", x.Title)
			}
			fmt.Fprintf(b, "%q\n", x.Text)
		case *doc.Formula:
			fmt.Fprintf(b, "%sformula%s %q\n", indent, mathMark(x), x.TeX)
		case *doc.Figure:
			fmt.Fprintf(b, "%sfigure %s alt=%q %s\n", indent, x.Src, x.Alt, dumpInlines(x.Caption))
		case *doc.Rule:
			fmt.Fprintf(b, "%srule\n", indent)
		case *doc.Quote:
			fmt.Fprintf(b, "%squote\n", indent)
			dumpBlocks(b, x.Blocks, indent+"  ")
		case *doc.Box:
			fmt.Fprintf(b, "%sbox(%s) %s\n", indent, x.Kind, dumpInlines(x.Title))
			dumpBlocks(b, x.Blocks, indent+"  ")
		case *doc.List:
			dumpList(b, x, indent)
		case *doc.Table:
			dumpTable(b, x, indent)
		case *doc.Definitions:
			dumpDefinitions(b, x, indent)
		case *doc.Note:
			fmt.Fprintf(b, "%s\n", strings.TrimRight(fmt.Sprintf("%snote(%s) %s", indent, x.ID, x.Label), " "))
			dumpBlocks(b, x.Blocks, indent+"  ")
		}
	}
}

// mathMark tells what a formula has beside its TeX.
func mathMark(f *doc.Formula) string {
	mark := ""
	if f.Display {
		mark = "!"
	}
	if f.MathML != "" {
		mark += "<>"
	}
	return mark
}

func langMark(l doc.Lang) string {
	if l == "" {
		return ""
	}
	return "(" + string(l) + ")"
}

func dumpList(b *strings.Builder, l *doc.List, indent string) {
	name := "ul"
	if l.Ordered {
		name = fmt.Sprintf("ol(%d)", l.Start)
	}
	fmt.Fprintf(b, "%s%s\n", indent, name)
	for _, it := range l.Items {
		fmt.Fprintf(b, "%s  -\n", indent)
		dumpBlocks(b, it.Blocks, indent+"    ")
	}
}

func dumpDefinitions(b *strings.Builder, l *doc.Definitions, indent string) {
	fmt.Fprintf(b, "%sdl\n", indent)
	for _, it := range l.Items {
		for _, t := range it.Terms {
			fmt.Fprintf(b, "%s  dt %s\n", indent, dumpInlines(t))
		}
		dumpBlocks(b, it.Blocks, indent+"    ")
	}
}

func dumpTable(b *strings.Builder, t *doc.Table, indent string) {
	fmt.Fprintf(b, "%stable %s\n", indent, dumpInlines(t.Caption))
	for i, rows := range [][]doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			fmt.Fprintf(b, "%s  %s", indent, [...]string{"head", "row"}[i])
			for _, c := range r {
				fmt.Fprintf(b, " |%s%s", cellMark(c), dumpInlines(c.Inlines))
			}
			b.WriteByte('\n')
			for _, c := range r {
				if c.Blocks != nil {
					fmt.Fprintf(b, "%s    cell\n", indent)
					dumpBlocks(b, c.Blocks, indent+"      ")
				}
			}
		}
	}
}

func cellMark(c doc.Cell) string {
	mark := [...]string{"", "=", ">"}[c.Align]
	if c.Header {
		mark += "!"
	}
	if c.ColSpan > 1 || c.RowSpan > 1 {
		mark += fmt.Sprintf("%dx%d", c.ColSpan, c.RowSpan)
	}
	return mark + " "
}

func dumpInlines(in []doc.Inline) string {
	var b strings.Builder
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			b.WriteString(x.Text)
		case *doc.Styled:
			fmt.Fprintf(&b, "%s{%s}", [...]string{"none", "em", "strong", "u", "del", "sub", "sup", "mark", "small", "kbd", "abbr"}[x.Style], dumpInlines(x.Inlines))
		case *doc.Link:
			fmt.Fprintf(&b, "link{%s|%s}", dumpInlines(x.Inlines), cmp.Or(x.URL, x.Ref))
		case *doc.CodeSpan:
			fmt.Fprintf(&b, "code{%s}", x.Text)
		case *doc.Ruby:
			fmt.Fprintf(&b, "ruby{%s|%s}", x.Base, x.Text)
		case *doc.Formula:
			fmt.Fprintf(&b, "math%s{%s}", mathMark(x), x.TeX)
		case *doc.Picture:
			fmt.Fprintf(&b, "picture{%s|%s}", x.Alt, x.Src)
		case *doc.NoteCall:
			fmt.Fprintf(&b, "call{%s}", x.ID)
		case *doc.Anchor:
			fmt.Fprintf(&b, "anchor{%s}", x.ID)
		case *doc.Break:
			b.WriteString("⏎")
		}
	}
	return b.String()
}
