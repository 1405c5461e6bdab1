package main

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// put adds a block to an article, or an item or a quotation to the one that is
// there. It reports whether the mark is known.
func put(a *doc.Article, mark, text string) bool {
	in := []doc.Inline{&doc.Run{Text: text}}
	var last doc.Block
	if n := len(a.Blocks); n > 0 {
		last = a.Blocks[n-1]
	}
	switch mark {
	case "", "<", ">":
		a.Blocks = append(a.Blocks, &doc.Paragraph{Inlines: in})
	case "#":
		a.Blocks = append(a.Blocks, &doc.Heading{Level: 2, Inlines: in})
	case "*":
		item := doc.Item{Blocks: []doc.Block{&doc.Paragraph{Inlines: in}}}
		if l, ok := last.(*doc.List); ok {
			l.Items = append(l.Items, item)
			break
		}
		a.Blocks = append(a.Blocks, &doc.List{Items: []doc.Item{item}})
	case `"`:
		if q, ok := last.(*doc.Quote); ok {
			q.Blocks = append(q.Blocks, &doc.Paragraph{Inlines: in})
			break
		}
		a.Blocks = append(a.Blocks, &doc.Quote{Blocks: []doc.Block{&doc.Paragraph{Inlines: in}}})
	case "|":
		a.Blocks = append(a.Blocks, tableOf(text))
	case "!":
		src, caption, _ := strings.Cut(text, " ")
		a.Blocks = append(a.Blocks, &doc.Figure{Src: src, Caption: []doc.Inline{&doc.Run{Text: caption}}})
	case "`":
		a.Blocks = append(a.Blocks, &doc.Code{Text: text})
	default:
		return false
	}
	return true
}

// tableOf reads "a | b || c | d".
func tableOf(text string) *doc.Table {
	t := &doc.Table{}
	for _, row := range strings.Split(text, "||") {
		var r doc.Row
		for _, cell := range strings.Split(row, "|") {
			r = append(r, doc.Cell{ColSpan: 1, RowSpan: 1, Inlines: []doc.Inline{&doc.Run{Text: strings.TrimSpace(cell)}}})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// extend adds a sentence to the last paragraph.
func extend(a *doc.Article, text string, l doc.Lang) {
	if !l.IsChinese() {
		text = " " + text
	}
	run := lastRun(a.Blocks[len(a.Blocks)-1])
	run.Text += text
}

// lastRun returns the text of the last paragraph of a block of running text.
func lastRun(b doc.Block) *doc.Run {
	var in []doc.Inline
	switch b := b.(type) {
	case *doc.Paragraph:
		in = b.Inlines
	case *doc.Heading:
		in = b.Inlines
	case *doc.Box:
		return lastRun(b.Blocks[len(b.Blocks)-1])
	case *doc.Quote:
		return lastRun(b.Blocks[len(b.Blocks)-1])
	case *doc.List:
		item := b.Items[len(b.Items)-1]
		return lastRun(item.Blocks[len(item.Blocks)-1])
	}
	if len(in) == 0 {
		return &doc.Run{}
	}
	return in[0].(*doc.Run)
}
