package typeset

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/extent"
	"github.com/wenzhai/wenzhai/layout/compose/formula"
	"github.com/wenzhai/wenzhai/layout/compose/keep"
	"github.com/wenzhai/wenzhai/layout/compose/shade"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// room is where blocks are set: a part of the column, an element, a language.
type room struct {
	x, measure float64
	tag        int
	lang       doc.Lang
	first      bool // no paragraph was set yet, or a heading or the like stands before
	under      bool // a heading stands right before
	plain      bool // paragraphs have no first-line indent: in lists
	spaced     bool // paragraphs are parted by space: Western ones have no first-line indent
	quoted     bool // Chinese stands in Kai: a quotation
	turned     bool // the language is not that of the element around
}

// within returns the room less left and right margins, but never less than a
// third of the column.
func (r room) within(left, right, column float64) room {
	if r.measure-left-right < column/3 {
		left, right = min(left, max(0, (r.measure-column/3))), 0
	}
	r.x += left
	r.measure -= left + right
	return r
}

func (r room) speaking(l doc.Lang) room {
	if l != "" && l != r.lang {
		r.lang, r.turned = l, true
	}
	return r
}

// blocks sets blocks in reading order.
func (s *compositor) blocks(r room, blocks []doc.Block) {
	s.run(r, blocks, doc.Span{To: len(blocks)})
}

// run sets a run of blocks, minding those around it.
func (s *compositor) run(r room, blocks []doc.Block, of doc.Span) {
	for i := of.From; i < of.To; i++ {
		if s.Room() == 0 {
			s.leaveOut(r, blocks[i:of.To])
			return
		}
		s.Add(1)
		r.first = true
		if i > 0 {
			p, paragraph := blocks[i-1].(*doc.Paragraph)
			_, r.under = blocks[i-1].(*doc.Heading)
			r.first = !paragraph || p.Lead
		}
		at := len(s.Flow.Blocks)
		switch b := blocks[i].(type) {
		case *doc.Paragraph:
			if b.Verse {
				boxes{s}.verse(r.speaking(b.Lang), b.Inlines)
				continue
			}
			if b.Lead {
				boxes{s}.standfirst(r.speaking(b.Lang), b.Inlines)
				continue
			}
			s.paragraph(r.speaking(b.Lang), b.Inlines)
			if i+1 < len(blocks) && keep.WithNext(b, blocks[i+1]) {
				s.keepNext(at)
			}
		case *doc.Heading:
			s.heading(r.speaking(b.Lang), b)
		case *doc.List:
			s.list(r, b)
		case *doc.Definitions:
			boxes{s}.definitions(r, b)
		case *doc.Box:
			boxes{s}.box(r, b)
		case *doc.Quote:
			s.quote(r.speaking(b.Lang), b)
		case *doc.Code:
			s.code(r, b)
		case *doc.Formula:
			setFormula(s, r, b)
		case *doc.Table:
			s.table(r, b)
		case *doc.Figure:
			if tag := s.figure(r, b); s.floats && s.Flow.Tags[r.tag].Role == "Sect" && keep.Loose(blocks, i) {
				s.float(tag)
			}
		case *doc.Rule:
			s.rule(r)
		}
		if _, text := blocks[i].(*doc.Paragraph); !text && !r.plain {
			apart(s.Flow.Blocks[at:])
		}
	}
}

// apart lets a line of white stand above and below blocks.
func apart(blocks []page.Block) {
	if n := len(blocks); n > 0 {
		blocks[0].ApartAbove, blocks[n-1].ApartBelow = true, true
	}
}

// leaveOut counts blocks that are not set, and marks the place of the first.
func (s *compositor) leaveOut(r room, blocks []doc.Block) {
	if s.LeaveOut(blocks) {
		s.omission(r)
	}
}

// omission marks a place where something is left out.
func (s *compositor) omission(r room) { s.paragraph(r, []doc.Inline{&doc.Run{Text: "……"}}) }

// breaks counts the line ends that spans ask for.
func breaks(spans []text.Span) (n int) {
	for i := range spans {
		n += strings.Count(spans[i].Text, "\n")
	}
	return n
}

// keepNext keeps the last of the blocks from number at on, where it is short,
// with the two lines after it.
func (s *Setter) keepNext(at int) {
	if n := len(s.Flow.Blocks) - 1; n >= at && len(s.Flow.Blocks[n].Strips) <= 2 {
		s.Flow.Blocks[n].KeepNext = 2
	}
}

