package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts"
)

// bundled returns an engine over the bundled faces.
func bundled(t testing.TB) *Engine {
	t.Helper()
	set, err := fonts.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return New(set)
}

// body is the style of most tests.
var body = &Style{Role: fonts.Body, Size: 10.5}

func para(s, lang string, measure float64) *Paragraph {
	p := &Paragraph{Spans: []Span{{Text: s, Style: body}}, Lang: lang, Measure: measure}
	if eastern(lang) {
		p.FirstIndent = 21
	}
	return p
}

// lineText is what a line copies as; ‐ stands for the hyphen of a divided word.
func lineText(l *Line) string {
	var b strings.Builder
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			if g.Rune == SoftHyphen {
				b.WriteString("‐")
			} else {
				b.WriteString(ClusterText(g.Rune))
			}
		}
	}
	return b.String()
}

func dump(lines []Line) string {
	var b strings.Builder
	for i := range lines {
		l := &lines[i]
		end := ""
		if l.Last {
			end = " ¶"
		}
		fmt.Fprintf(&b, "%7.2f %7.2f %6.3f |%s|%s\n", l.X, l.Right, l.Ratio, lineText(l), end)
	}
	return b.String()
}

// paragraphText is all text of a paragraph.
func paragraphText(p *Paragraph) string {
	var b strings.Builder
	for _, sp := range p.Spans {
		b.WriteString(sp.Text)
	}
	return b.String()
}
