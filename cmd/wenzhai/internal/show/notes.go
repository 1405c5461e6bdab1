package show

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/markdown"
)

// inBrackets has numbers in brackets stand for the calls of notes.
func inBrackets(blocks []doc.Block) []doc.Block {
	return markdown.Renumber(blocks, func(n string) doc.Inline { return &doc.Run{Text: "[" + n + "]"} })
}

// labelled puts the labels of notes before their texts.
func labelled(blocks []doc.Block) []doc.Block {
	blocks = slices.Clone(blocks)
	for i, b := range blocks {
		n, ok := b.(*doc.Note)
		if !ok {
			continue
		}
		label := &doc.Run{Text: "[" + n.Label + "] "}
		c := *n
		blocks[i] = &c
		if p, ok := first(n.Blocks); ok {
			q := *p
			q.Inlines = append([]doc.Inline{label}, p.Inlines...)
			c.Blocks = append([]doc.Block{&q}, n.Blocks[1:]...)
		} else {
			c.Blocks = append([]doc.Block{&doc.Paragraph{Inlines: []doc.Inline{label}}}, n.Blocks...)
		}
	}
	return blocks
}

func first(blocks []doc.Block) (*doc.Paragraph, bool) {
	if len(blocks) == 0 {
		return nil, false
	}
	p, ok := blocks[0].(*doc.Paragraph)
	return p, ok
}
