package compose

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/internal/typeset"
	"github.com/wenzhai/wenzhai/layout/compose/subhead"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// frontSetter sets what frames the articles: title page, contents, chapter
// headings, the index of sources.
type frontSetter struct {
	*typeset.Setter
	vol   *digest.Volume
	heads [][]subhead.Heading // of each article, or nil
}

// frontSetter returns one that sets across all columns.
func (b *book) frontSetter(title string) *frontSetter {
	one := *b.Press
	one.Geometry.Measure, one.Geometry.Columns, one.Geometry.Facing = b.Geometry.Block(), 1, false
	return &frontSetter{one.NewSetter(&doc.Meta{Title: title, Lang: b.Lang}), b.vol, b.heads}
}

// titlePage sets the title at a third of the page's height, the period below
// it in every language of the frame unless the title names it, and at the foot, below a hairline, how
// many articles there are and from where.
func (s *frontSetter) titlePage() {
	sect := s.Flow.Tag("Sect", -1)
	title := []page.Strip{{Depth: float64(s.Geometry.Lines/3-2) * s.Pitch}}
	name, dates := s.vol.TitleParts(s.UI.Lead())
	title = append(title, s.Display(s.Span(name, typeset.Look{Role: fonts.Heading, Size: s.Title}), s.Lang, s.Geometry.Measure, s.Flow.Tag("P", sect), 3)...)
	if dates != "" {
		title = append(title, s.plainLine(dates, typeset.Look{Role: fonts.Heading, Size: s.Chapter}, s.UI.Lead(), sect)...)
		title = append(title, page.Strip{Depth: s.Pitch})
	}
	if !s.vol.First.IsZero() && !s.vol.TitleSaysDates(s.UI.Lead()) {
		for i, l := range s.UI {
			style := typeset.Look{Role: fonts.Heading, Size: s.Tier, Colour: text.Grey}
			if i > 0 {
				style.Size = s.Small
			}
			title = append(title, s.plainLine(frame.Span(l, s.vol.First, s.vol.Last), style, l, sect)...)
		}
	}
	if s.vol.Author != "" {
		title = append(title, page.Strip{Depth: s.Pitch})
		title = append(title, s.plainLine(s.vol.Author, typeset.Look{Role: fonts.Body, Size: s.Tier}, s.Lang, sect)...)
	}
	foot := s.imprint(sect)
	spare := float64(s.Geometry.Lines)*s.Pitch - typeset.DepthOf(title) - typeset.DepthOf(foot)
	title = append(title, page.Strip{Depth: max(spare, 0)})
	s.Flow.Add(page.Block{Strips: append(title, foot...), Opening: true, Together: true})
}

// imprint sets the foot of the title page.
func (s *frontSetter) imprint(sect int) []page.Strip {
	out := []page.Strip{s.Hairline()}
	style := typeset.Look{Role: fonts.Body, Size: s.Small}
	for i, l := range s.UI {
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
		out = append(out, s.plainLine(s.someSources(s.vol.Sources, style), style, s.Lang, sect)...)
	}
	return out
}

// someSources names as many sources as fill three lines.
func (s *frontSetter) someSources(sources []string, l typeset.Look) string {
	label := s.UI.Joined(frame.Sources) + "  "
	for n := len(sources); n > 1; n-- {
		t := label + strings.Join(sources[:n], " · ")
		if n < len(sources) {
			t += " · …"
		}
		if s.Width([]text.Span{s.Span(t, l)}, s.Lang) < 2.8*s.Geometry.Measure {
			return t
		}
	}
	return label + sources[0]
}

// plainLine sets one line (or, where it must, several) of one look on the
// grid.
func (s *frontSetter) plainLine(t string, l typeset.Look, lang doc.Lang, sect int) []page.Strip {
	return s.Strips(typeset.Ragged([]text.Span{s.Span(t, l)}, lang, s.Geometry.Measure), s.Speaking("P", sect, lang), 0, s.Pitch)
}

// partOpening sets a large heading in every language of the frame at the head
// of a page: a chapter's date, the contents' heading.
func (s *frontSetter) partOpening(labels []string, langs frame.UI, role string, sect int, anchor string) page.Block {
	b := page.Block{Opening: true, KeepNext: 3, Together: true, After: 1}
	b.Strips = append(b.Strips, page.Strip{Depth: s.Pitch, Anchors: []string{anchor}})
	for i, label := range labels {
		lang := langs[min(i, len(langs)-1)]
		if i > 0 {
			b.Strips = append(b.Strips, s.plainLine(label, typeset.Look{Role: fonts.Heading, Size: s.Tier, Colour: text.Grey}, lang, sect)...)
			continue
		}
		heading := s.Span(label, typeset.Look{Role: fonts.Heading, Size: s.Chapter})
		b.Strips = append(b.Strips, s.Display(heading, lang, s.Geometry.Measure, s.Flow.Tag(role, sect), 2)...)
	}
	b.Strips = append(b.Strips, s.Hairline())
	return b
}
