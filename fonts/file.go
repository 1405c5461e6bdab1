package fonts

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// File returns the face as a TrueType file for other programs: its glyphs, with
// their numbers, its character map, kerning and names. An error is returned for a
// face that could not be opened or that has a broken outline.
func (f *Face) File() ([]byte, error) {
	c := f.load()
	if c.err != nil {
		return nil, c.err
	}
	d := c.draft(0)
	d.Map, d.Extra = c.font.Mappings(), map[string][]byte{}
	for _, id := range []int{sfnt.NameCopyright, sfnt.NameStyle, sfnt.NameVersion, sfnt.NameLicence, sfnt.NameLicenceURL} {
		d.Names[id] = c.font.Name(id)
	}
	if kern := c.font.Table("kern"); len(kern) > 0 {
		d.Extra["kern"] = kern
	}
	for g := range c.font.NumGlyphs() {
		rec, err := c.font.Record(g)
		if err != nil {
			return nil, err
		}
		d.Glyphs = append(d.Glyphs, sfnt.Glyph{Advance: c.font.Advance(g), Record: rec})
	}
	return d.Encode()
}
