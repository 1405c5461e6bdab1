package compose

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/headline"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// display sets a title in a whole number of grid lines; a single line takes
// single ones.
func (s *setter) display(title text.Span, lang doc.Lang, measure float64, tag, single int) []page.Strip {
	title, lines := fitted(s, title, lang, measure)
	if len(lines) == 0 {
		return nil
	}
	size := title.Style.Size
	lead := s.displayLead(size)
	depth := max(float64(single)*s.pitch, float64(s.g.WholeLines(float64(len(lines))*lead))*s.pitch)
	step := lead
	if len(lines) == 1 {
		step = depth
	}
	spare := depth - step*float64(len(lines))
	place := page.NewPlacer(s.flow, tag, []text.Span{title})
	out := make([]page.Strip, len(lines))
	for i := range lines {
		top := 0.0
		if i == 0 {
			top = spare / 2
		}
		out[i] = page.Strip{Depth: step + top, Items: place.Line(&lines[i], 0, top+page.Baseline(step, size)), Glue: i < len(lines)-1}
	}
	out[len(out)-1].Depth += spare / 2
	return out
}

// titleLines is how many lines of a title stand in its own size: a longer one is a text,
// and steps down until it has no more, or is as small as a heading.
const titleLines = 4

// fitted balances the lines of a title in the largest size in which it has few.
func fitted(s *setter, title text.Span, lang doc.Lang, measure float64) (text.Span, []text.Line) {
	lines := s.balanced(title, lang, measure)
	for len(lines) > titleLines && title.Style.Size > s.sub {
		smaller := *title.Style
		smaller.Size = max(0.85*smaller.Size, s.sub)
		title.Style = s.style(smaller)
		lines = s.balanced(title, lang, measure)
	}
	return title, lines
}

// balanced sets a title in lines of about one length.
func (s *setter) balanced(title text.Span, lang doc.Lang, measure float64) []text.Line {
	p := text.Paragraph{Spans: []text.Span{title}, Lang: string(lang), Measure: measure, Align: text.Left}
	return headline.Balance(s.engine, p, s.lines(&p))
}

// displayLead is the distance of lines of display type.
func (s *setter) displayLead(size float64) float64 {
	if 1.45*size <= s.pitch {
		return s.pitch
	}
	return max(1.5*s.pitch, 1.45*size)
}

// caption sets a caption in small Hei below or above what it belongs to, on
// whole grid lines in all.
func (s *setter) caption(r room, spans []text.Span, role string) []page.Strip {
	if len(spans) == 0 {
		return nil
	}
	lines := s.lines(&text.Paragraph{Spans: spans, Lang: string(r.lang), Measure: r.measure, Align: text.Centre})
	if len(lines) > 1 {
		inset := 2 * s.em
		if r.measure < 14*s.em {
			inset = 0
		}
		p := text.Paragraph{Spans: spans, Lang: string(r.lang), Measure: r.measure - 2*inset}
		if !r.lang.IsChinese() {
			p.Align = text.Left
		}
		lines = s.lines(&p)
		r.x += inset
	}
	return s.whole(s.stack(spans, lines, s.element(role, r), r.x, s.smallPitch))
}

// whole fills strips up to a whole number of grid lines.
func (s *setter) whole(strips []page.Strip) []page.Strip {
	if n := len(strips); n > 0 {
		strips[n-1].Depth += float64(s.g.WholeLines(depthOf(strips)))*s.pitch - depthOf(strips)
	}
	return strips
}

// hairline sets a rule across the measure in the middle of an empty line.
func (s *setter) hairline() page.Strip {
	hair := &page.RectItem{Y: 0.5 * s.pitch, W: s.g.Measure, H: 0.5, Shade: page.Hair}
	return page.Strip{Depth: s.pitch, Items: []page.Item{hair}}
}

// quiet is the look of kickers, captions and running heads.
func (s *setter) quiet() look { return look{Role: fonts.Heading, Size: s.small, Colour: text.Grey} }

// grey is the look of what stands beside running text.
func (s *setter) grey() look { return look{Role: fonts.Body, Size: s.small, Colour: text.Grey} }

// runningTitle sets a title for the running head, shortened to half the
// measure.
func (s *setter) runningTitle(title string) *text.Line {
	l := s.quiet()
	short := s.span(s.fit(title, l, "", s.g.Block()/2-s.em), l)
	lines := s.engine.Lines(ragged([]text.Span{short}, s.lang, s.g.Block()))
	if len(lines) == 0 {
		return nil
	}
	return &lines[0]
}

// figures sets a page number in figures of one width.
func (s *setter) figures(n string, l look) *text.GlyphRun {
	lines := s.engine.Lines(ragged([]text.Span{s.span(n, l)}, doc.English, s.g.Measure))
	if len(lines) == 0 || len(lines[0].Runs) == 0 {
		return &text.GlyphRun{Style: s.style(l), Size: l.Size}
	}
	run := &lines[0].Runs[0]
	widest := 0
	for r := '0'; r <= '9'; r++ {
		if g, ok := run.Face.GID(r); ok {
			widest = max(widest, run.Face.Advance(g))
		}
	}
	width := 0
	for i := range run.Glyphs {
		g := &run.Glyphs[i]
		spare := widest - run.Face.Advance(g.ID)
		g.Adjust, g.Shift = int16(spare), int16(spare/2)
		width += widest
	}
	run.Width = float64(width) * run.Size / 1000
	return run
}

// shift moves what stands in strips.
func shift(strips []page.Strip, x, y float64) {
	for i := range strips {
		for _, it := range strips[i].Items {
			page.Move(it, x, y, 0)
		}
	}
}

func depthOf(strips []page.Strip) (d float64) {
	for i := range strips {
		d += strips[i].Depth
	}
	return d
}
