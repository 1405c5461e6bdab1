package compose

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/math"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
)

func formulaOf(t *testing.T, tex string, display bool) *doc.Formula {
	t.Helper()
	m, err := math.NewReader().MathML(tex, display, "")
	if err != nil {
		t.Fatal(err)
	}
	return &doc.Formula{TeX: tex, MathML: m, Display: display}
}

// partsOf returns the runs of the formula that copies as tex.
func partsOf(d *page.Document, tex string) (out []*page.TextItem) {
	for _, it := range d.Pages[2].Items {
		if x, ok := it.(*page.TextItem); ok && x.Run.Box != nil && x.Run.Box.Text == tex {
			out = append(out, x)
		}
	}
	return out
}

// A formula in a line stands on its baseline, is an element of its own, and copies as
// its TeX; lines are as far apart as without it.
func TestFormulaInLine(t *testing.T) {
	p := &doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: "设 "}, formulaOf(t, "x_i^2", false), &doc.Run{Text: "，其余照旧。" + strings.Repeat("水开了就沏茶。", 12)}}}
	d, r := compose(t, Options{}, digest.None, linkArticle(p))
	if len(r.Diagnostics) > 0 {
		t.Error(r.Diagnostics)
	}
	parts := partsOf(d, "x_i^2")
	if len(parts) != 3 || parts[0].Run.Face != fonts.Formula() || parts[1].Y <= parts[0].Y || parts[2].Y >= parts[0].Y {
		t.Fatalf("parts %+v", parts)
	}
	tag := d.Tags[parts[0].Tag]
	if tag.Role != "Formula" || tag.Alt != "x_i^2" || d.Tags[tag.Parent].Role != "P" {
		t.Errorf("element %+v", tag)
	}
	var lines []float64
	for _, it := range d.Pages[2].Items {
		if x, ok := it.(*page.TextItem); ok && x.Tag >= 0 && x.Run.Box == nil && x.Run.Size == 10.5 && (len(lines) == 0 || lines[len(lines)-1] != x.Y) {
			lines = append(lines, x.Y)
		}
	}
	if lines[0] != parts[0].Y || len(lines) < 3 || lines[1]-lines[0] != lines[2]-lines[1] {
		t.Errorf("lines at %v, the formula at %g", lines, parts[0].Y)
	}
}

// A high formula raises the distance of its line by what it needs, and no other line's.
func TestHighFormulaInLine(t *testing.T) {
	high := formulaOf(t, `\dfrac{\dfrac{a}{b}}{\dfrac{c}{d}}`, false)
	text := strings.Repeat("炉上的水慢慢热起来。", 9)
	d, _ := compose(t, Options{}, digest.None, linkArticle(&doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: text}, high, &doc.Run{Text: text}}}))
	var lines []float64
	for _, it := range d.Pages[2].Items {
		if x, ok := it.(*page.TextItem); ok && x.Tag >= 0 && x.Run.Box == nil && x.Run.Size == 10.5 && (len(lines) == 0 || lines[len(lines)-1] != x.Y) {
			lines = append(lines, x.Y)
		}
	}
	least, wide := 100.0, 0
	for i := 1; i < len(lines); i++ {
		least = min(least, lines[i]-lines[i-1])
	}
	for i := 1; i < len(lines); i++ {
		if lines[i]-lines[i-1] > least+0.5 {
			wide++
		}
	}
	if wide != 2 || len(lines) < 5 {
		t.Errorf("lines at %v", lines)
	}
}

// Formulas on lines of their own stand in the middle; a long one breaks before
// relations; one that cannot be set stands as TeX with a finding.
func TestFormulaOnLines(t *testing.T) {
	short, long := formulaOf(t, `\frac{a}{b}`, true), formulaOf(t, "a"+strings.Repeat(`=\frac{b+c}{d+e}+f(x)`, 12), true)
	wide := formulaOf(t, `\text{`+strings.Repeat("很宽", 80)+`}`, true)
	d, r := compose(t, Options{}, digest.None, linkArticle(short, long, wide))
	if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != diag.FormulaTeX {
		t.Fatalf("findings %v", r.Diagnostics)
	}
	if f := r.Diagnostics[0]; !strings.Contains(f.Hint, "wider paper") || strings.Count(f.Message, "很宽") != 37 || !strings.HasSuffix(f.Message, "…") {
		t.Errorf("finding %s", f)
	}
	parts := partsOf(d, `\frac{a}{b}`)
	if len(parts) != 2 || d.Tags[parts[0].Tag].Role != "Formula" || d.Tags[parts[0].Tag].Alt != `\frac{a}{b}` {
		t.Errorf("parts %+v", parts)
	}
	width := d.Pages[2].Width
	if mid := parts[0].X + parts[0].Run.Width/2; mid < width/2-3 || mid > width/2+3 {
		t.Errorf("the middle is at %g of %g", mid, width)
	}
	relations := 0
	for _, x := range partsOf(d, long.TeX) {
		if right := x.X + x.Run.Width; right > width-60 {
			t.Errorf("%s ends at %g", page.RunText(x.Run), right)
		}
		if strings.HasPrefix(page.RunText(x.Run), "=") {
			relations++
		}
	}
	if relations == 0 {
		t.Error("no line begins with a relation")
	}
	all := ""
	for _, it := range d.Pages[2].Items {
		if x, ok := it.(*page.TextItem); ok && x.Run.Box == nil {
			all += page.RunText(x.Run)
		}
	}
	if !strings.Contains(all, `\text{很宽`) {
		t.Error("the wide formula is lost")
	}
}

