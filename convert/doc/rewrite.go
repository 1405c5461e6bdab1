package doc

import "cmp"

// Rewrite returns a copy of blocks, a text in lang, that change may change: it gets
// every block but program text and rules, the parts of a container before it,
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
		case *Figure:
			c := *b
			out[i] = &c
		case *Table:
			c := *b
			out[i] = &c
		default:
			out[i] = b
			continue
		}
		change(out[i], own)
	}
	return out
}
