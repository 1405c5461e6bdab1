package lines

import (
	"math"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/text"
)

var body = &text.Style{Role: fonts.Body, Size: 10.5}

func bundled(t *testing.T) *fonts.Set {
	t.Helper()
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func para(s string, measure float64) *text.Paragraph {
	return &text.Paragraph{Spans: []text.Span{{Text: s, Style: body}}, Lang: "zh", Measure: measure, FirstIndent: 21}
}

// fakeLines are lines of one run each, every glyph of the body face.
func fakeLines(set *fonts.Set, texts ...string) []text.Line {
	var lines []text.Line
	for i, s := range texts {
		run := text.GlyphRun{Style: body, Size: body.Size}
		for _, r := range s {
			f, g, _ := set.Lookup(fonts.Body, r, false)
			run.Face = f
			run.Glyphs = append(run.Glyphs, text.Glyph{ID: g, Rune: r})
		}
		lines = append(lines, text.Line{Runs: []text.GlyphRun{run}, Right: 100, Last: i == len(texts)-1})
	}
	return lines
}

// TestAuditFinds: the audit sees every fault it is for.
func TestAuditFinds(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct {
		rule  string
		lines []string
	}{
		{"start", []string{"花园", "，茶树"}},
		{"end", []string{"花（", "园）茶"}},
		{"dash", []string{"花—", "—园茶"}},
		{"start", []string{"花…", "…园茶"}},
		{"number", []string{"共12", "34册"}},
		{"number", []string{"共2026", "年茶"}},
		{"word", []string{"garden", "er"}},
		{"lone end", []string{"花园里", "茶。"}},
	} {
		var a Audit
		var told []string
		a.Found = func(rule string, _ int, _ []text.Line) { told = append(told, rule) }
		whole := ""
		for _, s := range c.lines {
			whole += s
		}
		p := para(whole, 100)
		a.Add(p, fakeLines(e, c.lines...))
		if a.Count(c.rule) != 1 || len(told) != 1 {
			t.Errorf("%s: %d found, told %q", c.rule, a.Count(c.rule), told)
		}
	}
}

// TestAuditUnit: a unit belongs to its figure across a space.
func TestAuditUnit(t *testing.T) {
	e := bundled(t)
	for said, want := range map[string]int{"共 30 km 长": 1, "共 30 mm": 1, "共 30 kma": 0, "共 30 km2": 0} {
		lines := strings.SplitAfterN(said, "30", 2)
		lines[1] = lines[1][1:]
		var a Audit
		a.Add(para(said, 100), fakeLines(e, lines...))
		if a.Count("number") != want || a.Count("lost") != 0 {
			t.Errorf("%q: %d, %d lost", said, a.Count("number"), a.Count("lost"))
		}
	}
}

func TestAuditMeasures(t *testing.T) {
	e := bundled(t)
	p := para("花园茶树", 100)
	lines := fakeLines(e, "花园", "茶树")
	lines[0].Right, lines[0].Spare = 90, 10
	lines[1].Right = 101
	lines[0].Runs[0].Glyphs[0].Adjust = 300
	var a Audit
	a.Add(p, lines)
	if a.Count("ragged") != 1 || a.Count("over") != 1 || a.Count("wide gap") != 1 || a.Justified != 1 || math.Abs(a.Deviation()-0.01) > 1e-9 {
		t.Errorf("%+v", a)
	}
	a = Audit{}
	a.Add(para("花园茶树下", 100), lines)
	if a.Count("lost") != 1 {
		t.Errorf("%d lost, want 1", a.Count("lost"))
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
		a.Add(para(strings.Join(lines, ""), 100), fakeLines(e, lines...))
		if a.Count("number")+a.Count("word")+a.Count("start") != 0 {
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
		a.Add(para(c.text, 150), lines)
		if a.Count("wide gap") != c.wide || a.Count("held gap") != c.not {
			t.Errorf("%q: %d wide, %d held", c.text, a.Count("wide gap"), a.Count("held gap"))
		}
	}
}
