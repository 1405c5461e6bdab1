package compose

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

// setter sets paragraphs and what is made of them (captions, display lines,
// page numbers) into a flow, and remembers what went wrong.
type setter struct {
	*press
	flow   *page.Flow
	meta   *doc.Meta // of the article; names it in diagnostics
	lang   doc.Lang  // of the article's greater part
	links  *linkNotes
	feet   *footnotes
	second bool     // the text is the second of two
	places []string // anchors that wait for the next lines
	styles map[look]*text.Style
	shader shade.Shader
	short  map[string]*doc.Styled // the first of each abbreviation

	missing  map[rune]int      // characters without a glyph, with their number
	overfull int               // lines wider than their measure
	unset    []diag.Diagnostic // formulas that stand as TeX
}

func (p *press) newSetter(meta *doc.Meta) *setter {
	return &setter{
		press: p, meta: meta, lang: meta.Lang, flow: &page.Flow{}, links: &linkNotes{}, feet: &footnotes{},
		styles: map[look]*text.Style{}, short: map[string]*doc.Styled{}, missing: map[rune]int{},
	}
}

// section begins the element of an article.
func (s *setter) section(lang doc.Lang) int { return s.speaking("Sect", -1, lang) }

// speaking begins an element, with its language where it is not the book's.
func (s *setter) speaking(role string, parent int, lang doc.Lang) int {
	tag := s.flow.Tag(role, parent)
	if lang != "" && lang != s.press.lang {
		s.flow.Tags[tag].Lang = string(lang)
	}
	return tag
}

// own returns the room of the compositor's text: its measure, at x.
func (s *setter) own(tag int, x float64) room {
	return room{x: x, measure: s.g.Measure, tag: tag, lang: s.lang}
}

// element adds an element to the room's own, with its language where it is
// another one.
func (s *setter) element(role string, r room) int {
	tag := s.flow.Tag(role, r.tag)
	if r.turned {
		s.flow.Tags[tag].Lang = string(r.lang)
	}
	return tag
}

// take sets blocks without adding them to the flow.
func (s *setter) take(set func()) []page.Block {
	at := len(s.flow.Blocks)
	set()
	blocks := append([]page.Block(nil), s.flow.Blocks[at:]...)
	s.flow.Blocks = s.flow.Blocks[:at]
	return blocks
}

// style returns the one shared style that looks like l.
func (s *setter) style(l look) *text.Style {
	if st, ok := s.styles[l]; ok {
		return st
	}
	s.styles[l] = &l
	return &l
}

// span returns plain text in one look.
func (s *setter) span(t string, l look) text.Span {
	return text.Span{Text: printable(t), Style: s.style(l)}
}

// ragged returns a paragraph of display type, lists, notes and the like: flush
// left.
func ragged(spans []text.Span, lang doc.Lang, measure float64) *text.Paragraph {
	return &text.Paragraph{Spans: spans, Lang: string(lang), Measure: measure, Align: text.Left}
}

// lines sets a paragraph and takes note of what went wrong.
func (s *setter) lines(p *text.Paragraph) []text.Line {
	lines, boxed := s.engine.Set(p)
	if boxed {
		s.takeMissing(p.Spans)
	}
	if s.o.Observe != nil {
		s.o.Observe(p, lines)
	}
	for i := range lines {
		if lines[i].Right > p.Measure+0.5 {
			s.overfull++
		}
	}
	return lines
}

// takeMissing counts the characters that no face has.
func (s *setter) takeMissing(spans []text.Span) {
	for i := range spans {
		sp := &spans[i]
		for _, r := range s.engine.Missing(sp.Text, sp.Style.Role) {
			s.missing[r] += strings.Count(sp.Text, string(r))
		}
	}
}

// strips sets a paragraph as strips of the given depth, its left edge at x.
func (s *setter) strips(p *text.Paragraph, tag int, x, depth float64) []page.Strip {
	return s.stack(p.Spans, s.lines(p), tag, x, depth)
}

// stack turns the set lines of spans into strips of one depth.
func (s *setter) stack(spans []text.Span, lines []text.Line, tag int, x, depth float64) []page.Strip {
	places := s.places
	s.places = nil
	place := page.NewPlacer(s.flow, tag, spans)
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
func (s *setter) standing(size, depth float64) float64 {
	if depth == s.pitch && size > 0.85*s.g.Em && size < 1.2*s.g.Em {
		return s.g.Em
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

func (s *setter) width(spans []text.Span, lang doc.Lang) float64 {
	return s.engine.Width(spans, string(lang))
}

// fit shortens t with an ellipsis, before the tail, until it is no wider than
// room.
func (s *setter) fit(t string, l look, tail string, room float64) string {
	whole := func(t string) bool { return s.width([]text.Span{s.span(t, l)}, s.lang) <= room }
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

// findings returns what cannot be drawn, what is left out and what does not fit.
func (s *setter) findings(left ...diag.Diagnostic) []diag.Diagnostic {
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
