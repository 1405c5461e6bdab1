package sfnt

import "github.com/go-text/typesetting/font/opentype/tables"

// Metrics are the figures of a whole font.
type Metrics struct {
	Ascent, Descent    int // hhea; Descent is negative
	CapHeight, XHeight int // 0 when the font does not say
	Box                [4]int
	ItalicAngle        float64 // degrees, negative leans to the right
	UnderlinePosition  int
	UnderlineThickness int
	Weight             int // 400 regular, 700 bold
	Bold, Italic       bool
	FixedPitch         bool
}

// Metrics reads head, hhea, OS/2 and post. Figures of tables that are not
// there stay zero.
func (f *Font) Metrics() Metrics {
	if len(f.tables["head"]) < 54 || len(f.tables["hhea"]) < 8 { // of a zero Font
		return Metrics{}
	}
	head, hhea, os2, post := f.tables["head"], f.tables["hhea"], f.tables["OS/2"], f.tables["post"]
	m := Metrics{Ascent: i16(hhea, 4), Descent: i16(hhea, 6), Weight: 400}
	for i := range m.Box {
		m.Box[i] = i16(head, 36+2*i)
	}
	style := u16(head, 44)
	m.Bold, m.Italic = style&1 != 0, style&2 != 0
	if len(os2) >= 64 {
		m.Weight = int(u16(os2, 4))
	}
	if len(os2) >= 90 && u16(os2, 0) >= 2 {
		m.XHeight, m.CapHeight = i16(os2, 86), i16(os2, 88)
	}
	if len(post) >= 16 {
		m.ItalicAngle = float64(int32(u32(post, 4))) / 65536
		m.UnderlinePosition, m.UnderlineThickness = i16(post, 8), i16(post, 10)
		m.FixedPitch = u32(post, 12) != 0
	}
	return m
}

// Name identifiers (OpenType, name table).
const (
	NameCopyright  = 0
	NameFamily     = 1
	NameStyle      = 2
	NameFull       = 4
	NameVersion    = 5
	NamePostScript = 6
	NameLicence    = 13
	NameLicenceURL = 14
)

// Name returns a string of the name table, English where there is a choice; ""
// when there is none.
func (f *Font) Name(id int) string {
	names, _, err := tables.ParseName(f.tables["name"])
	if err != nil {
		return ""
	}
	return names.Name(tables.NameID(id))
}
