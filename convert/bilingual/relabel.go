package bilingual

import "github.com/wenzhai/wenzhai/convert/doc"

// relabel returns blocks of an article in language was as blocks of one in
// language is: what is in the article's own language bears no mark, all else
// does. The blocks given stay as they are.
func relabel(blocks []doc.Block, was, is doc.Lang) []doc.Block {
	out := make([]doc.Block, len(blocks))
	for i, b := range blocks {
		out[i] = relabelBlock(b, was, is)
	}
	return out
}

func relabelBlock(b doc.Block, was, is doc.Lang) doc.Block {
	switch b := b.(type) {
	case *doc.Paragraph:
		return &doc.Paragraph{Lang: mark(b.Lang, was, is, b.Inlines), Inlines: b.Inlines}
	case *doc.Heading:
		return &doc.Heading{Level: b.Level, Lang: mark(b.Lang, was, is, b.Inlines), Inlines: b.Inlines}
	case *doc.Quote:
		lang := b.Lang
		if base(lang) == base(is) {
			lang = ""
		}
		return &doc.Quote{Lang: lang, Blocks: relabel(b.Blocks, was, is)}
	case *doc.List:
		out := &doc.List{Ordered: b.Ordered, Start: b.Start}
		for _, item := range b.Items {
			out.Items = append(out.Items, doc.Item{Blocks: relabel(item.Blocks, was, is)})
		}
		return out
	}
	return b
}

// mark returns the mark of a paragraph marked l in an article in language was
// for one in language is. The letters tell where neither mark nor article do.
func mark(l, was, is doc.Lang, in []doc.Inline) doc.Lang {
	if l == "" {
		l = was
	}
	own, ok := scriptOf(is)
	w := weigh(doc.PlainInlines(in))
	if base(l) == base(is) || ok && w[own]*2 >= w[han]+w[cyrillic]+w[latin] {
		return ""
	}
	return l
}
