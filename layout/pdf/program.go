package pdf

import "github.com/wenzhai/wenzhai/fonts"

// subset builds the font program of a face: one glyph for every code. Codes
// that draw the same outline share it.
func (e *embeddedFace) subset() ([]byte, error) {
	gids := make([]fonts.GID, len(e.codes.pairs))
	for code, c := range e.codes.pairs {
		gids[code] = c.gid
	}
	var err error
	if e.draft, err = e.codes.face.Subset(gids); err != nil {
		return nil, err
	}
	for code, c := range e.codes.pairs {
		if c.wide != 0 {
			e.draft.Glyphs[code].Advance = e.codes.advance(code) * e.draft.UnitsPerEm / 1000
		}
	}
	return e.draft.Program()
}
