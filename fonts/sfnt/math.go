package sfnt

import (
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// MathConstant names a figure of the MATH table (ISO/IEC 14496-22 §6.3.6, table
// MathConstants), in the order of the table.
type MathConstant int

// The constants. Those that end in Percent are parts of a hundred.
const (
	ScriptPercentScaleDown MathConstant = iota
	ScriptScriptPercentScaleDown
	DelimitedSubFormulaMinHeight
	DisplayOperatorMinHeight
	MathLeading
	AxisHeight
	AccentBaseHeight
	FlattenedAccentBaseHeight
	SubscriptShiftDown
	SubscriptTopMax
	SubscriptBaselineDropMin
	SuperscriptShiftUp
	SuperscriptShiftUpCramped
	SuperscriptBottomMin
	SuperscriptBaselineDropMax
	SubSuperscriptGapMin
	SuperscriptBottomMaxWithSubscript
	SpaceAfterScript
	UpperLimitGapMin
	UpperLimitBaselineRiseMin
	LowerLimitGapMin
	LowerLimitBaselineDropMin
	StackTopShiftUp
	StackTopDisplayStyleShiftUp
	StackBottomShiftDown
	StackBottomDisplayStyleShiftDown
	StackGapMin
	StackDisplayStyleGapMin
	StretchStackTopShiftUp
	StretchStackBottomShiftDown
	StretchStackGapAboveMin
	StretchStackGapBelowMin
	FractionNumeratorShiftUp
	FractionNumeratorDisplayStyleShiftUp
	FractionDenominatorShiftDown
	FractionDenominatorDisplayStyleShiftDown
	FractionNumeratorGapMin
	FractionNumeratorDisplayStyleGapMin
	FractionRuleThickness
	FractionDenominatorGapMin
	FractionDenominatorDisplayStyleGapMin
	SkewedFractionHorizontalGap
	SkewedFractionVerticalGap
	OverbarVerticalGap
	OverbarRuleThickness
	OverbarExtraAscender
	UnderbarVerticalGap
	UnderbarRuleThickness
	UnderbarExtraDescender
	RadicalVerticalGap
	RadicalDisplayStyleVerticalGap
	RadicalRuleThickness
	RadicalExtraAscender
	RadicalKernBeforeDegree
	RadicalKernAfterDegree
	RadicalDegreeBottomRaisePercent
	mathConstants
)

// MathVariant is a larger form of a glyph with its size in the direction in which it
// stretches.
type MathVariant struct {
	Glyph   uint16
	Advance int
}

// MathPart is a piece of a glyph that is put together of several, from the bottom
// upwards or from left to right. Extenders may be repeated or left out.
type MathPart struct {
	Glyph      uint16
	Start, End int // how far neighbours may overlap it at its ends
	Full       int // its size
	Extender   bool
}

// Math is the MATH table of a font. What the table does not hold, or holds broken,
// is zero. It is safe for concurrent use.
type Math struct {
	table   mathTable
	scripts [][]tables.GSUBLookup // of the feature ssty
}

// Math returns the MATH table; ok is false where the font has none.
func (f *Font) Math() (m Math, ok bool) {
	t := mathTable(f.tables["MATH"])
	if len(t) < 10 || t.u16(0) != 1 {
		return m, false
	}
	return Math{table: t, scripts: scriptLookups(f.tables["GSUB"])}, true
}

// mathTable reads numbers at offsets; beyond its end all are 0.
type mathTable []byte

func (t mathTable) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(u16(t, at))
}

func (t mathTable) i16(at int) int { return int(int16(t.u16(at))) }

// to follows an offset that stands at a place and counts from base; 0 = there is none.
func (t mathTable) to(base, at int) int {
	off := t.u16(at)
	if off == 0 || base+off >= len(t) {
		return 0
	}
	return base + off
}

// covered returns the place of a glyph in a coverage table (ISO/IEC 14496-22 §6.2),
// which is at an offset; -1 = it has none.
func (t mathTable) covered(at int, g uint16) int {
	if at == 0 {
		return -1
	}
	low, high := 0, t.u16(at+2)
	size, ranges := 2, t.u16(at) == 2
	if ranges {
		size = 6
	}
	for low < high {
		mid := (low + high) / 2
		rec := at + 4 + size*mid
		first, last := t.u16(rec), t.u16(rec)
		if ranges {
			last = t.u16(rec + 2)
		}
		switch {
		case int(g) < first:
			high = mid
		case int(g) > last:
			low = mid + 1
		case ranges:
			return t.u16(rec+4) + int(g) - first
		default:
			return mid
		}
	}
	return -1
}

// Constant returns a constant in design units or as a percentage.
func (m Math) Constant(c MathConstant) int {
	at := m.table.to(0, 4)
	switch {
	case at == 0 || c < 0 || c >= mathConstants:
		return 0
	case c < DelimitedSubFormulaMinHeight:
		return m.table.i16(at + 2*int(c))
	case c < MathLeading:
		return m.table.u16(at + 2*int(c))
	}
	return m.table.i16(at + 8 + 4*int(c-MathLeading))
}

