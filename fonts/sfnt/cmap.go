package sfnt

// Mapping is one entry of a character map.
type Mapping struct {
	Rune  rune
	Glyph uint16
}

// Mappings returns the character map in ascending order of runes, without
// entries that lead to .notdef or outside the font. Of several subtables the
// widest Unicode one is read: (3,10), (0,4…6), (3,1), (0,0…3), in formats 4
// and 12.
func (f *Font) Mappings() []Mapping {
	sub := f.bestSubtable()
	if len(sub) < 2 {
		return nil
	}
	var all []Mapping
	emit := func(r, g uint32) {
		if g != 0 && g < uint32(f.numGlyphs) {
			all = append(all, Mapping{rune(r), uint16(g)})
		}
	}
	switch u16(sub, 0) {
	case 4:
		eachFormat4(sub, emit)
	case 12:
		eachFormat12(sub, emit)
	}
	return all
}

// bestSubtable returns the bytes from the start of the preferred subtable.
func (f *Font) bestSubtable() []byte {
	cmap := f.tables["cmap"]
	if len(cmap) < 4 {
		return nil
	}
	var best []byte
	bestRank := 0
	for i := range int(u16(cmap, 2)) {
		if len(cmap) < 12+8*i {
			break
		}
		rec := cmap[4+8*i:]
		rank := subtableRank(u16(rec, 0), u16(rec, 2))
		off := uint64(u32(rec, 4))
		if rank <= bestRank || off+4 > uint64(len(cmap)) {
			continue
		}
		if format := u16(cmap, int(off)); format != 4 && format != 12 {
			continue
		}
		best, bestRank = cmap[off:], rank
	}
	return best
}

func subtableRank(platform, encoding uint16) int {
	switch {
	case platform == 3 && encoding == 10:
		return 4
	case platform == 0 && encoding >= 4 && encoding != 5:
		return 3
	case platform == 3 && encoding == 1:
		return 2
	case platform == 0 && encoding < 4:
		return 1
	}
	return 0
}

// eachFormat4 walks a segment mapping (OpenType, cmap format 4).
func eachFormat4(sub []byte, emit func(r, g uint32)) {
	if len(sub) < 16 {
		return
	}
	n := int(u16(sub, 6)) / 2
	if len(sub) < 16+8*n {
		return
	}
	ends, starts := sub[14:], sub[16+2*n:]
	deltas, offsets := sub[16+4*n:], sub[16+6*n:]
	next := uint32(0)
	for i := range n {
		first, last := uint32(u16(starts, 2*i)), uint32(u16(ends, 2*i))
		if first < next || first > last {
			continue // segments must ascend
		}
		next = last + 1
		delta, off := uint32(u16(deltas, 2*i)), int(u16(offsets, 2*i))
		for r := first; r <= last && r != 0xFFFF; r++ {
			if off == 0 {
				emit(r, (r+delta)&0xFFFF)
				continue
			}
			at := 2*i + off + 2*int(r-first)
			if at+2 > len(offsets) {
				break
			}
			if g := uint32(u16(offsets, at)); g != 0 {
				emit(r, (g+delta)&0xFFFF)
			}
		}
	}
}

// eachFormat12 walks a segmented coverage (OpenType, cmap format 12).
func eachFormat12(sub []byte, emit func(r, g uint32)) {
	if len(sub) < 16 {
		return
	}
	n := int(min(u32(sub, 12), uint32(len(sub)-16)/12))
	next := uint32(0)
	for i := range n {
		group := sub[16+12*i:]
		first, last, glyph := u32(group, 0), u32(group, 4), u32(group, 8)
		if first < next || first > last || last > 0x10FFFF || glyph > 0xFFFF {
			continue // groups must ascend
		}
		next = last + 1
		last = min(last, first+0xFFFF-glyph)
		for r := first; r <= last; r++ {
			emit(r, glyph+r-first)
		}
	}
}
