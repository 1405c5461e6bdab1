package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// hasStars reports whether toks hold "**" left over from Markdown.
func hasStars(toks []token.Token) bool {
	for _, t := range toks {
		if t.Kind == token.Text && strings.Contains(t.Text, "**") {
			return true
		}
	}
	return false
}

// star is one "**" in a sequence of tokens.
type star struct {
	tok, at     int // token and offset of the first asterisk
	open, close bool
	level       int // the mark that encloses it
}

// starMarks turns pairs of "**" that enclose words into strong marks. A pair
// must lie within one mark; what is no pair stays as it is.
func starMarks(toks []token.Token) []token.Token {
	stars := findStars(toks)
	role := make(map[star]token.Kind, len(stars))
	for i := 0; i+1 < len(stars); i++ {
		a, b := stars[i], stars[i+1]
		if a.open && b.close && a.level == b.level && encloses(toks, a, b) {
			role[a], role[b] = token.Open, token.Close
			i++
		}
	}
	if len(role) == 0 {
		return toks
	}
	return splitAtStars(toks, stars, role)
}

// encloses reports whether what stands between two stars is to be read, and has no
// space at its edges.
func encloses(toks []token.Token, a, b star) bool {
	inner := toks[a.tok].Text[a.at+2:]
	if a.tok == b.tok {
		inner = toks[a.tok].Text[a.at+2 : b.at]
	} else {
		var s strings.Builder
		s.WriteString(inner)
		for _, t := range toks[a.tok+1 : b.tok] {
			switch t.Kind {
			case token.Text, token.Code:
				s.WriteString(t.Text)
			case token.Break:
				s.WriteByte('\n')
			}
		}
		s.WriteString(toks[b.tok].Text[:b.at])
		inner = s.String()
	}
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	return runes.HasInk(inner) && !letter.Space(first) && !letter.Space(last)
}

// findStars lists the "**" of toks in order; longer rows are left alone.
func findStars(toks []token.Token) []star {
	var out []star
	levels := []int{0}
	for n, t := range toks {
		switch t.Kind {
		case token.Open:
			levels = append(levels, n+1)
		case token.Close:
			if len(levels) > 1 {
				levels = levels[:len(levels)-1]
			}
		case token.Text:
			out = appendStars(out, t.Text, n, levels[len(levels)-1])
		}
	}
	return out
}

func appendStars(out []star, s string, tok, level int) []star {
	for i := 0; i < len(s); {
		at := strings.Index(s[i:], "**")
		if at < 0 {
			break
		}
		at += i
		end := at
		for end < len(s) && s[end] == '*' {
			end++
		}
		if end-at == 2 {
			before, _ := utf8.DecodeLastRuneInString(s[:at])
			after, _ := utf8.DecodeRuneInString(s[end:])
			out = append(out, star{
				tok, at,
				wordEdge(before, s[:at]) && starWord(after, s[end:]),
				wordEdge(after, s[end:]) && starWord(before, s[:at]), level,
			})
		}
		i = end
	}
	return out
}

// wordEdge reports whether r, outside the marks, lets them stand: anything but
// a Latin letter or digit, as in 2**3. rest is empty at the edge of a token.
func wordEdge(r rune, rest string) bool { return rest == "" || !letter.LatinOrDigit(r) }

// starWord reports whether r, inside the marks, can be the edge of a word.
func starWord(r rune, rest string) bool { return rest == "" || !letter.Space(r) }

func splitAtStars(toks []token.Token, stars []star, role map[star]token.Kind) []token.Token {
	out := make([]token.Token, 0, len(toks)+3*len(role))
	for n, t := range toks {
		from := 0
		for len(stars) > 0 && stars[0].tok == n {
			s := stars[0]
			stars = stars[1:]
			kind, ok := role[s]
			if !ok {
				continue
			}
			out = append(out, token.Token{Kind: token.Text, Text: t.Text[from:s.at]},
				token.Token{Kind: kind, Style: doc.Strong})
			from = s.at + 2
		}
		if from == 0 {
			out = append(out, t)
			continue
		}
		out = append(out, token.Token{Kind: token.Text, Text: t.Text[from:]})
	}
	return out
}
