package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// PlainText reads plain text: blank lines part paragraphs if there are
// any between lines of text, every line end does otherwise.
func PlainText(q *Text, s string) []doc.Block {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	var out []doc.Block
	var group []string // lines without a blank one between them
	for _, l := range append(strings.Split(s, "\n"), "") {
		if runes.HasInk(l) {
			group = append(group, l)
			continue
		}
		if isPoem(group) {
			out = append(out, stanza(q, group))
			group = group[:0]
			continue
		}
		for _, p := range joinLines(group) {
			if in := q.Inlines([]token.Token{{Kind: token.Text, Text: p}}); len(in) > 0 {
				out = append(out, &doc.Paragraph{Inlines: in})
			}
		}
		group = group[:0]
	}
	return out
}

// wrapWidths are the columns at which programs wrap Latin text.
const (
	wrapMin = 45
	wrapMax = 100
)

// joinLines makes paragraphs of lines without a blank line between them: one,
// if a program wrapped them at a fixed width, or each its own.
func joinLines(lines []string) []string {
	if len(lines) < 2 || !isWrapped(lines) {
		return lines
	}
	var out []string
	for i, l := range lines {
		if i == 0 || startsIndented(l) && !startsIndented(lines[i-1]) {
			out = append(out, l)
			continue
		}
		out[len(out)-1] += "\n" + l
	}
	return out
}

// isWrapped reports whether lines are one text cut at a fixed width: Latin
// letters, no line far over it, all but the last near it.
func isWrapped(lines []string) bool {
	near, letters, han := 0, 0, 0
	for i, l := range lines {
		n := utf8.RuneCountInString(strings.TrimRightFunc(l, unicode.IsSpace))
		if n > wrapMax {
			return false
		}
		if n >= wrapMin || i == len(lines)-1 {
			near++
		}
		for _, r := range l {
			switch {
			case letter.Unspaced(r):
				han++
			case unicode.IsLetter(r):
				letters++
			}
		}
	}
	return letters > han*4 && near*10 >= len(lines)*8
}

func startsIndented(l string) bool { return l != "" && letter.Space([]rune(l)[0]) }
