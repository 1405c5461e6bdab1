package typeset

import (
	"math"
	"strconv"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/compose/formula"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// list sets a list: labels hang before the items' text, which stands a whole
// number of em in.
func (s *compositor) list(r room, l *doc.List) {
	style := running(s.Setter, r)
	labels := make([][]text.Span, min(len(l.Items), s.Room()+1))
	widest := 0.0
	for i := range labels {
		label := "•"
		if l.Ordered {
			label = strconv.Itoa(l.Start+i) + "."
		}
		if l.Ordered || !l.Items[i].IsTask() {
			labels[i] = []text.Span{s.Span(label, style)}
		}
		widest = max(widest, s.Width(labels[i], r.lang))
	}
	gap := 0.45 * s.Em
	hang := math.Max(2, math.Ceil((widest+gap)/s.Em-0.05)) * s.Em
	tag := s.element("L", r)
	for i := range l.Items {
		if s.Room() == 0 {
			s.leaveOut(r, []doc.Block{&doc.List{Items: l.Items[i:]}})
			return
		}
		s.Add(1)
		item := s.Flow.Tag("LI", tag)
		label := 0
		if len(labels[i]) > 0 {
			label = s.Flow.Tag("Lbl", item)
		}
		in := r.within(hang, 0, s.Geometry.Measure)
		in.tag, in.plain, in.turned = s.Flow.Tag("LBody", item), true, false
		at := len(s.Flow.Blocks)
		s.blocks(in, l.Items[i].Blocks)
		s.label(at, label, labels[i], in.x-gap, r.lang)
	}
}

// label places a list label flush right at x on the first line of block at; an
// item without text gets a line for it.
func (s *compositor) label(at, tag int, spans []text.Span, x float64, lang doc.Lang) {
	x -= s.Width(spans, lang)
	label := s.Strips(Ragged(spans, lang, s.Geometry.Measure), tag, x, s.Pitch)
	if len(label) == 0 {
		return
	}
	if at == len(s.Flow.Blocks) || len(s.Flow.Blocks[at].Strips) == 0 {
		s.Flow.Blocks = append(s.Flow.Blocks[:at], append([]page.Block{{Strips: label}}, s.Flow.Blocks[at:]...)...)
		return
	}
	first := &s.Flow.Blocks[at].Strips[0]
	formula.Level(label[0].Items, first.Items)
	first.Items = append(label[0].Items, first.Items...)
}
