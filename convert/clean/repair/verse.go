package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
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

// isPoem reports whether the lines of a plain text are verse: Chinese ones, short and
// all of one length.
func isPoem(lines []string) bool {
	const shortest, longest, most = 4, 18, 1000
	if len(lines) > most {
		return false
	}
	for i, l := range lines {
		n := runes.CountVisible(l)
		if n < shortest || n > longest || i > 0 && n != runes.CountVisible(lines[0]) || !letter.HasUnspaced(l) || strings.ContainsAny(l, "：:0123456789") {
			return false
		}
	}
	return len(lines) > 2 || len(lines) == 2 && !letter.SentenceEnd(letter.LastRune(lines[0]))
}

// stanza returns the lines of a plain text as one paragraph of verse.
func stanza(q *Text, lines []string) doc.Block {
	var toks []token.Token
	for i, l := range lines {
		if i > 0 {
			toks = append(toks, token.Token{Kind: token.Break})
		}
		toks = append(toks, token.Token{Kind: token.Text, Text: l})
	}
	return &doc.Paragraph{Verse: true, Inlines: q.Inlines(toks)}
}
