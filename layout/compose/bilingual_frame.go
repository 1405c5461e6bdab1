package compose

import (
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// outlineSecond gives the outline's last entry the title of the second text,
// or, where that stands by itself, an entry below.
func (b *book) outlineSecond(e *digest.Entry) {
	if e.Second == nil {
		return
	}
	last := &b.outline[len(b.outline)-1]
	if b.Layout == digest.Sequential {
		b.outline = append(b.outline, page.OutlineItem{Level: last.Level + 1, Title: e.Second.Title, Target: typeset.SecondAnchor(last.Target)})
	} else if e.Second.Title != e.Title {
		last.Title += " / " + e.Second.Title
	}
}

// contentsSecond puts the title of the second text below an entry of the
// contents; with a page number where it stands on a page of its own.
func (s *frontSetter) contentsSecond(c *page.Contents, b *page.Block, item int, m *doc.Meta, anchor string) {
	spans := []text.Span{s.Span(m.Title, typeset.Look{Role: fonts.Body, Size: s.Mono, Colour: text.Grey})}
	lines := s.contentsLines(c, spans, m.Lang)
	pitch := c.Pitch
	c.Pitch = s.SmallPitch // nearer to its title than to the next one
	if s.Layout == digest.Sequential {
		b.Strips = append(b.Strips, c.Entry(s.Flow, item, spans, lines, typeset.SecondAnchor(anchor), true).Strips...)
	} else {
		b.Strips = append(b.Strips, c.Under(s.Flow, item, spans, lines, anchor)...)
	}
	c.Pitch = pitch
	b.Together = b.Together && len(b.Strips) < 5
}

// runningHead sets the head of a leaf. Beside the book's title stands that of
// the article; of one with two texts in columns each title stands above its
// own, on facing pages each page has that of its text.
func (b *book) runningHead(leaf *page.Leaf, recto bool, title *text.Line) []page.Item {
	switch of := leaf.Running().(type) {
	case *text.Line:
		return b.Geometry.RunningHead(recto, title, of)
	case *typeset.Heads:
		switch {
		case leaf.Beside:
			return b.Geometry.RunningHead(recto, title, of.Second)
		case b.Geometry.Facing:
			return b.Geometry.RunningHead(recto, title, of.Lead)
		case b.Options.Duplex && !recto:
			return b.Geometry.RunningHead(recto, of.Second, of.Lead)
		}
		return b.Geometry.RunningHead(recto, of.Lead, of.Second)
	}
	return b.Geometry.RunningHead(recto, title, nil)
}

// facingChapter opens a chapter on two pages that face each other, each of
// them in the language of its text where the frame speaks it.
func (b *book) facingChapter(s *frontSetter, c *digest.Chapter, sect int, anchor string) {
	lead, second := c.Entries[0].Lang, c.Entries[0].Second.Lang
	side := func(of doc.Lang, role string) []page.Block {
		lang := b.nearest(of)
		at := len(s.Flow.Tags)
		k := s.partOpening([]string{c.Label(lang)}, []doc.Lang{lang}, role, sect, "")
		k.Strips[0].Anchors = nil
		if lang != b.Lang {
			s.Flow.Tags[at].Lang = string(lang)
		}
		return []page.Block{k}
	}
	row := s.Geometry.Row(side(lead, "H1"), side(second, "P"))
	row.Strips[0].Anchors, row.Break = []string{anchor}, page.BreakPage
	s.Flow.Add(row)
}

// nearest returns the language of the frame that is l, or its leading one.
func (b *book) nearest(l doc.Lang) doc.Lang {
	for _, have := range b.UI {
		if have == b.UI.Best(l) {
			return have
		}
	}
	return b.UI.Lead()
}
