package convert

import (
	"slices"

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

// appendRun appends i, joined to a run before it.
func appendRun(out []doc.Inline, i doc.Inline) []doc.Inline {
	run, ok := i.(*doc.Run)
	if n := len(out); ok && n > 0 {
		if before, ok := out[n-1].(*doc.Run); ok {
			out[n-1] = &doc.Run{Text: joined(before.Text, run.Text)}
			return out
		}
	}
	return append(out, i)
}

// joined returns a and b with one space where both had one.
func joined(a, b string) string {
	if len(a) > 0 && len(b) > 0 && a[len(a)-1] == ' ' && b[0] == ' ' {
		b = b[1:]
	}
	return a + b
}
