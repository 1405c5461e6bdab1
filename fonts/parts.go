package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// A face of tens of thousands of characters is embedded in parts: the outlines
// of common ones apart from the rest, so that a cover's title or a short digest
// does not pay for all of them, in time or in memory. The file, written by
// tools/fonts, with numbers of 32 bits, the highest byte first:
//
//	"wzf1"; number of glyphs; number of parts n
//	packed sizes of n+1 zstd frames
//	the frames
//
// The first frame holds one byte for each glyph, the number of its part from 0,
// then a TrueType file whose table glyf is empty. Each other one holds the records
// of a part's glyphs in ascending order.
const partsMagic = "wzf1"

// maxParts is how many parts a file has at most.
const maxParts = 16

var errParts = errors.New("an embedded font file is damaged")

// parts holds the outlines of a face, unpacked part by part.
type parts struct {
	file   io.ReaderAt
	of     []byte   // the part of each glyph
	at     []uint32 // where in its part each glyph's record begins
	spans  func(g int) (from, to int)
	pieces []piece
}

// piece is one packed frame of the file, and what it unpacks to.
type piece struct {
	from, size int64
	once       sync.Once
	data       []byte
	err        error
}

// openParts reads the file's tables; the outlines follow when they are asked for.
func openParts(file io.ReaderAt) (*sfnt.Font, error) {
	glyphs, pieces, err := partPieces(file)
	if err != nil {
		return nil, err
	}
	first, err := pieces[0].unpack(file)
	if err != nil {
		return nil, err
	}
	if len(first) < glyphs {
		return nil, errParts
	}
	p := &parts{file: file, of: first[:glyphs:glyphs], at: make([]uint32, glyphs), pieces: pieces[1:]}
	font, err := sfnt.ParseWithout(first[glyphs:], p.record)
	if err != nil {
		return nil, err
	}
	if font.NumGlyphs() != glyphs {
		return nil, errParts
	}
	p.spans = font.Span
	return font, p.place()
}

// partPieces reads the head of the file.
func partPieces(file io.ReaderAt) (glyphs int, pieces []piece, err error) {
	head := make([]byte, len(partsMagic)+8+4*(maxParts+1))
	if n, err := file.ReadAt(head, 0); n < len(head) && !errors.Is(err, io.EOF) {
		return 0, nil, err
	}
	if string(head[:len(partsMagic)]) != partsMagic {
		return 0, nil, errParts
	}
	number := func(i int) int { return int(binary.BigEndian.Uint32(head[len(partsMagic)+4*i:])) }
	n := number(1)
	if n < 1 || n > maxParts {
		return 0, nil, errParts
	}
	pieces = make([]piece, n+1)
	at := int64(len(partsMagic) + 8 + 4*len(pieces))
	for i := range pieces {
		pieces[i].from, pieces[i].size = at, int64(number(2+i))
		at += pieces[i].size
	}
	if _, err := file.ReadAt(head[:1], at-1); err != nil {
		return 0, nil, errParts
	}
	return number(0), pieces, nil
}

// place works out where in its part each record begins.
func (p *parts) place() error {
	ends := make([]uint32, len(p.pieces))
	for g, part := range p.of {
		if int(part) >= len(p.pieces) {
			return errParts
		}
		from, to := p.spans(g)
		p.at[g] = ends[part]
		ends[part] += uint32(to - from)
	}
	return nil
}

// record returns the record of a glyph that is there and not blank.
func (p *parts) record(g int) ([]byte, error) {
	part := &p.pieces[p.of[g]]
	part.once.Do(func() { part.data, part.err = part.unpack(p.file) })
	if part.err != nil {
		return nil, part.err
	}
	from, to := p.spans(g)
	at := int(p.at[g])
	if at+to-from > len(part.data) {
		return nil, errParts
	}
	return part.data[at : at+to-from], nil
}

// unpack reads and decompresses one frame.
func (p *piece) unpack(file io.ReaderAt) ([]byte, error) {
	packed := make([]byte, p.size)
	if _, err := file.ReadAt(packed, p.from); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return unzstd(packed, 0)
}

// unzstd unpacks one frame; size is that of its content, where the frame itself
// does not say it.
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
