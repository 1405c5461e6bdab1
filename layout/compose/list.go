package compose

import (
	"math"
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/formula"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// list sets a list: labels hang before the items' text, which stands a whole
// number of em in.
func (s *compositor) list(r room, l *doc.List) {
	style := look{Role: fonts.Body, Size: s.body, Colour: s.ink}
	labels := make([][]text.Span, min(len(l.Items), s.Room()+1))
	widest := 0.0
	for i := range labels {
		label := "•"
		if l.Ordered {
			label = strconv.Itoa(l.Start+i) + "."
		}
		if l.Ordered || !l.Items[i].IsTask() {
			labels[i] = []text.Span{s.span(label, style)}
		}
		widest = max(widest, s.width(labels[i], r.lang))
	}
	gap := 0.45 * s.em
	hang := math.Max(2, math.Ceil((widest+gap)/s.em-0.05)) * s.em
	tag := s.element("L", r)
	for i := range l.Items {
		if s.Room() == 0 {
			s.leaveOut(r, []doc.Block{&doc.List{Items: l.Items[i:]}})
			return
		}
		s.Add(1)
		item := s.flow.Tag("LI", tag)
		label := 0
		if len(labels[i]) > 0 {
			label = s.flow.Tag("Lbl", item)
		}
		in := r.within(hang, 0, s.g.Measure)
		in.tag, in.plain, in.turned = s.flow.Tag("LBody", item), true, false
		at := len(s.flow.Blocks)
		s.blocks(in, l.Items[i].Blocks)
		s.label(at, label, labels[i], in.x-gap, r.lang)
	}
}

// label places a list label flush right at x on the first line of block at; an
// item without text gets a line for it.
func (s *compositor) label(at, tag int, spans []text.Span, x float64, lang doc.Lang) {
	x -= s.width(spans, lang)
	label := s.strips(ragged(spans, lang, s.g.Measure), tag, x, s.pitch)
	if len(label) == 0 {
		return
	}
	if at == len(s.flow.Blocks) || len(s.flow.Blocks[at].Strips) == 0 {
		s.flow.Blocks = append(s.flow.Blocks[:at], append([]page.Block{{Strips: label}}, s.flow.Blocks[at:]...)...)
		return
	}
	first := &s.flow.Blocks[at].Strips[0]
	formula.Level(label[0].Items, first.Items)
	first.Items = append(label[0].Items, first.Items...)
}
