// Package lines judges set lines by the checkable rules of docs/typography.md.
package lines

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/layout/text"
)

// Audit counts what set lines do against the rules a page can be checked for.
// It reads glyphs and their places alone and shares no table with the
// breaker, so that it judges it. The zero value is ready to use.
type Audit struct {
	Paragraphs, Lines, Glyphs int
	Full                      int     // lines with another one behind them, but of code
	HanLines, HanEven         int     // lines with Han beside each other that should reach the right edge, and those of them where these stand close
	Justified                 int     // lines that should reach the right edge
	Tightness                 float64 // sum over justified lines of (spare width / measure)²

	// Found, if set, is told of every fault: its rule, the line's number in
	// its paragraph, and the lines.
	Found func(rule string, line int, lines []text.Line)

	counts map[string]int
}

// Count returns how often lines break a rule:
//
//	lost        characters that the lines lack or show out of order
//	start       a line begins with a closing mark, a pause or a point (CLREQ §3.1.7)
//	end         a line ends with an opening mark
//	dash        —— or …… parted
//	number      a number, or a number and its unit, parted; one wider than the measure must be
//	word        a Western word parted without a hyphen; one wider than the measure must be
//	letters     letters of a Western word set apart
//	fragment    a hyphen after fewer than three letters (two in Chinese and Russian text), or before a single one
//	stub        the last line holds nothing but the end of a word
//	lone end    the last line holds one character besides marks
//	wide gap    lines with two Han further apart than 1/4 em
//	held gap    the like, but of lines with an unbreakable item longer than a third of the measure
//	over        lines that reach over the measure by more than 0.05 pt
//	ragged      justified lines that miss the right edge by more than 0.5 pt
//
// or do what is none: "hyphen", and "hyphen row" after another such line.
func (a *Audit) Count(rule string) int { return a.counts[rule] }

func (a *Audit) count(rule string) {
	if a.counts == nil {
		a.counts = map[string]int{}
	}
	a.counts[rule]++
}

func (a *Audit) fault(rule string, line int, lines []text.Line) {
	a.count(rule)
	if a.Found != nil {
		a.Found(rule, line, lines)
	}
}

// Deviation is the mean squared deviation of the lines' tightness: of the
// share of the measure by which their natural width misses it.
func (a *Audit) Deviation() float64 {
	if a.Justified == 0 {
		return 0
	}
	return a.Tightness / float64(a.Justified)
}

// Add audits the lines of one paragraph. Code is only counted.
func (a *Audit) Add(p *text.Paragraph, lines []text.Line) {
	a.Paragraphs++
	a.Lines += len(lines)
	spaced := a.follow(p, lines)
	var before []rune
	for i := range lines {
		runes := runesOf(&lines[i])
		a.Glyphs += len(runes)
		if p.Code {
			continue
		}
		fresh := i == 0 || lines[i-1].Last
		if len(runes) > 0 {
			a.edges(p, i, lines, before, runes, fresh, spaced[i])
		}
		a.inside(p, i, lines)
		a.fill(p, i, lines)
		if lines[i].Last && !fresh && LoneText(runes) {
			a.fault("lone end", i, lines)
		}
		before = runes
	}
}

func runesOf(l *text.Line) []rune {
	var all []rune
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			all = append(all, g.Rune)
		}
	}
	return all
}

// edges judges where a line begins and how it meets the one before.
func (a *Audit) edges(p *text.Paragraph, i int, lines []text.Line, before, runes []rune, fresh, spaced bool) {
	last := runes[len(runes)-1]
	if !lines[i].Last && OneOf(last, Openers) && !usedToClose(runes) {
		a.fault("end", i, lines)
	}
	if !lines[i].Last {
		a.Full++
	}
	if last == text.SoftHyphen {
		a.count("hyphen")
	}
	if fresh || len(before) == 0 {
		return
	}
	if rule := Break(before, runes, spaced, func() bool { return tooLong(p, lines, i) }); rule != "" {
		a.fault(rule, i, lines)
	}
	if before[len(before)-1] == text.SoftHyphen {
		a.divided(p, i, lines, before, runes)
	}
}

// divided judges a word that is divided before line i, which may end in a hyphen, too.
func (a *Audit) divided(p *text.Paragraph, i int, lines []text.Line, before, runes []rune) {
	if runes[len(runes)-1] == text.SoftHyphen {
		a.count("hyphen row")
	}
	behind := 0
	for behind < len(runes) && unicode.IsLetter(runes[behind]) {
		behind++
	}
	ahead := len(before) - 1
	for ahead > 0 && unicode.IsLetter(before[ahead-1]) {
		ahead--
	}
	least := 3
	if strings.HasPrefix(p.Lang, "zh") || unicode.Is(unicode.Cyrillic, before[len(before)-2]) {
		least = 2
	}
	if len(before)-1-ahead < least || behind < 2 {
		a.fault("fragment", i, lines)
	}
	if lines[i].Last && !slices.ContainsFunc(runes[behind:], unicode.IsLetter) {
		a.fault("stub", i, lines)
	}
}

