package pdf

import (
	"strconv"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

func (p *press) pageBreak() page.Break {
	if p.o.Duplex && !p.g.Facing {
		return page.BreakRecto
	}
	return page.BreakPage
}

// chapter opens chapter n on the pages and returns its element.
func (b *book) chapter(c *digest.Chapter, n int) int {
	s := b.press.front().newCompositor(&doc.Meta{Lang: b.lang})
	labels := distinct(c.Labels(b.ui))
	sect := s.flow.Tag("Sect", -1)
	if b.g.Facing && len(c.Entries) > 0 && c.Entries[0].Second != nil {
		b.facingChapter(s, c, sect, chapterAnchor(n))
	} else {
		opening := s.partOpening(labels, b.ui, "H1", sect, chapterAnchor(n))
		opening.Break, opening.Across = b.pageBreak(), true
		s.flow.Add(opening)
	}
	b.outline = append(b.outline, page.OutlineItem{Level: 1, Title: labels[0], Target: chapterAnchor(n)})
	at := len(b.body.Tags)
	b.body.Add(*s.flow, 0)
	return at + sect
}

// bind puts title page and contents before the body and the index of sources
// behind it, fills in the page numbers, and adds running heads and folios.
func (b *book) bind() *page.Document {
	whole := b.press.front()
	s := whole.newCompositor(&doc.Meta{Title: b.vol.Title, Lang: b.lang})
	front := page.NewBuilder(whole.g, page.Tag{Role: "Document", Parent: -1, Lang: string(b.lang)})
	s.titlePage(b)
	contents := s.contents(b)
	front.Add(*s.flow, 0)
	front.Finish()
	// The body begins on a recto, or on a verso where pages face each other.
	if odd := len(front.Leaves)%2 == 1; b.g.Facing != odd && (b.o.Duplex || b.g.Facing) {
		front.Leaves = append(front.Leaves, &page.Leaf{Opening: true})
	}
	b.sources(len(front.Leaves))
	contents.Fill(func(target string) *text.GlyphRun {
		n := strconv.Itoa(len(front.Leaves) + b.body.Places[target] + 1)
		return s.figures(n, look{Role: fonts.Body, Size: b.sheet.body})
	})
	if b.hasSources() {
		b.outline = append(b.outline, page.OutlineItem{Level: 1, Title: frame.Text(b.ui.Lead(), frame.Sources), Target: sourcesAnchor})
	}
	tags := mergeTags(front, b.body)
	d := &page.Document{Info: b.info(), Outline: b.outline, Tags: tags, InTagOrder: b.g.Facing, Spreads: b.g.Facing}
	b.dress(s, d, append(front.Leaves, b.body.Leaves...))
	b.notes = append(s.notes(), b.notes...)
	return d
}

// mergeTags puts the front matter's elements before those of the body, under
// one document.
func mergeTags(front, body *page.Builder) []page.Tag {
	shift := len(front.Tags) - 1
	tags := front.Tags
	for _, t := range body.Tags[1:] {
		if t.Parent > 0 {
			t.Parent += shift
		}
		tags = append(tags, t)
	}
	for _, leaf := range body.Leaves {
		for _, it := range leaf.Items {
			page.Move(it, 0, 0, shift)
		}
	}
	return tags
}

// dress turns leaves into pages: running heads but where a part opens, folios
// everywhere but on the title page.
func (b *book) dress(s *compositor, d *page.Document, leaves []*page.Leaf) {
	inner := s.runningTitle(b.vol.Title)
	folio := look{Role: fonts.Heading, Size: s.small}
	d.Pages = make([]page.Page, len(leaves))
	for i, leaf := range leaves {
		recto := i%2 == 0
		p := page.Page{Width: b.g.Width, Height: b.g.Height, Label: strconv.Itoa(i + 1)}
		if !leaf.Opening {
			p.Items = append(p.Items, b.runningHead(leaf, recto, inner)...)
		}
		p.Items = append(p.Items, leaf.Items...)
		if i > 0 && len(leaf.Items) > 0 {
			line := text.Line{Runs: []text.GlyphRun{*s.figures(p.Label, folio)}}
			p.Items = append(p.Items, b.g.Folio(recto, &line)...)
		}
		d.Pages[i] = p
		leaf.Items = nil
	}
}

// runningTitle sets a title for the running head, shortened to half the
// measure.
func (s *compositor) runningTitle(title string) *text.Line {
	l := look{Role: fonts.Heading, Size: s.small, Colour: text.Grey}
	lines := s.engine.Lines(&text.Paragraph{
		Spans: []text.Span{s.span(s.fit(title, l, "", s.g.Block()/2-s.em), l)}, Lang: string(s.lang), Measure: s.g.Block(), Align: text.Left,
	})
	if len(lines) == 0 {
		return nil
	}
	return &lines[0]
}

func (b *book) info() page.Info {
	info := page.Info{Title: b.vol.Title, Author: b.vol.Author, Lang: string(b.lang), Created: b.created()}
	if !b.vol.First.IsZero() {
		info.Subject = frame.Span(b.ui.Lead(), b.vol.First, b.vol.Last)
	}
	for _, l := range b.vol.Sources {
		if len(info.Keywords) < 12 {
			info.Keywords = append(info.Keywords, l)
		}
	}
	return info
}