// value returns the value of a glyph in the table of MathGlyphInfo whose offset is at
// a place.
func (m Math) value(place int, g uint16) (v int, ok bool) {
	info := m.table.to(0, 6)
	if info == 0 {
		return 0, false
	}
	at := m.table.to(info, info+place)
	if at == 0 {
		return 0, false
	}
	i := m.table.covered(m.table.to(at, at), g)
	if i < 0 || i >= m.table.u16(at+2) {
		return 0, false
	}
	return m.table.i16(at + 4 + 4*i), true
}

// ItalicsCorrection is how far a superscript stands off the glyph, or an upper limit
// to the right of a lower one.
func (m Math) ItalicsCorrection(g uint16) int {
	v, _ := m.value(0, g)
	return v
}

// TopAccent is where the middle of an accent stands, from the left edge; ok is false
// where the middle of the glyph counts.
func (m Math) TopAccent(g uint16) (x int, ok bool) { return m.value(2, g) }

// construction returns where the MathGlyphConstruction of a glyph is; 0 = nowhere.
func (m Math) construction(g uint16, vertical bool) int {
	at := m.table.to(0, 8)
	if at == 0 {
		return 0
	}
	coverage, first, count := at+2, 0, m.table.u16(at+6)
	if !vertical {
		coverage, first, count = at+4, count, m.table.u16(at+8)
	}
	i := m.table.covered(m.table.to(at, coverage), g)
	if i < 0 || i >= count {
		return 0
	}
	return m.table.to(at, at+10+2*(first+i))
}

// maxMathParts bounds the variants and parts of a glyph.
const maxMathParts = 64

// Variants returns the forms of a glyph, from the smallest to the largest.
func (m Math) Variants(g uint16, vertical bool) (out []MathVariant) {
	at := m.construction(g, vertical)
	if at == 0 {
		return nil
	}
	for i := range min(m.table.u16(at+2), maxMathParts) {
		out = append(out, MathVariant{Glyph: uint16(m.table.u16(at + 4 + 4*i)), Advance: m.table.u16(at + 6 + 4*i)})
	}
	return out
}

// Assembly returns the parts of a glyph of any size, and its italics correction.
func (m Math) Assembly(g uint16, vertical bool) (parts []MathPart, italics int) {
	at := m.construction(g, vertical)
	if at == 0 {
		return nil, 0
	}
	if at = m.table.to(at, at); at == 0 {
		return nil, 0
	}
	for i := range min(m.table.u16(at+4), maxMathParts) {
		p := at + 6 + 10*i
		parts = append(parts, MathPart{
			Glyph: uint16(m.table.u16(p)), Start: m.table.u16(p + 2), End: m.table.u16(p + 4), Full: m.table.u16(p + 6),
			Extender: m.table.u16(p+8)&1 != 0,
		})
	}
	return parts, m.table.i16(at)
}

// MinOverlap is how far neighbouring parts overlap at least.
func (m Math) MinOverlap() int { return m.table.u16(m.table.to(0, 8)) }

// Script returns the form of a glyph for scripts of level 1 or 2 (the OpenType
// feature ssty), which is the glyph itself for most.
func (m Math) Script(g uint16, level int) uint16 {
	if level < 1 {
		return g
	}
	for _, lookup := range m.scripts {
		for _, sub := range lookup {
			if forms := alternates(sub, tables.GlyphID(g)); len(forms) > 0 {
				return uint16(forms[min(level, len(forms))-1])
			}
		}
	}
	return g
}

// alternates returns what a subtable puts in place of a glyph.
func alternates(sub tables.GSUBLookup, g tables.GlyphID) []tables.GlyphID {
	if ext, ok := sub.(tables.ExtensionSubs); ok {
		inner, err := ext.Resolve()
		if err != nil {
			return nil
		}
		sub = inner
	}
	i, ok := sub.Cov().Index(g)
	if !ok {
		return nil
	}
	switch sub := sub.(type) {
	case tables.AlternateSubs:
		if i < len(sub.AlternateSets) {
			return sub.AlternateSets[i].AlternateGlyphIDs
		}
	case tables.SingleSubs:
		switch data := sub.Data.(type) {
		case tables.SingleSubstData1:
			return []tables.GlyphID{tables.GlyphID(int(g) + int(data.DeltaGlyphID))}
		case tables.SingleSubstData2:
			if i < len(data.SubstituteGlyphIDs) {
				return data.SubstituteGlyphIDs[i : i+1]
			}
		}
	}
	return nil
}

// scriptLookups reads the lookups of the feature ssty of a GSUB table.
func scriptLookups(gsub []byte) (out [][]tables.GSUBLookup) {
	layout, _, err := tables.ParseLayout(gsub)
	if err != nil {
		return nil
	}
	seen := map[uint16]bool{}
	for i, r := range layout.FeatureList.Records {
		if r.Tag != opentype.NewTag('s', 's', 't', 'y') {
			continue
		}
		for _, n := range layout.FeatureList.Features[i].LookupListIndices {
			if int(n) >= len(layout.LookupList.Lookups) || seen[n] {
				continue
			}
			seen[n] = true
			if subs, err := layout.LookupList.Lookups[n].AsGSUBLookups(); err == nil {
				out = append(out, subs)
			}
		}
	}
	return out
}
