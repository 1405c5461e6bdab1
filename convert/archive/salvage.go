package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"strings"
)

// localHeader is the fixed part of a zip entry's own header (APPNOTE 4.3.7).
const localHeader = 30

// salvage finds the files of a zip archive whose directory is missing or
// damaged, as after an interrupted download, by the header that stands before
// each of them. A file cut off by the end of the archive is not returned.
func salvage(r io.ReaderAt, size int64) []*packed {
	var out []*packed
	for at := int64(0); ; {
		at = nextHeader(r, at, size)
		if at < 0 {
			return out
		}
		p, next := localEntry(r, at, size)
		if p != nil {
			out = append(out, p)
		}
		at = next
	}
}

// nextHeader returns the place of the next local header at or after at, or -1.
func nextHeader(r io.ReaderAt, at, size int64) int64 {
	const block = 1 << 16
	buf := make([]byte, block)
	for at < size {
		n, err := r.ReadAt(buf[:min(block, size-at)], at)
		if i := bytes.Index(buf[:n], []byte("PK\x03\x04")); i >= 0 {
			return at + int64(i)
		}
		if err != nil || n < 4 {
			return -1
		}
		at += int64(n) - 3 // a signature may lie across two blocks
	}
	return -1
}

// localEntry reads the entry whose header is at at. It returns nil where the
// entry cannot be used, and the place to look on from.
func localEntry(r io.ReaderAt, at, size int64) (*packed, int64) {
	next := at + 4
	var h [localHeader]byte
	if n, _ := r.ReadAt(h[:], at); n < localHeader {
		return nil, next
	}
	le := binary.LittleEndian
	flags, method := le.Uint16(h[6:]), le.Uint16(h[8:])
	sum, packedSize, fullSize := le.Uint32(h[14:]), int64(le.Uint32(h[18:])), int64(le.Uint32(h[22:]))
	nameLen, extraLen := int64(le.Uint16(h[26:])), int64(le.Uint16(h[28:]))
	data := at + localHeader + nameLen + extraLen
	if flags&0x1 != 0 || method != zip.Store && method != zip.Deflate || nameLen == 0 || data > size {
		return nil, next
	}
	name := make([]byte, nameLen)
	if n, _ := r.ReadAt(name, at+localHeader); n < len(name) {
		return nil, next
	}
	// With flag 3 the sizes follow the data; deflated data know their own end.
	streamed := flags&0x8 != 0 || packedSize == 0xFFFFFFFF
	if streamed {
		if method == zip.Store {
			return nil, next
		}
		packedSize, fullSize, sum = size-data, -1, 0
	}
	if data+packedSize > size {
		return nil, next
	}
	p := &packed{name: salvagedName(name), size: fullSize}
	p.open = func() (io.ReadCloser, error) {
		var body io.Reader = io.NewSectionReader(r, data, packedSize)
		if method == zip.Deflate {
			body = flate.NewReader(body)
		}
		return &checked{r: body, want: sum, check: !streamed}, nil
	}
	if streamed {
		return usable(p), data
	}
	return usable(p), data + packedSize
}

func salvagedName(raw []byte) string {
	return path.Clean(strings.ReplaceAll(decodeName(string(raw), true), `\`, "/"))
}

// usable returns p if its name is that of a file inside the archive and its
// data can be unpacked to the end, or nil.
func usable(p *packed) *packed {
	if p.name == "." || !fs.ValidPath(p.name) || p.size == 0 {
		return nil
	}
	r, err := p.open()
	if err != nil {
		return nil
	}
	defer r.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(r, DefaultMaxFile)); err != nil {
		return nil
	}
	return p
}

// checked compares the check sum of what was read with the header's.
type checked struct {
	r     io.Reader
	sum   uint32
	want  uint32
	check bool
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.sum = crc32.Update(c.sum, crc32.IEEETable, p[:n])
	if errors.Is(err, io.EOF) && c.check && c.sum != c.want {
		err = fmt.Errorf("check sum is %08x, not %08x", c.sum, c.want)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = &damage{err}
	}
	return n, err
}

func (c *checked) Close() error {
	if rc, ok := c.r.(io.Closer); ok {
		return rc.Close()
	}
	return nil
}
