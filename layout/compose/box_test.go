package compose

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// linesOf returns the lines of text on the article's page, each with where it begins.
func pageLines(d *page.Document) (lines []string, left []float64) {
	last := -1.0
	for _, it := range d.Pages[2].Items {
		t, ok := it.(*page.TextItem)
		if !ok || t.Tag < 0 {
			continue
		}
		if t.Y != last {
			last = t.Y
			lines, left = append(lines, ""), append(left, t.X)
		}
		lines[len(lines)-1] += page.RunText(t.Run)
	}
	return lines, left
}

// A box stands in from its rule, which goes down beside all of it without a gap, and
// bears its title or the word for its kind.
func TestBox(t *testing.T) {
	box := &doc.Box{Kind: doc.BoxWarning, Blocks: []doc.Block{
		para("壶嘴很烫。"), headed(3, "怎么拿"), para("垫一块布。"), &doc.Code{Text: "hold(pot)"},
		&doc.Box{Kind: doc.BoxDetails, Title: say("布的来历"), Blocks: []doc.Block{para("旧衣服剪的。")}},
	}}
	d, r := compose(t, Options{}, digest.None, linkArticle(para("开头的话。"), box, para("后面的话。")))
	if len(r.Diagnostics) > 0 {
		t.Error(r.Diagnostics)
	}
	lines, _ := pageLines(d)
	all := strings.Join(lines, "|")
	for _, want := range []string{"|警告|壶嘴很烫。|怎么拿|垫一块布。|hold(pot)|布的来历|旧衣服剪的。|后面的话。"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in %s", want, all)
		}
	}
	var bars []*page.RectItem
	for _, it := range d.Pages[2].Items {
		if rect, ok := it.(*page.RectItem); ok && rect.W < 5 && rect.H > 20 {
			bars = append(bars, rect)
		}
	}
	if len(bars) != 2 || bars[0].Shade != page.Ink || bars[1].Shade != page.Hair || bars[1].X <= bars[0].X || bars[1].Y+bars[1].H > bars[0].Y+bars[0].H {
		t.Errorf("rules %+v", bars)
	}
	roles := map[string]int{}
	for _, tag := range d.Tags {
		roles[tag.Role]++
	}
	if roles["Div"] != 2 {
		t.Errorf("elements %v", roles)
	}
}

// The rest of a line that is too long stands in, behind a mark that is no text.
func TestLongLinesOfProgramsGoOn(t *testing.T) {
	long := "a" + strings.Repeat("b", 150)
	d, _ := compose(t, Options{}, digest.None, linkArticle(&doc.Code{Text: long + "\nshort"}))
	lines, left := pageLines(d)
	for i := range lines {
		if strings.HasPrefix(lines[i], "ab") {
			if lines[i]+lines[i+1] != long || lines[i+2] != "short" || left[i+1] < left[i]+10 || left[i+2] != left[i] {
				t.Errorf("lines %q at %v", lines[i:], left[i:])
			}
		}
	}
	marks := 0
	for _, it := range d.Pages[2].Items {
		if r, ok := it.(*page.RectItem); ok && r.Shade == page.Hair && r.W == 0.5 {
			marks++
		}
	}
	if marks != 1 {
		t.Errorf("%d marks", marks)
	}
}

// Comments of a program in a known language are grey; nothing of it is lost.
func TestProgramsAreShaded(t *testing.T) {
	const program = "func main() { // 茶\n\treturn \"水\"\n}"
	for language, want := range map[string]int{"go": 1, "": 0, "unheard": 0} {
		d, _ := compose(t, Options{}, digest.None, linkArticle(&doc.Code{Info: language, Text: program}))
		lines, _ := pageLines(d)
		if all := strings.Join(lines, "|"); !strings.Contains(all, "func main() { // 茶|    return \"水\"|}") {
			t.Errorf("%q: %s", language, all)
		}
		grey := 0
		for _, it := range d.Pages[2].Items {
			if x, ok := it.(*page.TextItem); ok && x.Tag >= 0 && x.Run.Style.Colour == text.Grey && strings.Contains(page.RunText(x.Run), "//") {
				grey++
			}
		}
		if grey != want {
			t.Errorf("%q: %d grey comments", language, grey)
		}
	}
}

// Terms stand out, what they mean stands in; they are the labels and bodies of a list.
func TestDefinitions(t *testing.T) {
	d, _ := compose(t, Options{}, digest.None, linkArticle(&doc.Definitions{Items: []doc.Definition{
		{Terms: [][]doc.Inline{say("明前"), say("头春")}, Blocks: []doc.Block{para("清明以前采的茶。")}},
		{Terms: [][]doc.Inline{{&doc.Link{URL: "https://tea.example/rain", Inlines: say("雨前")}}}, Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Link{URL: "https://tea.example/late", Inlines: say("谷雨")}, &doc.Run{Text: "以前。"}}}}},
	}}))
	lines, left := pageLines(d)
	at := strings.Index(strings.Join(lines, "|")+"|", "|明前|头春|清明以前采的茶。|雨前¹|谷雨²以前。|")
	if at < 0 {
		t.Fatalf("lines %q", lines)
	}
	n := strings.Count(strings.Join(lines, "|")[:at+1], "|")
	if in := left[n+2] - left[n]; in < 20 || left[n+1] != left[n] {
		t.Errorf("meaning stands %g in", in)
	}
}

// Each line of verse begins where it is put and hangs where it is too long; marks and
// abbreviations say what they mean, the latter once.
func TestVerseAndMarks(t *testing.T) {
	verse := &doc.Paragraph{Verse: true, Inlines: []doc.Inline{
		&doc.Run{Text: "雾散了"}, &doc.Break{}, &doc.Run{Text: "　　" + strings.Repeat("茶山上的云", 12)}, &doc.Break{}, &doc.Run{Text: "  tea"},
	}}
	abbr := func() doc.Inline {
		return &doc.Styled{Style: doc.Abbreviation, Title: "reverse osmosis", Inlines: say("RO")}
	}
	marks := &doc.Paragraph{Inlines: []doc.Inline{&doc.Styled{Style: doc.Highlight, Inlines: say("记住")}, abbr(), &doc.Run{Text: "水，"}, abbr(), &doc.Run{Text: "。"}}}
	d, _ := compose(t, Options{}, digest.None, linkArticle(verse, marks))
	lines, left := pageLines(d)
	all := strings.Join(lines, "|")
	if !strings.Contains(all, "|雾散了|　　茶山上的云") || !strings.Contains(all, "  tea|") || !strings.Contains(all, "记住RO（reverse osmosis）水，RO。") {
		t.Fatalf("lines %q", lines)
	}
	for i, line := range lines {
		if line == "雾散了" && (left[i+1] != left[i] || left[i+2] <= left[i]+15) {
			t.Errorf("lines begin at %v", left[i:i+3])
		}
	}
	marked := 0
	for _, it := range d.Pages[2].Items {
		if x, ok := it.(*page.TextItem); ok && x.Run.Style.Marked {
			marked++
		}
	}
	if marked != 1 {
		t.Errorf("%d marked runs", marked)
	}
}
