package html

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/clean/notes"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// callNote sets the call of a note right behind the text before it.
func callNote(b *builder, id string) {
	if n := len(b.toks); n > 0 && b.toks[n-1].Kind == token.Text {
		b.toks[n-1].Text = strings.TrimRight(b.toks[n-1].Text, " \t\r\n\u00a0")
	}
	b.toks = append(b.toks, token.Token{Kind: token.Object, Inline: &doc.NoteCall{ID: id}})
	b.c.called = append(b.c.called, id)
}

// buildNotes builds the notes that the text calls, in the order of their calls, and those
// that nothing calls; notes may call others. One of what was left out is left out with it.
func buildNotes(b *builder) {
	c := b.c
	byID := make(map[string]*notes.Note, len(c.notes))
	for _, n := range c.notes {
		byID[n.ID] = n
	}
	c.called = append(c.called, notes.Uncalled(c.notes, c.called)...)
	for i := 0; i < len(c.called); i++ {
		if n := byID[c.called[i]]; n != nil {
			delete(byID, n.ID)
			c.Notes = append(c.Notes, &doc.Note{ID: n.ID, Label: n.Label, Blocks: single(b.collect(n.Body))})
		}
	}
	for _, n := range c.notes {
		if byID[n.ID] != nil {
			c.Log.Drop(rules.Frame, node.Text(n.Body), "")
		}
	}
}

// single returns what the only item of a list holds that blocks are.
func single(blocks []doc.Block) []doc.Block {
	if len(blocks) != 1 {
		return blocks
	}
	if l, ok := blocks[0].(*doc.List); ok && len(l.Items) == 1 {
		return l.Items[0].Blocks
	}
	return blocks
}
