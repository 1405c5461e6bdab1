// Package salvage finds the files of a zip archive whose directory is missing or
// damaged, as after an interrupted download, by the header that stands before each
// of them.
package salvage

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"context"
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

// Search is where files are looked for, and how far.
type Search struct {
	Reader io.ReaderAt
	Size   int64                   // bytes of the archive
	Take   func(n int64) bool      // spends n bytes of what may be unpacked; false where fewer are left
	Name   func(raw string) string // decodes a name
	Say    func(name, why string)  // says of an entry, or of the archive where name is "", why something is left out

	// Most is how many times its size an entry above Floor bytes may unpack to.
	Most, Floor int64
	// TooPacked is said of an entry beyond Most, TooDense of what Take refuses.
	TooPacked, TooDense string
}

// File is a file that can be unpacked whole.
type File struct {
	Name string
	Size int64 // bytes, unpacked
	// Open unpacks it. What its Read returns beside io.EOF is damage to the archive.
	Open func() (io.ReadCloser, error)
}

// errBomb says that an entry unpacks to more than is believable.
var errBomb = errors.New("too much")

type salvager struct {
	*Search
	ctx   context.Context //nolint:containedctx // of the one search
	win   *window
	spent bool // Take refused

	buf     []byte
	input   *bufio.Reader
	inflate io.ReadCloser // used again and again: making one costs more than most entries
}

// Files returns what can be unpacked whole, in the order of the archive. A file
// cut off by the end of the archive is not returned. It ends with ctx.
func (x *Search) Files(ctx context.Context) []File {
	if x.Reader == nil || x.Take == nil || x.Name == nil || x.Say == nil {
		return nil
	}
	s := &salvager{Search: x, ctx: ctx, win: &window{r: x.Reader, size: x.Size}, buf: make([]byte, 32<<10), input: bufio.NewReader(nil)}
	s.inflate = flate.NewReader(s.input)
	var out []File
	for at := int64(0); !s.spent && s.ctx.Err() == nil; {
		if at = s.win.find(at, []byte("PK\x03\x04")); at < 0 {
			break
		}
		p, next := s.entry(at)
		if p != nil {
			out = append(out, *p)
		}
		at = next
	}
	if s.spent {
		s.Say("", s.TooDense+"; files beyond those are left out")
	}
	return out
}

// found is an entry's own header.
type found struct {
	at       int64
	nameLen  int
	method   uint16
	data     int64 // where they begin
	packed   int64 // bytes of data, or all that may be
	full     int64 // bytes unpacked; -1 = not known
	sum      uint32
	streamed bool // sizes and sum follow the data, which know their own end
}

// entry reads the entry whose header is at at. It returns nil where the entry
// cannot be used, and the place to look on from.
func (s *salvager) entry(at int64) (*File, int64) {
	next := at + 4
	f, ok := s.header(at)
	if !ok {
		return nil, next
	}
	size, taken, err := s.measure(f)
	if errors.Is(err, errBomb) {
		s.Say(s.name(f), s.TooPacked)
	}
	if err != nil {
		return nil, next
	}
	name := s.name(f)
	if name == "." || !fs.ValidPath(name) || size == 0 {
		return nil, f.data + taken
	}
	return &File{Name: name, Size: size, Open: func() (io.ReadCloser, error) {
		var body io.Reader = io.NewSectionReader(s.Reader, f.data, f.packed)
		if f.method == zip.Deflate {
			body = flate.NewReader(body)
		}
		return io.NopCloser(f.checked(body)), nil
	}}, f.data + taken
}

// longestName bounds the bytes of a name that is believed.
const longestName = 4 << 10

func (s *salvager) header(at int64) (*found, bool) {
	h := s.win.bytes(at, localHeader)
	if len(h) < localHeader {
		return nil, false
	}
	le := binary.LittleEndian
	flags := le.Uint16(h[6:])
	f := &found{
		at: at, nameLen: int(le.Uint16(h[26:])), method: le.Uint16(h[8:]),
		sum: le.Uint32(h[14:]), packed: int64(le.Uint32(h[18:])), full: int64(le.Uint32(h[22:])),
	}
	f.data = at + localHeader + int64(f.nameLen) + int64(le.Uint16(h[28:]))
	if flags&0x1 != 0 || f.method != zip.Store && f.method != zip.Deflate || f.nameLen == 0 || f.nameLen > longestName || f.data > s.Size {
		return nil, false
	}
	// With flag 3 the sizes follow the data; deflated data know their own end.
	if f.streamed = flags&0x8 != 0 || f.packed == 0xFFFFFFFF; f.streamed {
		f.packed, f.full = s.Size-f.data, -1
	}
	return f, f.data+f.packed <= s.Size && !(f.streamed && f.method == zip.Store)
}

// name returns the name that follows a header.
func (s *salvager) name(f *found) string {
	raw := string(s.win.bytes(f.at+localHeader, f.nameLen))
	return path.Clean(strings.ReplaceAll(s.Name(raw), `\`, "/"))
}

func (f *found) checked(body io.Reader) *checked {
	return &checked{r: body, want: f.sum, check: !f.streamed}
}

// measure unpacks an entry to its end, as far as the budget goes, and returns the
// bytes it has unpacked and packed. What is unpacked counts also where it turns
// out to be damaged: looking cost as much.
func (s *salvager) measure(f *found) (size, taken int64, err error) {
	t := &taking{section: io.NewSectionReader(s.Reader, f.data, f.packed), b: s.input}
	body := f.checked(t.section)
	if f.method == zip.Deflate {
		t.b.Reset(t.section)
		if err := s.inflate.(flate.Resetter).Reset(t, nil); err != nil {
			return 0, 0, err
		}
		body.r = s.inflate
	}
	for {
		n, err := body.Read(s.buf)
		size += int64(n)
		if !s.Take(int64(n)) {
			s.spent = true
			return 0, 0, errors.New(s.TooDense)
		}
		switch {
		case f.method == zip.Deflate && size > s.Floor && size/max(t.n, 1) > s.Most:
			return 0, 0, errBomb
		case errors.Is(err, io.EOF) && f.full >= 0 && f.full != size:
			return 0, 0, fmt.Errorf("%d bytes, not %d", size, f.full)
		case errors.Is(err, io.EOF) && f.streamed:
			return size, t.n, nil
		case errors.Is(err, io.EOF):
			return size, f.packed, nil
		case err != nil:
			return 0, 0, err
		case s.ctx.Err() != nil:
			return 0, 0, s.ctx.Err()
		}
	}
}

// taking counts the bytes that unpacking takes. It hands out single bytes where
// they are asked for, so that nothing is read beyond the end of packed data.
type taking struct {
	section *io.SectionReader
	b       *bufio.Reader // of section
	n       int64
}

func (t *taking) Read(p []byte) (int, error) {
	n, err := t.b.Read(p)
	t.n += int64(n)
	return n, err
}

// ReadByte makes taking an io.ByteReader.
func (t *taking) ReadByte() (byte, error) {
	c, err := t.b.ReadByte()
	if err == nil {
		t.n++
	}
	return c, err
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
	return n, err
}