// paragraph sets running text: Chinese with a first-line indent of two em
// (CLREQ §3.1.9), of one in a narrow column; other languages with one em, but
// for the first paragraph of a text, and ragged in a narrow column, where too
// few word spaces share what a line lacks.
func (s *compositor) paragraph(r room, in []doc.Inline) {
	p := text.Paragraph{
		Spans: s.spans(in, running(s.Setter, r)), Lang: string(r.lang), Measure: r.measure, FirstIndent: s.indent(r),
	}
	s.Add(breaks(p.Spans))
	if !r.lang.IsChinese() && (s.Ragged || r.measure < 24*s.Em) {
		p.Align = text.Left
	}
	tag, lines := s.element("P", r), s.Lines(&p)
	b := page.Block{Orphans: 1, Widows: s.widows(lines, r), Strips: s.stack(p.Spans, lines, tag, r.x, s.Pitch)}
	if r.x == 0 && !r.plain && text.MayBeLonger(&p, lines) && allText(p.Spans) {
		b.Longer = longer(s.Setter, p, len(lines), tag)
	}
	s.Flow.Add(b)
}

// running is the look of running text: Chinese quotations stand in Kai.
func running(s *Setter, r room) Look {
	l := Look{Role: fonts.Body, Size: s.Body, Colour: s.Ink}
	if r.quoted && r.lang.IsChinese() {
		l.Role = fonts.Quote
	}
	return l
}

// allText tells that spans hold no link, which has an element of its own, no picture
// and no reading.
func allText(spans []text.Span) bool {
	return !slices.ContainsFunc(spans, func(sp text.Span) bool { return sp.Link != "" || sp.Box != nil || sp.Ruby != "" })
}

// longer sets a paragraph of some lines in one line more when it is asked.
func longer(s *Setter, p text.Paragraph, lines, tag int) func() []page.Strip {
	return func() []page.Strip {
		set := s.Engine.Longer(&p, lines)
		if set == nil {
			return nil
		}
		if s.Options.Observe != nil {
			s.Options.Observe(&p, set)
		}
		place := page.NewPlacer(s.Flow, tag, p.Spans)
		out := make([]page.Strip, len(set))
		for i := range set {
			out[i] = page.Strip{Depth: s.Pitch, Items: place.Line(&set[i], 0, page.Baseline(s.Pitch, s.standing(largest(p.Spans), s.Pitch)))}
		}
		return out
	}
}

// widows is how many last lines of a paragraph may stand at the head of a page: one
// that fills much of the measure stands there alone (CMOS 18 §2.116).
func (s *compositor) widows(lines []text.Line, r room) int {
	if n := len(lines); n > 1 && page.Width(&lines[n-1]) < r.measure*shortLine {
		return 2
	}
	return 1
}

// shortLine is the part of the measure that a line fills at least which may stand
// alone at the head of a page.
const shortLine = 1. / 3

func (s *compositor) indent(r room) float64 {
	switch {
	case r.plain:
		return 0
	case r.lang.IsChinese() && r.measure >= 15*s.Em:
		return 2 * s.Em
	case r.lang.IsChinese() || !r.first && !r.spaced:
		return s.Em
	}
	return 0
}

// heading sets a heading within an article on whole lines; it stays with the
// two lines after it. The highest are larger, those below the second ones stand in, and
// those below these are grey.
func (s *compositor) heading(r room, h *doc.Heading) {
	l := Look{Role: fonts.Heading, Size: s.Body, Colour: s.Ink}
	role, depth := s.level.Within(h.Level)
	switch {
	case depth == 1:
		l.Size = s.Sub
	case depth > 3:
		l.Colour = text.Grey
		fallthrough
	case depth == 3:
		r = r.within(2*s.Em, 0, s.Geometry.Measure)
	}
	place(s.Setter, h.ID)
	if anchor := s.subheads[h]; anchor != "" {
		s.places = append(s.places, anchor)
	}
	p := Ragged(s.inBlack(h.Inlines, l), r.lang, r.measure)
	strips := s.Strips(p, s.element(role, r), r.x, s.Pitch)
	b := page.Block{Strips: strips, Before: 1, KeepNext: 2, Together: len(strips) <= 6}
	if r.under {
		b.Before = 0
	}
	s.Flow.Add(b)
}

// quote sets a block quotation, two em in from both sides, with a line of white above
// and below it.
func (s *compositor) quote(r room, q *doc.Quote) {
	at := len(s.Flow.Blocks)
	in := r.within(2*s.Em, 2*s.Em, s.Geometry.Measure)
	in.tag, in.turned, in.quoted = s.element("BlockQuote", r), false, true
	s.blocks(in, q.Blocks)
	if set := s.Flow.Blocks[at:]; len(set) > 0 && !r.plain {
		set[0].Before, set[len(set)-1].After = 1, 1
	}
}

// rule sets a thematic break: a short hairline in the middle of an empty line.
func (s *compositor) rule(r room) {
	w := min(6*s.Em, r.measure)
	line := &page.RectItem{X: r.x + (r.measure-w)/2, Y: s.Pitch/2 - 0.25, W: w, H: 0.5, Shade: page.Hair}
	s.Flow.Add(page.Block{KeepNext: 1, Strips: []page.Strip{{Depth: s.Pitch, Items: []page.Item{line}}}})
}

