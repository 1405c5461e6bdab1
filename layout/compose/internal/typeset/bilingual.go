package typeset

import (
	"errors"
	"math"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/keep"
	"github.com/wenzhai/wenzhai/layout/compose/series"
	"github.com/wenzhai/wenzhai/layout/compose/subhead"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// ErrReveal is what digest.Reveal, a layout for readers with a pointer, comes to on paper.
var ErrReveal = errors.New("the layout reveal is for EPUB alone: choose interleave, columns, facing or sequential for a PDF")

// geometry is the frame of the pages for a layout. Texts that stand side by
// side or on facing pages leave no room for columns of another kind.
func geometry(l digest.Layout, o Options) (page.Geometry, error) {
	switch l {
	case digest.Reveal:
		return page.Geometry{}, ErrReveal
	case digest.Columns:
		g := sheetOf(o, 2)
		g.Measure, g.Columns = g.Block(), 1
		return g, nil
	case digest.Facing:
		g := sheetOf(o, 1)
		g.Facing = true
		return g, nil
	}
	return sheetOf(o, o.Columns), nil
}

// readPitch is the distance of lines with readings, in em: the white above a
// reading is three times that between it and its character.
const readPitch = 13.0 / 6

// sheetOf returns the frame of pages with so many columns.
func sheetOf(o Options, columns int) page.Geometry {
	g := page.NewGeometry(o.Paper.Width, o.Paper.Height, o.FontSize, columns, o.Duplex)
	if o.Readings {
		g = g.Spaced(readPitch * g.Em)
	}
	return g
}

// Typesetter sets one article, of one text or of two that share a flow, the
// styles and the numbers of notes.
type Typesetter struct {
	a            *doc.Article
	at           Site
	lead, second *compositor // second is nil for an article of one text
	beside       float64     // where the second column begins
	rows         []doc.Match
}

// Typesetter makes ready to set an article of one text or two, on any goroutine.
func (p *Press) Typesetter(a *doc.Article, at Site) *Typesetter {
	text := *a
	t := &Typesetter{a: &text, at: at}
	one, two := p, p
	if a.Second != nil {
		switch p.Layout {
		case digest.Columns:
			one, two, t.beside = p.sides(a.Lang, a.Second.Lang)
		case digest.Facing, digest.Sequential:
		default:
			two = p.muted()
		}
	}
	t.lead = one.newCompositor(&a.Meta)
	t.lead.byline = p.Options.Byline.Line(p.UI.Best(a.Lang), &a.Meta, a.Blocks)
	t.lead.links = newLinkNotes(p, at.Anchor, p.Geometry.Measure)
	t.lead.level.Base = at.Level
	if p.Options.TOCDepth > 2 {
		t.lead.subheads = map[*doc.Heading]string{}
		subhead.Find(a.Blocks, func(n int, h *doc.Heading) { t.lead.subheads[h] = subhead.Anchor(at.Anchor, n) })
	}
	text.Blocks, t.lead.feet = takeNotes(a.Blocks, at.Anchor, t.lead)
	if a.Second != nil {
		second := *a.Second
		text.Second = &second
		t.second = two.newCompositor(&a.Second.Meta)
		t.second.byline = p.Options.Byline.Line(p.UI.Best(a.Second.Lang), &a.Second.Meta, a.Second.Blocks)
		t.second.Flow, t.second.links, t.second.styles = t.lead.Flow, t.lead.links, t.lead.styles
		t.second.level, t.second.second = t.lead.level, true
		second.Blocks, t.second.feet = takeNotes(second.Blocks, SecondAnchor(at.Anchor), t.second)
		t.rows = keep.Rows(&text)
		if p.Layout == digest.Sequential { // notes are numbered as they are called
			t.rows = []doc.Match{{Lead: doc.Span{To: len(text.Blocks)}}, {Second: doc.Span{To: len(second.Blocks)}}}
		}
	}
	return t
}

// Number gives the links of both texts their numbers, row by row, and returns
// how many there are.
func (t *Typesetter) Number() int {
	if t.second == nil {
		t.lead.links.numberRun(t.lead.Setter, t.a.Blocks)
	}
	for _, r := range t.rows {
		t.lead.links.numberRun(t.lead.Setter, t.a.Blocks[r.Lead.From:r.Lead.To])
		t.lead.links.numberRun(t.second.Setter, t.a.Second.Blocks[r.Second.From:r.Second.To])
	}
	return len(t.lead.links.numbers)
}

// Follow says what was handed out of the numbers of notes before this article.
func (t *Typesetter) Follow(before series.Taken) { t.lead.links.before = before }

// Set sets the article, whose notes are numbered.
func (t *Typesetter) Set() *Article {
	if t.second == nil {
		return t.lead.article(t.a, t.at)
	}
	switch t.lead.Layout {
	case digest.Columns, digest.Facing:
		t.sideBySide()
	case digest.Sequential:
		t.inTurn()
	default:
		t.interleave()
	}
	return &Article{*t.lead.Flow, append(t.lead.notes(), t.second.notes()...)}
}

// room of the second text: its passages say their language.
func (t *Typesetter) other(tag int) room {
	r := t.second.own(tag, t.beside)
	r.turned = t.second.Lang != t.lead.Lang
	return r
}

// muted returns the press for the second of two texts that stand one under
// the other: smaller.
func (p *Press) muted() *Press {
	q := *p
	for _, size := range []*float64{&q.Sheet.Body, &q.Sheet.Mono, &q.Sheet.Sub, &q.Sheet.Head} {
		*size *= quieter
	}
	q.Sheet.Head = q.Tier
	q.Ink = text.Soft
	return &q
}

// quieter is the size of a second text in shares of the first one's.
const quieter = 0.9

// sides returns the presses of two columns and where the second one begins.
// Their widths suit the languages: what a language needs more room for gets
// more, so that rows are about of one depth.
func (p *Press) sides(lead, second doc.Lang) (one, two *Press, beside float64) {
	a, b := *p, *p
	free := p.Geometry.Measure - 2*p.Em
	part := breadth(lead) / (breadth(lead) + breadth(second))
	a.Geometry.Measure = math.Round(free*part/p.Em) * p.Em
	b.Geometry.Measure = free - a.Geometry.Measure
	narrow := a.Geometry
	narrow.Measure = min(a.Geometry.Measure, b.Geometry.Measure)
	small := newSheet(narrow)
	for _, side := range []*Press{&a, &b} {
		side.Sheet.Head, side.Sheet.Sub, side.Ragged = small.Head, small.Body, true
	}
	return &a, &b, p.Geometry.Measure - b.Geometry.Measure
}

// breadth is how much room the same matter takes in a narrow column, Chinese
// being 1. Of 150 English articles and their Chinese translations it is 1.51,
// from 1.36 to 1.74 in eight of ten.
func breadth(l doc.Lang) float64 {
	switch {
	case l.IsChinese():
		return 1
	case l == doc.Russian:
		return 1.6
	}
	return 1.5
}
