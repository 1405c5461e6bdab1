package math

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	tex "github.com/wenzhai/wenzhai/convert/math"
	"github.com/wenzhai/wenzhai/fonts"
)

var update = flag.Bool("update", false, "write the golden file anew")

func setter(t testing.TB) *Setter {
	t.Helper()
	faces, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(fonts.Formula(), faces)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// mathML is the content of a math element as its root.
func parse(t testing.TB, mathML string) *Node {
	t.Helper()
	n, err := Parse("<math>" + mathML + "</math>")
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// boxOf sets MathML at 10 points.
func boxOf(t testing.TB, mathML string, display bool) Box {
	t.Helper()
	pieces, err := setter(t).Set(parse(t, mathML), Style{Size: 10, Display: display})
	if err != nil {
		t.Fatalf("%s: %v", mathML, err)
	}
	return Join(pieces)
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.02 }

// TestBoxes holds sizes to the constants of the face (axis 258, rule 68, scripts 70 %).
func TestBoxes(t *testing.T) {
	x := boxOf(t, "<mi>x</mi>", false)
	half := boxOf(t, "<mfrac><mi>x</mi><mi>x</mi></mfrac>", true)
	if len(half.Rules) != 1 || !near(half.Rules[0].H, 0.68) || !near(half.Rules[0].Y+half.Rules[0].H/2, 2.58) {
		t.Errorf("the rule of a fraction is %+v", half.Rules)
	}
	if half.Height <= x.Height || half.Depth <= x.Depth || len(half.Glyphs) != 2 || half.Glyphs[0].Size != 10 {
		t.Errorf("a fraction of display: %+v", half)
	}
	if small := boxOf(t, "<mfrac><mi>x</mi><mi>x</mi></mfrac>", false); !near(small.Glyphs[0].Size, 7) {
		t.Errorf("a fraction in a line has type of %g", small.Glyphs[0].Size)
	}
	if b := boxOf(t, `<mfrac linethickness="0"><mi>x</mi><mi>x</mi></mfrac>`, true); len(b.Rules) != 0 {
		t.Error("a stack has a rule")
	}
	sup := boxOf(t, "<msup><mi>x</mi><mn>2</mn></msup>", false)
	sub := boxOf(t, "<msub><mi>x</mi><mn>2</mn></msub>", false)
	if g := sup.Glyphs[1]; !near(g.Size, 7) || g.Y <= 0 || sub.Glyphs[1].Y >= 0 || g.X < x.Width-0.02 {
		t.Errorf("scripts at %+v and %+v", g, sub.Glyphs[1])
	}
	deep := boxOf(t, "<msup><mi>x</mi><msup><mi>x</mi><msup><mi>x</mi><mi>x</mi></msup></msup></msup>", false)
	if !near(deep.Glyphs[2].Size, 5.5) || !near(deep.Glyphs[3].Size, 5.5) {
		t.Errorf("scripts of scripts have %g and %g", deep.Glyphs[2].Size, deep.Glyphs[3].Size)
	}
	root := boxOf(t, "<msqrt><mi>x</mi></msqrt>", false)
	if len(root.Rules) != 1 || !near(root.Rules[0].W, x.Width) || root.Rules[0].Y < x.Height {
		t.Errorf("a root: %+v", root.Rules)
	}
}

// TestStretching: fences cover what they stand around, by variants and by parts.
func TestStretching(t *testing.T) {
	for _, high := range []float64{1, 2, 4, 8, 30} {
		b := boxOf(t, fmt.Sprintf(`<mrow><mo>(</mo><mspace height="%gem" depth="%gem"/><mo>)</mo></mrow>`, high, high), false)
		if b.Height < 0.9*high*10-3 || b.Height > high*10+15 || math.Abs((b.Height-b.Depth)/2-2.58) > 3 {
			t.Errorf("parentheses around %g em reach %g up and %g down", high, b.Height, b.Depth)
		}
		if parts := len(b.Glyphs) > 2; parts != (high > 1) {
			t.Errorf("parentheses around %g em are of %d glyphs", high, len(b.Glyphs))
		}
	}
	sum, large := boxOf(t, "<mo>∑</mo>", false), boxOf(t, "<mo>∑</mo>", true)
	if large.Height+large.Depth < 1.1*(sum.Height+sum.Depth) {
		t.Error("∑ is no larger in display")
	}
	limits, beside := boxOf(t, "<munder><mo>∑</mo><mi>i</mi></munder>", true), boxOf(t, "<munder><mo>∑</mo><mi>i</mi></munder>", false)
	if limits.Glyphs[1].Y > -limits.Glyphs[0].Size/2 || beside.Glyphs[1].X < beside.Glyphs[0].X+3 {
		t.Error("limits stand below in display and beside in lines")
	}
	arrow := boxOf(t, `<mover><mo stretchy="true">→</mo><mtext>一段很长的说明文字</mtext></mover>`, false)
	if arrow.Width < 60 {
		t.Errorf("an arrow below nine characters is %g wide", arrow.Width)
	}
}

// TestSpacing: operators have their white, signs and what is in scripts none.
func TestSpacing(t *testing.T) {
	width := func(s string) float64 { return boxOf(t, s, false).Width }
	a, b, eq, plus := width("<mi>a</mi>"), width("<mi>b</mi>"), width("<mrow><mo>=</mo></mrow>")-20*5./18, width("<mrow><mo>+</mo></mrow>")-20*4./18
	if got := width("<mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow>"); !near(got, a+b+eq+100./18) {
		t.Errorf("a=b is %g wide", got)
	}
	if got := width("<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>"); !near(got, a+b+plus+80./18) {
		t.Errorf("a+b is %g wide", got)
	}
	if got := width("<mrow><mo>+</mo><mi>b</mi></mrow>"); !near(got, b+plus) {
		t.Errorf("+b is %g wide", got)
	}
	comma := width("<mrow><mi>a</mi><mo>,</mo></mrow>")
	if got := width("<mrow><mi>a</mi><mo>,</mo><mi>b</mi></mrow>"); !near(got, comma+b) {
		t.Errorf("a,b is %g wide, a, %g", got, comma)
	}
}

// TestPieces: lines end before relations of display, behind those of others, and not
// within fences.
func TestPieces(t *testing.T) {
	const f = "<mrow><mi>a</mi><mo>=</mo><mi>b</mi><mo>+</mo><mrow><mo>(</mo><mi>c</mi><mo>+</mo><mi>d</mi><mo>)</mo></mrow><mo>&lt;</mo><mi>e</mi></mrow>"
	text := func(display bool) (out []string) {
		pieces, err := setter(t).Set(parse(t, f), Style{Size: 10, Display: display})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pieces {
			s := ""
			for _, g := range p.Glyphs {
				s += string(g.Rune)
			}
			out = append(out, s)
		}
		return out
	}
	if got := strings.Join(text(true), " "); got != "a =b +(c+d) <e" {
		t.Errorf("display: %s", got)
	}
	if got := strings.Join(text(false), " "); got != "a= b+ (c+d)< e" {
		t.Errorf("line: %s", got)
	}
}

// TestNumbers: numbers stand at the right edge of the measure.
func TestNumbers(t *testing.T) {
	m, err := tex.NewReader().MathML(`E=mc^2\tag{7}`, true, "")
	if err != nil {
		t.Fatal(err)
	}
	n, err := Parse(m)
	if err != nil {
		t.Fatal(err)
	}
	pieces, err := setter(t).Set(n, Style{Size: 10, Display: true, Measure: 300})
	if err != nil || len(pieces) != 1 || pieces[0].Width != 300 {
		t.Fatalf("%d pieces, %v", len(pieces), err)
	}
	g := pieces[0].Glyphs
	if last := g[len(g)-1]; last.Rune != ')' || last.X+float64(last.Face.Advance(last.ID))/100 < 299.9 {
		t.Errorf("the number ends with %c at %g", last.Rune, last.X)
	}
}

// TestHan: words are set in the faces of the text.
func TestHan(t *testing.T) {
	b := boxOf(t, "<mrow><mtext>其他</mtext><mi>x</mi></mrow>", false)
	if b.Glyphs[0].Face == fonts.Formula() || b.Glyphs[2].Face != fonts.Formula() || !near(b.Glyphs[1].X, 10) {
		t.Errorf("%+v", b.Glyphs)
	}
}

// TestRefused: what cannot be set is an error.
func TestRefused(t *testing.T) {
	for _, in := range []string{"", "<math>", "<mrow/>", "<math><mi>", "<math>" + strings.Repeat("<mrow>", 200) + strings.Repeat("</mrow>", 200) + "</math>", "<math>" + strings.Repeat("<mi>x</mi>", 20_001) + "</math>"} {
		if _, err := Parse(in); err == nil {
			t.Errorf("%.40q is read", in)
		}
	}
	if _, err := setter(t).Set(parse(t, "<mi>\U000E0FFF\uE123</mi>"), Style{Size: 10}); err == nil {
		t.Error("characters of no face are set")
	}
	if _, err := setter(t).Set(parse(t, "<mi>x</mi>"), Style{}); err == nil {
		t.Error("type without a size is set")
	}
}

// TestAllFormulas sets every formula that is held to MathJax elsewhere.
func TestAllFormulas(t *testing.T) {
	list, err := os.ReadFile("../../convert/math/testdata/formulas.txt")
	if err != nil {
		t.Fatal(err)
	}
	s, r, count := setter(t), tex.NewReader(), 0
	for line := range strings.Lines(string(list)) {
		line = strings.TrimSpace(line)
		m, err := r.MathML(line, true, "")
		if line == "" || strings.HasPrefix(line, "# ") || err != nil {
			continue
		}
		n, err := Parse(m)
		if err == nil {
			_, err = s.Set(n, Style{Size: 10, Display: true, Measure: 300})
		}
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
		count++
	}
	if count < 300 {
		t.Errorf("%d formulas", count)
	}
}

// TestGolden holds the places of all glyphs and rules of many formulas.
func TestGolden(t *testing.T) {
	list, err := os.ReadFile("testdata/formulas.txt")
	if err != nil {
		t.Fatal(err)
	}
	s, r := setter(t), tex.NewReader()
	var b strings.Builder
	for line := range strings.Lines(string(list)) {
		line = strings.TrimSpace(line)
		source, inline := strings.CutPrefix(line, "i:")
		m, err := r.MathML(source, !inline, "")
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		n, err := Parse(m)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		pieces, err := s.Set(n, Style{Size: 10, Display: !inline, Measure: 360})
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		fmt.Fprintf(&b, "%s\n", line)
		for i := range pieces {
			dump(&b, &pieces[i].Box)
		}
	}
	const golden = "testdata/formulas.golden.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != b.String() {
		t.Errorf("the formulas are set otherwise (%v): look, then go test -update", err)
	}
}

func dump(b *strings.Builder, x *Box) {
	fmt.Fprintf(b, "  %.2f by %.2f+%.2f\n", x.Width, x.Height, x.Depth)
	for _, g := range x.Glyphs {
		fmt.Fprintf(b, "    %c %d %.2f,%.2f at %.2f\n", g.Rune, g.ID, g.X, g.Y, g.Size)
	}
	for _, r := range x.Rules {
		fmt.Fprintf(b, "    rule %.2f,%.2f %.2f by %.2f\n", r.X, r.Y, r.W, r.H)
	}
	for _, s := range x.Strokes {
		fmt.Fprintf(b, "    stroke %.2f,%.2f to %.2f,%.2f, %.2f thick\n", s.X, s.Y, s.ToX, s.ToY, s.Thick)
	}
}

// TestRows: the rows of a table that is a formula tile it and hold all of it.
func TestRows(t *testing.T) {
	for _, in := range []string{
		`<mtable displaystyle="true" columnalign="right left"><mtr><mtd><mi>x</mi></mtd><mtd><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mtd></mtr><mtr><mtd><mi>y</mi></mtd><mtd><mo>=</mo><mn>3</mn></mtd></mtr></mtable>`,
		`<mrow><mtable><mtr><mtd style="border-top:solid;border-bottom:solid"><mi>x</mi></mtd></mtr><mtr><mtd style="border-bottom:solid"><mi>y</mi></mtd></mtr><mtr><mtd/></mtr></mtable></mrow>`,
		`<mtable><mtr><mtd/><mtd><mi>x</mi></mtd><mtd><mtext>(1)</mtext></mtd></mtr><mtr><mtd/><mtd><mi>y</mi></mtd><mtd/></mtr></mtable>`,
	} {
		pieces, err := setter(t).Set(parse(t, in), Style{Size: 10, Display: true, Measure: 300})
		if err != nil || len(pieces) != 1 || len(pieces[0].Rows) < 2 {
			t.Fatalf("%s: %v %+v", in, err, pieces)
		}
		p, high, glyphs, rules := pieces[0], 0.0, 0, 0
		for _, r := range p.Rows {
			high, glyphs, rules = high+r.Height+r.Depth, glyphs+len(r.Glyphs), rules+len(r.Rules)
			if r.Width != p.Width {
				t.Errorf("%s: a row is %g wide of %g", in, r.Width, p.Width)
			}
		}
		if math.Abs(high-p.Height-p.Depth) > 1 || glyphs != len(p.Glyphs) || rules != len(p.Rules) {
			t.Errorf("%s: rows are %g high with %d glyphs and %d rules, all is %g with %d and %d", in, high, glyphs, rules, p.Height+p.Depth, len(p.Glyphs), len(p.Rules))
		}
	}
}

// FuzzSet sets any MathML: it must not fail, run long, or set anything at no place.
func FuzzSet(f *testing.F) {
	for _, in := range []string{
		"<mfrac><mi>a</mi><mn>2</mn></mfrac>", "<mrow><mo>(</mo><mtable><mtr><mtd><mi>x</mi></mtd></mtr></mtable><mo>)</mo></mrow>",
		"<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", "<mroot><mi>x</mi><mn>3</mn></mroot>", `<mover><mrow/><mo stretchy="true">⏞</mo></mover>`,
		`<mmultiscripts><mi>X</mi><mn>1</mn><none/><mprescripts/><mn>2</mn></mmultiscripts>`, `<mpadded width="-9em" voffset="1em"><mi>x</mi></mpadded>`,
		`<mtable columnspacing="1em" rowspacing="2em"><mtr><mtd columnspan="3"/></mtr><mtr/></mtable>`, `<menclose notation="box updiagonalstrike"><mtext>茶</mtext></menclose>`,
		`<mo minsize="99em" maxsize="1em">(</mo>`, `<msub/>`, `<mstyle mathsize="400%" scriptlevel="+9"><mo>∫</mo></mstyle>`,
	} {
		f.Add(in)
	}
	s := setter(f)
	f.Fuzz(func(t *testing.T, in string) {
		n, err := Parse("<math>" + in + "</math>")
		if err != nil {
			return
		}
		for _, st := range []Style{{Size: 10}, {Size: 10, Display: true, Measure: 300}} {
			pieces, err := s.Set(n, st)
			if err != nil {
				continue
			}
			b := Join(pieces)
			for _, v := range []float64{b.Width, b.Height, b.Depth} {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("%q is %g wide, %g high and %g deep", in, b.Width, b.Height, b.Depth)
				}
			}
			for _, g := range b.Glyphs {
				if math.IsNaN(g.X+g.Y) || math.IsInf(g.X+g.Y, 0) || g.Face == nil || g.Size <= 0 {
					t.Fatalf("%q: %+v", in, g)
				}
			}
		}
	})
}
