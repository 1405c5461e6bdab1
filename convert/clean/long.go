package clean

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

const (
	// maxParagraph is the longest paragraph in bytes. No author writes one so
	// long: it is a text that lost its line ends, or is none. Readers lay out a
	// paragraph as a whole, in memory that goes with its length.
	maxParagraph = 96 << 10
	// partParagraph is how long its parts are at most.
	partParagraph = 24 << 10
	// maxMarkdown is the longest part of Markdown without a blank line that is
	// read as such: marks that nothing closes take a parser's time and memory.
	maxMarkdown = 256 << 10
)

// boundMarkdown hands over what stands between blank lines and is longer than
// any paragraph, list or table without the meaning of its marks. Program text
// between fences may be as long as it likes.
func (c *cleaner) boundMarkdown(s string) string {
	if len(s) <= maxMarkdown || markedLength(s) <= maxMarkdown {
		return s
	}
	var b strings.Builder
	fence, line := "", 1
	from, fenced, first := 0, false, 1 // of the lines since the last blank one
	flush := func(to int) {
		if !fenced && to-from > maxMarkdown && markedLength(s[from:to]) > maxMarkdown {
			c.warn(diag.LongParagraph, c.loc.first+first-1, "%d characters without a blank line are too many to look for marks in; they are read as plain text", utf8.RuneCountInString(strings.TrimSpace(s[from:to])))
			writePlain(&b, s[from:to])
		} else {
			b.WriteString(s[from:to])
		}
		from, fenced, first = to, fence != "", line+1 // behind the blank one
	}
	at := 0
	for l := range strings.Lines(s) {
		text := strings.TrimLeft(l, " \t>")
		switch {
		case fence == "" && (strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~")) && len(text) < 200:
			fence, fenced = text[:3], true
		case fence != "" && strings.HasPrefix(text, fence):
			fence = ""
		case fence == "" && strings.TrimSpace(l) == "":
			flush(at)
		}
		at += len(l)
		line++
	}
	flush(len(s))
	return b.String()
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
		n := partEnd(s, partParagraph)
		text := strings.TrimSpace(s[:n])
		s = s[n:]
		if text != "" {
			fmt.Fprintf(b, "\n\n<p>%s</p>\n", html.EscapeString(text))
		}
	}
	b.WriteString("\n")
}

// partEnd returns where to part s at most limit bytes from its beginning: behind
// a sentence, else a space, else anywhere between characters.
func partEnd(s string, limit int) int {
	if len(s) <= limit {
		return len(s)
	}
	for !utf8.RuneStart(s[limit]) {
		limit--
	}
	head := s[limit/2 : limit]
	for _, marks := range []string{"。！？…", "\n", ".!?", " "} {
		if i := strings.LastIndexAny(head, marks); i >= 0 {
			_, n := utf8.DecodeRuneInString(head[i:])
			return limit/2 + i + n
		}
	}
	return limit
}

// partLong parts the paragraphs that are longer than any reader bears.
func (c *cleaner) partLong(blocks []doc.Block) []doc.Block {
	if len(c.body) <= maxParagraph {
		return blocks
	}
	out := make([]doc.Block, 0, len(blocks))
	for _, x := range blocks {
		switch x := x.(type) {
		case *doc.Quote:
			x.Blocks = c.partLong(x.Blocks)
		case *doc.List:
			for i := range x.Items {
				x.Items[i].Blocks = c.partLong(x.Items[i].Blocks)
			}
		case *doc.Heading:
			if lengthOf(x.Inlines) > maxParagraph {
				out = append(out, c.partOne(&doc.Paragraph{Lang: x.Lang, Inlines: x.Inlines})...)
				continue
			}
		case *doc.Paragraph:
			out = append(out, c.partOne(x)...)
			continue
		}
		out = append(out, x)
	}
	return out
}

// lengthOf returns the length of a paragraph in bytes, each mark counted as one.
func lengthOf(in []doc.Inline) int { return inlineBytes(in) + countInlines(in) }

func countInlines(in []doc.Inline) int {
	n := len(in)
	for _, x := range in {
		if s, ok := x.(*doc.Styled); ok {
			n += countInlines(s.Inlines)
		} else if l, ok := x.(*doc.Link); ok {
			n += countInlines(l.Inlines)
		}
	}
	return n
}

// partOne parts a paragraph between its runs, and within those that are long.
func (c *cleaner) partOne(p *doc.Paragraph) []doc.Block {
	if lengthOf(p.Inlines) <= maxParagraph {
		return []doc.Block{p}
	}
	var out []doc.Block
	var part []doc.Inline
	n := 0
	end := func() {
		if part = trimEdges(part); len(part) > 0 {
			out = append(out, &doc.Paragraph{Lang: p.Lang, Inlines: part})
		}
		part, n = nil, 0
	}
	for _, x := range partInlines(p.Inlines) {
		length := max(1, lengthOf([]doc.Inline{x}))
		if n > 0 && n+length > partParagraph {
			end()
		}
		part = append(part, x)
		n += length
	}
	end()
	text := doc.PlainInlines(p.Inlines)
	c.warn(diag.LongParagraph, c.loc.line(text[:min(len(text), 200)], ""), "a paragraph of %d characters is parted into %d", utf8.RuneCountInString(text), len(out))
	return out
}

// trimEdges takes the spaces and line breaks from both ends of a paragraph.
func trimEdges(in []doc.Inline) []doc.Inline {
	for len(in) > 0 {
		r, ok := in[0].(*doc.Run)
		if ok {
			r.Text = strings.TrimLeft(r.Text, " ")
		}
		if _, isBreak := in[0].(*doc.Break); !isBreak && (!ok || r.Text != "") {
			break
		}
		in = in[1:]
	}
	for len(in) > 0 {
		last := in[len(in)-1]
		r, ok := last.(*doc.Run)
		if ok {
			r.Text = strings.TrimRight(r.Text, " ")
		}
		if _, isBreak := last.(*doc.Break); !isBreak && (!ok || r.Text != "") {
			break
		}
		in = in[:len(in)-1]
	}
	return in
}

// partInlines returns in with its long runs parted, also those within marks.
func partInlines(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, x := range in {
		switch x := x.(type) {
		case *doc.Run:
			for rest := x.Text; rest != ""; {
				n := partEnd(rest, partParagraph)
				out = append(out, &doc.Run{Text: rest[:n]})
				rest = rest[n:]
			}
		case *doc.Styled:
			if lengthOf(x.Inlines) <= partParagraph {
				out = append(out, x)
				continue
			}
			for _, y := range partInlines(x.Inlines) {
				out = append(out, &doc.Styled{Style: x.Style, Lang: x.Lang, Inlines: []doc.Inline{y}})
			}
		case *doc.Link:
			if lengthOf(x.Inlines) <= partParagraph {
				out = append(out, x)
				continue
			}
			for _, y := range partInlines(x.Inlines) {
				out = append(out, &doc.Link{URL: x.URL, Inlines: []doc.Inline{y}})
			}
		default:
			out = append(out, x)
		}
	}
	return out
}
