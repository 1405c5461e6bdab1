package text

import "slices"

// emitter makes lines of glyph runs.
type emitter struct {
	*ruler
	paragraph *Paragraph
	rubies    []ruby // of the paragraph

	// The lines so far, in slabs that finish cuts up.
	glyphs  []Glyph
	runs    []GlyphRun
	lines   []Line
	runAt   []int32 // the first run of every line
	glyphAt []int32 // the first glyph of every run
	risens  []risenStyle
	above   []Ruby // of the line being set
}

func (o *emitter) begin(p *Paragraph) {
	o.paragraph = p
	o.glyphs, o.runs, o.lines = o.glyphs[:0], o.runs[:0], o.lines[:0]
	o.runAt, o.glyphAt = o.runAt[:0], o.glyphAt[:0]
}

// release drops references into the caller's paragraph.
func (o *emitter) release() {
	clear(o.runs)
	clear(o.risens)
	clear(o.above[:cap(o.above)])
	o.risens, o.above, o.rubies, o.paragraph = o.risens[:0], o.above[:0], nil, nil
}

// finish copies the slabs and hands out the lines.
func (o *emitter) finish() []Line {
	if len(o.lines) == 0 {
		return nil
	}
	glyphs, runs, lines := slices.Clone(o.glyphs), slices.Clone(o.runs), slices.Clone(o.lines)
	for i, end := len(runs)-1, int32(len(glyphs)); i >= 0; i-- {
		from := o.glyphAt[i]
		runs[i].Glyphs = glyphs[from:end:end]
		end = from
	}
	for i, end := len(lines)-1, int32(len(runs)); i >= 0; i-- {
		from := o.runAt[i]
		lines[i].Runs = runs[from:end:end]
		end = from
	}
	return lines
}

// emitLines turns the chosen nodes into lines.
func (o *emitter) emitLines(nodes []node) {
	for i := 1; i < len(nodes); i++ {
		o.emitLine(&nodes[i-1], &nodes[i], i == len(nodes)-1, i == 1)
	}
}

// setting is how the glue of one line is set: the used share of each class,
// in parts of share.
type setting struct {
	shrink  [shrinks]int64
	stretch [stretches]int64
	ratio   float64
}

const share = 1 << 20

// justify spends spare on the glue of a line from a cell to a node, class by
// class
// (CLREQ §3.2.2, JLREQ §3.8.3 and §3.8.4).
func (o *emitter) justify(from int32, to *node, spare int64) (set setting) {
	x, y := &o.sums[from], &o.sums[to.end]
	have, rest := int64(0), spare
	if spare < 0 {
		for k := range y.shrink {
			have += spend(&set.shrink[k], int64(y.shrink[k]-x.shrink[k]), &rest, -1)
		}
	} else {
		for k := range y.stretch {
			have += spend(&set.stretch[k], int64(y.stretch[k]-x.stretch[k]), &rest, 1)
		}
	}
	if have > 0 {
		set.ratio = float64(spare) / float64(have)
	}
	words := int64(y.stretch[stretchWord] - x.stretch[stretchWord])
	switch {
	case set.ratio > besideURL && o.beforeURL(to):
		return setting{ratio: set.ratio}
	case set.ratio <= 1:
	case rest <= o.lastResort(from, words):
		set.stretch[stretchWord] += rest * share / words
	case set.ratio <= hopeless && o.holdsLong(from, to):
		for k := range set.stretch {
			set.stretch[k] = spare * share / have
		}
	case set.ratio > hopeless:
		return setting{ratio: set.ratio}
	}
	return set
}

// lastResort is how far the spaces of a line open beyond their usual limit, words in all:
// up to 2/3 em, and in Western text, which has nothing else to open, up to an em.
func (o *emitter) lastResort(from int32, words int64) int64 {
	if o.spans[o.cells[from].span].western {
		return 2 * words
	}
	return words * 5 / 6
}

// holdsLong tells that a line holds an item of Western characters of more than
// a third of the measure that cannot be spread. Such a line has few gaps; it is opened
// a little wider than others rather than left just short of the edge.
func (o *emitter) holdsLong(from int32, to *node) bool {
	width := int64(0)
	for i := from; i <= to.end; i++ {
		c := &o.cells[i]
		if width += int64(c.w); !tokenCell(c) {
			width = 0
		}
		if width > o.measure*36/100 {
			return true
		}
	}
	return false
}

// beforeURL tells that a URL, or the rest of one, begins the next line.
func (o *emitter) beforeURL(to *node) bool {
	return int(to.next) < len(o.cells) && o.cells[to.next].path
}

// hopeless is from what ratio on a line is not opened at all: spreading a few
// characters before a long URL would not bring it to the edge anyway.
const hopeless = 1.5

// besideURL is the like for a line that ends before or inside a URL: URLs
// break without opening the line above.
const besideURL = 0.6

// spend uses up to have of rest, which runs in direction sign.
func spend(used *int64, have int64, rest *int64, sign int64) int64 {
	if have <= 0 {
		return 0
	}
	take := min(have, *rest*sign)
	*used = take * share / have
	*rest -= take * sign
	return have
}

