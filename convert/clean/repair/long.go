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
		case *doc.Quote:
			x.Blocks = PartLong(log, x.Blocks)
		case *doc.List:
			for i := range x.Items {
				x.Items[i].Blocks = PartLong(log, x.Items[i].Blocks)
			}
		case *doc.Heading:
			if token.LengthOf(x.Inlines) > MaxParagraph {
				out = append(out, partOne(log, &doc.Paragraph{Lang: x.Lang, Inlines: x.Inlines})...)
				continue
			}
		case *doc.Paragraph:
			out = append(out, partOne(log, x)...)
			continue
		}
		out = append(out, x)
	}
	return out
}

// partOne parts a paragraph between its runs, and within those that are long.
func partOne(log *report.Log, p *doc.Paragraph) []doc.Block {
	if token.LengthOf(p.Inlines) <= MaxParagraph {
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
		length := max(1, token.LengthOf([]doc.Inline{x}))
		if n > 0 && n+length > partParagraph {
			end()
		}
		part = append(part, x)
		n += length
	}
	end()
	text := doc.PlainInlines(p.Inlines)
	log.Warn(diag.LongParagraph, log.Line(text[:min(len(text), 200)]), "a paragraph of %d characters is parted into %d", utf8.RuneCountInString(text), len(out))
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
				n := runes.PartEnd(rest, partParagraph)
				out = append(out, &doc.Run{Text: rest[:n]})
				rest = rest[n:]
			}
		case *doc.Styled:
			if token.LengthOf(x.Inlines) <= partParagraph {
				out = append(out, x)
				continue
			}
			for _, y := range partInlines(x.Inlines) {
				out = append(out, &doc.Styled{Style: x.Style, Lang: x.Lang, Inlines: []doc.Inline{y}})
			}
		case *doc.Link:
			if token.LengthOf(x.Inlines) <= partParagraph {
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
