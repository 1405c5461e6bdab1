package main

import (
	"context"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/tools/conform"
)

// glyph is a character as mutool sees it on a page, in points from the top
// left corner.
type glyph struct {
	r           rune
	left, right float64 // of its advance box
	y           float64 // baseline
	size        float64
}

// auditPDF reads file with mutool and audits what stands there. mutool makes up
// no spaces where characters stand apart.
func auditPDF(ctx context.Context, file string) (*result, error) {
	pages, err := conform.PDFPages(ctx, file, "inhibit-spaces")
	if err != nil {
		return nil, err
	}
	glyphs := make([][]glyph, len(pages))
	for i, p := range pages {
		for _, l := range p.Lines {
			for _, c := range l.Chars {
				r, _ := utf8.DecodeRuneInString(c.Text)
				glyphs[i] = append(glyphs[i], glyph{r, c.Left, c.Right, c.Base, c.Size})
			}
		}
	}
	return auditPrinted(glyphs), nil
}