func (o *emitter) emitLine(from, to *node, last, first bool) {
	natural := to.right - from.left
	indent := o.rest
	if first {
		indent = o.first
		natural = to.right - o.left(int(from.next))
	}
	spare := o.measure - indent - natural
	line := Line{Last: last, Space: from.end >= 0 && from.next-from.end > 1, Spare: points(spare)}
	var set setting
	switch {
	case o.paragraph.Align == Centre:
		indent += max(spare, 0) / 2
	case o.paragraph.Align == Right:
		indent += max(spare, 0)
	case o.paragraph.Align == Justify && (!last || spare < 0):
		set = o.justify(from.next, to, spare)
		line.Ratio = set.ratio
	}
	end := o.emitCells(from.next, to, indent, &set)
	line.X, line.Right = points(indent), points(end)
	line.Above = append([]Ruby(nil), o.above...)
	o.above = o.above[:0]
	o.lines = append(o.lines, line)
}

func points(v int64) float64 { return float64(v) / perPoint }

// emptyLine adds a line without glyphs.
func (o *emitter) emptyLine() {
	o.runAt = append(o.runAt, int32(len(o.runs)))
	at := points(o.first)
	o.lines = append(o.lines, Line{Last: true, X: at, Right: at})
}

// pen places glyphs. Every glyph but the last has its Adjust settled when the
// next one is placed, against the ideal position, so that rounding to 1/1000
// em never adds up.
type pen struct {
	*emitter
	ideal, actual int64
	advance, size int64 // of the last glyph; size 0 = none
	below         int64 // where the cells below the reading at hand begin
}

// emitCells adds the glyphs of the cells from first to the node's end, from
// indent on, and returns where the last one ends.
func (o *emitter) emitCells(first int32, to *node, indent int64, set *setting) int64 {
	o.runAt = append(o.runAt, int32(len(o.runs)))
	trim := o.startTrim(int(first))
	p := pen{emitter: o, ideal: indent - trim, actual: indent}
	for i := first; i <= to.end; i++ {
		c := &o.cells[i]
		if !c.skip {
			p.place(c, i == first, trim)
		}
		at := p.ideal
		p.ideal += int64(c.w)
		if c.ruby > 0 {
			p.ruby(i, first, to.end, at)
		}
		if i < to.end {
			p.ideal += int64(c.glue.extra) + set.of(&c.glue)
		}
	}
	p.ideal -= o.endTrim(int(to.end))
	p.settle()
	if to.kind == brkHyphen {
		p.hyphen(int(to.end))
	}
	return p.actual
}

// of is what a line's setting does to one gap.
func (set *setting) of(g *glue) int64 {
	return int64(g.stretch)*set.stretch[g.stretchClass]/share - int64(g.shrink)*set.shrink[g.shrinkClass]/share
}

func (p *pen) place(c *cell, first bool, trim int64) {
	p.settle()
	info := &p.spans[c.span]
	p.openRun(c, info)
	p.size = int64(info.size)
	p.advance = int64(c.advance()) - int64(c.grow)
	shift := c.shift
	if first && trim > 0 {
		shift -= int16(trim / p.size)
	}
	p.glyphs = append(p.glyphs, Glyph{ID: c.gid, Rune: c.r, Shift: shift})
}

// settle gives the last glyph the adjustment that brings the pen to its ideal
// position.
func (p *pen) settle() {
	if p.size == 0 {
		return
	}
	off := p.ideal - p.actual - p.advance*p.size
	adjust := (2*off + p.size) / (2 * p.size)
	if 2*off+p.size < 0 { // division truncates
		adjust = -((-2*off + p.size) / (2 * p.size))
	}
	adjust = min(max(adjust, -1<<15), 1<<15-1)
	p.glyphs[len(p.glyphs)-1].Adjust = int16(adjust)
	step := (p.advance + adjust) * p.size
	p.actual += step
	p.runs[len(p.runs)-1].Width += points(step)
	p.size = 0
}

// openRun begins a run unless the last one of the line goes on.
func (p *pen) openRun(c *cell, info *spanInfo) {
	sp := &p.paragraph.Spans[c.span]
	style := info.style
	if c.rise != 0 {
		style = p.risen(style, c.rise)
	}
	if n := len(p.runs); n > int(p.runAt[len(p.runAt)-1]) {
		r := &p.runs[n-1]
		if r.Face == c.face && r.Style == style && r.Link == sp.Link && r.Lang == sp.Lang && r.Box == sp.Box {
			return
		}
	}
	p.glyphAt = append(p.glyphAt, int32(len(p.glyphs)))
	p.runs = append(p.runs, GlyphRun{
		Face: c.face, Style: style, Size: info.style.Size, X: points(p.actual), Lang: sp.Lang, Link: sp.Link, Box: sp.Box,
	})
}

// risen is a style with a higher baseline, by 1/1000 em: one for all marks of
// the paragraph that need it.
func (o *emitter) risen(style *Style, rise int16) *Style {
	for _, r := range o.risens {
		if r.base == style && r.rise == rise {
			return r.style
		}
	}
	high := *style
	high.Rise += style.Size * float64(rise) / em
	o.risens = append(o.risens, risenStyle{style, rise, &high})
	return &high
}

// risenStyle remembers a style that risen made.
type risenStyle struct {
	base  *Style
	rise  int16
	style *Style
}

// hyphen adds the hyphen of a divided word.
func (p *pen) hyphen(end int) {
	c := &p.cells[end]
	info := &p.spans[c.span]
	if c.face == nil {
		return
	}
	g, _ := c.face.GID('-')
	p.openRun(c, info)
	p.size, p.advance = int64(info.size), int64(c.face.Advance(g))
	p.glyphs = append(p.glyphs, Glyph{ID: g, Rune: SoftHyphen})
	p.ideal += p.advance * p.size
	p.settle()
}
