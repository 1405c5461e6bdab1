package typeset

import (
	"math"
	"slices"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// NotesOnPage is how many notes stand on a page at most.
func (p *Press) NotesOnPage() int {
	return int(math.Ceil(p.Geometry.Depth()/p.NotePitch)) * p.Geometry.Columns
}

// numberRun gives the links and calls in a run of blocks their numbers, in reading order,
// before anything is set: the same as setting the blocks would.
func (k *linkNotes) numberRun(s *Setter, blocks []doc.Block) {
	if !k.on && len(s.feet.list) == 0 {
		return
	}
	l, places := Look{Size: s.Body}, s.places
	defer func() { s.places = places }()
	number := func(in []doc.Inline) {
		if hasLink(in) {
			s.spans(in, l)
		}
	}
	doc.Walk(blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Paragraph:
			number(b.Inlines)
		case *doc.Heading:
			if hasLink(b.Inlines) {
				s.inBlack(b.Inlines, l)
			}
		case *doc.Definitions:
			for i := range b.Items {
				for _, term := range b.Items[i].Terms {
					number(term)
				}
				k.numberRun(s, b.Items[i].Blocks)
			}
			return false
		case *doc.Figure:
			number(b.Caption)
		case *doc.Table:
			number(b.Caption)
			for _, cell := range slices.Concat(slices.Concat(b.Head, b.Rows)...) {
				number(cell.Inlines) // before its blocks, or in their place
			}
		}
		return true
	})
}

// hasLink tells that there is a link or a call of a note.
func hasLink(in []doc.Inline) bool {
	return slices.ContainsFunc(in, func(i doc.Inline) bool {
		_, link := i.(*doc.Link)
		_, call := i.(*doc.NoteCall)
		styled, ok := i.(*doc.Styled)
		return link || call || ok && hasLink(styled.Inlines)
	})
}
