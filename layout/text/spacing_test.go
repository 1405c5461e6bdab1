package text

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"

	"github.com/wenzhai/wenzhai/fonts"
)

// TestWidths gives natural widths on one line, in em of 10 pt, edges trimmed.
func TestWidths(t *testing.T) {
	e := bundled(t)
	style := &Style{Role: fonts.Body, Size: 10}
	for _, c := range []struct {
		lang, text string
		em         float64
		rule       string
	}{
		{"zh", "花园", 2, "Han fill the em"},
		{"zh", "花，园", 3, "a mark inside keeps its em"},
		{"zh", "花园，", 2.5, "a mark at the end is half"},
		{"zh", "（花园", 2.5, "a bracket at the start is half"},
		{"zh", "（花园）", 3, "both"},
		{"zh", "花」，园", 3.5, "two closing marks share a blank"},
		{"zh", "花）。园", 3.5, "bracket and stop"},
		{"zh", "花：“园", 3.5, "colon and quote"},
		{"zh", "花）（园", 3.5, "closing and opening bracket"},
		{"zh", "花（（园", 3.5, "two opening brackets"},
		{"zh-Hant", "花：「園", 4, "centred marks keep their em"},
		{"zh-Hant", "花，園", 3, "centred comma"},
		{"zh-Hant", "花園，", 3, "centred comma at the end keeps its em"},
		{"zh-Hant", "「花園」", 3, "brackets are trimmed in both profiles"},
		{"zh", "老子’s", 2.63, "no gap before an apostrophe"},
		{"zh", "花——园", 4, "the dash is two em"},
		{"zh", "花……园", 4, "the ellipsis is two em"},
		{"zh", "花—园", 3, "a connector is one em"},
		{"zh", "玛丽·居里", 4.5, "the interpunct is half an em"},
		{"zh-Hant", "瑪麗·居里", 5, "an em in the centred profile"},
		{"zh", "花　园", 3, "an ideographic space inside"},
		{"zh", "　花园　", 2, "none at the edges"},
		{"zh", "他说“好”吗", 6, "quotes beside Han are full-width"},
	} {
		got := e.Width([]Span{{Text: c.text, Style: style}}, c.lang)
		if math.Abs(got-c.em*10) > 0.001 {
			t.Errorf("%s (%s): %.3f em, want %.3f: %s", c.text, c.lang, got/10, c.em, c.rule)
		}
	}
}

// advance is the sum of the advances of a Western string in the body face.
func advance(e *Engine, s string) float64 {
	sum := 0
	for _, r := range s {
		f, g, _ := e.fonts.Lookup(fonts.Body, r, true)
		sum += f.Advance(g)
	}
	return float64(sum) / 1000
}

// TestGaps measures what is added between Han and Western text, in em.
func TestGaps(t *testing.T) {
	e := bundled(t)
	style := &Style{Role: fonts.Body, Size: 10}
	for _, c := range []struct {
		text, letters string
		em            float64
		rule          string
	}{
		{"园x园", "x", 2.5, "a gap on both sides"},
		{"园3园", "3", 2.5, "figures as well"},
		{"园 x 园", "x", 2.5, "a space in the source is the gap, not added to it"},
		{"x园", "x", 1.25, "none at the edge"},
		{"园，x", "x", 2, "none beside a mark"},
		{"园？²，园", "²", 3.5, "a raised number takes the blank of the mark before it"},
		{"“x”园", "x", 2.5, "none inside quotes"},
		{"园(x)园", "(x)", 2.5, "outside Western brackets"},
		{"x x", "xx", 0.333, "a word space in Chinese text is a third"},
		{"x  x", "xx", 0.333, "several spaces are one"},
	} {
		got := e.Width([]Span{{Text: c.text, Style: style}}, "zh")/10 - advance(e, c.letters)
		if math.Abs(got-c.em) > 0.02 {
			t.Errorf("%s: %.3f em beside the letters, want %.3f: %s", c.text, got, c.em, c.rule)
		}
	}
}

