package compose

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// endnotes are an author's notes, which stand behind the text in small type. Their
// numbers are in brackets; those of links, at the feet of pages, are not.
type endnotes struct {
	anchor string
	list   []*doc.Note
	number map[string]int // by ID, from 1
	called []bool         // by number: a line that is set has the call
}

// takeNotes returns the blocks without the notes at their end, and these.
func takeNotes(blocks []doc.Block, anchor string) ([]doc.Block, *endnotes) {
	e := &endnotes{anchor: anchor, number: map[string]int{}}
	end := len(blocks)
	for ; end > 0; end-- {
		if _, ok := blocks[end-1].(*doc.Note); !ok {
			break
		}
	}
	for _, b := range blocks[end:] {
		n := b.(*doc.Note)
		e.list = append(e.list, n)
		e.number[n.ID] = len(e.list)
	}
	e.called = make([]bool, len(e.list)+1)
	return blocks[:end:end], e
}

// blocks returns the notes as blocks.
func (e *endnotes) blocks() []doc.Block {
	out := make([]doc.Block, len(e.list))
	for i, n := range e.list {
		out[i] = n
	}
	return out
}

// note and call are the names of the places of a note and of its first call.
func (e *endnotes) note(n int) string { return e.anchor + "n" + strconv.Itoa(n) }
func (e *endnotes) call(n int) string { return e.anchor + "r" + strconv.Itoa(n) }

// mark is the call of a note, "" where there is no such note.
func (s *setter) mark(id string, l look, lang doc.Lang, link string) (sp text.Span, ok bool) {
	n := s.ends.number[id]
	if n == 0 {
		return sp, false
	}
	l = marked(l, doc.Sup)
	if link == "" {
		link, l.Colour = "#"+s.ends.note(n), text.Accent
	}
	return text.Span{Text: "[" + strconv.Itoa(n) + "]", Style: s.style(l), Lang: string(lang), Link: link}, true
}

// callsIn returns the names of the places of the calls among the items of a strip.
func (e *endnotes) callsIn(items []page.Item) (names []string) {
	if len(e.list) == 0 {
		return nil
	}
	for _, it := range items {
		t, ok := it.(*page.TextItem)
		if !ok {
			continue
		}
		number, ok := strings.CutPrefix(t.Run.Link, "#"+e.anchor+"n")
		if n, err := strconv.Atoi(number); ok && err == nil && n > 0 && n < len(e.called) {
			e.called[n] = true
			names = append(names, e.call(n))
		}
	}
	return slices.Compact(names)
}

// endnotes sets the notes of a text behind it, in small type below a short rule.
func (s *compositor) endnotes(r room) {
	if len(s.ends.list) == 0 {
		return
	}
	line := &page.RectItem{X: r.x, Y: s.pitch/2 - 0.25, W: min(8*s.em, r.measure), H: 0.5, Shade: page.Hair}
	s.flow.Add(page.Block{KeepNext: 2, Strips: []page.Strip{{Depth: s.pitch, Items: []page.Item{line}}}})
	at := len(s.flow.Blocks)
	small := inSmall(s)
	tag := small.element("L", r)
	for i, n := range s.ends.list {
		endnote(small, r, tag, i+1, n)
	}
	s.overfull, s.Extents = small.overfull, small.Extents
	toGrid(s, s.flow.Blocks[at:])
}

// inSmall returns a compositor that sets in small type into the same flow.
func inSmall(s *compositor) *compositor {
	p := *s.press
	k := p.small / p.body
	for _, size := range []*float64{&p.sheet.body, &p.sheet.mono, &p.sheet.sub, &p.sheet.em, &p.g.Em} {
		*size *= k
	}
	p.sheet.pitch, p.sheet.smallPitch, p.g.Pitch = p.notePitch, p.notePitch, p.notePitch
	c, set := *s, *s.setter
	set.press = &p
	c.setter = &set
	return &c
}

// endnote sets note n: its number hangs before it and leads back to the first call.
func endnote(s *compositor, r room, list, n int, x *doc.Note) {
	style := look{Role: fonts.Body, Size: s.body, Colour: s.ink}
	number := s.span("["+strconv.Itoa(n)+"]", style)
	if s.ends.called[n] {
		style.Colour = text.Accent
		number.Style, number.Link = s.style(style), "#"+s.ends.call(n)
	}
	item := s.flow.Tag("LI", list)
	label := s.flow.Tag("Lbl", item)
	in := r.within(3*s.em, 0, s.g.Measure).speaking(x.Lang)
	in.tag, in.plain = s.flow.Tag("LBody", item), true
	at := len(s.flow.Blocks)
	s.blocks(in, x.Blocks)
	s.label(at, label, []text.Span{number}, in.x-0.45*s.em, r.lang)
	for i := range s.flow.Blocks[at:] {
		if b := &s.flow.Blocks[at+i]; len(b.Strips) > 0 {
			b.Before, b.After = 0, 0
			b.Strips[0].Anchors = append(b.Strips[0].Anchors, s.ends.note(n))
			return
		}
	}
	s.flow.Add(page.Block{Strips: []page.Strip{{Anchors: []string{s.ends.note(n)}}}})
}

// toGrid lets what follows blocks stand on the grid again.
func toGrid(s *compositor, blocks []page.Block) {
	depth := 0.0
	var last *page.Strip
	for i := range blocks {
		for k := range blocks[i].Strips {
			last = &blocks[i].Strips[k]
			depth += last.Depth
		}
	}
	if last != nil {
		last.Depth += float64(s.g.WholeLines(depth))*s.pitch - depth
	}
}
