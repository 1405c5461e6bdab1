package typeset

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// boxes sets what an author set apart, terms with what they mean, and verse.
type boxes struct{ *compositor }

// bar is the rule at the side of a box, by its kind: how wide it is, and whether it
// is black.
type bar struct {
	width float64
	shade page.Shade
}

func barOf(kind string) bar {
	switch kind {
	case doc.BoxImportant:
		return bar{1, page.Ink}
	case doc.BoxWarning:
		return bar{2, page.Ink}
	case doc.BoxDanger:
		return bar{3.5, page.Ink}
	}
	return bar{1.5, page.Hair}
}

// box sets a box: its title in bold, a rule at the left side of all of it.
func (s boxes) box(r room, b *doc.Box) {
	in := r.within(s.Em, 0, s.Geometry.Measure)
	in.tag, in.turned = s.element("Div", r), false
	at := len(s.Flow.Blocks)
	l := s.UI.Best(r.lang)
	if title := frame.BoxTitle(l, b); len(title) > 0 {
		if len(b.Title) > 0 {
			l = r.lang
		}
		p := Ragged(s.inBlack(title, Look{Role: fonts.Heading, Size: s.Body, Colour: s.Ink}), l, in.measure)
		strips := s.Strips(p, s.element("P", in.speaking(l)), in.x, s.Pitch)
		s.Flow.Add(page.Block{Strips: strips, KeepNext: 2, Together: len(strips) <= 6})
	}
	s.blocks(in, b.Blocks)
	s.beside(s.Flow.Blocks[at:], barOf(b.Kind), r.x)
}

// beside draws a rule at x along blocks, which stand apart from what is around
// them. The empty lines between them become part of the second of two, so that
// the rule does not stop.
func (s boxes) beside(blocks []page.Block, of bar, x float64) {
	for i := range blocks {
		b := &blocks[i]
		if i > 0 && b.Least == 0 && len(b.Strips) > 0 {
			if gap := max(blocks[i-1].After, b.Before); gap > 0 {
				blocks[i-1].After, b.Before = 0, 0
				empty := page.Strip{Depth: float64(gap) * s.Pitch, Glue: true}
				b.Strips = append([]page.Strip{empty}, b.Strips...)
				b.Orphans = max(b.Orphans, 1) + 1
				if before := &blocks[i-1]; before.KeepNext > 0 {
					before.KeepNext++
				}
			}
		}
		for k := range b.Strips {
			st := &b.Strips[k]
			st.Items = append([]page.Item{&page.RectItem{X: x, W: of.width, H: st.Depth, Shade: of.shade, Down: true}}, st.Items...)
		}
	}
	if n := len(blocks); n > 0 {
		blocks[0].Before, blocks[n-1].After = max(blocks[0].Before, 1), max(blocks[n-1].After, 1)
	}
}

// definitions sets terms in bold, each on a line of its own, and what they mean below
// them, two em in.
func (s boxes) definitions(r room, d *doc.Definitions) {
	list := s.element("L", r)
	for i := range d.Items {
		if s.Room() == 0 {
			s.leaveOut(r, []doc.Block{&doc.Definitions{Items: d.Items[i:]}})
			return
		}
		s.Add(1)
		item := s.Flow.Tag("LI", list)
		label := s.Flow.Tag("Lbl", item)
		for _, term := range d.Items[i].Terms {
			strips := s.Strips(Ragged(s.spans(term, Look{Role: fonts.Heading, Size: s.Body, Colour: s.Ink}), r.lang, r.measure), s.Flow.Tag("Span", label), r.x, s.Pitch)
			s.Flow.Add(page.Block{Strips: strips, KeepNext: 2, Together: len(strips) <= 6})
		}
		in := r.within(2*s.Em, 0, s.Geometry.Measure)
		in.tag, in.plain, in.turned = s.Flow.Tag("LBody", item), true, false
		s.blocks(in, d.Items[i].Blocks)
	}
}

// standfirst sets what an author says first, between the headline and the text: in Kai
// or in italics, with a line of white below it.
func (s boxes) standfirst(r room, in []doc.Inline) {
	r.quoted = true
	l := running(s.Setter, r)
	if r.lang.Is(doc.English) || r.lang.Is(doc.Russian) {
		l.Role = fonts.BodyItalic
	}
	strips := s.Strips(Ragged(s.spans(in, l), r.lang, r.measure), s.element("P", r), r.x, s.Pitch)
	s.Flow.Add(page.Block{Strips: strips, After: 1, KeepNext: 2, Together: len(strips) <= 4})
}

// verse sets the lines of a poem or an address, which hang by two em where they are
// too long. Empty ones part stanzas. Chinese verse stands in Kai.
func (s boxes) verse(r room, in []doc.Inline) {
	r.quoted = true
	for _, stanza := range doc.Stanzas(in) {
		p := text.Paragraph{
			Spans: s.spans(stanza, running(s.Setter, r)), Lang: string(r.lang), Measure: r.measure,
			HangIndent: 2 * s.Em, Align: text.Left, Verse: true,
		}
		s.Add(1 + breaks(p.Spans))
		s.Flow.Add(page.Block{Orphans: 2, Widows: 2, Before: 1, After: 1, Strips: s.Strips(&p, s.element("P", r), r.x, s.Pitch)})
	}
}
