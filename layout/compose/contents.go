package compose

import (
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/subhead"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

func articleAnchor(n int) string { return "a" + strconv.Itoa(n+1) }
func chapterAnchor(n int) string { return "c" + strconv.Itoa(n+1) }

// contentsAnchor is the place of the table of contents.
const contentsAnchor = "contents"

// contents sets the table of contents of a book of about that many pages, its
// page numbers still open.
func (s *frontSetter) contents(pages int) *page.Contents {
	sect := s.flow.Tag("Sect", -1)
	heading := s.partOpening(s.ui.Each(frame.Contents), s.ui, "H1", sect, contentsAnchor)
	heading.Break = s.pageBreak()
	heading.Strips[0].Mark = s.runningTitle(s.ui.Joined(frame.Contents))
	s.flow.Add(heading)
	digits := strings.Repeat("0", len(strconv.Itoa(pages)))
	c := &page.Contents{
		Measure: s.g.Measure, Pitch: s.pitch, Size: s.body,
		Number: s.figures(digits, look{Role: fonts.Body, Size: s.body}).Width,
		Dot:    s.dot(),
	}
	toc := s.flow.Tag("TOC", sect)
	n := 0
	for i := range s.vol.Chapters {
		ch := &s.vol.Chapters[i]
		nested := s.contentsLevel(c, ch)
		if ch.Headed() {
			s.contentsPart(c, toc, ch.Labels(s.ui), chapterAnchor(i), nested)
		}
		for j := range ch.Entries {
			if s.o.TOCDepth != 1 || !ch.Headed() && ch.Level == 0 {
				apart := j == 0 && i > 0 && !ch.Headed() && !nested
				s.contentsArticle(c, toc, &ch.Entries[j], n, apart)
				s.contentsHeads(c, toc, n)
			}
			n++
		}
	}
	if c.Indent = 0; len(s.vol.Sources) > 0 {
		s.contentsPart(c, toc, s.ui.Each(frame.Sources), sourcesAnchor, false)
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
	c.Indent = min(1.5*s.em*float64(level), c.Measure/4)
	return ch.Level > 0
}

// contentsPart sets the line of a chapter or of the index: its name or date in
// the leading language, then small and grey in the others.
func (s *frontSetter) contentsPart(c *page.Contents, toc int, labels []string, anchor string, nested bool) {
	var spans []text.Span
	for i, label := range distinct(labels) {
		if i == 0 {
			spans = append(spans, s.span(label, look{Role: fonts.Heading, Size: s.body}))
		} else {
			spans = append(spans, s.span("  "+label, s.grey()))
		}
	}
	b := c.Entry(s.flow, s.flow.Tag("TOCI", toc), spans, s.contentsLines(c, spans, s.ui.Lead()), anchor, false)
	if b.KeepNext = 2; !nested {
		b.Before = 1
	}
	s.flow.Add(b)
}

// contentsArticle sets the line of an article: its title, then its source in
// grey where the book has several, then the title of its second text. It may stand
// apart from the chapter before it.
func (s *frontSetter) contentsArticle(c *page.Contents, toc int, e *digest.Entry, n int, apart bool) {
	m := &e.Meta
	title := s.span(m.Title, look{Role: fonts.Body, Size: s.body})
	spans := []text.Span{title}
	if len(s.vol.Sources) > 1 && m.Source != "" {
		spans = append(spans, s.span("  "+m.Source, s.grey()))
	}
	item := s.speaking("TOCI", toc, m.Lang)
	b := c.Entry(s.flow, item, spans, s.contentsLines(c, spans, m.Lang), articleAnchor(n), true)
	if apart {
		b.Before = 1
	}
	if e.Second != nil {
		s.contentsSecond(c, &b, s.speaking("TOCI", toc, e.Second.Lang), e.Second, articleAnchor(n))
	}
	s.flow.Add(b)
}

// contentsHeads sets the lines of an article's headings, smaller and an em further in than
// its title.
func (s *frontSetter) contentsHeads(c *page.Contents, toc, n int) {
	if s.heads == nil {
		return
	}
	c.Indent += s.em
	defer func() { c.Indent -= s.em }()
	for i, h := range s.heads[n] {
		if h.Words == "" {
			continue
		}
		spans := []text.Span{s.span(h.Words, look{Role: fonts.Body, Size: s.small})}
		b := c.Entry(s.flow, s.speaking("TOCI", toc, h.Lang), spans, s.contentsLines(c, spans, h.Lang), subhead.Anchor(articleAnchor(n), i), true)
		b.KeepPrevious = i == 0
		s.flow.Add(b)
	}
}

func (s *frontSetter) contentsLines(c *page.Contents, spans []text.Span, lang doc.Lang) []text.Line {
	p := text.Paragraph{Spans: spans, Lang: string(lang), Measure: c.TitleMeasure(), HangIndent: 2 * s.em, Align: text.Left, NoHyphens: true}
	lines := s.lines(&p)
	for n := len(lines); n > 1 && lonelySource(lines) && p.Measure > c.TitleMeasure()*0.7; {
		p.Measure -= s.em
		narrower := s.engine.Lines(&p)
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
	lines := s.lines(ragged([]text.Span{s.span(".", s.grey())}, doc.English, s.g.Measure))
	if len(lines) == 0 || len(lines[0].Runs) != 1 || len(lines[0].Runs[0].Glyphs) != 1 {
		return nil
	}
	return &lines[0].Runs[0]
}
