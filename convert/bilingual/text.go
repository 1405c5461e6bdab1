package bilingual

import (
	"slices"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/bilingual/sentence"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// NewText returns an article's body by paragraphs: a segment for each
// paragraph, heading, code block, table and picture, also those in lists and
// quotes.
func NewText(a *doc.Article) Text {
	if a == nil {
		return Text{}
	}
	t := Text{Lang: a.Lang}
	for i, b := range a.Blocks {
		t.addBlock(b, i, align.Paragraph)
	}
	return t
}

// WithTitle returns the text with a title before it.
func (t Text) WithTitle(title string) Text {
	head := Segment{Kind: align.Heading, Level: 1, Text: title, Block: -1, Starts: true}
	return Text{Lang: t.Lang, Segments: append([]Segment{head}, t.Segments...)}
}

// Lines returns a text by its lines, one segment each; text ends in at most
// one line end that counts as none.
func Lines(text string, lang doc.Lang) Text {
	t := Text{Lang: lang}
	text = strings.TrimSuffix(text, "\n")
	for i, l := range strings.Split(text, "\n") {
		t.Segments = append(t.Segments, Segment{Text: strings.TrimSpace(l), Block: i})
	}
	return t
}

// Sentences returns the same text by sentences. Code, tables and pictures stay
// whole.
func (t Text) Sentences() Text {
	out := Text{Lang: t.Lang}
	for _, s := range t.Segments {
		parts := sentence.Texts(s.Text)
		if s.Kind >= align.Code || len(parts) == 0 {
			s.Starts = true
			out.Segments = append(out.Segments, s)
			continue
		}
		for i, x := range parts {
			part := Segment{Kind: s.Kind, Level: s.Level, Text: x, Block: s.Block, Starts: i == 0}
			if i == 0 {
				part.links = s.links
			}
			out.Segments = append(out.Segments, part)
		}
	}
	return out
}

func (t *Text) add(kind align.Kind, level, block int, text string, links []string) {
	if text = strings.TrimSpace(text); text == "" && kind != align.Figure {
		return
	}
	t.Segments = append(t.Segments, Segment{Kind: kind, Level: level, Text: text, Block: block, Starts: true, links: links})
}

// addBlock adds the segments of a block; kind is that of its paragraphs.
func (t *Text) addBlock(b doc.Block, at int, kind align.Kind) {
	switch b := b.(type) {
	case *doc.Paragraph:
		t.add(kind, 0, at, doc.PlainInlines(b.Inlines), addresses(nil, b.Inlines))
	case *doc.Heading:
		t.add(align.Heading, b.Level, at, doc.PlainInlines(b.Inlines), nil)
	case *doc.Code:
		t.add(align.Code, 0, at, b.Text, nil)
	case *doc.Formula: // the same in both, as program text is
		t.add(align.Code, 0, at, b.TeX, nil)
	case *doc.Figure:
		t.add(align.Figure, 0, at, doc.PlainInlines(b.Caption), []string{address(b.Src)})
		t.Segments[len(t.Segments)-1].Src = b.Src
	case *doc.Table:
		t.add(align.Table, 0, at, strings.Join(doc.PlainBlocks([]doc.Block{b}), "\n"), nil)
	case *doc.Quote:
		t.addQuoted(b.Blocks, at)
	case *doc.Box:
		t.add(align.Quote, 0, at, doc.PlainInlines(b.Title), nil)
		t.addQuoted(b.Blocks, at)
	case *doc.Definitions:
		t.addDefinitions(b, at)
	case *doc.List:
		for k := range b.Items {
			t.addItem(&b.Items[k], k, at)
		}
	}
}

// addQuoted adds the blocks of a quotation or a box.
func (t *Text) addQuoted(blocks []doc.Block, at int) {
	for k, x := range blocks {
		from := len(t.Segments)
		t.addBlock(x, at, align.Quote)
		t.number(from, k)
	}
}

// addItem adds item k of a list.
func (t *Text) addItem(item *doc.Item, k, at int) {
	from, whole := len(t.Segments), !isList(item.Blocks)
	for _, x := range item.Blocks {
		t.addBlock(x, at, align.Item)
	}
	for i := from + 1; i < len(t.Segments); i++ {
		t.Segments[i].goesOn = t.Segments[i].goesOn || whole
	}
	t.number(from, k)
}

// addDefinitions adds terms and what they mean as items of a list.
func (t *Text) addDefinitions(d *doc.Definitions, at int) {
	for k, it := range d.Items {
		from := len(t.Segments)
		for _, term := range it.Terms {
			t.add(align.Item, 0, at, doc.PlainInlines(term), addresses(nil, term))
		}
		for _, x := range it.Blocks {
			t.addBlock(x, at, align.Item)
		}
		for i := from + 1; i < len(t.Segments); i++ {
			t.Segments[i].goesOn = true
		}
		t.number(from, k)
	}
}

// number says of the segments from from on that they are part k of their block.
func (t *Text) number(from, k int) {
	for i := from; i < len(t.Segments); i++ {
		t.Segments[i].part = k
	}
}

// isList reports whether an item holds a list, whose items are items, too.
func isList(blocks []doc.Block) bool {
	return slices.ContainsFunc(blocks, func(b doc.Block) bool {
		_, ok := b.(*doc.List)
		return ok
	})
}

// addresses appends where the links of in lead.
func addresses(out []string, in []doc.Inline) []string {
	for _, i := range in {
		switch i := i.(type) {
		case *doc.Styled:
			out = addresses(out, i.Inlines)
		case *doc.Link:
			out = append(out, address(i.URL))
		}
	}
	return out
}

// address returns an address as a term: both texts link to the same pages and
// show the same pictures.
func address(u string) string {
	if i := strings.Index(u, "://"); i >= 0 {
		u = u[i+3:]
	}
	return "@" + strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(u), "www."), "/")
}

// hanWidth is how many letters of English or Russian stand for one Chinese
// character: the median of 551 paragraphs by translators, and of this
// project's own samples in either language.
const hanWidth = 2.9

// length measures a segment in letters, so that texts in different languages
// compare; white space does not count.
func length(s string) float64 {
	n := 0.0
	for _, r := range s {
		switch {
		case r < 0x2E80:
			if !unicode.IsSpace(r) {
				n++
			}
		case letter.Han(r):
			n += hanWidth
		case r != '\u3000':
			n++
		}
	}
	return n
}
