package text

import "math"

// Audit counts what set lines do against the rules a page can be checked for.
// It reads glyphs and their places alone and shares no table with the
// breaker, so that it judges it. The zero value is ready to use.
type Audit struct {
	Paragraphs, Lines int
	Glyphs            int
	Lost              int // characters that the lines lack or show out of order

	StartProhibited int // a line begins with a closing mark, a pause or a point (CLREQ §3.1.7)
	EndProhibited   int // a line ends with an opening mark
	DashSplit       int // —— or …… parted
	NumberSplit     int // a number, or a number and its unit, parted; one wider than the measure must be
	WordSplit       int // a Western word parted without a hyphen; one wider than the measure must be
	LetterSpaced    int // letters of a Western word set apart
	LoneEnd         int // the last line holds one character besides marks
	WideGap         int // lines with two Han further apart than 1/4 em
	HeldGap         int // the like, but of lines with an unbreakable item longer than a third of the measure
	OverMeasure     int // lines that reach over the measure by more than 0.05 pt
	Ragged          int // justified lines that miss the right edge by more than 0.5 pt
	Justified       int // lines that should reach the right edge
	HyphenRow       int // lines that end with a hyphen after another such line
	Hyphens         int

	Tightness float64 // sum over justified lines of (spare width / measure)²

	// Found, if set, is told of every fault: its name, the line's number in
	// its paragraph, and the lines.
	Found func(rule string, line int, lines []Line)
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
func (a *Audit) Add(p *Paragraph, lines []Line) {
	if p == nil {
		return
	}
	a.Paragraphs++
	a.Lines += len(lines)
	spaced := a.follow(p, lines)
	var before []Glyph
	for i := range lines {
		glyphs := lineGlyphs(&lines[i])
		a.Glyphs += len(glyphs)
		if p.Code {
			continue
		}
		fresh := i == 0 || lines[i-1].Last
		a.edges(p, i, lines, before, glyphs, fresh, spaced[i])
		a.inside(p, i, lines)
		a.fill(p, i, lines)
		if lines[i].Last && !fresh && loneText(glyphs) {
			a.fault(&a.LoneEnd, "lone end", i, lines)
		}
		before = glyphs
	}
}

func (a *Audit) fault(count *int, rule string, line int, lines []Line) {
	*count++
	if a.Found != nil {
		a.Found(rule, line, lines)
	}
}

func lineGlyphs(l *Line) []Glyph {
	if len(l.Runs) == 1 {
		return l.Runs[0].Glyphs
	}
	var all []Glyph
	for _, r := range l.Runs {
		all = append(all, r.Glyphs...)
	}
	return all
}

// edges judges where a line begins and how it meets the one before.
func (a *Audit) edges(p *Paragraph, i int, lines []Line, before, glyphs []Glyph, fresh, spaced bool) {
	if len(glyphs) == 0 {
		return
	}
	first, last := glyphs[0].Rune, glyphs[len(glyphs)-1].Rune
	if !lines[i].Last && oneOf(last, auditOpeners) && !usedToClose(glyphs) {
		a.fault(&a.EndProhibited, "end", i, lines)
	}
	if last == SoftHyphen {
		a.Hyphens++
	}
	if fresh || len(before) == 0 {
		return
	}
	end := before[len(before)-1].Rune
	switch {
	case oneOf(first, auditClosers) && !elided(glyphs, spaced) && !escaped(glyphs):
		a.fault(&a.StartProhibited, "start", i, lines)
	case first == end && oneOf(first, "—…⋯―"):
		a.fault(&a.DashSplit, "dash", i, lines)
	case figure(end) && !spaced && !escaped(glyphs) && (figure(first) || oneOf(first, "%％‰℃年月日亿万億萬")),
		figure(end) && spaced && startsUnit(glyphs):
		if !a.tooLong(p, lines, i) {
			a.fault(&a.NumberSplit, "number", i, lines)
		}
	case latinLetter(end) && latinLetter(first) && !spaced:
		if !a.tooLong(p, lines, i) {
			a.fault(&a.WordSplit, "word", i, lines)
		}
	}
	if end == SoftHyphen && last == SoftHyphen {
		a.HyphenRow++
	}
}

// usedToClose tells that a line ends with an opening quote that the author
// put after a Western word: “so“.
func usedToClose(glyphs []Glyph) bool {
	n := len(glyphs)
	return n > 1 && oneOf(glyphs[n-1].Rune, "“‘\"") && latinLetter(glyphs[n-2].Rune)
}

// elided tells that a line begins with the apostrophe of a shortened word or
// figure: ’90s, ’tis.
func elided(glyphs []Glyph, spaced bool) bool {
	return spaced && oneOf(glyphs[0].Rune, "’'") && len(glyphs) > 1 && (figure(glyphs[1].Rune) || latinLetter(glyphs[1].Rune))
}

// escaped tells that a line begins with an escape of a URL: %E8.
func escaped(glyphs []Glyph) bool {
	return len(glyphs) > 2 && glyphs[0].Rune == '%' && hexadecimal(glyphs[1].Rune) && hexadecimal(glyphs[2].Rune)
}

func hexadecimal(r rune) bool { return figure(r) || r >= 'a' && r <= 'f' || r >= 'A' && r <= 'F' }

// startsUnit tells that a line begins with a unit of measurement by itself:
// what a figure and a space before it belong to.
func startsUnit(glyphs []Glyph) bool {
	n := 0
	for n < len(glyphs) && latinLetter(glyphs[n].Rune) {
		n++
	}
	var unit []rune
	for _, g := range glyphs[:n] {
		unit = append(unit, g.Rune)
	}
	if n < len(glyphs) && figure(glyphs[n].Rune) {
		return false
	}
	switch string(unit) {
	case "km", "cm", "mm", "kg", "mg", "ml", "kW", "MW", "GW", "kWh", "MHz", "GHz", "Hz", "MB", "GB", "TB", "KB", "km²", "км", "см", "мм", "кг":
		return true
	}
	return false
}

// tooLong tells that what the break before line i parts, letters and figures
// without a mark, is wider than the measure, so that it had to be parted.
func (a *Audit) tooLong(p *Paragraph, lines []Line, i int) bool {
	whole := func(r rune) bool { return figure(r) || latinLetter(r) }
	width := 0.0
	eachGlyph(lines[i-1].Runs, func(g *Glyph, w float64) {
		if width += w; !whole(g.Rune) {
			width = 0
		}
	})
	inside := true
	eachGlyph(lines[i].Runs, func(g *Glyph, w float64) {
		if inside = inside && whole(g.Rune); inside {
			width += w
		}
	})
	marks := 2 * lines[i].Runs[0].Size // that cling to its ends
	return width+marks > p.Measure-max(p.FirstIndent, p.HangIndent)
}

// eachGlyph visits the glyphs of runs with their set widths in points.
func eachGlyph(runs []GlyphRun, visit func(g *Glyph, width float64)) {
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
func (a *Audit) follow(p *Paragraph, lines []Line) []bool {
	text := sourceRunes(p)
	spaced := make([]bool, len(lines))
	at := 0
	for i := range lines {
		for at < len(text) && (text[at] == '\n' || blank(text[at]) && !p.Code) {
			spaced[i] = true
			at++
		}
		for _, r := range lines[i].Runs {
			for _, g := range r.Glyphs {
				at = a.match(text, at, g.Rune)
			}
		}
	}
	for _, r := range text[at:] {
		if !blank(r) && r != '\n' {
			a.Lost++
		}
	}
	return spaced
}

// match steps over what a glyph stands for.
func (a *Audit) match(text []rune, at int, glyph rune) int {
	if glyph == SoftHyphen {
		return at
	}
	for _, r := range ClusterText(glyph) {
		if at >= len(text) || text[at] != r {
			a.Lost++
			return at
		}
		at++
	}
	return at
}

func sourceRunes(p *Paragraph) []rune {
	var text []rune
	for _, sp := range p.Spans {
		for _, r := range sp.Text {
			if r == '\n' || Printed(r) {
				text = append(text, r)
			}
		}
	}
	return text
}

func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == 0x3000 || r >= 0x2000 && r <= 0x200A || r == 0x205F
}

const (
	auditClosers = "！），．：；？］｝、。〉》」』】〕〗’”·・‧％‰℃…⋯,.;:?!)]}%»～"
	auditOpeners = "（［｛〈《「『【〔〖‘“([{«￥＄$€№/／"
)

func oneOf(r rune, set string) bool {
	for _, s := range set {
		if s == r {
			return true
		}
	}
	return false
}

func figure(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func latinLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x400 && r < 0x530
}

func hanLetter(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF || r >= 0x3040 && r <= 0x30FF
}

// Limits of the gap rules, in 1/1000 em: a quarter em between Han, and what
// kerning may add between letters.
const (
	auditHanGap = 251
	auditKern   = 120
)

// inside judges the gaps within a line.
func (a *Audit) inside(p *Paragraph, i int, lines []Line) {
	wide := false
	for _, r := range lines[i].Runs {
		for k := 0; k+1 < len(r.Glyphs); k++ {
			g, next := &r.Glyphs[k], &r.Glyphs[k+1]
			switch {
			case g.Adjust > auditKern && latinLetter(g.Rune) && latinLetter(next.Rune):
				a.fault(&a.LetterSpaced, "letters", i, lines)
			case g.Adjust > auditHanGap && hanLetter(g.Rune) && hanLetter(next.Rune):
				wide = true
			}
		}
	}
	switch {
	case wide && longestItem(&lines[i]) > p.Measure/3:
		a.fault(&a.HeldGap, "held gap", i, lines)
	case wide:
		a.fault(&a.WideGap, "wide gap", i, lines)
	}
}

// longestItem is the width in points of the longest stretch of a line that no
// Han and no space interrupts.
func longestItem(l *Line) float64 {
	longest, width := 0.0, 0.0
	eachGlyph(l.Runs, func(g *Glyph, w float64) {
		if hanLetter(g.Rune) || blank(g.Rune) {
			width = 0
			return
		}
		width += w
		longest = max(longest, width)
	})
	return longest
}

// fill judges how a line stands in the measure.
func (a *Audit) fill(p *Paragraph, i int, lines []Line) {
	l := &lines[i]
	if l.Right > p.Measure+0.05 {
		a.fault(&a.OverMeasure, "over", i, lines)
	}
	if p.Align != Justify || l.Last {
		return
	}
	a.Justified++
	if math.Abs(l.Right-p.Measure) > 0.5 {
		a.fault(&a.Ragged, "ragged", i, lines)
	}
	spare := l.Spare / p.Measure
	a.Tightness += spare * spare
}

// loneText tells that glyphs hold one character besides marks and spaces.
func loneText(glyphs []Glyph) bool {
	count := 0
	for _, g := range glyphs {
		if g.Rune == SoftHyphen || g.Rune == ' ' || oneOf(g.Rune, "—―") || g.Rune == DashCluster || oneOf(g.Rune, auditClosers) || oneOf(g.Rune, auditOpeners) {
			continue
		}
		count++
	}
	return count < 2
}
