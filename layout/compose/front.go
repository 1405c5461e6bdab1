package compose

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/subhead"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// frontSetter sets what frames the articles: title page, contents, chapter
// headings, the index of sources.
type frontSetter struct {
	*setter
	vol   *digest.Volume
	heads [][]subhead.Heading // of each article, or nil
}

// frontSetter returns one that sets across all columns.
func (b *book) frontSetter(title string) *frontSetter {
	one := *b.press
	one.g.Measure, one.g.Columns, one.g.Facing = b.g.Block(), 1, false
	return &frontSetter{one.newSetter(&doc.Meta{Title: title, Lang: b.lang}), b.vol, b.heads}
}

// titlePage sets the title at a third of the page's height, the period below
// it in every language of the frame unless the title names it, and at the foot, below a hairline, how
// many articles there are and from where.
func (s *frontSetter) titlePage() {
	sect := s.flow.Tag("Sect", -1)
	title := []page.Strip{{Depth: float64(s.g.Lines/3-2) * s.pitch}}
	name, dates := s.vol.TitleParts(s.ui.Lead())
	title = append(title, s.display(s.span(name, look{Role: fonts.Heading, Size: s.title}), s.lang, s.g.Measure, s.flow.Tag("P", sect), 3)...)
	if dates != "" {
		title = append(title, s.plainLine(dates, look{Role: fonts.Heading, Size: s.chapter}, s.ui.Lead(), sect)...)
		title = append(title, page.Strip{Depth: s.pitch})
	}
	if !s.vol.First.IsZero() && !s.vol.TitleSaysDates(s.ui.Lead()) {
		for i, l := range s.ui {
			style := look{Role: fonts.Heading, Size: s.tier, Colour: text.Grey}
			if i > 0 {
				style.Size = s.small
			}
			title = append(title, s.plainLine(frame.Span(l, s.vol.First, s.vol.Last), style, l, sect)...)
		}
	}
	if s.vol.Author != "" {
		title = append(title, page.Strip{Depth: s.pitch})
		title = append(title, s.plainLine(s.vol.Author, look{Role: fonts.Body, Size: s.tier}, s.lang, sect)...)
	}
	foot := s.imprint(sect)
	spare := float64(s.g.Lines)*s.pitch - depthOf(title) - depthOf(foot)
	title = append(title, page.Strip{Depth: max(spare, 0)})
	s.flow.Add(page.Block{Strips: append(title, foot...), Opening: true, Together: true})
}

// imprint sets the foot of the title page.
func (s *frontSetter) imprint(sect int) []page.Strip {
	out := []page.Strip{s.hairline()}
	style := look{Role: fonts.Body, Size: s.small}
	for i, l := range s.ui {
		if i > 0 {
			style.Colour = text.Grey
		}
		parts := []string{frame.Count(l, s.vol.Len())}
		if names := frame.LangNames(l, s.vol.Langs); names != "" {
			parts = append(parts, names)
		}
		out = append(out, s.plainLine(strings.Join(parts, " · "), style, l, sect)...)
	}
	if len(s.vol.Sources) > 0 {
		style.Colour = text.Black
		out = append(out, s.plainLine(s.someSources(s.vol.Sources, style), style, s.lang, sect)...)
	}
	return out
}

// someSources names as many sources as fill three lines.
func (s *frontSetter) someSources(sources []string, l look) string {
	label := s.ui.Joined(frame.Sources) + "  "
	for n := len(sources); n > 1; n-- {
		t := label + strings.Join(sources[:n], " · ")
		if n < len(sources) {
			t += " · …"
		}
		if s.width([]text.Span{s.span(t, l)}, s.lang) < 2.8*s.g.Measure {
			return t
		}
	}
	return label + sources[0]
}

// plainLine sets one line (or, where it must, several) of one look on the
// grid.
func (s *frontSetter) plainLine(t string, l look, lang doc.Lang, sect int) []page.Strip {
	return s.strips(ragged([]text.Span{s.span(t, l)}, lang, s.g.Measure), s.speaking("P", sect, lang), 0, s.pitch)
}

// partOpening sets a large heading in every language of the frame at the head
// of a page: a chapter's date, the contents' heading.
func (s *frontSetter) partOpening(labels []string, langs frame.UI, role string, sect int, anchor string) page.Block {
	b := page.Block{Opening: true, KeepNext: 3, Together: true, After: 1}
	b.Strips = append(b.Strips, page.Strip{Depth: s.pitch, Anchors: []string{anchor}})
	for i, label := range labels {
		lang := langs[min(i, len(langs)-1)]
		if i > 0 {
			b.Strips = append(b.Strips, s.plainLine(label, look{Role: fonts.Heading, Size: s.tier, Colour: text.Grey}, lang, sect)...)
			continue
		}
		heading := s.span(label, look{Role: fonts.Heading, Size: s.chapter})
		b.Strips = append(b.Strips, s.display(heading, lang, s.g.Measure, s.flow.Tag(role, sect), 2)...)
	}
	b.Strips = append(b.Strips, s.hairline())
	return b
}
