package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// A face of tens of thousands of characters is embedded in parts: the outlines
// of common ones apart from the rest, so that a cover's title or a short digest
// does not pay for all of them, in time or in memory. The file, written by
// tools/fonts, with numbers of 32 bits, the highest byte first:
//
//	"wzf1"
//	size of the TrueType file; begin and end of its glyf table; parts n
//	packed sizes of n+1 zstd frames
//	the frames
//
// The first frame holds one byte for each glyph, the number of its part from 0,
// then the TrueType file without its glyf table. Each other one holds the records
// of a part's glyphs in ascending order.
const partsMagic = "wzf1"

var errParts = errors.New("an embedded font file is damaged")

// parts fills in the glyf table of a file, part by part.
type parts struct {
	font   *sfnt.Font
	glyf   []byte // of the file
	of     []byte // the part of each glyph
	frames [][]byte
	once   []sync.Once
	errs   []error
}

// openParts reads the file's tables; the outlines follow when they are asked for.
func openParts(packed []byte) (*sfnt.Font, error) {
	size, begin, end, frames, err := partFrames(packed)
	if err != nil {
		return nil, err
	}
	first, err := unzstd(frames[0], size-(end-begin))
	if err != nil {
		return nil, err
	}
	glyphs := len(first) - (size - (end - begin))
	if glyphs < 0 || len(first) < glyphs+begin {
		return nil, errParts
	}
	raw := make([]byte, size)
	copy(raw, first[glyphs:glyphs+begin])
	copy(raw[end:], first[glyphs+begin:])
	p := &parts{glyf: raw[begin:end], of: first[:glyphs:glyphs], frames: frames[1:]}
	p.once, p.errs = make([]sync.Once, len(p.frames)), make([]error, len(p.frames))
	if p.font, err = sfnt.ParseParts(raw, p.fill); err != nil {
		return nil, err
	}
	if p.font.NumGlyphs() != glyphs {
		return nil, errParts
	}
	return p.font, nil
}

// partFrames takes the file apart.
func partFrames(packed []byte) (size, begin, end int, frames [][]byte, err error) {
	const head = len(partsMagic) + 4*4
	if len(packed) < head || string(packed[:len(partsMagic)]) != partsMagic {
		return 0, 0, 0, nil, errParts
	}
	number := func(i int) int { return int(binary.BigEndian.Uint32(packed[len(partsMagic)+4*i:])) }
	size, begin, end = number(0), number(1), number(2)
	n := number(3) + 1
	if begin > end || end > size || n < 2 || n > 256 || len(packed) < head+4*n {
		return 0, 0, 0, nil, errParts
	}
	rest := packed[head+4*n:]
	for i := range n {
		k := number(4 + i)
		if k > len(rest) {
			return 0, 0, 0, nil, errParts
		}
		frames = append(frames, rest[:k])
		rest = rest[k:]
	}
	return size, begin, end, frames, nil
}

// fill writes the outlines of g's part, once.
func (p *parts) fill(g int) error {
	k := int(p.of[g])
	if k >= len(p.frames) {
		return errParts
	}
	p.once[k].Do(func() { p.errs[k] = p.spread(k) })
	return p.errs[k]
}

// spread unpacks part k and copies its records to their places.
func (p *parts) spread(k int) error {
	rest, err := unzstd(p.frames[k], 0)
	if err != nil {
		return err
	}
	for g, part := range p.of {
		if int(part) != k {
			continue
		}
		from, to := p.font.Span(g)
		if to-from > len(rest) {
			return errParts
		}
		copy(p.glyf[from:to], rest)
		rest = rest[to-from:]
	}
	if len(rest) > 0 {
		return errParts
	}
	return nil
}

// unzstd unpacks one frame; size is that of its content, where it is known.
func unzstd(packed []byte, size int) ([]byte, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	raw, err := r.DecodeAll(packed, make([]byte, 0, size))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errParts, err)
	}
	return raw, nil
}
