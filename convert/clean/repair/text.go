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
	if n := strings.Count(s, "\n") / MaxTextLines; n > 0 {
		return manyLines(q, s, n+1)
	}
	var out []doc.Block
	var group []string // lines without a blank one between them
	read := func() {
		if isPoem(group) {
			out = append(out, stanza(q, group))
			return
		}
		for _, p := range joinLines(group) {
			out = appendText(out, q, p)
		}
	}
	for l := range strings.SplitSeq(s, "\n") {
		if runes.HasInk(l) {
			group = append(group, l)
			continue
		}
		read()
		group = group[:0]
	}
	read()
	return out
}

func appendText(out []doc.Block, q *Text, p string) []doc.Block {
	if in := q.Inlines([]token.Token{{Kind: token.Text, Text: p}}); len(in) > 0 {
		out = append(out, &doc.Paragraph{Inlines: in})
	}
	return out
}

// MaxTextLines is how many lines of a text are told apart: no text that somebody
// wrote has so many, and a paragraph takes many times the memory of a line.
const MaxTextLines = 100_000

// manyLines reads a text of more lines than are told apart: each paragraph holds n
// of them.
func manyLines(q *Text, s string, n int) []doc.Block {
	var out []doc.Block
	from, at, lines := 0, 0, 0
	for l := range strings.SplitAfterSeq(s, "\n") {
		at += len(l)
		if lines++; lines == n || at == len(s) || at-from > MaxParagraph/2 {
			out = appendText(out, q, s[from:at])
			from, lines = at, 0
		}
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
	if len(lines) < 2 {
		return lines
	}
	if width := hanWrapped(lines); width > 0 {
		return joinHan(lines, width)
	}
	if !isWrapped(lines) {
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

// The widths in characters at which programs wrap Chinese, by how many a line may
// stay under it because a mark may not begin the next one, and the width from which
// one line tells.
const (
	hanWrapMin  = 18
	hanWrapMax  = 70
	hanWrapSlip = 3
	hanWrapSure = 25
)

// hanWrapped returns the width in characters at which Chinese lines are wrapped, or
// 0: lines break within sentences, all at one width, and a shorter line ends one.
func hanWrapped(lines []string) int {
	width, widths := 0, make([]int, len(lines))
	for i, l := range lines {
		widths[i] = hanWidth(l)
		if width = max(width, widths[i]); width > hanWrapMax {
			return 0
		}
	}
	broken := 0
	for i, l := range lines[:len(lines)-1] {
		switch l = strings.TrimRightFunc(l, unicode.IsSpace); {
		case endsSentence(l):
		case widths[i] < width-hanWrapSlip || startsIndented(lines[i+1]) && !startsIndented(l):
			return 0
		default:
			broken++
		}
	}
	if width < hanWrapMin || broken == 0 || broken == 1 && width < hanWrapSure {
		return 0
	}
	return width
}

// hanWidth returns the width of a line in Chinese characters; 0 of one that is not
// mostly Chinese.
func hanWidth(l string) int {
	half, han := 0, 0
	for _, r := range strings.TrimRightFunc(l, unicode.IsSpace) {
		switch {
		case letter.Unspaced(r):
			han++
			fallthrough
		case letter.Wide(r), r == '\u3000', letter.SharedMark(r):
			half += 2
		default:
			half++
		}
	}
	if 4*han < half {
		return 0
	}
	return (half + 1) / 2
}

func endsSentence(l string) bool {
	return letter.SentenceEnd(letter.LastRune(strings.TrimRight(l, "”’」』）)\"'")))
}

// joinHan makes paragraphs of Chinese lines that are wrapped at a width: one begins
// with an indented line, or behind a line that is short.
func joinHan(lines []string, width int) []string {
	var out []string
	for i, l := range lines {
		if i == 0 || startsIndented(l) || hanWidth(lines[i-1]) < width-hanWrapSlip {
			out = append(out, l)
			continue
		}
		out[len(out)-1] += "\n" + l
	}
	return out
}
