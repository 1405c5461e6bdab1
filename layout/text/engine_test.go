package text

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
)

func TestMissing(t *testing.T) {
	e := bundled(t)
	got := e.Missing("花\U0010FFFF园\u200b❤\uFE0F\U0010FFFFa\u00a0\u2011〜", fonts.Body)
	if !slices.Equal(got, []rune{0x10FFFF}) {
		t.Errorf("missing %q", string(got))
	}
	l := e.Lines(para("花\U0010FFFF园", "zh", 441))[0]
	var g *Glyph
	for _, r := range l.Runs {
		for k := range r.Glyphs {
			if r.Glyphs[k].Rune == 0x10FFFF {
				g = &r.Glyphs[k]
				if left, _, right, _ := r.Face.Box(g.ID); left == right {
					t.Error("a missing character is not visible")
				}
			}
		}
	}
	if g == nil {
		t.Error("a missing character has no glyph")
	}
}

func TestClusterText(t *testing.T) {
	for r, want := range map[rune]string{SoftHyphen: "\u00ad", DashCluster: "——", '花': "花", ' ': " "} {
		if got := ClusterText(r); got != want {
			t.Errorf("%d copies as %q, want %q", r, got, want)
		}
	}
}

// TestPrinted: controls of line breaks and directions, byte order marks and soft
// hyphens get no glyph, tabs and spaces do.
func TestPrinted(t *testing.T) {
	for r := range rune(0x30000) {
		none := r < 0x20 && r != '\t' || r >= 0x7F && r <= 0x9F || r == 0xAD || r == 0x61C || r >= 0x200B && r <= 0x200F && r != 0x200D ||
			r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x2069 || r == 0xFEFF
		if Printed(r) == none {
			t.Errorf("%U: Printed %v", r, Printed(r))
		}
	}
}

// TestRuns: runs part at faces, styles, links and languages only.
func TestRuns(t *testing.T) {
	e := bundled(t)
	bold := &Style{Role: fonts.BodyBold, Size: 10.5}
	p := &Paragraph{Lang: "zh", Measure: 441, Spans: []Span{
		{Text: "花园里", Style: body},
		{Text: "的", Style: body},
		{Text: "茶", Style: bold},
		{Text: "很香", Style: body, Link: "https://example.org/"},
		{Text: "tea", Style: body, Lang: "en"},
	}}
	runs := e.Lines(p)[0].Runs
	var got []string
	for _, r := range runs {
		var b strings.Builder
		for _, g := range r.Glyphs {
			b.WriteRune(g.Rune)
		}
		got = append(got, b.String())
	}
	if want := []string{"花园里的", "茶", "很香", "tea"}; !slices.Equal(got, want) {
		t.Fatalf("runs %q, want %q", got, want)
	}
	if runs[1].Style != bold || runs[2].Link != "https://example.org/" || runs[3].Lang != "en" || runs[0].Lang != "" {
		t.Errorf("runs lost what their spans say: %+v", runs)
	}
}

// TestStyledWord: a word whose style changes inside is still one word.
func TestStyledWord(t *testing.T) {
	e := bundled(t)
	italic := &Style{Role: fonts.BodyItalic, Size: 10.5}
	for measure := 84.0; measure < 300; measure += 3.5 {
		p := para("清晨的植物园里薄雾未散温室的玻璃上挂满", "zh", measure)
		p.Spans = append(p.Spans, Span{Text: "tele", Style: italic}, Span{Text: "communications水珠园丁推着小车慢慢走过", Style: body})
		whole := ""
		for _, l := range e.Lines(p) {
			whole += lineText(&l) + "|"
		}
		for _, bad := range []string{"tele|", "t|ele", "te|le"} {
			if strings.Contains(whole, bad) {
				t.Errorf("%s at %.1f pt", whole, measure)
			}
		}
	}
}

