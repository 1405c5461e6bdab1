package main

import (
	"fmt"
	"math"

	"github.com/wenzhai/wenzhai/tools/audit/lines"
)

// printed audits the running text of any PDF from what mutool sees: it guesses
// paragraphs by indents and line distances, so its counts are those of a
// careful reader, not of one who knows the source.
type printed struct {
	columns []column
	measure float64
	pitch   float64
	size    float64
	result

	gaps, squares float64 // of Han to Han, in em, by line
	lines         int
}

func auditPrinted(pages [][]glyph) *result {
	a := printed{size: bodySize(pages)}
	for i, p := range pages {
		if !contents(p) {
			a.columns = append(a.columns, columnsOf(i+1, p, a.size)...)
		}
	}
	align(a.columns)
	a.gauge()
	rows := 0
	for k := range a.columns {
		c := &a.columns[k]
		rows += len(c.rows)
		a.column(c)
		if k+1 < len(a.columns) {
			a.turn(c, &a.columns[k+1])
		}
	}
	a.linef("%d pages, %d columns of %.1f pt type in a measure of %.1f pt, %d lines", len(pages), len(a.columns), a.size, a.measure, rows)
	a.edge(a.justified, a.ragged)
	if a.lines > 0 {
		mean := a.gaps / float64(a.lines)
		a.linef("mean gap between Han by line: %.4f em, variance %.3g em²", mean, a.squares/float64(a.lines)-mean*mean)
	}
	return &a.result
}

// column judges the rows of a column and the breaks between them.
func (a *printed) column(c *column) {
	for i := range c.rows {
		b := &c.rows[i]
		a.inside(b)
		if i+1 == len(c.rows) || !a.goesOn(c, b, &c.rows[i+1]) {
			continue
		}
		last := &c.rows[i+1]
		a.between(b, last)
		a.justified++
		if off := b.right() - c.left - a.measure; math.Abs(off) > 0.5 {
			a.ragged++
			a.fault(b, "ragged", fmt.Sprintf("%+.1f pt: %s", off, b.text()))
		}
		if i+2 < len(c.rows) && !a.goesOn(c, last, &c.rows[i+2]) && lines.LoneText([]rune(last.text())) {
			a.fault(last, "lone end", b.text()+" | "+last.text())
		}
	}
}

// contents tells that a page is one of contents: it has rows of leader dots.
func contents(glyphs []glyph) bool {
	dots := 0
	for i := 1; i < len(glyphs); i++ {
		if glyphs[i].r == '.' && glyphs[i-1].r == '.' {
			dots++
		}
	}
	return dots > 20 && 8*dots > len(glyphs)
}

// gauge finds the measure and the line pitch: the commonest.
func (a *printed) gauge() {
	widths, pitches := map[float64]int{}, map[float64]int{}
	for _, c := range a.columns {
		for i := range c.rows {
			widths[math.Round((c.rows[i].right()-c.left)*10)/10]++
			if i > 0 {
				pitches[math.Round((c.rows[i].y-c.rows[i-1].y)*10)/10]++
			}
		}
	}
	a.measure, a.pitch = mostFrequent(widths), mostFrequent(pitches)
}

// goesOn guesses that next is the next line of b's paragraph: it follows at
// the line pitch, begins at the column's left edge, and what it begins with
// would not have fitted on b.
func (a *printed) goesOn(c *column, b, next *row) bool {
	return math.Abs(next.y-b.y-a.pitch) < 1 && math.Abs(next.left()-c.left) < 1 && b.left()-c.left < 2.6*a.size &&
		firstItem(next)+a.size/4 > c.left+a.measure-b.right()
}

// firstItem is the width of what cannot be parted at a row's start: one Han
// with the marks beside it, or a word.
func firstItem(r *row) float64 {
	n := 1
	for n < len(r.glyphs) {
		before, g := r.glyphs[n-1].r, r.glyphs[n].r
		if g == ' ' || !lines.OneOf(before, lines.Openers) && !lines.OneOf(g, lines.Closers) && (lines.Han(before) || lines.Han(g)) {
			break
		}
		n++
	}
	return r.glyphs[n-1].right - r.left()
}

