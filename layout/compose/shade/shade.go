// Package shade sets the parts of programs in greys, as paper shows them.
package shade

import (
	"github.com/wenzhai/wenzhai/layout/highlight"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Shader shades the programs of one article, up to a bound.
type Shader struct{ done int }

// most is how many bytes of the programs of an article are shaded.
const most = 64_000

// Spans returns the one span of a program with its comments in grey, what it quotes
// and counts in a darker one. Style returns the shared style that looks like another.
func (s *Shader) Spans(program []text.Span, language string, style func(text.Style) *text.Style) []text.Span {
	if len(program) != 1 || style == nil || program[0].Style == nil || s.done+len(program[0].Text) > most {
		return program
	}
	var out []text.Span
	for _, part := range highlight.Spans(language, program[0].Text) {
		l := *program[0].Style
		switch part.Kind {
		case highlight.Comment:
			l.Colour = text.Grey
		case highlight.String, highlight.Number:
			l.Colour = text.Soft
		case highlight.Removed:
			l.Strike = true
		}
		if n := len(out) - 1; n >= 0 && *out[n].Style == l {
			out[n].Text += part.Text
		} else {
			out = append(out, text.Span{Text: part.Text, Style: style(l)})
		}
	}
	if out == nil {
		return program
	}
	s.done += len(program[0].Text)
	return out
}

// GoesOn marks a strip of some depth as the rest of the line above: an angle at x,
// which is drawn, not written, so that copied text is the program's alone.
func GoesOn(st *page.Strip, x, depth, em float64) {
	if st == nil {
		return
	}
	foot := 0.6 * depth
	st.Items = append(st.Items,
		&page.RectItem{X: x, Y: foot - 0.5*em, W: 0.5, H: 0.5 * em, Shade: page.Hair},
		&page.RectItem{X: x, Y: foot, W: 0.6 * em, H: 0.5, Shade: page.Hair})
}