func TestCode(t *testing.T) {
	e := bundled(t)
	mono := &Style{Role: fonts.Mono, Size: 9}
	p := &Paragraph{Code: true, Measure: 120, HangIndent: 18, Spans: []Span{{Text: "if open {\n\tread(“花园”)\n\n  // a comment that is too long for the line\n}\n", Style: mono}}}
	lines := e.Lines(p)
	var got []string
	for i := range lines {
		got = append(got, lineText(&lines[i]))
	}
	want := []string{"if open {", "\tread(“花园”)", "", "  // a comment that is", " too long for the ", "line", "}"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
	if lines[4].X != 18 || lines[4].Last || !lines[5].Last || lines[6].X != 0 {
		t.Errorf("indents of continued lines:\n%s", dump(lines))
	}
	// A tab reaches the next stop, four characters of the face wide.
	f, g, _ := e.fonts.Lookup(fonts.Mono, ' ', true)
	if w := e.Width([]Span{{Text: "\tx", Style: mono}}, ""); w < float64(f.Advance(g))*9/1000 {
		t.Errorf("width %.2f", w)
	}
	tab := lines[1].Runs[0].Glyphs[0]
	if total := f.Advance(tab.ID) + int(tab.Adjust); total != 4*f.Advance(g) {
		t.Errorf("a tab is %d wide, want %d", total, 4*f.Advance(g))
	}
}

func TestHeadingsKeepWords(t *testing.T) {
	e := bundled(t)
	style := &Style{Role: fonts.Heading, Size: 17}
	for measure := 150.0; measure < 441; measure += 11 {
		p := &Paragraph{Lang: "en", Align: Left, Measure: measure, Spans: []Span{{Text: "Characteristically Quiet Observatories and Their Libraries", Style: style}}}
		for _, l := range e.Lines(p) {
			if strings.HasSuffix(lineText(&l), "‐") {
				t.Errorf("a heading is hyphenated at %.0f pt: %s", measure, lineText(&l))
			}
		}
	}
}

// TestHyphenLanguage: words of languages without patterns stay whole.
func TestHyphenLanguage(t *testing.T) {
	e := bundled(t)
	for lang, divided := range map[string]bool{"en": true, "zh": true, "ru": true, "fr": false, "de": false} {
		hyphens := 0
		for measure := 60.0; measure < 120; measure += 2 {
			a := newAudit()
			p := para("observatory telecommunications characteristically observatory", lang, measure)
			a.Add(p, e.Lines(p))
			hyphens += a.Count("hyphen")
		}
		if (hyphens > 0) != divided {
			t.Errorf("%s: %d hyphens", lang, hyphens)
		}
	}
}

func TestSoftBreaks(t *testing.T) {
	e := bundled(t)
	lines := e.Lines(para("nnnnnnnn\u00adnnnnnnnn", "fr", 60))
	if got := lineText(&lines[0]); got != "nnnnnnnn‐" || len(lines) != 2 {
		t.Errorf("soft hyphen:\n%s", dump(lines))
	}
	lines = e.Lines(para("nnnnnnnn\u200bnnnnnnnn", "fr", 60))
	if got := lineText(&lines[0]); got != "nnnnnnnn" || len(lines) != 2 {
		t.Errorf("zero-width space:\n%s", dump(lines))
	}
}

func TestSpaceBeforeLine(t *testing.T) {
	e := bundled(t)
	lines := e.Lines(para("mmmmmmmm mmmmmmmm", "fr", 90))
	if len(lines) != 2 || lines[0].Space || !lines[1].Space {
		t.Errorf("%+v", lines)
	}
	lines = e.Lines(para("花园里的茶树开花了", "zh", 63))
	if len(lines) != 2 || lines[1].Space {
		t.Errorf("%+v", lines)
	}
}

// TestStrange: odd paragraphs do no harm.
func TestStrange(t *testing.T) {
	e := bundled(t)
	for _, p := range []*Paragraph{
		{},
		{Spans: []Span{{}}},
		{Spans: []Span{{Text: "花园"}}},
		{Spans: []Span{{Text: "花园", Style: &Style{}}}, Measure: 100},
		{Spans: []Span{{Text: "花园", Style: body}}, Measure: -5},
		{Spans: []Span{{Text: "花园 garden", Style: body}}, Measure: 1, FirstIndent: 50},
		{Spans: []Span{{Text: "\xff\xfe花", Style: body}}, Measure: 100},
		{Spans: []Span{{Text: "\u0301\u200d\uFE0F", Style: body}}, Measure: 100},
		{Spans: []Span{{Text: strings.Repeat("（", 500), Style: body}}, Measure: 50},
		{Spans: []Span{{Text: "\n\n\n", Style: body}}, Measure: 50},
		{Spans: []Span{{Text: "花", Style: &Style{Size: 1e9}}}, Measure: 1e12},
	} {
		e.Lines(p)
		e.Width(p.Spans, p.Lang)
	}
	if lines := e.Lines(&Paragraph{Measure: 100}); lines != nil {
		t.Error("lines of nothing")
	}
}

// TestHeldLine: a line with few gaps beside a long unbreakable item is opened
// to the edge rather than left a little short of it, and so is a compound
// with an abbreviation before its hyphen broken there.
func TestHeldLine(t *testing.T) {
	e := bundled(t)
	lines := e.Lines(para("这篇文章里有telecommunications、internationalization和characteristically这样的长词，排版时应当能够断开。", "zh-Hans", 210))
	for i, l := range lines {
		if !l.Last && math.Abs(l.Right-210) > 0.1 {
			t.Errorf("line %d ends at %.2f", i, l.Right)
		}
	}
	found := false
	for measure := 60.0; measure < 200; measure += 2 {
		for _, l := range e.Lines(para("The tea trade was a U.K.-China affair", "en", measure)) {
			found = found || !l.Last && strings.HasSuffix(lineText(&l), "U.K.-")
		}
	}
	if !found {
		t.Error("U.K.-China is never broken after its hyphen")
	}
}

// TestSetTellsOfBoxes: where Missing finds something, Set has said so.
func TestSetTellsOfBoxes(t *testing.T) {
	e := bundled(t)
	rare := []rune("花园aя\U0010FFFFﷺᚠ\u0301\u200d\U000E0041 \u3000—…\t\u0e01ꦀ𐎀𠮷☂")
	rnd := rand.New(rand.NewPCG(5, 6))
	found := 0
	for range 3000 {
		s := make([]rune, 1+rnd.IntN(6))
		for i := range s {
			s[i] = rare[rnd.IntN(len(rare))]
		}
		p := para(string(s), "zh", 100)
		missing := e.Missing(string(s), p.Spans[0].Style.Role)
		if len(missing) > 0 {
			found++
		}
		if _, boxed := e.Set(p); len(missing) > 0 && !boxed {
			t.Fatalf("%q: %q are missing, and Set does not tell", string(s), string(missing))
		}
	}
	if found == 0 {
		t.Fatal("nothing was missing")
	}
}
