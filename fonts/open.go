package fonts

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/go-text/typesetting/font/opentype"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// Open makes a face of a user's font file, for Set.With: TrueType (glyf) or
// OpenType (CFF, CFF2), alone or in a collection, in which it is number index
// from 0 on; -1 takes the only font, or the one of a collection that is for
// simplified Chinese or else the first. A variable font is set in its regular
// weight. The face keeps data, which must not change any more.
func Open(data []byte, index int) (f *Face, err error) {
	defer func() {
		if r := recover(); r != nil { // a parser of others on a broken file
			f, err = nil, fmt.Errorf("font is broken: %v", r)
		}
	}()
	switch {
	case len(data) >= 4 && (string(data[:4]) == "wOFF" || string(data[:4]) == "wOF2"):
		return nil, errors.New("a packed web font (WOFF): unpack it to TTF or OTF first")
	case len(data) >= 2 && string(data[:2]) == "%!", len(data) >= 2 && data[0] == 0x80 && data[1] == 1:
		return nil, errors.New("a PostScript Type 1 font: convert it to OTF first")
	}
	offsets, err := sfnt.Offsets(data)
	if err != nil {
		return nil, err
	}
	if index >= len(offsets) {
		return nil, fmt.Errorf("there is no font #%d: the file holds %d, from #0 on", index, len(offsets))
	}
	if index < 0 {
		index = simplified(data, offsets)
	}
	return openAt(data, offsets[index], index)
}

// simplified picks the font of a collection that is named as one for
// simplified Chinese.
func simplified(data []byte, offsets []int) int {
	for i, at := range offsets {
		font, err := sfnt.ParseWith(data, at, blank{})
		if len(offsets) > 1 && err == nil && strings.HasSuffix(font.Name(sfnt.NameFamily), " SC") {
			return i
		}
	}
	return 0
}

func openAt(data []byte, at, index int) (*Face, error) {
	probe, err := sfnt.ParseWith(data, at, blank{})
	if err != nil {
		return nil, err
	}
	o, err := outlinesOf(data, probe, index)
	if err != nil {
		return nil, err
	}
	font, err := sfnt.ParseWith(data, at, o)
	if err != nil {
		return nil, err
	}
	if len(font.Mappings()) == 0 {
		return nil, errors.New("font has no Unicode characters")
	}
	return newUserFace(font), nil
}

// outlinesOf finds out who draws the glyphs: nil is for static TrueType.
func outlinesOf(data []byte, probe *sfnt.Font, index int) (sfnt.Outlines, error) {
	variable := len(probe.Table("fvar")) > 0
	switch {
	case probe.Table("glyf") != nil && !variable:
		return nil, nil
	case probe.Table("CFF ") != nil && !variable:
		return newCFF(probe)
	case probe.Table("glyf") == nil && probe.Table("CFF ") == nil && probe.Table("CFF2") == nil:
		return nil, errors.New("font has no outlines: it holds pictures alone")
	}
	loaders, err := opentype.NewLoaders(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if index >= len(loaders) {
		return nil, sfnt.ErrNotFont
	}
	return newVariable(loaders[index])
}

// blank draws nothing: it lets the tables of any font be read.
type blank struct{}

func (blank) Contours(int) (sfnt.Contours, error) { return nil, nil }

// newUserFace makes a face of a user's font and finds out what it is good for.
func newUserFace(font *sfnt.Font) *Face {
	m := font.Metrics()
	c := &core{
		name: postScript(font), family: font.Name(sfnt.NameFamily),
		bold: m.Bold || m.Weight >= 600, italic: m.Italic || m.ItalicAngle != 0,
		kind: kindOf(font), noEmbedding: restricted(font),
	}
	c.family = cmp.Or(c.family, c.name)
	c.open = func() (*sfnt.Font, error) { return font, nil }
	return &Face{core: c}
}

// postScript returns the font's PostScript name in the characters that such
// names are made of; "Font" when nothing is left.
func postScript(font *sfnt.Font) string {
	name := font.Name(sfnt.NamePostScript)
	if name == "" {
		name = font.Name(sfnt.NameFamily)
	}
	name = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%#", r) {
			return -1
		}
		return r
	}, name)
	if name == "" {
		return "Font"
	}
	return name[:min(len(name), 63)]
}

// restricted reads the embedding permissions (ISO/IEC 14496-22, OS/2 fsType):
// restricted licence, no subsetting, or bitmaps only.
func restricted(font *sfnt.Font) string {
	os2 := font.Table("OS/2")
	if len(os2) < 10 {
		return ""
	}
	switch fsType := int(os2[8])<<8 | int(os2[9]); {
	case fsType&0xF == 0x2:
		return "its licence forbids embedding"
	case fsType&0x100 != 0:
		return "its licence forbids embedding a subset"
	case fsType&0x200 != 0:
		return "its licence forbids embedding outlines"
	}
	return ""
}

// Restriction says why the face must not be embedded, as its file has it; ""
// when it may be.
func (f *Face) Restriction() string { return f.facts().noEmbedding }