// TestRaisedNote: a superscript stands close to the character it belongs to.
func TestRaisedNote(t *testing.T) {
	e := bundled(t)
	note := &Style{Role: fonts.Body, Size: 6, Rise: 4}
	got := e.Width([]Span{{Text: "花园", Style: body}, {Text: "1", Style: note}}, "zh")
	f, g, _ := e.fonts.Lookup(fonts.Body, '1', true)
	if want := 21 + float64(f.Advance(g))*6/1000; math.Abs(got-want) > 0.001 {
		t.Errorf("width %.3f, want %.3f", got, want)
	}
}

// TestQuoteContext: which face draws an ambiguous mark (point 13). H is the
// Chinese face, L the Western one.
func TestQuoteContext(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct{ lang, text, faces string }{
		{"zh", "他说“花园”。", "HH"},
		{"zh", "“花园”很美", "HH"},
		{"zh", "歌手 O’Riordan’s 的“Linger”一曲", "LLHH"},
		{"zh", "Dolores O’Riordan’s “Linger” was released", "LLLL"},
		{"zh", "he said “yes” and “no” again", "LLLL"},
		{"zh", "他说：“Hello, world.”", "HH"},
		{"zh", "他说“你好，‘Tea’先生”。", "HHHH"},
		{"zh", "Apple “Vision Pro”发布", "HH"},
		{"zh", "“十四五”前四年", "HH"},
		{"zh", "所谓“5G”时代", "HH"},
		{"zh", "花园——里", "H"},
		{"zh", "the garden—here", "L"},
		{"zh", "2020—2026年", "L"},
		{"zh", "北京—上海", "H"},
		{"zh", "玛丽·居里", "H"},
		{"zh", "a·b", "L"},
		{"zh", "花园……", "HH"},
		{"zh", "wait… what", "L"},
		{"zh", "students’ books and rock ’n’ roll", "LLL"},
		{"en", "the phrase “守望” means", "LL"},
		{"en", "“Help,” he said. “‘No’ is ‘no’.”", "LLLLLLLL"},
		{"en", "“", "L"},
		{"zh", "“", "H"},
		{"en", "中文“引号”在此", "HH"},
		{"ru", "сад — это “дом”", "LLL"},
		{"zh", "（Владимир “Влад” Путник）", "LL"},
	} {
		var got strings.Builder
		for _, l := range e.Lines(para(c.text, c.lang, 441)) {
			for _, r := range l.Runs {
				for _, g := range r.Glyphs {
					if strings.ContainsRune("“”‘’—…·", g.Rune) || g.Rune == DashCluster {
						f, _, _ := e.fonts.Lookup(fonts.Body, '花', false)
						got.WriteString(map[bool]string{true: "H", false: "L"}[r.Face == f])
					}
				}
			}
		}
		if got.String() != c.faces {
			t.Errorf("%s (%s): %s, want %s", c.text, c.lang, got.String(), c.faces)
		}
	}
}

// TestRightEdge: justified lines that have glue reach the edge exactly, and
// glue is spent in the order of the rules (point 7).
func TestRightEdge(t *testing.T) {
	e := bundled(t)
	text := "图书馆新添了Atlas of the Stars和《植物图鉴》，共1,234册；读者可以在二楼借阅，也可以在花园里慢慢读。管理员说：“请爱护书籍”，并递来一杯热茶。"
	for measure := 150.0; measure < 441; measure += 1.7 {
		p := para(text, "zh", measure)
		for i, l := range e.Lines(p) {
			if !l.Last && math.Abs(l.Ratio) <= 1 && math.Abs(l.Right-measure) > 0.05 {
				t.Errorf("line %d at %.1f pt ends at %.3f (ratio %.3f)", i, measure, l.Right, l.Ratio)
			}
			checkOrder(t, &l)
		}
	}
}

