package markdown

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// maxMarkdown is the longest part of Markdown without a blank line that is read
// as such: marks that nothing closes take a parser's time and memory.
const maxMarkdown = 256 << 10

// plainPart is how long the paragraphs of writePlain are at most.
const plainPart = 24 << 10

// boundMarkdown hands over what stands between blank lines and is longer than
// any paragraph, list or table without the meaning of its marks. Program text
// between fences may be as long as it likes.
func boundMarkdown(log *report.Log, s string) string {
	if len(s) <= maxMarkdown || markedLength(s) <= maxMarkdown {
		return s
	}
	var b strings.Builder
	var code fence
	from, fenced, first := 0, false, 1 // of the lines since the last blank one
	flush := func(to, line int) {
		if part := s[from:to]; !fenced && len(part) > maxMarkdown && markedLength(part) > maxMarkdown {
			log.Warn(diag.LongParagraph, log.First()+first-1, "%d characters without a blank line are too many to look for marks in; they are read as plain text", utf8.RuneCountInString(strings.TrimSpace(part)))
			writePlain(&b, part)
		} else {
			b.WriteString(part)
		}
		from, fenced, first = to, code != "", line+1 // behind the blank one
	}
	at, line := 0, 1
	for l := range strings.Lines(s) {
		if (code != "" || len(l) < longestFence) && code.takes(l) {
			fenced = true
		} else if code == "" && strings.TrimSpace(l) == "" {
			flush(at, line)
		}
		at += len(l)
		line++
	}
	flush(len(s), line)
	return b.String()
}

// longestFence is the length of the longest line that begins program text in a
// body of very long lines.
const longestFence = 200

// fence is the mark of the program text in which lines stand, or "".
type fence string

// takes reports whether a line is program text between fences, or a fence.
func (f *fence) takes(line string) bool {
	text := strings.TrimLeft(line, " \t>")
	if *f != "" {
		if strings.HasPrefix(text, string(*f)) {
			*f = ""
		}
		return true
	}
	if strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~") {
		*f = fence(text[:3])
		return true
	}
	return false
}

// markedLength returns the length of s in bytes without the pictures in it
// (RFC 2397), which hold no marks.
func markedLength(s string) int {
	n := len(s)
	for {
		_, rest, ok := strings.Cut(s, ";base64,")
		if !ok {
			return n
		}
		s = strings.TrimLeft(rest, base64Letters)
		n -= len(rest) - len(s)
	}
}

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_="

// writePlain writes s as paragraphs of HTML, which Markdown lets through.
func writePlain(b *strings.Builder, s string) {
	for len(s) > 0 {
		n := runes.PartEnd(s, plainPart)
		text := strings.TrimSpace(s[:n])
		s = s[n:]
		if text != "" {
			fmt.Fprintf(b, "\n\n<p>%s</p>\n", html.EscapeString(text))
		}
	}
	b.WriteString("\n")
}

// MaxNotes is the number of notes of an article over which they are no notes.
const MaxNotes = 10_000

// disarmNotes escapes the marks of notes in a body of more than anybody writes:
// the parser would look for each through all others.
func disarmNotes(log *report.Log, s string) string {
	if strings.Count(s, "[^") <= MaxNotes || strings.Count(s, "]:") <= MaxNotes {
		return s
	}
	before, _, _ := strings.Cut(s, "[^")
	log.Warn(diag.TooMany, log.First()+strings.Count(before, "\n"), "the article has more footnotes than %d; their marks are read as words", MaxNotes)
	return strings.ReplaceAll(s, "[^", `\[^`)
}

// MaxOpenLinks is the number of links begun and never ended in one block over
// which they are no links.
const MaxOpenLinks = 1000

// disarmLinks escapes the beginnings of links in a block that begins far more
// than it ends: the parser would look for the end of each through all others.
func disarmLinks(log *report.Log, s string) string {
	if strings.Count(s, "](") <= MaxOpenLinks {
		return s
	}
	blocks := strings.Split(s, "\n\n")
	line := log.First()
	for i, b := range blocks {
		at := line
		line += strings.Count(b, "\n") + 2
		if n := strings.Count(b, "]("); n > MaxOpenLinks && strings.Count(b, ")") < n/2 {
			log.Warn(diag.TooMany, at, "more than %d links begin here and do not end; their marks are read as words", MaxOpenLinks)
			blocks[i] = strings.ReplaceAll(b, "](", `]\(`)
		}
	}
	return strings.Join(blocks, "\n\n")
}

const (
	maxMarkers = 12 // list and quote markers that may stand on one line
	maxIndent  = 48 // columns by which a line may be indented
)

// boundDepth takes away what nests deeper than any reader needs: markers past
// the twelfth on one line, and indentation past 48 columns outside of fenced
// code. The time of the parser grows with the square of the depth, and more.
// cut is the 1-based number of the first line changed, or 0.
func boundDepth(s string) (out string, cut int) {
	if !strings.Contains(s, strings.Repeat(" ", maxIndent)) && !strings.Contains(s, "\t\t\t") && !manyMarkers(s) {
		return s, 0
	}
	var b strings.Builder
	b.Grow(len(s))
	var code fence
	for n, line := range strings.SplitAfter(s, "\n") {
		if !code.takes(line) {
			short := boundLine(line)
			if short != line && cut == 0 {
				cut = n + 1
			}
			line = short
		}
		b.WriteString(line)
	}
	return b.String(), cut
}

// manyMarkers reports whether some line begins with more markers than allowed.
func manyMarkers(s string) bool {
	for line := range strings.Lines(s) {
		if boundLine(line) != line {
			return true
		}
	}
	return false
}

// boundLine keeps the first maxMarkers markers of a line and maxIndent columns
// of white space before each of them.
func boundLine(line string) string {
	markers, i := 0, 0
	for i < len(line) {
		from, cols := i, 0
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			cols++
			if line[i] == '\t' {
				cols += 3
			}
			i++
		}
		if cols > maxIndent && i < len(line) && line[i] != '\n' {
			return line[:from] + strings.Repeat(" ", maxIndent) + boundLine(line[i:])
		}
		n := markerLen(line[i:])
		if n == 0 {
			return line
		}
		if markers++; markers > maxMarkers {
			return line[:i] + strings.TrimLeft(line[i:], ">-+* \t0123456789.)")
		}
		i += n
	}
	return line
}

// markerLen returns the length of the list or quote marker that s begins with,
// or 0.
func markerLen(s string) int {
	if s == "" {
		return 0
	}
	if s[0] == '>' {
		return 1
	}
	n := 0
	for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')') || n == 0 && strings.IndexByte("-+*", s[0]) >= 0 {
		if n+1 < len(s) && (s[n+1] == ' ' || s[n+1] == '\t') {
			return n + 1
		}
	}
	return 0
}
