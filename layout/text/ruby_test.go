package text

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// reads returns a paragraph whose characters have the readings that follow
// them in brackets: "茶(chá)园(yuán)。"
func reads(s string, measure float64) *Paragraph {
	p := &Paragraph{Lang: "zh-Hans", Measure: measure}
	add := func(t, reading string) {
		if t != "" {
			p.Spans = append(p.Spans, Span{Text: t, Style: body, Ruby: reading})
		}
	}
	for s != "" {
		open := strings.IndexByte(s, '(')
		if open < 0 {
			add(s, "")
			break
		}
		before, rest, _ := strings.Cut(s[open+1:], ")")
		runes := []rune(s[:open])
		add(string(runes[:len(runes)-1]), "")
		add(string(runes[len(runes)-1:]), before)
		s = rest
	}
	return p
}

const garden = "春(chūn)天(tiān)的(de)花(huā)园(yuán)里(lǐ)，双(shuāng)双(shuāng)燕(yàn)子(zi)从(cóng)装(zhuāng)满(mǎn) 12 筐(kuāng)茶(chá)的(de)窗(chuāng)前(qián)飞(fēi)过(guò)，一(yī)个(gè)"

// TestReadingsStandOverTheirCharacters sets them in every measure: in order, a
// gap apart, centred, and hardly outside the measure.
func TestReadingsStandOverTheirCharacters(t *testing.T) {
	e := bundled(t)
	for measure := 42.0; measure < 460; measure += 7.3 {
		p := reads(garden+garden+garden, measure)
		var text strings.Builder
		count := 0
		for _, l := range e.Lines(p) {
			text.WriteString(lineText(&l))
			count += len(l.Above)
			checkReadings(t, &l, measure)
		}
		if got, want := strings.ReplaceAll(text.String(), " ", ""), strings.ReplaceAll(paragraphText(p), " ", ""); got != want {
			t.Errorf("measure %g: %s", measure, got)
		}
		if count != 3*strings.Count(garden, "(") {
			t.Errorf("measure %g: %d readings", measure, count)
		}
	}
}

// hang is how far a reading may stand out: half of what the longest, chuāng, is
// wider than its character.
const hang = 4.2

func checkReadings(t *testing.T, l *Line, measure float64) {
	t.Helper()
	edge := -10.0
	for _, r := range l.Above {
		if r.X < edge+0.2 || r.X < -hang || r.X+r.Width > measure+hang {
			t.Errorf("measure %g: %s stands at %.2f…%.2f behind %.2f", measure, r.Text, r.X, r.X+r.Width, edge)
		}
		edge = r.X + r.Width
		if r.Size != 5.25 || r.Rise < 0.9*10.5 || len(r.Glyphs) == 0 || r.Glyphs[0].X != 0 {
			t.Errorf("%+v", r)
		}
		centre := r.X + r.Width/2
		if near := nearest(l, centre); near > 0.2 {
			t.Errorf("measure %g: %s is %.2f pt beside its character", measure, r.Text, near)
		}
	}
}

// nearest returns how far the nearest centre of an em box is.
func nearest(l *Line, x float64) float64 {
	best := math.Inf(1)
	for _, r := range l.Runs {
		at := r.X
		for _, g := range r.Glyphs {
			width := float64(r.Face.Advance(g.ID)) * r.Size / 1000
			best = min(best, math.Abs(at+width/2-x))
			at += width + float64(g.Adjust)*r.Size/1000
		}
	}
	return best
}

// TestNarrowReadingsChangeNothing compares with the same text without readings.
func TestNarrowReadingsChangeNothing(t *testing.T) {
	e := bundled(t)
	with := reads("一(yī)里(lǐ)的(de)地(dì)，了(le)一(yī)个(gè)字(zì)。", 441)
	without := *with
	without.Spans = append([]Span(nil), with.Spans...)
	for i := range without.Spans {
		without.Spans[i].Ruby = ""
	}
	if a, b := dump(e.Lines(with)), dump(e.Lines(&without)); a != b {
		t.Errorf("%s\nwithout\n%s", a, b)
	}
	if w := e.Width(with.Spans, "zh"); w != e.Width(without.Spans, "zh") {
		t.Errorf("width %g", w)
	}
}

// TestWideReadingsOpenTheGap and only as far as they must.
func TestWideReadingsOpenTheGap(t *testing.T) {
	e := bundled(t)
	l := e.Lines(reads("双(shuāng)双(shuāng)一(yī)一(yī)", 441))[0]
	if len(l.Above) != 4 {
		t.Fatalf("%d readings", len(l.Above))
	}
	gap := l.Above[1].X - l.Above[0].X - l.Above[0].Width
	if gap < 0.5 || gap > 2 {
		t.Errorf("two wide readings are %.2f pt apart", gap)
	}
	if l.Right > 4*10.5+13 {
		t.Errorf("the line is %.2f wide", l.Right)
	}
}

// TestReadingsOfSeveralCharacters stand once, over the middle of their characters,
// which stay together.
func TestReadingsOfSeveralCharacters(t *testing.T) {
	e := bundled(t)
	p := &Paragraph{Lang: "ja", Spans: []Span{
		{Text: "茶畑の", Style: body},
		{Text: "今年", Style: body, Ruby: "ことし"},
		{Text: "の", Style: body},
		{Text: "一人", Style: body, Ruby: "ひとり"},
		{Text: "Tokyo", Style: body, Ruby: "とうきょう"},
	}}
	for measure := 63.0; measure < 200; measure += 5.1 {
		p.Measure = measure
		var above []string
		for _, l := range e.Lines(p) {
			text := lineText(&l)
			for _, r := range l.Above {
				above = append(above, r.Text)
			}
			for base, reading := range map[string]string{"今年": "ことし", "一人": "ひとり", "Tokyo": "とうきょう"} {
				has := slices.ContainsFunc(l.Above, func(r Ruby) bool { return r.Text == reading })
				if strings.Contains(text, base) != has {
					t.Errorf("measure %g: %q has %v", measure, text, l.Above)
				}
			}
		}
		if got := strings.Join(above, " "); got != "ことし ひとり とうきょう" {
			t.Errorf("measure %g: %s", measure, got)
		}
	}
	p.Measure = 300
	l := e.Lines(p)[0]
	if want, at := 3*10.5+10.5, l.Above[0].X+l.Above[0].Width/2; math.Abs(at-want) > 3 {
		t.Errorf("ことし stands over %.2f, want about %.2f", at, want)
	}
}

// TestReadingOfMoreThanALine is set once though its characters are parted.
func TestReadingOfMoreThanALine(t *testing.T) {
	e := bundled(t)
	lines := e.Lines(&Paragraph{Lang: "zh", Measure: 42, Spans: []Span{{Text: "一二三四五六七八", Style: body, Ruby: "shù"}}})
	above := 0
	for i := range lines {
		above += len(lines[i].Above)
	}
	if len(lines) < 2 || above != 1 || len(lines[0].Above) != 1 {
		t.Errorf("%d lines, %d readings", len(lines), above)
	}
}
