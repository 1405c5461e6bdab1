package convert

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// largeInLine is from how many pixels of height a picture whose size the source
// does not say stands apart from its line.
const largeInLine = 64

// setApart makes figures of pictures in lines of paragraphs that turn out to be
// large, and of those that are not there and have no name: each behind its
// paragraph, where a reader finds it or what stands for it.
func setApart(blocks []doc.Block) []doc.Block {
	var out []doc.Block // nil as long as nothing changes
	for i, x := range blocks {
		for _, part := range doc.Parts(x) {
			*part = setApart(*part)
		}
		var figures []doc.Block
		if p, ok := x.(*doc.Paragraph); ok && holdsLarge(p.Inlines) {
			p.Inlines = withoutLarge(p.Inlines, &figures)
			if len(p.Inlines) == 0 {
				x = nil
			}
		}
		if out == nil && len(figures) > 0 {
			out = slices.Clone(blocks[:i])
		}
		if len(figures) > 0 || out != nil {
			if x != nil {
				out = append(out, x)
			}
			out = append(out, figures...)
		}
	}
	if out == nil {
		return blocks
	}
	return out
}

// standsApart reports whether a picture in a line is none after all.
func standsApart(p *doc.Picture) bool {
	if p.Image == nil {
		return p.Alt == "" && p.Src != ""
	}
	return p.Height == 0 && p.Width == 0 && p.Image.Height > largeInLine
}

func holdsLarge(in []doc.Inline) (found bool) {
	doc.EachInline(in, func(i doc.Inline) {
		p, ok := i.(*doc.Picture)
		found = found || ok && standsApart(p)
	})
	return found
}

// withoutLarge returns in without the pictures that stand apart, which it adds to
// figures.
func withoutLarge(in []doc.Inline, figures *[]doc.Block) []doc.Inline {
	var out []doc.Inline
	for _, i := range in {
		if p, ok := i.(*doc.Picture); ok && standsApart(p) {
			f := &doc.Figure{Src: p.Src, Others: p.Others, Image: p.Image}
			if p.Alt != "" {
				f.Caption = []doc.Inline{&doc.Run{Text: p.Alt}}
			}
			*figures = append(*figures, f)
			continue
		}
		if inner := doc.Inner(i); inner != nil {
			if *inner = withoutLarge(*inner, figures); len(*inner) == 0 {
				continue
			}
		}
		out = appendRun(out, i)
	}
	return out
}

// appendRun appends i, joined to a run before it, with one space where both had one.
func appendRun(out []doc.Inline, i doc.Inline) []doc.Inline {
	run, ok := i.(*doc.Run)
	if n := len(out); ok && n > 0 {
		if before, ok := out[n-1].(*doc.Run); ok {
			out[n-1] = &doc.Run{Text: strings.ReplaceAll(before.Text+run.Text, "  ", " ")}
			return out
		}
	}
	return append(out, i)
}

// joinMissing leaves out figures without a picture that say nothing which the one
// before them does not say: a row of them is one line. With all true every figure
// without a picture is left out.
func joinMissing(blocks []doc.Block, all bool) []doc.Block {
	for _, x := range blocks {
		for _, part := range doc.Parts(x) {
			if rest := joinMissing(*part, all); len(rest) > 0 {
				*part = rest // an item or a quote is not empty
			}
		}
	}
	before := false // the block before is a figure without a picture
	return slices.DeleteFunc(blocks, func(x doc.Block) bool {
		f, ok := x.(*doc.Figure)
		missing := ok && f.Image == nil
		drop := missing && (all || before && len(f.Caption) == 0 && f.Alt == "")
		before = missing
		return drop
	})
}
