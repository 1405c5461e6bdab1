package repair

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// asterisks is one "**" left over from Markdown in a sequence of tokens.
type asterisks struct {
	tok, at    int // token and offset of the first asterisk
	open, shut bool
	level      int        // the mark that encloses it
	role       token.Kind // Open or Close where it is one of a pair; else Text
}

// markBold turns pairs of "**" that enclose words into strong marks. A pair must
// lie within one mark; what is no pair stays as it is.
func markBold(toks []token.Token) []token.Token {
	if !slices.ContainsFunc(toks, func(t token.Token) bool { return t.Kind == token.Text && strings.Contains(t.Text, "**") }) {
		return toks
	}
	all := findAsterisks(toks)
	for i := 0; i+1 < len(all); i++ {
		a, b := &all[i], &all[i+1]
		if a.open && b.shut && a.level == b.level && encloses(toks, a, b) {
			a.role, b.role = token.Open, token.Close
			i++
		}
	}
	return splitAt(toks, all)
}

// encloses reports whether what stands between two is to be read, and has no
// space at its edges.
func encloses(toks []token.Token, a, b *asterisks) bool {
	var s strings.Builder
	for n, t := range toks[a.tok : b.tok+1] {
		from, to := 0, len(t.Text)
		if n == 0 {
			from = a.at + 2
		}
		if a.tok+n == b.tok {
			to = b.at
		}
		switch t.Kind {
		case token.Text, token.Code, token.Object:
			s.WriteString(t.Text[from:to])
		case token.Break:
			s.WriteByte('\n')
		}
	}
	inner := s.String()
	last, _ := utf8.DecodeLastRuneInString(inner)
	return runes.HasInk(inner) && !letter.Space(runes.FirstRune(inner)) && !letter.Space(last)
}

// findAsterisks lists the "**" of toks in order; longer rows are left alone.
func findAsterisks(toks []token.Token) []asterisks {
	var out []asterisks
	levels := []int{0}
	for n, t := range toks {
		switch t.Kind {
		case token.Open:
			levels = append(levels, n+1)
		case token.Close:
			levels = levels[:max(1, len(levels)-1)]
		case token.Text:
			out = appendAsterisks(out, t.Text, n, levels[len(levels)-1])
		}
	}
	return out
}

// appendAsterisks appends those of the text s of token tok.
func appendAsterisks(out []asterisks, s string, tok, level int) []asterisks {
	for end := 0; ; {
		at := strings.Index(s[end:], "**")
		if at < 0 {
			return out
		}
		at += end
		end = len(s) - len(strings.TrimLeft(s[at:], "*"))
		if end-at > 2 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[end:])
		// Anything but a Latin letter or digit, as in 2**3, lets them stand; inside
		// them stands the edge of a word. At the edge of a token nothing is known.
		outside := func(r rune, rest string) bool { return rest == "" || !letter.LatinOrDigit(r) }
		inside := func(r rune, rest string) bool { return rest == "" || !letter.Space(r) }
		out = append(out, asterisks{
			tok: tok, at: at, level: level,
			open: outside(before, s[:at]) && inside(after, s[end:]),
			shut: outside(after, s[end:]) && inside(before, s[:at]),
		})
	}
}

// splitAt replaces those of a pair by marks.
func splitAt(toks []token.Token, all []asterisks) []token.Token {
	all = slices.DeleteFunc(all, func(a asterisks) bool { return a.role == token.Text })
	if len(all) == 0 {
		return toks
	}
	out := make([]token.Token, 0, len(toks)+2*len(all))
	for n, t := range toks {
		from, text := 0, t.Text
		for ; len(all) > 0 && all[0].tok == n; all = all[1:] {
			out = append(out, token.Token{Kind: token.Text, Text: text[from:all[0].at]}, token.Token{Kind: all[0].role, Style: doc.Strong})
			from = all[0].at + 2
		}
		t.Text = text[from:]
		out = append(out, t)
	}
	return out
}
