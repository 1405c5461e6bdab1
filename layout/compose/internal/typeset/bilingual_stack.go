package typeset

import (
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/text"
)

// interleave sets every run of the leading text with its translation below it,
// smaller; an empty line parts the pairs.
func (t *Typesetter) interleave() {
	s := t.lead
	sect := s.section(s.Lang)
	left, right := s.own(sect, 0), t.other(sect)
	left.spaced, right.spaced = true, true
	s.opening(t.at.Anchor, left, s.RunningTitle(t.a.Title))
	t.subtitle(right)
	for _, r := range t.rows {
		t.pair(left, right, r)
	}
	s.uncalled(left)
	t.second.uncalled(right)
	s.original(left)
	if t.a.Second.URL != t.a.URL {
		t.second.original(right)
	}
}

// subtitle sets the translated title below the headline, and what its kicker
// says.
func (t *Typesetter) subtitle(r room) {
	o := t.second
	l := Look{Role: fonts.Heading, Size: o.Head, Colour: text.Grey}
	opening := &t.lead.Flow.Blocks[len(t.lead.Flow.Blocks)-1]
	title, lines := fitted(o.Setter, o.Span(o.meta.Title, l), o.Lang, r.measure)
	opening.Strips = append(opening.Strips, o.stack([]text.Span{title}, lines, o.element("P", r), r.x, o.Pitch)...)
	opening.Strips = append(opening.Strips, o.kickerStrips(r)...)
}

// pair sets one row. A picture that both texts show is set once, with both
// captions; so are a program and a thematic break.
func (t *Typesetter) pair(left, right room, r doc.Match) {
	s, o := t.lead, t.second
	a, b := t.a.Blocks[r.Lead.From:r.Lead.To], t.a.Second.Blocks[r.Second.From:r.Second.To]
	at := len(s.Flow.Blocks)
	if f, g := s.sharedFigure(a, b); f != nil {
		t.commonFigure(left, right, f, g)
		return
	}
	s.run(left, t.a.Blocks, r.Lead)
	under := len(s.Flow.Blocks)
	if !sameCode(a, b) && (!ruled(a) || !ruled(b)) {
		o.run(right, t.a.Second.Blocks, r.Second)
	}
	if at < len(s.Flow.Blocks) && !underHeading(t.a.Blocks, r.Lead) {
		s.Flow.Blocks[at].Before = max(s.Flow.Blocks[at].Before, 1)
	}
	if at < under && under < len(s.Flow.Blocks) { // both have something
		last, first := &s.Flow.Blocks[under-1], &s.Flow.Blocks[under]
		first.Before = 0
		last.KeepNext = max(last.KeepNext, 2)
	}
}

// underHeading reports whether a run of blocks stands right below a heading.
func underHeading(blocks []doc.Block, of doc.Span) bool {
	if of.Len() == 0 || of.From == 0 {
		return false
	}
	_, ok := blocks[of.From-1].(*doc.Heading)
	return ok
}

// ruled reports whether a run is a thematic break.
func ruled(blocks []doc.Block) bool {
	_, ok := only[*doc.Rule](blocks)
	return ok
}

// commonFigure sets a picture with the captions of both texts.
func (t *Typesetter) commonFigure(left, right room, f, g *doc.Figure) {
	at := len(t.lead.Flow.Blocks)
	right.tag = t.lead.figure(left, f)
	b := &t.lead.Flow.Blocks[at]
	b.Strips = append(b.Strips, t.second.caption(right, t.second.spans(g.Caption, t.second.quiet()), "Caption")...)
}

// inTurn sets the whole article and then the whole translation.
func (t *Typesetter) inTurn() {
	t.lead.text(t.at.Anchor, t.a.Blocks)
	t.second.level.Reset()
	t.second.text(SecondAnchor(t.at.Anchor), t.a.Second.Blocks)
}

// SecondAnchor is the place of an article's translation.
func SecondAnchor(anchor string) string { return anchor + "t" }
