package markdown

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Renumber returns blocks in which call stands for the calls of notes, by their
// numbers in the order of the notes, which are the labels of these. A nil call leaves
// calls out.
func Renumber(blocks []doc.Block, call func(number string) doc.Inline) []doc.Block {
	numbers := numbersOf(blocks)
	if len(numbers) == 0 {
		return blocks
	}
	out := doc.Rewrite(blocks, "", func(b doc.Block, _ doc.Lang) {
		if n, ok := b.(*doc.Note); ok {
			n.Label = numbers[n.ID]
		}
		for in := range doc.Texts(b) {
			*in = changed(*in, func(x doc.Inline) doc.Inline {
				c, ok := x.(*doc.NoteCall)
				switch {
				case !ok:
					return x
				case numbers[c.ID] == "" || call == nil:
					return nil
				}
				return call(numbers[c.ID])
			})
		}
	})
	return out
}

// numbersOf returns the numbers of notes by their IDs.
func numbersOf(blocks []doc.Block) map[string]string {
	numbers := map[string]string{}
	for _, b := range blocks {
		if n, ok := b.(*doc.Note); ok {
			numbers[n.ID] = strconv.Itoa(len(numbers) + 1)
		}
	}
	return numbers
}

// numbered has notes and their calls bear numbers.
func numbered(blocks []doc.Block) []doc.Block {
	return Renumber(blocks, func(n string) doc.Inline { return &doc.NoteCall{ID: n} })
}

// changed returns a copy of in with what change makes of each inline; nil drops it. What
// an inline holds is changed first.
func changed(in []doc.Inline, change func(doc.Inline) doc.Inline) []doc.Inline {
	out := make([]doc.Inline, 0, len(in))
	for _, x := range in {
		switch old := x.(type) {
		case *doc.Styled:
			c := *old
			c.Inlines = changed(old.Inlines, change)
			x = &c
		case *doc.Link:
			c := *old
			c.Inlines = changed(old.Inlines, change)
			x = &c
		}
		if x = change(x); x != nil {
			out = append(out, x)
		}
	}
	return out
}