func (a *printed) fault(r *row, rule, where string) {
	a.faults = append(a.faults, fault{page: r.page, rule: rule, where: where})
}

// between judges the break between two lines of a paragraph. Whether a word that is
// parted ends with a hyphen cannot be told.
func (a *printed) between(b, next *row) {
	before, after := []rune(b.text()), []rune(next.text())
	both := string(before) + " | " + string(after)
	if n := len(before); lines.OneOf(before[n-1], lines.Openers) && !(n > 1 && lines.Western(before[n-2])) {
		a.fault(b, "end", both)
	}
	rule := lines.Break(before, after, false, func() bool { return a.tooLong(b, next) })
	if rule != "" && rule != "word" {
		a.fault(b, rule, both)
	}
}

// tooLong tells that what is parted between two lines is wider than the
// measure.
func (a *printed) tooLong(b, next *row) bool {
	whole := func(r rune) bool { return lines.Figure(r) || lines.Western(r) }
	from := len(b.glyphs)
	for from > 0 && whole(b.glyphs[from-1].r) {
		from--
	}
	to := 0
	for to < len(next.glyphs) && whole(next.glyphs[to].r) {
		to++
	}
	if from == len(b.glyphs) || to == 0 {
		return false
	}
	return b.right()-b.glyphs[from].left+next.glyphs[to-1].right-next.left() > a.measure
}

// Limits of the gap rules in em: a quarter between Han, and what kerning may
// add between letters.
const (
	hanGap = 0.255
	kern   = 0.12
)

// inside judges the gaps within a line.
func (a *printed) inside(r *row) {
	sum, n, wide, spaced := 0.0, 0, false, false
	for i := 0; i+1 < len(r.glyphs); i++ {
		g, next := &r.glyphs[i], &r.glyphs[i+1]
		gap := (next.left - g.right) / g.size
		switch {
		case lines.Han(g.r) && lines.Han(next.r):
			sum, n = sum+gap, n+1
			wide = wide || gap > hanGap
		case lines.Western(g.r) && lines.Western(next.r) && gap > kern:
			spaced = true
		}
	}
	if spaced {
		a.fault(r, "letters", r.text())
	}
	switch {
	case wide && longestItem(r) > a.measure/3:
		a.fault(r, "held gap", r.text())
	case wide:
		a.fault(r, "wide gap", r.text())
	}
	if n > 0 {
		mean := sum / float64(n)
		a.gaps, a.squares, a.lines = a.gaps+mean, a.squares+mean*mean, a.lines+1
	}
}

// longestItem is the width of the longest stretch without Han or space.
func longestItem(r *row) float64 {
	longest, from := 0.0, 0
	for i := range r.glyphs {
		if g := &r.glyphs[i]; lines.Han(g.r) || g.r == ' ' {
			from = i + 1
			continue
		}
		longest = max(longest, r.glyphs[i].right-r.glyphs[from].left)
	}
	return longest
}

// turn judges the break from one column of text to the next.
func (a *printed) turn(c, next *column) {
	n := len(c.rows)
	last, first := &c.rows[n-1], &next.rows[0]
	goesOn := math.Abs(first.left()-next.left) < 1 && math.Abs(last.right()-c.left-a.measure) < 0.5 && first.y < last.y
	if !goesOn || last.left()-c.left > 2.6*a.size {
		return
	}
	a.between(last, first)
	if len(next.rows) > 1 && !a.goesOn(next, first, &next.rows[1]) && math.Abs(next.rows[1].y-first.y-a.pitch) < 1 &&
		first.right() < next.left+short*a.measure && next.rows[1].left()-next.left > 0.9*a.size {
		a.fault(first, "widow", first.text())
	}
}
