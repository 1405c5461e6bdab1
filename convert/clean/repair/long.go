package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
)

const (
	// MaxParagraph is the longest paragraph in bytes. No author writes one so
	// long: it is a text that lost its line ends, or is none. Readers lay out a
	// paragraph as a whole, in memory that goes with its length.
	MaxParagraph = 96 << 10
	// partParagraph is how long its parts are at most.
	partParagraph = 24 << 10
)

// PartLong parts the paragraphs that are longer than any reader bears.
func PartLong(log *report.Log, blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for _, x := range blocks {
		switch x := x.(type) {
		case *doc.Heading:
			if lengthOf(x.Inlines) > MaxParagraph {
				out = append(out, partOne(log, x.Lang, x.Inlines)...)
				continue
			}
		case *doc.Paragraph:
			if lengthOf(x.Inlines) > MaxParagraph {
				out = append(out, partOne(log, x.Lang, x.Inlines)...)
				continue
			}
		}
		for _, part := range doc.Parts(x) {
			*part = PartLong(log, *part)
		}
		out = append(out, x)
	}
	return out
}

// lengthOf returns the length of a paragraph in bytes, each inline counted as one
// more.
func lengthOf(in []doc.Inline) int {
	n := token.InlineBytes(in) + len(in)
	for _, x := range in {
		if inner := doc.Inner(x); inner != nil {
			n += lengthOf(*inner) - token.InlineBytes(*inner)
		}
	}
	return n
}

// partOne parts a paragraph between its runs, and within those that are long.
func partOne(log *report.Log, lang doc.Lang, in []doc.Inline) []doc.Block {
	var out []doc.Block
	text := doc.PlainInlines(in)
	for pieces := partInlines(in); len(pieces) > 0; {
		n, end := lengthOf(pieces[:1]), 1
		for ; end < len(pieces); end++ {
			if n += lengthOf(pieces[end : end+1]); n > partParagraph {
				break
			}
		}
		if part := trimEdges(pieces[:end:end]); len(part) > 0 {
			out = append(out, &doc.Paragraph{Lang: lang, Inlines: part})
		}
		pieces = pieces[end:]
	}
	log.Warn(diag.LongParagraph, log.Line(text[:min(len(text), 200)]), "a paragraph of %d characters is parted into %d", utf8.RuneCountInString(text), len(out))
	return out
}

// trimEdges takes the spaces and line breaks from both ends of a paragraph.
func trimEdges(in []doc.Inline) []doc.Inline {
	for len(in) > 0 && isBlank(in[0], strings.TrimLeft) {
		in = in[1:]
	}
	for len(in) > 0 && isBlank(in[len(in)-1], strings.TrimRight) {
		in = in[:len(in)-1]
	}
	return in
}

// isBlank trims x and reports whether nothing is left of it.
func isBlank(x doc.Inline, trim func(s, cutset string) string) bool {
	r, ok := x.(*doc.Run)
	if ok {
		r.Text = trim(r.Text, " ")
	}
	return ok && r.Text == "" || token.IsBreak(x)
}

// partInlines returns in with its long runs parted, also those within marks.
func partInlines(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, x := range in {
		if r, ok := x.(*doc.Run); ok {
			for rest := r.Text; rest != ""; {
				n := runes.PartEnd(rest, partParagraph)
				out = append(out, &doc.Run{Text: rest[:n]})
				rest = rest[n:]
			}
			continue
		}
		inner := doc.Inner(x)
		if inner == nil || lengthOf(*inner) <= partParagraph {
			out = append(out, x)
			continue
		}
		for _, y := range partInlines(*inner) {
			out = append(out, token.Around(x, y))
		}
	}
	return out
}