// code sets preformatted text in small mono type on a light ground, in smaller
// one where that keeps its lines whole. Its lines stand closer than the grid;
// the box takes whole grid lines.
func (s *compositor) code(r room, c *doc.Code) {
	measure := s.codeMeasure(r)
	program, left := s.Program(extent.ProgramText(c))
	spans, _ := s.wholeLines(program, measure)
	spans = s.shader.Spans(spans, c.Info, s.style)
	p := text.Paragraph{Spans: spans, Measure: measure, HangIndent: 1.5 * s.Em, Align: text.Left, Code: true}
	lines := s.Lines(&p)
	strips := s.stack(spans, lines, s.element("Code", r), r.x+codeInset*s.Em, s.SmallPitch)
	for i := 1; i < len(lines); i++ {
		if !lines[i-1].Last {
			shade.GoesOn(&strips[i], r.x+(codeInset+0.4)*s.Em, s.SmallPitch, s.Em)
		}
	}
	s.box(strips, r)
	s.Flow.Add(page.Block{Strips: strips, Orphans: 2, Widows: 2})
	if left > 0 {
		s.omission(r)
	}
}

// setFormula sets a formula on lines of its own; one that cannot be set as its TeX in
// mono type, in the middle where each of its lines fits there.
func setFormula(s *compositor, r room, f *doc.Formula) {
	at := formula.Room{X: r.x, Measure: r.measure, Pitch: s.Pitch, Height: s.Geometry.Depth(), Tag: s.element("Formula", r)}
	s.Flow.Tags[at.Tag].Alt = formula.Source(f)
	strips, err := s.formulas.Display(f, s.style(Look{Role: fonts.Body, Size: s.Body, Colour: s.Ink}), at)
	switch {
	case err == nil && len(strips) == 0: // definitions for formulas after it
		s.Flow.Tags = s.Flow.Tags[:at.Tag]
		return
	case err == nil:
		place(s.Setter, f.ID)
		strips[0].Anchors, s.places = append(s.places, strips[0].Anchors...), nil
		s.Flow.Add(page.Block{Strips: strips, Together: len(strips) < 4})
		return
	}
	unset(s.Setter, f, err)
	place(s.Setter, f.ID)
	lines, _ := s.wholeLines(printable(f.TeX), r.measure-2*s.Em)
	p := text.Paragraph{Spans: lines, Measure: r.measure - 2*s.Em, Align: text.Left, Code: true}
	x := r.x + s.Em
	if w := s.Width(lines, ""); w < p.Measure {
		x += (p.Measure - w) / 2
	}
	s.Add(breaks(lines))
	s.Flow.Add(page.Block{Strips: s.Strips(&p, at.Tag, x, s.Pitch), Orphans: 2, Widows: 2})
}

// codeInset is what a program's ground shows on either side of it, in em.
const codeInset = 0.8

func (s *compositor) codeMeasure(r room) float64 { return r.measure - 2*codeInset*s.Em }

// wholeLines returns program text in the largest size that needs no line to be
// broken, or in the usual one, and false, if none does.
func (s *compositor) wholeLines(program string, measure float64) ([]text.Span, bool) {
	usual := []text.Span{s.Span(program, Look{Role: fonts.Mono, Size: s.Mono, Colour: s.Ink})}
	width := s.Width(usual, "")
	for _, part := range []float64{1, 8. / 9, 7. / 9} {
		if width*part <= measure {
			return []text.Span{s.Span(program, Look{Role: fonts.Mono, Size: s.Mono * part, Colour: s.Ink})}, true
		}
	}
	return usual, false
}

// box lays a ground under strips and pads them to whole grid lines, the rest
// standing evenly above and below.
func (s *compositor) box(strips []page.Strip, r room) {
	if len(strips) == 0 {
		return
	}
	const inner, outer = 0.4, 0.4 // em
	depth := DepthOf(strips)
	whole := float64(s.Geometry.WholeLines(depth+2*(inner+outer)*s.Em)) * s.Pitch
	pad := (whole - depth) / 2
	for i := range strips {
		st := &strips[i]
		ground := &page.RectItem{X: r.x, W: r.measure, H: st.Depth, Shade: page.Ground}
		if i == 0 {
			shift(strips[:1], 0, pad)
			ground.Y, ground.H = outer*s.Em, ground.H+pad-outer*s.Em
			st.Depth += pad
		}
		if i == len(strips)-1 {
			ground.H += pad - outer*s.Em
			st.Depth += pad
		}
		st.Items = append([]page.Item{ground}, st.Items...)
	}
}