// A formula higher than a page breaks between its rows, or stands smaller, or as TeX
// with a finding; no part of it runs off the page.
func TestFormulaHigherThanPage(t *testing.T) {
	rows := func(n int) string { return strings.Repeat(`x &= \frac{1}{2} \\ `, n) }
	for _, c := range []struct {
		name, tex string
		inline    bool
		parts     int // runs of the formula; 0 = it stands as TeX
	}{
		{"rows", `\begin{aligned} ` + rows(60) + `\end{aligned}`, false, 240},
		{"rows in fences", `\left\{\begin{aligned} ` + strings.Repeat(`x &= 1 \\ `, 45) + `\end{aligned}\right.`, false, 1},
		{"too many in fences", `\left\{\begin{aligned} ` + rows(60) + `\end{aligned}\right.`, false, 0},
		{"in a line", `\begin{matrix} ` + strings.Repeat(`1 \\ `, 60) + `\end{matrix}`, true, 0},
	} {
		f := formulaOf(t, c.tex, !c.inline)
		var b doc.Block = f
		if c.inline {
			b = &doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: "设 "}, f}}
		}
		d, r := compose(t, Options{}, digest.None, linkArticle(b))
		found := 0
		for _, p := range d.Pages {
			for _, it := range p.Items {
				if x, ok := it.(*page.TextItem); ok && x.Run.Box != nil && x.Run.Box.Text == strings.Join(strings.Fields(c.tex), " ") {
					if found++; x.Y < 30 || x.Y > p.Height-40 {
						t.Errorf("%s: %q at %g of %g", c.name, page.RunText(x.Run), x.Y, p.Height)
					}
				}
			}
		}
		if asTeX := len(r.Diagnostics) == 1 && r.Diagnostics[0].Code == diag.FormulaTeX; found < c.parts || asTeX != (c.parts == 0) || asTeX && found > 0 {
			t.Errorf("%s: %d parts, %v", c.name, found, r.Diagnostics)
		}
	}
}

// A long formula with a number breaks in full size as one without does, and its number
// stands at the right edge of its last line.
func TestFormulaWithNumberBreaks(t *testing.T) {
	f := formulaOf(t, "a"+strings.Repeat(`=\frac{b+c}{d+e}+f(x)`, 9)+` \tag{7}`, true)
	d, r := compose(t, Options{}, digest.None, linkArticle(f))
	parts := partsOf(d, f.TeX)
	if len(r.Diagnostics) > 0 || len(parts) == 0 {
		t.Fatal(len(parts), r.Diagnostics)
	}
	low, right, number := 0.0, 0.0, parts[0]
	for _, x := range parts {
		if page.RunText(x.Run) == "=" {
			low = max(low, x.Y)
		}
		if strings.Contains(page.RunText(x.Run), "7") {
			number = x
		}
		right = max(right, x.X+x.Run.Width)
	}
	last := parts[len(parts)-1]
	if parts[0].Run.Size != 10.5 || low <= parts[0].Y || number.Y != low || last.X+last.Run.Width != right || last.Y != low {
		t.Errorf("type of %g, lines down from %g to %g, the number at %g, %g", parts[0].Run.Size, parts[0].Y, low, number.X, number.Y)
	}
}

// Links to numbered equations lead to these, in a line, displayed or standing as TeX.
func TestLinksToFormulas(t *testing.T) {
	inline, shown := formulaOf(t, "a+b", false), formulaOf(t, `E=mc^2 \tag{1}`, true)
	inline.ID, shown.ID = "eq-a", "eq-e"
	unread := &doc.Formula{TeX: `\frac{a`, Display: true, ID: "eq-u"}
	refer := func(id string) doc.Inline {
		return &doc.Link{To: &doc.Place{ID: id}, Inlines: []doc.Inline{&doc.Run{Text: "式"}}}
	}
	a := &doc.Article{Meta: doc.Meta{Title: "公式", Lang: doc.Hans}, Blocks: []doc.Block{
		&doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: "由"}, refer("eq-a"), refer("eq-e"), refer("eq-u"), &doc.Run{Text: "得"}, inline}},
		shown, unread, para("以上是全部。"),
	}}
	d, _ := compose(t, Options{}, digest.None, a)
	placed, linked := map[string]bool{}, map[string]bool{}
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			switch it := it.(type) {
			case *page.AnchorItem:
				placed[it.Name] = true
			case *page.LinkItem:
				linked[strings.TrimPrefix(it.Target, "#")] = true
			}
		}
	}
	for _, id := range []string{"eq-a", "eq-e", "eq-u"} {
		if to := "a1." + id; !linked[to] || !placed[to] {
			t.Errorf("%s: linked %v, placed %v", to, linked[to], placed[to])
		}
	}
}