// tooLong tells that what the break before line i parts, letters and figures
// without a mark, is wider than the measure, so that it had to be parted.
func tooLong(p *text.Paragraph, lines []text.Line, i int) bool {
	whole := func(r rune) bool { return Figure(r) || Western(r) }
	width := 0.0
	eachGlyph(lines[i-1].Runs, func(g *text.Glyph, w float64) {
		if width += w; !whole(g.Rune) {
			width = 0
		}
	})
	inside := true
	eachGlyph(lines[i].Runs, func(g *text.Glyph, w float64) {
		if inside = inside && whole(g.Rune); inside {
			width += w
		}
	})
	marks := 2 * lines[i].Runs[0].Size // that cling to its ends
	return width+marks > p.Measure-max(p.FirstIndent, p.HangIndent)
}

// eachGlyph visits the glyphs of runs with their set widths in points.
func eachGlyph(runs []text.GlyphRun, visit func(g *text.Glyph, width float64)) {
	for k := range runs {
		r := &runs[k]
		for n := range r.Glyphs {
			g := &r.Glyphs[n]
			visit(g, float64(r.Face.Advance(g.ID)+int(g.Adjust))*r.Size/1000)
		}
	}
}

// follow walks through the text of a paragraph along its lines. It tells, for
// every line, whether space stands before it in the text, and counts the
// characters that the lines lose or invent.
func (a *Audit) follow(p *text.Paragraph, lines []text.Line) []bool {
	source := sourceRunes(p)
	spaced := make([]bool, len(lines))
	at := 0
	for i := range lines {
		for at < len(source) && (source[at] == '\n' || blank(source[at]) && !p.Code) {
			spaced[i] = true
			at++
		}
		for _, r := range lines[i].Runs {
			for _, g := range r.Glyphs {
				at = a.match(source, at, g.Rune)
			}
		}
	}
	for _, r := range source[at:] {
		if !blank(r) && r != '\n' {
			a.count("lost")
		}
	}
	return spaced
}

// match steps over what a glyph stands for.
func (a *Audit) match(source []rune, at int, glyph rune) int {
	if glyph == text.SoftHyphen {
		return at
	}
	for _, r := range text.ClusterText(glyph) {
		if at >= len(source) || source[at] != r {
			a.count("lost")
			return at
		}
		at++
	}
	return at
}

func sourceRunes(p *text.Paragraph) []rune {
	var out []rune
	for _, sp := range p.Spans {
		for _, r := range sp.Text {
			if r == '\n' || text.Printed(r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// Limits of the gap rules, in 1/1000 em: a quarter em between Han, and what
// kerning may add between letters.
const (
	hanGap = 251
	kern   = 120
)

// A line of Han is even where the gaps between its characters, of which it has some, are
// within a twentieth of an em of none, in the mean.
const (
	evenGap   = 50
	leastGaps = 5
)

// inside judges the gaps within a line.
func (a *Audit) inside(p *text.Paragraph, i int, lines []text.Line) {
	wide, gaps, opened := false, 0, 0
	for _, r := range lines[i].Runs {
		for k := 0; k+1 < len(r.Glyphs); k++ {
			g, next := &r.Glyphs[k], &r.Glyphs[k+1]
			if Han(g.Rune) && Han(next.Rune) {
				gaps++
				opened += int(g.Adjust)
			}
			switch {
			case g.Adjust > kern && Western(g.Rune) && Western(next.Rune):
				a.fault("letters", i, lines)
			case g.Adjust > hanGap && Han(g.Rune) && Han(next.Rune):
				wide = true
			}
		}
	}
	if p.Align == text.Justify && !lines[i].Last && gaps >= leastGaps {
		a.HanLines++
		if opened <= evenGap*gaps && -opened <= evenGap*gaps {
			a.HanEven++
		}
	}
	switch {
	case wide && longestItem(&lines[i]) > p.Measure/3:
		a.fault("held gap", i, lines)
	case wide:
		a.fault("wide gap", i, lines)
	}
}

// longestItem is the width in points of the longest stretch of a line that no
// Han and no space interrupts.
func longestItem(l *text.Line) float64 {
	longest, width := 0.0, 0.0
	eachGlyph(l.Runs, func(g *text.Glyph, w float64) {
		if Han(g.Rune) || blank(g.Rune) {
			width = 0
			return
		}
		width += w
		longest = max(longest, width)
	})
	return longest
}

// fill judges how a line stands in the measure.
func (a *Audit) fill(p *text.Paragraph, i int, lines []text.Line) {
	l := &lines[i]
	if l.Right > p.Measure+0.05 {
		a.fault("over", i, lines)
	}
	if p.Align != text.Justify || l.Last {
		return
	}
	a.Justified++
	if math.Abs(l.Right-p.Measure) > 0.5 {
		a.fault("ragged", i, lines)
	}
	spare := l.Spare / p.Measure
	a.Tightness += spare * spare
}
