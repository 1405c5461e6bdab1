package text_test

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/text"
)

// TestLonger: a paragraph whose last line is nearly full is set in a line more,
// with all of its text and no line opened far; one whose last line is short is not.
func TestLonger(t *testing.T) {
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	e := text.New(set)
	style := &text.Style{Role: fonts.Body, Size: 10}
	sentence := strings.Repeat("园丁在图书馆前的空地上种下三十六株茶树，孩子们放学以后常来浇水", 12)
	longer := 0
	for n := 150; n <= 330; n++ {
		p := &text.Paragraph{Spans: []text.Span{{Text: string([]rune(sentence)[:n]) + "。", Style: style}}, Lang: "zh", Measure: 400, FirstIndent: 20}
		best := e.Lines(p)
		more := e.Longer(p, len(best))
		if more == nil {
			continue
		}
		longer++
		if !text.MayBeLonger(p, best) {
			t.Errorf("%d characters: that they may be longer is not seen", n)
		}
		if len(more) != len(best)+1 || written(more) != written(best) {
			t.Errorf("%d characters: %q became %q", n, written(best), written(more))
		}
		for i := range more[:len(more)-1] {
			if more[i].Spare > p.Measure/25 || more[i].Right < p.Measure-0.5 {
				t.Errorf("%d characters: line %d is %.1f short", n, i+1, more[i].Spare)
			}
		}
	}
	if longer < 5 || longer > 90 {
		t.Errorf("%d paragraphs of 181 can be longer", longer)
	}
	if e.Longer(nil, 3) != nil || e.Longer(&text.Paragraph{Align: text.Left}, 3) != nil {
		t.Error("what is not justified cannot be longer")
	}
}

func written(lines []text.Line) string {
	var b strings.Builder
	for i := range lines {
		for _, r := range lines[i].Runs {
			for _, g := range r.Glyphs {
				b.WriteString(text.ClusterText(g.Rune))
			}
		}
	}
	return b.String()
}
