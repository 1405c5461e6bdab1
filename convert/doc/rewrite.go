package doc

import (
	"cmp"
	"slices"
)

// Rewrite returns a copy of blocks, a text in lang, that change may change: it gets
// every block but program text, formulas and rules, the parts of a container before it,
// with the language that it is in. What hangs below a block other than blocks is
// the same as before.
func Rewrite(blocks []Block, lang Lang, change func(b Block, lang Lang)) []Block {
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		own := lang
		switch b := b.(type) {
		case *Paragraph:
			c := *b
			out[i], own = &c, cmp.Or(b.Lang, lang)
		case *Heading:
			c := *b
			out[i], own = &c, cmp.Or(b.Lang, lang)
		case *Quote:
			own = cmp.Or(b.Lang, lang)
			out[i] = &Quote{Lang: b.Lang, Blocks: Rewrite(b.Blocks, own, change)}
		case *List:
			c := *b
			c.Items = make([]Item, len(b.Items))
			for k := range b.Items {
				c.Items[k].Blocks = Rewrite(b.Items[k].Blocks, lang, change)
			}
			out[i] = &c
		case *Box:
			c := *b
			c.Blocks = Rewrite(b.Blocks, lang, change)
			out[i] = &c
		case *Note:
			c := *b
			own = cmp.Or(b.Lang, lang)
			c.Blocks = Rewrite(b.Blocks, own, change)
			out[i] = &c
		case *Definitions:
			c := *b
			c.Items = make([]Definition, len(b.Items))
			for k, d := range b.Items {
				c.Items[k] = Definition{Terms: slices.Clone(d.Terms), Blocks: Rewrite(d.Blocks, lang, change)}
			}
			out[i] = &c
		case *Figure:
			c := *b
			out[i] = &c
		case *Table:
			c := *b
			c.Head, c.Rows = rewriteCells(b.Head, lang, change), rewriteCells(b.Rows, lang, change)
			out[i] = &c
		default:
			out[i] = b
			continue
		}
		change(out[i], own)
	}
	return out
}

func rewriteCells(rows []Row, lang Lang, change func(b Block, lang Lang)) []Row {
	out := make([]Row, len(rows))
	for i, r := range rows {
		out[i] = slices.Clone(r)
		for k := range r {
			if len(r[k].Blocks) > 0 {
				out[i][k].Blocks = Rewrite(r[k].Blocks, lang, change)
			}
		}
	}
	return out
}
