package compose

import (
	"strconv"
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

func chapterAnchor(n int) string { return "c" + strconv.Itoa(n+1) }

// contentsAnchor is the place of the table of contents.
const contentsAnchor = "contents"

// contents sets the table of contents of a book of about that many pages, its
// page numbers still open.
func (s *frontSetter) contents(pages int) *page.Contents {
	sect := s.Flow.Tag("Sect", -1)
	heading := s.partOpening(s.UI.Each(frame.Contents), s.UI, "H1", sect, contentsAnchor)
	heading.Break = s.PageBreak()
	heading.Strips[0].Mark = s.RunningTitle(s.UI.Joined(frame.Contents))
	s.Flow.Add(heading)
	digits := strings.Repeat("0", len(strconv.Itoa(pages)))
	c := &page.Contents{
		Measure: s.Geometry.Measure, Pitch: s.Pitch, Size: s.Body,
		Number: s.Figures(digits, typeset.Look{Role: fonts.Body, Size: s.Body}).Width,
		Dot:    s.dot(),
	}
	toc := s.Flow.Tag("TOC", sect)
	n := 0
	for i := range s.vol.Chapters {
		ch := &s.vol.Chapters[i]
		nested := s.contentsLevel(c, ch)
		if ch.Headed() {
			s.contentsPart(c, toc, ch.Labels(s.UI), chapterAnchor(i), nested)
		}
		for j := range ch.Entries {
			if s.Options.TOCDepth != 1 || !ch.Headed() && ch.Level == 0 {
				apart := j == 0 && i > 0 && !ch.Headed() && !nested
				s.contentsArticle(c, toc, &ch.Entries[j], n, apart)
				s.contentsHeads(c, toc, n)
			}
			n++
		}
	}
	if c.Indent = 0; len(s.vol.Sources) > 0 {
		s.contentsPart(c, toc, s.UI.Each(frame.Sources), sourcesAnchor, false)
	}
	return c
}

// contentsLevel indents the next lines as deep as a section lies in others; articles
// in no section of their own stand as those of the section around them do. It reports
// whether the indent says that they are in another section.
func (s *frontSetter) contentsLevel(c *page.Contents, ch *digest.Chapter) (nested bool) {
	level := ch.Level
	if !ch.Headed() {
		level = max(level-1, 0)
	}
	c.Indent = min(1.5*s.Em*float64(level), c.Measure/4)
	return ch.Level > 0
}

// contentsPart sets the line of a chapter or of the index: its name or date in
// the leading language, then small and grey in the others.
func (s *frontSetter) contentsPart(c *page.Contents, toc int, labels []string, anchor string, nested bool) {
	var spans []text.Span
	for i, label := range distinct(labels) {
		if i == 0 {
			spans = append(spans, s.Span(label, typeset.Look{Role: fonts.Heading, Size: s.Body}))
		} else {
			spans = append(spans, s.Span("  "+label, s.Grey()))
		}
	}
	b := c.Entry(s.Flow, s.Flow.Tag("TOCI", toc), spans, s.contentsLines(c, spans, s.UI.Lead()), anchor, false)
	if b.KeepNext = 2; !nested {
		b.Before = 1
	}
	s.Flow.Add(b)
}

// contentsArticle sets the line of an article: its title, then its source in
// grey where the book has several, then the title of its second text. It may stand
// apart from the chapter before it.
func (s *frontSetter) contentsArticle(c *page.Contents, toc int, e *digest.Entry, n int, apart bool) {
	m := &e.Meta
	title := s.Span(m.Title, typeset.Look{Role: fonts.Body, Size: s.Body})
	spans := []text.Span{title}
	if len(s.vol.Sources) > 1 && m.Source != "" {
		spans = append(spans, s.Span("  "+m.Source, s.Grey()))
	}
	item := s.Speaking("TOCI", toc, m.Lang)
	b := c.Entry(s.Flow, item, spans, s.contentsLines(c, spans, m.Lang), typeset.ArticleAnchor(n), true)
	if apart {
		b.Before = 1
	}
	if e.Second != nil {
		s.contentsSecond(c, &b, s.Speaking("TOCI", toc, e.Second.Lang), e.Second, typeset.ArticleAnchor(n))
	}
	s.Flow.Add(b)
}

// contentsHeads sets the lines of an article's headings, smaller and an em further in than
// its title.
func (s *frontSetter) contentsHeads(c *page.Contents, toc, n int) {
	if s.heads == nil {
		return
	}
	c.Indent += s.Em
	defer func() { c.Indent -= s.Em }()
	for i, h := range s.heads[n] {
		if h.Words == "" {
			continue
		}
		spans := []text.Span{s.Span(h.Words, typeset.Look{Role: fonts.Body, Size: s.Small})}
		b := c.Entry(s.Flow, s.Speaking("TOCI", toc, h.Lang), spans, s.contentsLines(c, spans, h.Lang), subhead.Anchor(typeset.ArticleAnchor(n), i), true)
		b.KeepPrevious = i == 0
		s.Flow.Add(b)
	}
}

func (s *frontSetter) contentsLines(c *page.Contents, spans []text.Span, lang doc.Lang) []text.Line {
	p := text.Paragraph{Spans: spans, Lang: string(lang), Measure: c.TitleMeasure(), HangIndent: 2 * s.Em, Align: text.Left, NoHyphens: true}
	lines := s.Lines(&p)
	for n := len(lines); n > 1 && lonelySource(lines) && p.Measure > c.TitleMeasure()*0.7; {
		p.Measure -= s.Em
		narrower := s.Engine.Lines(&p)
		if len(narrower) > n {
			break
		}
		lines = narrower
	}
	if len(lines) == 0 {
		lines = []text.Line{{Last: true}}
	}
	return lines
}

// lonelySource reports whether the last line holds nothing of the title but
// only the source behind it.
func lonelySource(lines []text.Line) bool {
	runs := lines[len(lines)-1].Runs
	return len(runs) > 0 && runs[0].Style.Colour == text.Grey
}

// distinct drops labels that an earlier one says already: 2014 after 2014年.
func distinct(labels []string) []string {
	var out []string
	for i, l := range labels {
		if i == 0 || !strings.Contains(labels[0], l) {
			out = append(out, l)
		}
	}
	return out
}

// dot returns one dot for leaders.
func (s *frontSetter) dot() *text.GlyphRun {
	lines := s.Lines(typeset.Ragged([]text.Span{s.Span(".", s.Grey())}, doc.English, s.Geometry.Measure))
	if len(lines) == 0 || len(lines[0].Runs) != 1 || len(lines[0].Runs[0].Glyphs) != 1 {
		return nil
	}
	return &lines[0].Runs[0]
}
