package repair

import (
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The longest lines, in half em, of what is verse by the look of its lines: of two
// lines, and of more.
const (
	longCouplet = 28
	longVerse   = 40
)

// LooksVerse reports whether toks are a few short lines: a poem, an address.
func LooksVerse(toks []token.Token) bool {
	lines, width, widest, objects := 0, 0, 0, 0
	end := func() {
		if width > 0 {
			lines++
		}
		widest, width = max(widest, width), 0
	}
	for _, t := range toks {
		switch t.Kind {
		case token.Break:
			end()
		case token.Text, token.Code:
			for _, r := range t.Text {
				switch {
				case letter.Space(r):
				case letter.Wide(r):
					width += 2
				default:
					width++
				}
			}
		case token.Object:
			if _, ok := t.Inline.(*doc.Picture); ok {
				objects++
			}
			width += utf8.RuneCountInString(doc.PlainInlines([]doc.Inline{t.Inline}))
		}
	}
	end()
	return objects == 0 && (lines > 2 && widest <= longVerse || lines == 2 && widest <= longCouplet)
}

// WithoutIndents returns toks without the spaces before lines.
func WithoutIndents(toks []token.Token) []token.Token {
	out := toks[:0:0]
	for _, t := range toks {
		if t.Mark != token.Indent {
			out = append(out, t)
		}
	}
	return out
}

// HasLines reports whether toks are of more than one line.
func HasLines(toks []token.Token) (lines, indented bool) {
	for _, t := range toks {
		lines = lines || t.Kind == token.Break
		indented = indented || t.Mark == token.Indent
	}
	return lines, indented
}
