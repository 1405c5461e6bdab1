package show

import (
	"slices"
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// renumber returns blocks in which call stands for the calls of notes, by their
// numbers in the order of the notes, which are the labels of these.
func renumber(blocks []doc.Block, call func(number string) doc.Inline) []doc.Block {
	numbers := map[string]string{}
	for _, b := range blocks {
		if n, ok := b.(*doc.Note); ok {
			numbers[n.ID] = strconv.Itoa(len(numbers) + 1)
		}
	}
	if len(numbers) == 0 {
		return blocks
	}
	out := doc.Rewrite(blocks, "", func(b doc.Block, _ doc.Lang) {
		if n, ok := b.(*doc.Note); ok {
			n.Label = numbers[n.ID]
		}
		for in := range doc.Texts(b) {
			*in = calls(*in, numbers, call)
		}
	})
	return out
}

// calls returns in with call for each call of a note; one of none goes.
func calls(in []doc.Inline, numbers map[string]string, call func(string) doc.Inline) []doc.Inline {
	out := make([]doc.Inline, 0, len(in))
	for _, x := range in {
		switch x := x.(type) {
		case *doc.NoteCall:
			if n := numbers[x.ID]; n != "" {
				out = append(out, call(n))
			}
			continue
		case *doc.Styled:
			c := *x
			c.Inlines = calls(x.Inlines, numbers, call)
			out = append(out, &c)
			continue
		case *doc.Link:
			c := *x
			c.Inlines = calls(x.Inlines, numbers, call)
			out = append(out, &c)
			continue
		}
		out = append(out, x)
	}
	return out
}

// numbered has notes and their calls bear numbers.
func numbered(blocks []doc.Block) []doc.Block {
	return renumber(blocks, func(n string) doc.Inline { return &doc.NoteCall{ID: n} })
}

// inBrackets has numbers in brackets stand for the calls of notes.
func inBrackets(blocks []doc.Block) []doc.Block {
	return renumber(blocks, func(n string) doc.Inline { return &doc.Run{Text: "[" + n + "]"} })
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
