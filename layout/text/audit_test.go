package text

import (
	"math"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
)

// fakeLines are lines of one run each, every glyph of the body face.
func fakeLines(e *Engine, texts ...string) []Line {
	var lines []Line
	for i, s := range texts {
		run := GlyphRun{Style: body, Size: body.Size}
		for _, r := range s {
			f, g, _ := e.fonts.Lookup(fonts.Body, r, false)
			run.Face = f
			run.Glyphs = append(run.Glyphs, Glyph{ID: g, Rune: r})
		}
		lines = append(lines, Line{Runs: []GlyphRun{run}, Right: 100, Last: i == len(texts)-1})
	}
	return lines
}

// TestAuditFinds: the audit sees every fault it is for.
func TestAuditFinds(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct {
		name  string
		lines []string
		count func(*Audit) int
	}{
		{"start", []string{"花园", "，茶树"}, func(a *Audit) int { return a.StartProhibited }},
		{"end", []string{"花（", "园）茶"}, func(a *Audit) int { return a.EndProhibited }},
		{"dash", []string{"花—", "—园茶"}, func(a *Audit) int { return a.DashSplit }},
		{"ellipsis", []string{"花…", "…园茶"}, func(a *Audit) int { return a.DashSplit + a.StartProhibited }},
		{"number", []string{"共12", "34册"}, func(a *Audit) int { return a.NumberSplit }},
		{"unit", []string{"共2026", "年茶"}, func(a *Audit) int { return a.NumberSplit }},
		{"word", []string{"garden", "er"}, func(a *Audit) int { return a.WordSplit }},
		{"lone", []string{"花园里", "茶。"}, func(a *Audit) int { return a.LoneEnd }},
	} {
		var a Audit
		var told []string
		a.Found = func(rule string, _ int, _ []Line) { told = append(told, rule) }
		whole := ""
		for _, s := range c.lines {
			whole += s
		}
		p := para(whole, "zh", 100)
		a.Add(p, fakeLines(e, c.lines...))
		if c.count(&a) != 1 || len(told) != 1 {
			t.Errorf("%s: %d found, told %q", c.name, c.count(&a), told)
		}
	}
}

// TestAuditUnit: a unit belongs to its figure across a space.
func TestAuditUnit(t *testing.T) {
	e := bundled(t)
	for text, want := range map[string]int{"共 30 km 长": 1, "共 30 mm": 1, "共 30 kma": 0, "共 30 km2": 0} {
		lines := strings.SplitAfterN(text, "30", 2)
		lines[1] = lines[1][1:]
		var a Audit
		a.Add(para(text, "zh", 100), fakeLines(e, lines...))
		if a.NumberSplit != want || a.Lost != 0 {
			t.Errorf("%q: %d, %d lost", text, a.NumberSplit, a.Lost)
		}
	}
}

func TestAuditMeasures(t *testing.T) {
	e := bundled(t)
	p := para("花园茶树", "zh", 100)
	lines := fakeLines(e, "花园", "茶树")
	lines[0].Right, lines[0].Spare = 90, 10
	lines[1].Right = 101
	lines[0].Runs[0].Glyphs[0].Adjust = 300
	var a Audit
	a.Add(p, lines)
	if a.Ragged != 1 || a.OverMeasure != 1 || a.WideGap != 1 || a.Justified != 1 || math.Abs(a.Deviation()-0.01) > 1e-9 {
		t.Errorf("%+v", a)
	}
	a = Audit{}
	a.Add(para("花园茶树下", "zh", 100), lines)
	if a.Lost != 1 {
		t.Errorf("%d lost, want 1", a.Lost)
	}
}

// TestAuditForgives: what had to be parted, and escapes of a URL, are no
// faults.
func TestAuditForgives(t *testing.T) {
	e := bundled(t)
	for _, lines := range [][]string{
		{"abcdefghijklmnopqr", "stuvwxyz 茶园"},
		{"123456789012345678", "901234567890 册"},
		{"example.org/%E8", "%A1/园"},
	} {
		var a Audit
		a.Add(para(strings.Join(lines, ""), "zh", 100), fakeLines(e, lines...))
		if a.NumberSplit+a.WordSplit+a.StartProhibited != 0 {
			t.Errorf("%q: %+v", lines, a)
		}
	}
}

// TestAuditHeldGap: a wide gap beside a long unbreakable item is told apart.
func TestAuditHeldGap(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct {
		text      string
		wide, not int
	}{{"花园里 tea 茶树", 1, 0}, {"花园里 telecommunication 茶树", 0, 1}} {
		lines := fakeLines(e, c.text)
		lines[0].Runs[0].Glyphs[0].Adjust = 300
		lines[0].Runs[0].Glyphs[0].Rune = '花'
		var a Audit
		a.Add(para(c.text, "zh", 150), lines)
		if a.WideGap != c.wide || a.HeldGap != c.not {
			t.Errorf("%q: %d wide, %d held", c.text, a.WideGap, a.HeldGap)
		}
	}
}
