package text

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
)

// pieces are what random paragraphs are made of: every class of character in
// every neighbourhood.
var pieces = []string{
	"花园", "图书馆", "龍", "茶", "火车站台上", "々", "ー", "っ", "𠮷野", "，", "。", "、", "；", "：", "！", "？", "（", "）", "《", "》", "「", "」", "“", "”", "‘", "’",
	"——", "—", "……", "…", "·", "～", "－", "／", "％", "℃", "￥", "　", " ", "  ", "\u00a0", "\u202f", "a", "tea", "Observatory", "telecommunications", "Wi-Fi",
	"O’Riordan’s", "state-of-the-art", "TCP/IP", "12", "1,234.56", "3", "亿", "年", "月", "$5", "№ 7", "100 km", "https://example.org/a/very-long_path?x=1&y=%E4%B8%AD#end",
	"user@example.org", "библиотека", "Ёлка", "«сад»", "(", ")", "[", "]", ".", ",", ";", ":", "!", "?", "%", "-", "–", "/", "\\", "\"", "'", "@", "#", "&", "e\u0301",
	"👩‍🚀", "🇨🇳", "❤️", "葛\U000E0100", "한국어", "ไทย", "العربية", "\u00ad", "\u200b", "\ufeff", "\u2060", "①", "→", "½", "°", "\t", "２０２１", "\n", "x\u00ady", "\U0010FFFF", "\ufffd",
}

// randomParagraph is a paragraph of random pieces, spans, measure and kind.
func randomParagraph(rnd *rand.Rand) *Paragraph {
	styles := []*Style{body, {Role: fonts.BodyBold, Size: 10.5}, {Role: fonts.BodyItalic, Size: 10.5}, {Role: fonts.Body, Size: 7, Rise: 3}, {Role: fonts.Heading, Size: 17}, {Role: fonts.Mono, Size: 9}}
	langs := []string{"zh-Hans", "zh-Hant", "en", "ru", ""}
	p := &Paragraph{Lang: langs[rnd.IntN(len(langs))], Measure: 40 + rnd.Float64()*400}
	if rnd.IntN(2) == 0 {
		p.FirstIndent = 21
	}
	if rnd.IntN(4) == 0 {
		p.HangIndent = 10
	}
	if rnd.IntN(3) == 0 {
		p.Align = Align(rnd.IntN(4))
	}
	p.Code = rnd.IntN(10) == 0
	for range 1 + rnd.IntN(4) {
		var b strings.Builder
		for range rnd.IntN(40) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		sp := Span{Text: b.String(), Style: styles[0]}
		if rnd.IntN(3) == 0 {
			sp.Style = styles[rnd.IntN(len(styles))]
		}
		if rnd.IntN(4) == 0 {
			sp.Link = "https://example.org/"
		}
		p.Spans = append(p.Spans, sp)
	}
	return p
}

// checkLines holds what is true of every paragraph.
func checkLines(t *testing.T, p *Paragraph, lines []Line) {
	t.Helper()
	a := newAudit()
	a.Add(p, lines)
	if a.Count("lost") != 0 {
		t.Errorf("%d characters lost of %q:\n%s", a.Count("lost"), paragraphText(p), dump(lines))
	}
	if a.Count("letters") != 0 || a.Count("wide gap") != 0 {
		t.Errorf("letters or Han set apart in %q:\n%s", paragraphText(p), dump(lines))
	}
	for i := range lines {
		checkRuns(t, &lines[i])
		if lines[i].Right > p.Measure+0.05 && clusters(&lines[i]) > 1 {
			t.Errorf("line %d of %q is over %.2f:\n%s", i, paragraphText(p), p.Measure, dump(lines))
		}
	}
}

// checkRuns holds that the runs of a line fill it without gap or overlap and
// that their widths are the sums of their glyphs.
func checkRuns(t *testing.T, l *Line) {
	t.Helper()
	at := l.X
	for _, r := range l.Runs {
		if math.Abs(r.X-at) > 0.01 {
			t.Errorf("a run begins at %.3f, not at %.3f", r.X, at)
		}
		width := 0
		for _, g := range r.Glyphs {
			width += r.Face.Advance(g.ID) + int(g.Adjust)
		}
		if math.Abs(float64(width)*r.Size/1000-r.Width) > 0.01 {
			t.Errorf("a run of %.3f pt says %.3f", float64(width)*r.Size/1000, r.Width)
		}
		if len(r.Glyphs) == 0 {
			t.Error("empty run")
		}
		at += r.Width
	}
	if math.Abs(at-l.Right) > 0.01 {
		t.Errorf("glyphs end at %.3f, the line says %.3f", at, l.Right)
	}
}

// clusters counts what could stand on a line of its own.
func clusters(l *Line) int {
	n, last := 0, rune(0)
	table := newClassTable()
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			joined := last == 0x200D || regional(last) && regional(g.Rune)
			if g.Rune != SoftHyphen && table.of(g.Rune) != cCont && !joined {
				n++
			}
			last = g.Rune
		}
	}
	return n
}

func TestRandomParagraphs(t *testing.T) {
	e := bundled(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		p := randomParagraph(rnd)
		checkLines(t, p, e.Lines(p))
		if t.Failed() {
			return
		}
	}
}

// TestSameTwice: a pooled engine gives what a fresh one gives, also when used
// from several goroutines.
func TestSameTwice(t *testing.T) {
	e := bundled(t)
	rnd := rand.New(rand.NewPCG(3, 4))
	var all []*Paragraph
	for range 200 {
		all = append(all, randomParagraph(rnd))
	}
	results := make(chan []string)
	for range 4 {
		go func() {
			var out []string
			for _, p := range all {
				out = append(out, dump(e.Lines(p)))
			}
			results <- out
		}()
	}
	first := <-results
	for range 3 {
		next := <-results
		for i := range first {
			if first[i] != next[i] {
				t.Fatalf("paragraph %d differs:\n%s\n%s", i, first[i], next[i])
			}
		}
	}
	for i, p := range all {
		if got := dump(bundled(t).Lines(p)); i < 20 && got != first[i] {
			t.Fatalf("a fresh engine differs:\n%s\n%s", first[i], got)
		}
	}
}

func FuzzLines(f *testing.F) {
	for _, s := range pieces {
		f.Add(s+s+s, "zh", 90.0)
	}
	f.Add("（一）“二”、《三》；……——（七）", "zh-Hant", 31.5)
	e := bundled(f)
	f.Fuzz(func(t *testing.T, s, lang string, measure float64) {
		if len(s) > 2000 {
			return
		}
		p := &Paragraph{Spans: []Span{{Text: strings.ToValidUTF8(s, "\ufffd"), Style: body}}, Lang: lang, Measure: measure, FirstIndent: 21}
		lines := e.Lines(p)
		if measure > 60 && measure < 2000 {
			checkLines(t, p, lines)
		}
	})
}
