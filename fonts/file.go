package fonts

import "github.com/wenzhai/wenzhai/fonts/sfnt"

// File returns the face as a TrueType file for other programs: its glyphs, with
// their numbers, its character map, kerning and names. An error is returned for a
// face that could not be opened or that has a broken outline.
func (f *Face) File() ([]byte, error) {
	all := make([]GID, f.NumGlyphs())
	for g := range all {
		all[g] = GID(g)
	}
	d, err := f.Subset(all)
	if err != nil {
		return nil, err
	}
	d.Map, d.Extra = f.font.Mappings(), map[string][]byte{}
	for _, id := range []int{sfnt.NameCopyright, sfnt.NameStyle, sfnt.NameVersion, sfnt.NameLicence, sfnt.NameLicenceURL} {
		d.Names[id] = f.font.Name(id)
	}
	if kern := f.font.Table("kern"); len(kern) > 0 {
		d.Extra["kern"] = kern
	}
	return d.Encode()
}
