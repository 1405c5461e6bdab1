package typeset

import (
	"slices"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/compose/formula"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// table sets a table: in 9 pt, in less where its columns ask for it, across the
// columns of the page where that helps, and as stacked rows where nothing does. A table of one column was made for its
// frame alone; it is running text.
func (s *compositor) table(r room, t *doc.Table) {
	t, left := s.Table(t)
	switch {
	case left > 0 && len(t.Head)+len(t.Rows) == 0:
	case columns(t) < 2:
		tables{s}.unframe(r, t)
	default:
		tables{s}.setTable(r, t)
	}
	if left > 0 {
		s.omission(r)
	}
}

// tables sets the tables of an article.
type tables struct{ *compositor }

// setTable sets a table of several columns.
func (s tables) setTable(r room, t *doc.Table) {
	if slices.ContainsFunc(slices.Concat(slices.Concat(t.Head, t.Rows)...), func(c doc.Cell) bool { return doc.IsDeep(&c) }) {
		s.stackTable(r, t)
		return
	}
	marks := len(s.Flow.Tags)
	for _, wide := range []bool{false, true} {
		in := r
		if wide && !s.spansColumns(r) {
			break
		} else if wide {
			in.measure = s.Geometry.Block()
		}
		for _, size := range []float64{s.Mono, s.Mono * 8 / 9, s.Mono * 7 / 9} {
			if s.tryTable(in, t, size, wide) {
				return
			}
			s.Flow.Tags = s.Flow.Tags[:marks]
		}
	}
	s.stackTable(r, t)
}

func columns(t *doc.Table) (n int) {
	for _, row := range slices.Concat(t.Head, t.Rows) {
		wide := 0
		for i := range row {
			wide += max(row[i].ColSpan, 1)
		}
		n = max(n, wide)
	}
	return n
}

// probe is how many rows of a long table are tried first: where these are too
// wide, all are.
const probe = 50

// tryTable sets t in type of the given size; it reports whether t fits. One
// across the columns must not be deeper than half the page.
func (s tables) tryTable(r room, t *doc.Table, size float64, wide bool) bool {
	r.tag, r.turned = s.element("Table", r), false
	caption := s.caption(r, s.spans(t.Caption, s.quiet()), "Caption")
	pitch := s.SmallPitch * size / s.Mono
	pt := page.Table{Size: size, Pitch: pitch, Gap: 1.2 * size, Pad: (s.Pitch - pitch) / 2}
	third := float64(s.Geometry.Lines) * s.Pitch / 3
	if len(t.Rows) > 2*probe {
		marks, first := len(s.Flow.Tags), pt
		first.Rows = s.rows(r, t.Rows[:probe], &first, false)
		_, ok := first.Block(r.measure, third)
		s.Flow.Tags = s.Flow.Tags[:marks]
		if !ok {
			return false
		}
	}
	pt.Head = s.rows(r, t.Head, &pt, true)
	pt.Rows = s.rows(r, t.Rows, &pt, false)
	b, ok := pt.Block(r.measure, third)
	if !ok {
		return false
	}
	b.Together = DepthOf(b.Strips) <= third
	b.Orphans, b.Widows = len(b.Head)+2, 2
	shift(b.Strips, r.x, 0)
	for i := range b.Strips {
		refer(s.Setter, &b.Strips[i])
	}
	b.Before, b.After = 1, 1
	switch {
	case wide:
		b.Strips, b.Wide = append(caption, b.Strips...), true
		if DepthOf(b.Strips) > 1.5*third {
			return false
		}
	case len(caption) > 0:
		s.Flow.Add(page.Block{Strips: caption, Before: 1, Together: true, KeepNext: 2})
		b.Before = 0
	}
	s.Flow.Add(b)
	return true
}

// rows makes cells that set themselves.
func (s tables) rows(r room, rows []doc.Row, pt *page.Table, head bool) [][]page.Cell {
	out := make([][]page.Cell, len(rows))
	for i := range rows {
		tr := s.Flow.Tag("TR", r.tag)
		for j := range rows[i] {
			c := &rows[i][j]
			l, role := Look{Role: fonts.Body, Size: pt.Size}, "TD"
			if head || c.Header {
				l.Role, role = fonts.Heading, "TH"
			}
			spans := s.spans(doc.Flat(c), l)
			pt.Pitch = formula.Pitch(spans, pt.Pitch, pt.Size)
			out[i] = append(out[i], s.cell(r, c, spans, s.Flow.Tag(role, tr)))
		}
	}
	return out
}

func (s tables) cell(r room, c *doc.Cell, spans []text.Span, tag int) page.Cell {
	place := page.NewPlacer(s.Flow, tag, spans)
	align := [...]text.Align{text.Left, text.Centre, text.Right}[c.Align]
	least, most := s.needs(spans, r.lang)
	return page.Cell{
		ColSpan: c.ColSpan, RowSpan: c.RowSpan, Least: least, Most: most, Place: place.Line,
		Set: func(measure float64) []text.Line {
			if len(spans) == 0 {
				return nil
			}
			return s.Lines(&text.Paragraph{Spans: spans, Lang: string(r.lang), Measure: measure, Align: align})
		},
	}
}

// needs returns the widths of the widest part of spans that should not break,
// and of the widest line without any break.
func (s tables) needs(spans []text.Span, lang doc.Lang) (least, most float64) {
	var line []text.Span
	end := func() {
		if len(line) > 0 {
			most = max(most, s.Width(line, lang))
		}
		line = nil
	}
	for _, sp := range spans {
		for i, t := range strings.Split(sp.Text, "\n") {
			if i > 0 {
				end()
			}
			if t != "" {
				piece := sp
				piece.Text = t
				line = append(line, piece)
				least = max(least, s.unbreakable(piece, lang))
			}
		}
	}
	end()
	return min(least, most), most + 0.1
}

// unbreakable returns the width of the widest word of the span. A long word
// that can be hyphenated counts as six em.
func (s tables) unbreakable(sp text.Span, lang doc.Lang) float64 {
	size := sp.Style.Size
	longest, digits := "", false
	for _, w := range strings.FieldsFunc(sp.Text, func(r rune) bool { return unicode.IsSpace(r) || letter.Han(r) || r == '/' || r == '-' }) {
		if len(w) > len(longest) {
			longest, digits = w, strings.ContainsFunc(w, unicode.IsDigit)
		}
	}
	w := 0.0
	if longest != "" {
		word := sp
		word.Text = longest
		w = s.Width([]text.Span{word}, lang)
		if !digits {
			w = min(w, 6*size)
		}
	}
	return min(max(w, 2*size), 12*size)
}

// unframe sets the cells of a table one below the other.
func (s tables) unframe(r room, t *doc.Table) {
	if len(t.Caption) > 0 {
		s.paragraph(r, t.Caption)
	}
	for _, cell := range slices.Concat(slices.Concat(t.Head, t.Rows)...) {
		if len(cell.Inlines) > 0 {
			s.paragraph(r, cell.Inlines)
		}
		s.blocks(r, cell.Blocks)
	}
}

// stackTable sets a table that is too wide for the page as a list of its
// rows, each cell behind the head of its column.
func (s tables) stackTable(r room, t *doc.Table) {
	if len(t.Caption) > 0 {
		s.Flow.Add(page.Block{Strips: s.caption(r, s.spans(t.Caption, s.quiet()), "P"), Before: 1, KeepNext: 2})
	}
	var heads doc.Row
	rows := slices.Concat(t.Head, t.Rows)
	if last := len(t.Head) - 1; last >= 0 {
		heads, rows = t.Head[last], slices.Delete(rows, last, last+1)
	}
	small, bold := Look{Role: fonts.Body, Size: s.Mono}, Look{Role: fonts.Heading, Size: s.Mono}
	for _, row := range rows {
		at := len(s.Flow.Blocks)
		for i := range row {
			var spans []text.Span
			if i < len(heads) && len(heads[i].Inlines) > 0 {
				spans = append(s.spans(heads[i].Inlines, bold), s.Span("　", small))
			}
			spans = append(spans, s.spans(row[i].Inlines, small)...)
			if len(spans) == 0 {
				s.blocks(r, row[i].Blocks)
				continue
			}
			p := text.Paragraph{Spans: spans, Lang: string(r.lang), Measure: r.measure, HangIndent: 2 * s.Mono, Align: text.Left}
			s.Flow.Add(page.Block{Strips: s.Strips(&p, s.element("P", r), r.x, s.Pitch), Orphans: 2, Widows: 2})
			s.blocks(r, row[i].Blocks)
		}
		if at < len(s.Flow.Blocks) {
			s.Flow.Blocks[at].Before = 1
			s.Flow.Blocks[len(s.Flow.Blocks)-1].After = 1
		}
	}
}
