package clean

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// markdownReader converts Markdown to HTML, which the HTML builder reads: so
// markup that stands in Markdown is read and cleaned like any other. It holds
// no state and may be used by many at once.
var markdownReader = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify,
		extension.TaskList, extension.Footnote, extension.DefinitionList),
	goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(hanEmphasis{}, 450))),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

// markdown reads the body as Markdown.
func (c *cleaner) markdown() []doc.Block {
	src, cut := boundDepth(c.disarmLinks(c.disarmNotes(c.plainMarkdown(c.boundMarkdown(string(c.body))))))
	if cut > 0 {
		c.warn(diag.TooDeep, c.loc.first+cut-1, "lists or quotes are nested over %d levels deep; deeper ones are read flat", maxMarkers)
	}
	var out bytes.Buffer
	out.Grow(len(src) + len(src)/4)
	if err := markdownReader.Convert([]byte(src), &out); err != nil {
		c.warn(diag.TooDeep, c.loc.first, "the Markdown cannot be read (%v); its lines are read as plain text", err)
		return c.text()
	}
	return c.html(out.Bytes())
}

// maxNotes is the number of notes of an article over which they are no notes.
const maxNotes = 10_000

// disarmNotes escapes the marks of notes in a body of more than anybody writes:
// the parser would look for each through all others.
func (c *cleaner) disarmNotes(s string) string {
	if strings.Count(s, "[^") <= maxNotes || strings.Count(s, "]:") <= maxNotes {
		return s
	}
	before, _, _ := strings.Cut(s, "[^")
	c.warn(diag.TooMany, c.loc.first+strings.Count(before, "\n"), "the article has more footnotes than %d; their marks are read as words", maxNotes)
	return strings.ReplaceAll(s, "[^", `\[^`)
}

// maxOpenLinks is the number of links begun and never ended in one block over
// which they are no links.
const maxOpenLinks = 1000

// disarmLinks escapes the beginnings of links in a block that begins far more
// than it ends: the parser would look for the end of each through all others.
func (c *cleaner) disarmLinks(s string) string {
	if strings.Count(s, "](") <= maxOpenLinks {
		return s
	}
	blocks := strings.Split(s, "\n\n")
	line := c.loc.first
	for i, b := range blocks {
		at := line
		line += strings.Count(b, "\n") + 2
		if n := strings.Count(b, "]("); n > maxOpenLinks && strings.Count(b, ")") < n/2 {
			c.warn(diag.TooMany, at, "more than %d links begin here and do not end; their marks are read as words", maxOpenLinks)
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
	fence := ""
	for n, line := range strings.SplitAfter(s, "\n") {
		text := strings.TrimLeft(line, " \t>")
		switch {
		case fence == "" && (strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~")):
			fence = text[:3]
		case fence != "" && strings.HasPrefix(text, fence):
			fence = ""
		case fence == "":
			if short := boundLine(line); short != line {
				line = short
				if cut == 0 {
					cut = n + 1
				}
			}
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
