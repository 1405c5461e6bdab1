package typeset

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/headline"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Display sets a title in a whole number of grid lines; a single line takes
// single ones.
func (s *Setter) Display(title text.Span, lang doc.Lang, measure float64, tag, single int) []page.Strip {
	title, lines := fitted(s, title, lang, measure)
	if len(lines) == 0 {
		return nil
	}
	size := title.Style.Size
	lead := s.displayLead(size)
	depth := max(float64(single)*s.Pitch, float64(s.Geometry.WholeLines(float64(len(lines))*lead))*s.Pitch)
	step := lead
	if len(lines) == 1 {
		step = depth
	}
	spare := depth - step*float64(len(lines))
	place := page.NewPlacer(s.Flow, tag, []text.Span{title})
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
func fitted(s *Setter, title text.Span, lang doc.Lang, measure float64) (text.Span, []text.Line) {
	lines := s.balanced(title, lang, measure)
	for len(lines) > titleLines && title.Style.Size > s.Sub {
		smaller := *title.Style
		smaller.Size = max(0.85*smaller.Size, s.Sub)
		title.Style = s.style(smaller)
		lines = s.balanced(title, lang, measure)
	}
	return title, lines
}

// balanced sets a title in lines of about one length.
func (s *Setter) balanced(title text.Span, lang doc.Lang, measure float64) []text.Line {
	p := text.Paragraph{Spans: []text.Span{title}, Lang: string(lang), Measure: measure, Align: text.Left}
	return headline.Balance(s.Engine, p, s.Lines(&p))
}

// displayLead is the distance of lines of display type.
func (s *Setter) displayLead(size float64) float64 {
	if 1.45*size <= s.Pitch {
		return s.Pitch
	}
	return max(1.5*s.Pitch, 1.45*size)
}

// caption sets a caption in small Hei below or above what it belongs to, on
// whole grid lines in all.
func (s *Setter) caption(r room, spans []text.Span, role string) []page.Strip {
	if len(spans) == 0 {
		return nil
	}
	lines := s.Lines(&text.Paragraph{Spans: spans, Lang: string(r.lang), Measure: r.measure, Align: text.Centre})
	if len(lines) > 1 {
		inset := 2 * s.Em
		if r.measure < 14*s.Em {
			inset = 0
		}
		p := text.Paragraph{Spans: spans, Lang: string(r.lang), Measure: r.measure - 2*inset}
		if !r.lang.IsChinese() {
			p.Align = text.Left
		}
		lines = s.Lines(&p)
		r.x += inset
	}
	return s.whole(s.stack(spans, lines, s.element(role, r), r.x, s.SmallPitch))
}

// whole fills strips up to a whole number of grid lines.
func (s *Setter) whole(strips []page.Strip) []page.Strip {
	if n := len(strips); n > 0 {
		strips[n-1].Depth += float64(s.Geometry.WholeLines(DepthOf(strips)))*s.Pitch - DepthOf(strips)
	}
	return strips
}

// Hairline sets a rule across the measure in the middle of an empty line.
func (s *Setter) Hairline() page.Strip {
	hair := &page.RectItem{Y: 0.5 * s.Pitch, W: s.Geometry.Measure, H: 0.5, Shade: page.Hair}
	return page.Strip{Depth: s.Pitch, Items: []page.Item{hair}}
}

// quiet is the look of kickers, captions and running heads.
func (s *Setter) quiet() Look { return Look{Role: fonts.Heading, Size: s.Small, Colour: text.Grey} }

// Grey is the look of what stands beside running text.
func (s *Setter) Grey() Look { return Look{Role: fonts.Body, Size: s.Small, Colour: text.Grey} }

// RunningTitle sets a title for the running head, shortened to half the
// measure.
func (s *Setter) RunningTitle(title string) *text.Line {
	l := s.quiet()
	short := s.Span(s.fit(title, l, "", s.Geometry.Block()/2-s.Em), l)
	lines := s.Engine.Lines(Ragged([]text.Span{short}, s.Lang, s.Geometry.Block()))
	if len(lines) == 0 {
		return nil
	}
	return &lines[0]
}

// Figures sets a page number in figures of one width.
func (s *Setter) Figures(n string, l Look) *text.GlyphRun {
	lines := s.Engine.Lines(Ragged([]text.Span{s.Span(n, l)}, doc.English, s.Geometry.Measure))
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

// DepthOf is the depth of strips below each other, in points.
func DepthOf(strips []page.Strip) (d float64) {
	for i := range strips {
		d += strips[i].Depth
	}
	return d
}
