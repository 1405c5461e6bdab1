package sfnt

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// KernPair moves the right glyph by Value when it follows the left one.
type KernPair struct {
	Left, Right uint16
	Value       int16
}

// EncodeKern returns a kern table with one class-based subtable (OpenType,
// kern table, format 2): glyphs that kern alike share a row or a column, so
// that a lookup is three array reads. numGlyphs is that of the font. An error is
// returned for a glyph beyond that, and when the classes do not fit the 64 KB of the format.
func EncodeKern(pairs []KernPair, numGlyphs int) ([]byte, error) {
	if i := slices.IndexFunc(pairs, func(p KernPair) bool { return max(int(p.Left), int(p.Right)) >= numGlyphs }); i >= 0 {
		return nil, fmt.Errorf("the font has no glyphs %d and %d to kern", pairs[i].Left, pairs[i].Right)
	}
	pairs = slices.Clone(pairs)
	slices.SortFunc(pairs, func(a, b KernPair) int {
		return cmp.Or(cmp.Compare(a.Left, b.Left), cmp.Compare(a.Right, b.Right))
	})
	rows, rowOf := classes(pairs, numGlyphs, func(p KernPair) (uint16, uint16) { return p.Left, p.Right })
	columns, columnOf := classes(pairs, numGlyphs, func(p KernPair) (uint16, uint16) { return p.Right, p.Left })
	grid := make([]int16, rows*columns)
	for _, p := range pairs {
		grid[rowOf[p.Left]*columns+columnOf[p.Right]] = p.Value
	}
	const header = 14
	left := header
	right := left + 4 + 2*numGlyphs
	array := right + 4 + 2*numGlyphs
	if size := array + 2*len(grid); size > math.MaxUint16 {
		return nil, fmt.Errorf("kerning of %d by %d classes does not fit a kern table", rows, columns)
	}
	out := words(nil, 0, 1, 0, 0, 2<<8|1, 2*columns, left, right, array)
	out[6], out[7] = byte((array+2*len(grid))>>8), byte(array+2*len(grid))
	out = words(out, 0, numGlyphs)
	for _, row := range rowOf {
		out = words(out, array+2*columns*row)
	}
	out = words(out, 0, numGlyphs)
	for _, column := range columnOf {
		out = words(out, 2*column)
	}
	for _, v := range grid {
		out = words(out, int(v))
	}
	return out, nil
}

// classes groups the glyphs of one side by equal behaviour. Class 0 is that of
// the glyphs that never kern.
func classes(pairs []KernPair, numGlyphs int, sides func(KernPair) (own, other uint16)) (int, []int) {
	keys := make([][]byte, numGlyphs)
	for _, p := range pairs {
		own, other := sides(p)
		keys[own] = words(keys[own], int(other), int(p.Value))
	}
	seen := map[string]int{"": 0}
	of := make([]int, numGlyphs)
	for g, key := range keys {
		class, ok := seen[string(key)]
		if !ok {
			class = len(seen)
			seen[string(key)] = class
		}
		of[g] = class
	}
	return len(seen), of
}

// Kern is the pair kerning of a font; the zero value moves nothing.
type Kern struct {
	table   font.SimpleKerns   // of a kern table
	lookups [][]tables.PairPos // of GPOS
}

// Kern returns the kerning of the font: that of its GPOS table or else of its kern
// table, a class-based one as EncodeKern writes it or a list of pairs.
func (f *Font) Kern() (k Kern) {
	if k.lookups = pairLookups(f.tables["GPOS"]); len(k.lookups) > 0 {
		return k
	}
	kern, _, err := tables.ParseKern(f.tables["kern"])
	if err != nil {
		return k
	}
	for _, sub := range kern.Tables {
		switch data := sub.Data().(type) {
		case tables.KernData0:
			return Kern{table: font.Kern0(data.Pairs)}
		case tables.KernData2:
			return Kern{table: font.Kern2{
				Left:  tables.AATLoopkup8{AATLoopkup8Data: data.Left},
				Right: tables.AATLoopkup8{AATLoopkup8Data: data.Right}, KerningStart: tables.Offset32(data.KerningStart), KerningData: data.KerningData,
			}}
		}
	}
	return k
}

// pairLookups reads the pair adjustments of the feature kern of a GPOS table, of
// all scripts.
func pairLookups(gpos []byte) [][]tables.PairPos {
	layout, _, err := tables.ParseLayout(gpos)
	if err != nil {
		return nil
	}
	var indices []uint16
	for i, r := range layout.FeatureList.Records {
		if r.Tag == opentype.NewTag('k', 'e', 'r', 'n') {
			indices = append(indices, layout.FeatureList.Features[i].LookupListIndices...)
		}
	}
	slices.Sort(indices)
	var out [][]tables.PairPos
	for _, i := range slices.Compact(indices) {
		if int(i) < len(layout.LookupList.Lookups) {
			if pairs := pairsOf(layout.LookupList.Lookups[i]); len(pairs) > 0 {
				out = append(out, pairs)
			}
		}
	}
	return out
}

// pairsOf returns the pair adjustments of a lookup.
func pairsOf(l tables.Lookup) []tables.PairPos {
	subtables, err := l.AsGPOSLookups()
	if err != nil {
		return nil
	}
	var out []tables.PairPos
	for _, sub := range subtables {
		if ext, ok := sub.(tables.ExtensionPos); ok {
			if sub, err = ext.Resolve(); err != nil {
				return nil
			}
		}
		if p, ok := sub.(tables.PairPos); ok && p.Sanitize() == nil {
			out = append(out, p)
		}
	}
	return out
}

// Pair returns how far b moves after a: what the first lookup of GPOS says that
// moves it.
func (k Kern) Pair(a, b uint16) int {
	for _, lookup := range k.lookups {
		for _, sub := range lookup {
			v, known := adjustment(sub, tables.GlyphID(a), tables.GlyphID(b))
			if v != 0 {
				return v
			}
			if known {
				break
			}
		}
	}
	if k.table != nil {
		return int(k.table.KernPair(font.GID(a), font.GID(b)))
	}
	return 0
}

// adjustment is what a subtable says of a pair, if it knows it.
func adjustment(sub tables.PairPos, a, b tables.GlyphID) (v int, known bool) {
	i, ok := sub.Data.Cov().Index(a)
	switch data := sub.Data.(type) {
	case tables.PairPosData1:
		if ok && i < len(data.PairSets) {
			r, known := data.PairSets[i].FindGlyph(b)
			return int(r.ValueRecord1.XAdvance), known
		}
	case tables.PairPosData2:
		first, _ := data.ClassDef1.Class(a)
		second, _ := data.ClassDef2.Class(b)
		if ok {
			return int(data.Record(first, second).ValueRecord1.XAdvance), true
		}
	}
	return 0, false
}
