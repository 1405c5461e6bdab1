package pdf

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/signintech/gopdf"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// canvasFonts makes the faces of the book known to gopdf, parsed once for all
// canvases: every glyph by its code, but without its outline, for gopdf would
// subset and deflate the outlines again for every canvas. The finishing pass
// embeds them once, when all codes are known.
type canvasFonts struct {
	container *gopdf.FontContainer
	rooms     []int // by face: how many codes its font has
}

// leastRoom is how many codes a canvas font has at least.
const leastRoom = 256

// have returns a container with a font for every face of the book that has all
// its codes. Those of earlier calls may still be in use: fonts are only ever
// replaced by larger ones.
func (f *canvasFonts) have(book *codebook) (*gopdf.FontContainer, error) {
	for n, codes := range book.faces {
		if n == len(f.rooms) {
			f.rooms = append(f.rooms, 0)
		}
		need := len(codes.pairs)
		if need > fonts.MaxSubset {
			return nil, fmt.Errorf("%s draws more than the %d different characters that one font can hold", codes.face.Name(), fonts.MaxSubset)
		}
		if need <= f.rooms[n] {
			continue
		}
		room := max(f.rooms[n], leastRoom)
		for room < need {
			room *= 2
		}
		f.rooms[n] = min(room, fonts.MaxSubset)
		family := familyName(n)
		data, err := canvasFont(family, f.rooms[n])
		if err == nil {
			err = f.container.AddTTFFontData(family, data)
		}
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", codes.face.Name(), err)
		}
	}
	return f.container, nil
}

// canvasFont writes the font file of a face: empty glyphs in the order of
// their codes, so that gopdf writes the codes themselves. Their advances do not
// matter, for every run is told where it begins.
func canvasFont(family string, codes int) ([]byte, error) {
	draft := sfnt.Draft{
		UnitsPerEm: 1000,
		Names:      map[int]string{sfnt.NameFamily: family, sfnt.NamePostScript: family},
		Glyphs:     make([]sfnt.Glyph, codes),
	}
	for code := range codes {
		draft.Glyphs[code].Advance = 1000
		if code > 0 {
			draft.Map = append(draft.Map, sfnt.Mapping{Rune: character(uint16(code)), Glyph: uint16(code)})
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
			if err := c.pdf.AddTTFFontFromFontContainer(familyName(n), c.chunk.fonts); err != nil {
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

// encode writes codes as the characters by which gopdf finds them.
func (c *canvas) encode(codes []uint16) string {
	c.line = c.line[:0]
	for _, code := range codes {
		c.line = utf8.AppendRune(c.line, character(code))
	}
	return string(c.line)
}
