package sfnt

import (
	"cmp"
	"fmt"
	"math"
	"slices"
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
	table, left, right []byte
}

// Kern returns the kerning of a class-based kern table as EncodeKern writes
// it; the zero Kern when the font has none.
func (f *Font) Kern() Kern {
	t := f.tables["kern"]
	if len(t) < 18 || u16(t, 0) != 0 || u16(t, 8)>>8 != 2 {
		return Kern{}
	}
	t = t[4:]
	left, right := int(u16(t, 8)), int(u16(t, 10))
	size := 4 + 2*f.numGlyphs
	if left+size > len(t) || right+size > len(t) {
		return Kern{}
	}
	return Kern{table: t, left: t[left+4 : left+size], right: t[right+4 : right+size]}
}

// Pair returns how far b moves after a.
func (k Kern) Pair(a, b uint16) int {
	if 2*int(a) >= len(k.left) || 2*int(b) >= len(k.right) {
		return 0
	}
	at := int(u16(k.left, 2*int(a))) + int(u16(k.right, 2*int(b)))
	if at+2 > len(k.table) {
		return 0
	}
	return i16(k.table, at)
}
