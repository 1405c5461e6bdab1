package bilingual

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// withoutNotes returns an article without the notes at its end, and these: they are
// no part of the texts that translate each other.
func withoutNotes(a *doc.Article) (*doc.Article, []doc.Block) {
	end := len(a.Blocks)
	for ; end > 0; end-- {
		if _, ok := a.Blocks[end-1].(*doc.Note); !ok {
			break
		}
	}
	if end == len(a.Blocks) {
		return a, nil
	}
	rest := *a
	rest.Blocks = a.Blocks[:end:end]
	return &rest, a.Blocks[end:]
}

// giveNotes gives each text the notes that it calls, also from notes; those that
// nothing calls go with the leading text.
func (b *Both) giveNotes(notes []doc.Block, was doc.Lang) {
	if len(notes) == 0 {
		return
	}
	byID := map[string]*doc.Note{}
	for _, x := range notes {
		n := x.(*doc.Note)
		byID[n.ID] = n
	}
	lead, second := called(b.Lead.Blocks, byID), called(b.Second.Blocks, byID)
	for _, x := range notes {
		id := x.(*doc.Note).ID
		if second[id] {
			b.Second.Blocks = append(b.Second.Blocks, relabel([]doc.Block{x}, was, b.Second.Lang)...)
		}
		if lead[id] || !second[id] {
			b.Lead.Blocks = append(b.Lead.Blocks, relabel([]doc.Block{x}, was, b.Lead.Lang)...)
		}
	}
}

// withoutStandfirst returns an article without the standfirst above it, and this, nil
// for none: no text has its translation for that.
func withoutStandfirst(a *doc.Article) (*doc.Article, *doc.Paragraph) {
	if len(a.Blocks) == 0 {
		return a, nil
	}
	p, ok := a.Blocks[0].(*doc.Paragraph)
	if !ok || !p.Lead {
		return a, nil
	}
	rest := *a
	rest.Blocks = a.Blocks[1:]
	return &rest, p
}

// giveStandfirst puts the standfirst above the text whose script it has.
func (b *Both) giveStandfirst(p *doc.Paragraph) {
	if p == nil {
		return
	}
	to, of := b.Lead, func(m *doc.Match) *doc.Span { return &m.Lead }
	w := weigh(doc.PlainInlines(p.Inlines))
	if sc, ok := scriptOf(b.Second.Lang); ok && w[sc] > 0 && w[sc] == slices.Max(w[:]) {
		to, of = b.Second, func(m *doc.Match) *doc.Span { return &m.Second }
	}
	to.Blocks = append([]doc.Block{p}, to.Blocks...)
	if b.Rows == nil {
		return
	}
	for i := range b.Rows {
		of(&b.Rows[i]).From++
		of(&b.Rows[i]).To++
	}
	var own doc.Match
	of(&own).To = 1
	b.Rows = append([]doc.Match{own}, b.Rows...)
}

// called returns the IDs of the notes that blocks call, and those that these do.
func called(blocks []doc.Block, notes map[string]*doc.Note) map[string]bool {
	out := map[string]bool{}
	for todo := blocks; len(todo) > 0; {
		var next []doc.Block
		doc.EachText(todo, func(in *[]doc.Inline) {
			doc.EachInline(*in, func(x doc.Inline) {
				c, ok := x.(*doc.NoteCall)
				if ok && !out[c.ID] && notes[c.ID] != nil {
					out[c.ID] = true
					next = append(next, notes[c.ID].Blocks...)
				}
			})
		})
		todo = next
	}
	return out
}
