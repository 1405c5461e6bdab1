package pdf

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/signintech/gopdf"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
	"github.com/wenzhai/wenzhai/layout/text"
)

// canvasFaces makes the faces of the book known to gopdf, parsed once for all
// canvases: every glyph by its code and with its advance, but without its
// outline, for gopdf would subset and deflate the outlines again for every
// canvas. The finishing pass embeds them once.
func canvasFaces(book *codebook) (*gopdf.FontContainer, error) {
	container := &gopdf.FontContainer{}
	for n, codes := range book.faces {
		family := familyName(n)
		data, err := canvasFont(family, codes)
		if err == nil {
			err = container.AddTTFFontData(family, data)
		}
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", codes.face.Name(), err)
		}
	}
	return container, nil
}

// canvasFont writes the font file of a face: empty glyphs in the order of
// their codes, so that gopdf writes the codes themselves.
func canvasFont(family string, codes *faceCodes) ([]byte, error) {
	draft := sfnt.Draft{
		UnitsPerEm: 1000,
		Names:      map[int]string{sfnt.NameFamily: family, sfnt.NamePostScript: family},
		Glyphs:     make([]sfnt.Glyph, len(codes.pairs)),
	}
	for code := range codes.pairs {
		draft.Glyphs[code].Advance = codes.advance(code)
		if code > 0 {
			draft.Map = append(draft.Map, sfnt.Mapping{Rune: character(int32(code)), Glyph: uint16(code)})
		}
	}
	sfnt.SortMap(draft.Map)
	return draft.Encode()
}

// useFace makes gopdf set in face n and a size in points, which it is told of
// only where they change. A face is added to the canvas with its first use.
func (c *canvas) useFace(n int, size float64) error {
	if c.face != n {
		if !slices.Contains(c.faces, n) {
			c.faces = append(c.faces, n)
			if err := c.pdf.AddTTFFontFromFontContainer(familyName(n), c.fonts); err != nil {
				return err
			}
		}
		c.face, c.size = n, size
		return c.pdf.SetFont(familyName(n), "", size)
	}
	if c.size != size {
		c.size = size
		return c.pdf.SetFontSize(size)
	}
	return nil
}

// encode writes a run as the characters by which gopdf finds its codes.
func (c *canvas) encode(f *faceCodes, glyphs []text.Glyph, t tail) string {
	c.line = c.line[:0]
	for i := range glyphs {
		c.line = utf8.AppendRune(c.line, character(f.code(codedAt(glyphs, i, t))))
	}
	if t.space() {
		c.line = utf8.AppendRune(c.line, character(f.code(space(f.face))))
	}
	return string(c.line)
}
