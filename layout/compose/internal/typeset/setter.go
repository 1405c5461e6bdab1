package typeset

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/formula"
	"github.com/wenzhai/wenzhai/layout/compose/headline"
	"github.com/wenzhai/wenzhai/layout/compose/shade"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Setter sets paragraphs and what is made of them (captions, display lines,
// page numbers) into a flow, and remembers what went wrong.
type Setter struct {
	*Press
	Flow   *page.Flow
	meta   *doc.Meta // of the article; names it in diagnostics
	Lang   doc.Lang  // of the article's greater part
	links  *linkNotes
	feet   *footnotes
	second bool     // the text is the second of two
	places []string // anchors that wait for the next lines
	styles map[Look]*text.Style
	shader shade.Shader
	short  map[string]*doc.Styled // the first of each abbreviation

	missing  map[rune]int      // characters without a glyph, with their number
	overfull int               // lines wider than their measure
	unset    []diag.Diagnostic // formulas that stand as TeX
}

// NewSetter begins a flow of its own. meta names the article in findings and says its
// language.
func (p *Press) NewSetter(meta *doc.Meta) *Setter {
	return &Setter{
		Press: p, meta: meta, Lang: meta.Lang, Flow: &page.Flow{}, links: &linkNotes{}, feet: &footnotes{},
		styles: map[Look]*text.Style{}, short: map[string]*doc.Styled{}, missing: map[rune]int{},
	}
}

// section begins the element of an article.
func (s *Setter) section(lang doc.Lang) int { return s.Speaking("Sect", -1, lang) }

// Speaking begins an element, with its language where it is not the book's.
func (s *Setter) Speaking(role string, parent int, lang doc.Lang) int {
	tag := s.Flow.Tag(role, parent)
	if lang != "" && lang != s.Press.Lang {
		s.Flow.Tags[tag].Lang = string(lang)
	}
	return tag
}

// own returns the room of the compositor's text: its measure, at x.
func (s *Setter) own(tag int, x float64) room {
	return room{x: x, measure: s.Geometry.Measure, tag: tag, lang: s.Lang}
}

// element adds an element to the room's own, with its language where it is
// another one.
func (s *Setter) element(role string, r room) int {
	tag := s.Flow.Tag(role, r.tag)
	if r.turned {
		s.Flow.Tags[tag].Lang = string(r.lang)
	}
	return tag
}

// take sets blocks without adding them to the flow.
func (s *Setter) take(set func()) []page.Block {
	at := len(s.Flow.Blocks)
	set()
	blocks := append([]page.Block(nil), s.Flow.Blocks[at:]...)
	s.Flow.Blocks = s.Flow.Blocks[:at]
	return blocks
}

// style returns the one shared style that looks like l.
func (s *Setter) style(l Look) *text.Style {
	if st, ok := s.styles[l]; ok {
		return st
	}
	s.styles[l] = &l
	return &l
}

// Span returns plain text in one look.
func (s *Setter) Span(t string, l Look) text.Span {
	return text.Span{Text: printable(t), Style: s.style(l)}
}

// Ragged returns a paragraph of display type, lists, notes and the like: flush
// left.
func Ragged(spans []text.Span, lang doc.Lang, measure float64) *text.Paragraph {
	return &text.Paragraph{Spans: spans, Lang: string(lang), Measure: measure, Align: text.Left}
}

// Lines sets a paragraph and takes note of what went wrong.
func (s *Setter) Lines(p *text.Paragraph) []text.Line {
	lines, boxed := s.Engine.Set(p)
	if boxed {
		s.takeMissing(p.Spans)
	}
	if s.Options.Observe != nil {
		s.Options.Observe(p, lines)
	}
	for i := range lines {
		if lines[i].Right > p.Measure+0.5 {
			s.overfull++
		}
	}
	return lines
}

// takeMissing counts the characters that no face has.
func (s *Setter) takeMissing(spans []text.Span) {
	for i := range spans {
		sp := &spans[i]
		for _, r := range s.Engine.Missing(sp.Text, sp.Style.Role) {
			s.missing[r] += strings.Count(sp.Text, string(r))
		}
	}
}

// Strips sets a paragraph as strips of the given depth, its left edge at x.
func (s *Setter) Strips(p *text.Paragraph, tag int, x, depth float64) []page.Strip {
	return s.stack(p.Spans, s.Lines(p), tag, x, depth)
}

// stack turns the set lines of spans into strips of one depth.
func (s *Setter) stack(spans []text.Span, lines []text.Line, tag int, x, depth float64) []page.Strip {
	places := s.places
	s.places = nil
	place := page.NewPlacer(s.Flow, tag, spans)
	base := page.Baseline(depth, s.standing(largest(spans), depth))
	out := make([]page.Strip, len(lines))
	for i := range lines {
		items := place.Line(&lines[i], x, base)
		out[i] = page.Strip{Depth: depth, Items: items}
		refer(s, &out[i])
	}
	if slices.ContainsFunc(spans, func(sp text.Span) bool { return sp.Box != nil }) {
		formula.Raise(out, lines, base, largest(spans))
	}
	if len(out) > 0 {
		out[0].Anchors = append(places, out[0].Anchors...)
	}
	return out
}

// standing returns the size of type whose baseline lines of another size share:
// on the grid that of the body, for all that is about as large.
func (s *Setter) standing(size, depth float64) float64 {
	if depth == s.Pitch && size > 0.85*s.Geometry.Em && size < 1.2*s.Geometry.Em {
		return s.Geometry.Em
	}
	return size
}

// largest returns the size of the largest type in the spans.
func largest(spans []text.Span) (size float64) {
	for i := range spans {
		size = max(size, spans[i].Style.Size)
	}
	return size
}

// Width is that of spans on one line, in points.
func (s *Setter) Width(spans []text.Span, lang doc.Lang) float64 {
	return s.Engine.Width(spans, string(lang))
}

// fit shortens t with an ellipsis, before the tail, until it is no wider than
// room.
func (s *Setter) fit(t string, l Look, tail string, room float64) string {
	whole := func(t string) bool { return s.Width([]text.Span{s.Span(t, l)}, s.Lang) <= room }
	if whole(t + tail) {
		return t + tail
	}
	runes := []rune(t)
	low, high := 0, len(runes)
	for low < high {
		n := (low + high + 1) / 2
		if whole(headline.Cut(runes, n) + "…" + tail) {
			low = n
		} else {
			high = n - 1
		}
	}
	return headline.Cut(runes, low) + "…" + tail
}

// Findings returns what cannot be drawn, what is left out and what does not fit.
func (s *Setter) Findings(left ...diag.Diagnostic) []diag.Diagnostic {
	var out []diag.Diagnostic
	runes := make([]rune, 0, len(s.missing))
	for r := range s.missing {
		runes = append(runes, r)
	}
	sort.Slice(runes, func(i, j int) bool { return runes[i] < runes[j] })
	for _, r := range runes {
		out = append(out, diag.New(diag.MissingGlyph, s.meta.Path, s.meta.Line, "no face has %q (%U), which stands %s in %q", r, r, times(s.missing[r]), s.meta.Title))
	}
	out = append(append(out, left...), s.unset...)
	if s.overfull > 0 {
		out = append(out, diag.New(diag.Overfull, s.meta.Path, s.meta.Line, "%d lines of %q are wider than their measure", s.overfull, s.meta.Title))
	}
	return out
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
