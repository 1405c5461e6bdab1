package typeset

import (
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// footnotes are an author's notes, which stand at the foot of the page that first
// calls them, in one series with those of links. Those that nothing calls stand
// behind the text.
type footnotes struct {
	by     *compositor // sets them
	anchor string
	list   []*doc.Note
	number map[string]int // by ID, from 1
	set    []bool         // by number: the note stands at the foot of its first call
}

// takeNotes returns the blocks without the notes at their end, and these.
func takeNotes(blocks []doc.Block, anchor string, by *compositor) ([]doc.Block, *footnotes) {
	e := &footnotes{by: by, anchor: anchor, number: map[string]int{}}
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
	e.set = make([]bool, len(e.list)+1)
	return blocks[:end:end], e
}

// note and call are the names of the places of a note and of its first call.
func (e *footnotes) note(n int) string { return e.anchor + "n" + strconv.Itoa(n) }
func (e *footnotes) call(n int) string { return e.anchor + "r" + strconv.Itoa(n) }

// called is the number of the note that a link leads to, 0 for none.
func (e *footnotes) called(link string) int {
	if len(e.list) == 0 {
		return 0
	}
	number, ok := strings.CutPrefix(link, "#"+e.anchor+"n")
	if n, err := strconv.Atoi(number); ok && err == nil && n > 0 && n < len(e.set) {
		return n
	}
	return 0
}

// calls adds the mark of a note to spans, behind a comma where another mark stands
// there; nothing where there is no such note.
func (s *Setter) calls(out *[]text.Span, id string, l Look, lang doc.Lang) {
	n := s.feet.number[id]
	if n == 0 {
		return
	}
	sp := text.Span{Style: s.style(l), Lang: string(lang)}
	if last := len(*out) - 1; last >= 0 && s.links.marks[(*out)[last].Style] {
		comma := sp
		comma.Text, comma.Style = ",", s.style(marked(l, doc.Sup))
		*out = append(*out, comma)
	}
	*out = append(*out, s.links.mark(s, sp, "#"+s.feet.note(n)))
}

// refer gives a strip the notes that its items call, and the places of calls.
func refer(s *Setter, st *page.Strip) {
	st.Notes = s.links.notesOn(s, st.Items)
	for _, it := range st.Items {
		t, ok := it.(*page.TextItem)
		if !ok || t.Tag < 0 {
			continue
		}
		n := s.feet.called(t.Run.Link)
		if n == 0 {
			continue
		}
		parent := s.Flow.Tags[t.Tag].Parent                                     // the link's
		if role := s.Flow.Tags[parent].Role; len(role) == 2 && role[0] == 'H' { // no heading holds its note
			parent = s.Flow.Tags[parent].Parent
		}
		t.Tag = s.Flow.Tag("Reference", t.Tag)
		if !s.feet.set[n] {
			s.feet.set[n] = true
			st.Anchors = append(st.Anchors, s.feet.call(n))
			st.Notes = append(st.Notes, s.feet.stand(n, parent)...)
		}
	}
	slices.SortStableFunc(st.Notes, func(a, b *page.Note) int { return a.Order - b.Order })
}

// stand sets note n in small type, and returns it with the notes that it calls
// itself.
func (e *footnotes) stand(n, parent int) []*page.Note {
	s, k := e.by, e.by.links
	defer func() { e.by = s }()
	small := inSmall(s)
	e.by = small
	tag := s.Flow.Tag("Note", parent)
	label := s.Flow.Tag("Lbl", tag)
	hang := 2 * small.Body
	blocks := small.take(func() {
		x := e.list[n-1]
		small.blocks(room{x: hang, measure: k.measure - hang, tag: tag, lang: s.Lang, plain: true}.speaking(x.Lang), x.Blocks)
	})
	s.overfull, s.Extents = small.overfull, small.Extents
	url, down := "#"+e.note(n), k.base-page.Baseline(small.Pitch, small.Body)
	number := small.Span(strconv.Itoa(k.number(url)), Look{Role: fonts.Body, Size: small.Body, Colour: text.Accent})
	number.Link = "#" + e.call(n)
	note := &page.Note{Key: url, Order: k.before.Total + k.numbers[url], Strips: page.OneRun(blocks, small.Pitch, down)}
	first := &note.Strips[0]
	if mark := small.Strips(Ragged([]text.Span{number}, s.Lang, k.measure), label, 0, small.Pitch); len(mark) > 0 {
		shift(mark[:1], 0, down)
		first.Items = append(mark[0].Items, first.Items...)
	}
	first.Anchors = append(first.Anchors, e.note(n))
	out := []*page.Note{note}
	for i := range note.Strips {
		out = append(out, note.Strips[i].Notes...)
	}
	return out
}

// uncalled sets the notes that nothing calls behind a text, in small type below a
// short rule.
func (s *compositor) uncalled(r room) {
	at := len(s.Flow.Blocks)
	small := inSmall(s)
	for n, x := range s.feet.list {
		if s.links.numbers["#"+s.feet.note(n+1)] == 0 {
			in := r.speaking(x.Lang)
			in.tag, in.plain = s.Flow.Tag("Div", r.tag), true
			small.blocks(in, x.Blocks)
		}
	}
	s.overfull, s.Extents = small.overfull, small.Extents
	if len(s.Flow.Blocks) == at {
		return
	}
	toGrid(s, s.Flow.Blocks[at:])
	line := &page.RectItem{X: r.x, Y: s.Pitch/2 - 0.25, W: min(8*s.Em, r.measure), H: 0.5, Shade: page.Hair}
	s.Flow.Blocks = slices.Insert(s.Flow.Blocks, at, page.Block{KeepNext: 2, Strips: []page.Strip{{Depth: s.Pitch, Items: []page.Item{line}}}})
}

// inSmall returns a compositor that sets in small type into the same flow.
func inSmall(s *compositor) *compositor {
	p := *s.Press
	k := p.Small / p.Body
	for _, size := range []*float64{&p.Sheet.Body, &p.Sheet.Mono, &p.Sheet.Sub, &p.Sheet.Em, &p.Geometry.Em} {
		*size *= k
	}
	p.Sheet.Pitch, p.Sheet.SmallPitch, p.Geometry.Pitch = p.NotePitch, p.NotePitch, p.NotePitch
	c, set := *s, *s.Setter
	set.Press, set.places = &p, nil
	c.Setter = &set
	return &c
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
		last.Depth += float64(s.Geometry.WholeLines(depth))*s.Pitch - depth
	}
}
