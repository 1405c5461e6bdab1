package bilingual

import (
	"cmp"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// relabel returns blocks of an article in language was as blocks of one in
// language is: what is in the article's own language bears no mark, all else
// does. The blocks given stay as they are.
func relabel(blocks []doc.Block, was, is doc.Lang) []doc.Block {
	return doc.Rewrite(blocks, "", func(b doc.Block, _ doc.Lang) {
		switch b := b.(type) {
		case *doc.Paragraph:
			b.Lang = mark(b.Lang, was, is, b.Inlines)
		case *doc.Heading:
			b.Lang = mark(b.Lang, was, is, b.Inlines)
		case *doc.Quote:
			if base(b.Lang) == base(is) {
				b.Lang = ""
			}
		}
	})
}

// mark returns the mark of a paragraph marked l in an article in language was
// for one in language is. The letters tell where neither mark nor article do.
func mark(l, was, is doc.Lang, in []doc.Inline) doc.Lang {
	l = cmp.Or(l, was)
	own, ok := scriptOf(is)
	w := weigh(doc.PlainInlines(in))
	if base(l) == base(is) || ok && w[own]*2 >= w[han]+w[cyrillic]+w[latin] {
		return ""
	}
	return l
}