// checkOrder: no gap between Han opens while a word space is under 1/2 em.
func checkOrder(t *testing.T, l *Line) {
	opened, space := int16(0), 0
	for _, r := range l.Runs {
		for k, g := range r.Glyphs {
			if k+1 < len(r.Glyphs) && unicode.In(g.Rune, unicode.Han, unicode.Hiragana, unicode.Katakana) && unicode.In(r.Glyphs[k+1].Rune, unicode.Han, unicode.Hiragana, unicode.Katakana) {
				opened = max(opened, g.Adjust)
			}
			if g.Rune == ' ' && k > 0 && k+1 < len(r.Glyphs) && unicode.In(r.Glyphs[k-1].Rune, unicode.Latin, unicode.Cyrillic) && unicode.In(r.Glyphs[k+1].Rune, unicode.Latin, unicode.Cyrillic) {
				space = r.Face.Advance(g.ID) + int(g.Adjust)
			}
		}
	}
	if opened > 2 && space > 0 && space < spaceMax-2 {
		t.Errorf("Han open by %d while a word space is %d: %s", opened, space, lineText(l))
	}
	if opened > hanStretch+1 {
		t.Errorf("Han open by %d: %s", opened, lineText(l))
	}
}

// TestDashIsSolid: nothing is added inside or beside a dash or an ellipsis.
func TestDashIsSolid(t *testing.T) {
	e := bundled(t)
	for measure := 90.0; measure < 441; measure += 3.1 {
		for _, l := range e.Lines(para(around("——")+around("……"), "zh", measure)) {
			for _, r := range l.Runs {
				for k, g := range r.Glyphs {
					if g.Rune == DashCluster && r.Face.Advance(g.ID)+int(g.Adjust) > twoEm+1 || g.Rune == '…' && k+1 < len(r.Glyphs) && r.Glyphs[k+1].Rune == '…' && g.Adjust > 1 {
						t.Errorf("%U is set apart by %d at %.1f pt", g.Rune, g.Adjust, measure)
					}
				}
			}
		}
	}
}

const twoEm = 2 * em

// TestTrim: where the glyphs of trimmed marks stand.
func TestTrim(t *testing.T) {
	e := bundled(t)
	l := e.Lines(para("《花园》", "zh", 441))[0]
	first := l.Runs[0].Glyphs[0]
	if first.Shift != -halfEm || first.Adjust != -halfEm || l.X != 21 {
		t.Errorf("opening bracket: shift %d, adjust %d, line at %.2f", first.Shift, first.Adjust, l.X)
	}
	last := l.Runs[0].Glyphs[3]
	if last.Adjust != -halfEm || l.Right != 21+31.5 {
		t.Errorf("closing bracket: adjust %d, line ends at %.2f", last.Adjust, l.Right)
	}
}

// TestCentredMarks: the comma of Traditional text stands in the middle of its em.
func TestCentredMarks(t *testing.T) {
	e := bundled(t)
	for _, l := range e.Lines(para("花園，圖書館。", "zh-Hant-TW", 441)) {
		for _, r := range l.Runs {
			for _, g := range r.Glyphs {
				if g.Rune != '，' && g.Rune != '。' {
					continue
				}
				left, low, right, high := r.Face.Box(g.ID)
				x, y := float64(left+right)/2+float64(g.Shift), float64(low+high)/2+r.Style.Rise/r.Size*1000
				if math.Abs(x-500) > 2 || math.Abs(y-380) > 2 {
					t.Errorf("%c stands at %.0f, %.0f", g.Rune, x, y)
				}
			}
		}
	}
	if fmt.Sprint(centredMarks("zh-Hant"), centredMarks("zh-HK"), centredMarks("zh-Hans-HK"), centredMarks("zh-CN"), centredMarks("en")) != "true true false false false" {
		t.Error("profiles")
	}
}
