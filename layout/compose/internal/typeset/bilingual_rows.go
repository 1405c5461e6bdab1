package typeset

import (
	"bytes"
	"slices"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/extent"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Heads are the running titles of an article with two texts.
type Heads struct{ Lead, Second *text.Line }

// sideBySide sets both texts in rows, in two columns or on facing pages.
func (t *Typesetter) sideBySide() {
	sect := t.lead.section(t.lead.Lang)
	left, right := t.lead.own(sect, 0), t.other(sect)
	t.openings(left, right)
	for _, r := range t.rows {
		t.row(left, right, r)
	}
	t.add(page.Block{},
		t.lead.take(func() { t.lead.uncalled(left) }),
		t.second.take(func() { t.second.uncalled(right) }))
	t.add(page.Block{},
		t.lead.take(func() { t.lead.original(left) }),
		t.second.take(func() { t.second.original(right) }))
}

// add puts a row on the flow, with what head asks for it.
func (t *Typesetter) add(head page.Block, lead, second []page.Block) {
	row := t.lead.Geometry.Row(lead, second)
	if len(row.Strips) == 0 {
		return
	}
	row.Before, row.After, row.KeepNext = max(row.Before, head.Before), max(row.After, head.After), max(row.KeepNext, head.KeepNext)
	t.lead.Flow.Add(row)
}

// openings sets both kickers and, level below them, both headlines.
func (t *Typesetter) openings(left, right room) {
	block := func(strips []page.Strip) []page.Block {
		return []page.Block{{Strips: strips, Together: true, KeepNext: 2}}
	}
	at := len(t.lead.Flow.Blocks)
	t.add(page.Block{}, block(t.lead.kickerStrips(left)), block(t.second.kickerStrips(right)))
	t.add(page.Block{After: 1}, block(t.lead.levelHeadline(left)), block(t.second.levelHeadline(right)))
	if at == len(t.lead.Flow.Blocks) {
		t.add(page.Block{After: 1}, block([]page.Strip{{}}), nil)
	}
	first := &t.lead.Flow.Blocks[at]
	first.Before = 2
	first.Strips[0].Anchors = []string{t.at.Anchor}
	first.Strips[0].Mark = t.heads()
}

// levelHeadline sets a title so that its first line is level with that of any
// other one.
func (s *compositor) levelHeadline(r room) []page.Strip {
	spans := []text.Span{s.Span(s.meta.Title, Look{Role: fonts.Heading, Size: s.Head})}
	strips := s.stack(spans, s.balanced(spans[0], s.Lang, r.measure), s.element(s.level.Article(), r), r.x, s.displayLead(s.Head))
	return s.whole(append(strips, quietLine(s, s.byline, r)...))
}

// heads sets both running titles.
func (t *Typesetter) heads() *Heads {
	whole := *t.lead.Press
	whole.Geometry.Measure += t.beside
	running := func(m *doc.Meta) *text.Line { return whole.NewSetter(m).RunningTitle(m.Title) }
	return &Heads{running(&t.a.Meta), running(&t.a.Second.Meta)}
}

// row sets one row of blocks. In columns a picture that both texts show is set
// once across both, their captions side by side below it; so is a program that
// is the same in both. A picture that one text shows alone stands across both
// columns. Tables, and programs whose lines are wider than a
// column, stand across both, one below the other.
func (t *Typesetter) row(left, right room, r doc.Match) {
	a, b := t.a.Blocks[r.Lead.From:r.Lead.To], t.a.Second.Blocks[r.Second.From:r.Second.To]
	if t.lead.Layout == digest.Columns {
		if f, g := t.lead.sharedFigure(a, b); f != nil {
			t.wideFigure(left, right, f, g)
			return
		}
		if sameCode(a, b) || t.lead.lonePicture(a, b) || t.lead.wide(a, left) || t.second.wide(b, right) {
			t.stacked(left, right, r)
			return
		}
	}
	t.add(page.Block{},
		t.lead.take(func() { t.lead.run(left, t.a.Blocks, r.Lead) }),
		t.second.take(func() { t.second.run(right, t.a.Second.Blocks, r.Second) }))
}

// only returns the block of a run of one, where it is a T.
func only[T doc.Block](blocks []doc.Block) (b T, ok bool) {
	if len(blocks) == 1 {
		b, ok = blocks[0].(T)
	}
	return b, ok
}

// onlyPicture returns the figure of a run that is one with a picture to be
// printed.
func (s *compositor) onlyPicture(blocks []doc.Block) (*doc.Figure, bool) {
	f, ok := only[*doc.Figure](blocks)
	return f, ok && f.Image != nil && s.Options.KeepImages
}

// sharedFigure returns the figures of a row that both texts show.
func (s *compositor) sharedFigure(a, b []doc.Block) (f, g *doc.Figure) {
	f, ok := s.onlyPicture(a)
	g, also := s.onlyPicture(b)
	if !ok || !also || f.Image.Width < 1 || f.Image.Height < 1 || !bytes.Equal(f.Image.Data, g.Image.Data) {
		return nil, nil
	}
	return f, g
}

// lonePicture reports whether a row is a picture that only one text shows.
func (s *compositor) lonePicture(a, b []doc.Block) bool {
	_, ok := s.onlyPicture(slices.Concat(a, b))
	return ok
}

// wideFigure sets a picture across both columns.
func (t *Typesetter) wideFigure(left, right room, f, g *doc.Figure) {
	whole := left
	whole.measure = right.x + right.measure
	s := t.lead
	picture := *f
	picture.Caption, picture.Alt = nil, alternative(f, frame.Text(s.UI.Best(s.Lang), frame.Picture))
	tag := s.figure(whole, &picture)
	figure := &s.Flow.Blocks[len(s.Flow.Blocks)-1]
	caption := func(s *compositor, r room, f *doc.Figure) []page.Block {
		r.tag = tag
		return []page.Block{{Strips: s.caption(r, s.spans(f.Caption, s.quiet()), "Caption"), Together: true}}
	}
	captions := s.Geometry.Row(caption(s, left, f), caption(t.second, right, g))
	figure.Strips = append(figure.Strips, captions.Strips...)
}

// wide reports whether a run of blocks is a table of several columns, or a
// program whose lines would have to be broken in the room.
func (s *compositor) wide(blocks []doc.Block, r room) bool {
	if t, ok := only[*doc.Table](blocks); ok {
		return columns(t) > 2
	}
	c, ok := only[*doc.Code](blocks)
	if !ok {
		return false
	}
	_, whole := s.wholeLines(extent.ProgramText(c), s.codeMeasure(r))
	return !whole
}

// sameCode reports whether a row is one program that both texts show.
func sameCode(a, b []doc.Block) bool {
	f, ok := only[*doc.Code](a)
	g, also := only[*doc.Code](b)
	return ok && also && extent.ProgramText(f) == extent.ProgramText(g)
}

// stacked sets a row across both columns, the second text below the first.
func (t *Typesetter) stacked(left, right room, r doc.Match) {
	left.measure = right.x + right.measure
	right.x, right.measure = 0, left.measure
	t.lead.run(left, t.a.Blocks, r.Lead)
	if !sameCode(t.a.Blocks[r.Lead.From:r.Lead.To], t.a.Second.Blocks[r.Second.From:r.Second.To]) {
		t.second.run(right, t.a.Second.Blocks, r.Second)
	}
}
