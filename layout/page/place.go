package page

import "github.com/wenzhai/wenzhai/layout/text"

// Placer turns the lines of one paragraph into items: it tags them, adds the
// links, and gives every link an element of its own. It goes from line to
// line, so a link that runs over a line's end stays one element.
type Placer struct {
	flow    *Flow
	tag     int
	link    string // the link that the last run belonged to
	linkTag int
	source  source
}

// NewPlacer returns a placer for the lines of spans, whose text belongs to the
// element tag of the flow; -1 makes it an artifact.
func NewPlacer(f *Flow, tag int, spans []text.Span) *Placer {
	return &Placer{flow: f, tag: tag, source: source{spans: spans}}
}

// Line returns the items of l with its left edge at x and its baseline at y.
// The runs and readings of l must stay as they are from now on.
func (p *Placer) Line(l *text.Line, x, y float64) []Item {
	if l == nil {
		return nil
	}
	items := make([]Item, 0, len(l.Runs))
	var area *LinkItem
	space := p.source.line(l)
	for i := range l.Runs {
		r := &l.Runs[i]
		tag := p.follow(r.Link)
		if in := p.formula(r.Box); in != nil {
			items = p.piece(items, in, x+r.X, y, tag, space && i == 0)
		} else {
			items = append(items, &TextItem{X: x + r.X, Y: y, Run: r, Tag: tag, Space: space && i == 0})
			if r.Box != nil {
				items = p.inset(items, r.Box, x+r.X, y, tag)
			}
		}
		if r.Link == "" {
			area = nil
			continue
		}
		if area == nil || area.Target != r.Link {
			area = &LinkItem{X: x + r.X, Y: y - ascent*r.Size, H: r.Size, Target: r.Link, Tag: tag}
			items = append(items, area)
		}
		area.W = x + r.X + r.Width - area.X
	}
	for i := range l.Above {
		r := &l.Above[i]
		items = append(items, &RubyItem{X: x + r.X, Y: y - r.Rise, Ruby: r})
	}
	return items
}

// formula returns the piece of a formula that stands in place of a box; nil where none
// does.
func (p *Placer) formula(box *text.Box) *Inset {
	if p.flow == nil || box == nil {
		return nil
	}
	if in := p.flow.insets[box]; in != nil && in.Formula != nil {
		return in
	}
	return nil
}

// piece adds a piece of a formula at x on a baseline. The pieces of a formula are one
// element.
func (p *Placer) piece(items []Item, in *Inset, x, y float64, tag int, space bool) []Item {
	f := in.Formula
	if !f.begun {
		f.begun, f.tag = true, tag
		if tag >= 0 {
			f.tag = p.flow.Tag("Formula", tag)
			p.flow.Tags[f.tag].Alt = f.TeX
		}
	}
	for i, it := range in.Words {
		Move(it, x, y, 0)
		Belong(it, f.tag)
		if t, ok := it.(*TextItem); ok {
			t.Space = space && i == 0
		}
	}
	return append(items, in.Words...)
}

// Belong makes an item of a formula a part of an element.
func Belong(it Item, tag int) {
	switch it := it.(type) {
	case *TextItem:
		it.Tag = tag
	case *RectItem:
		it.Tag = tag
		if tag < 0 {
			it.Part = nil
		}
	}
}

// inset adds the picture that stands in place of a box at x on a baseline.
func (p *Placer) inset(items []Item, box *text.Box, x, y float64, tag int) []Item {
	if p.flow == nil || p.flow.insets[box] == nil {
		return items
	}
	in := p.flow.insets[box]
	pic := &PictureItem{X: x, Y: y + in.Drop - in.H, W: in.W, H: in.H, Picture: in.Picture, Tag: tag}
	if tag >= 0 {
		pic.Tag = p.flow.Tag("Figure", tag)
		p.flow.Tags[pic.Tag].Alt = in.Alt
	}
	items = append(items, pic)
	for _, w := range in.Words {
		Move(w, pic.X, pic.Y, 0)
		if t, ok := w.(*TextItem); ok {
			t.Tag = pic.Tag
		}
		items = append(items, w)
	}
	return items
}

// follow returns the element for a run with the given link.
func (p *Placer) follow(link string) int {
	if link != p.link {
		p.link = link
		if link != "" && p.tag >= 0 {
			p.linkTag = p.flow.Tag("Link", p.tag)
		}
	}
	if link == "" || p.tag < 0 {
		return p.tag
	}
	return p.linkTag
}
