package archive

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

// salvager finds the files of a zip archive whose directory is missing or
// damaged, as after an interrupted download, by the header that stands before
// each of them.
type salvager struct {
	ctx    context.Context //nolint:containedctx // of the one search
	r      io.ReaderAt
	size   int64
	win    *window
	budget *budget
	say    func(name, why string)
	spent  bool // the budget is

	buf     []byte
	input   *bufio.Reader
	inflate io.ReadCloser // used again and again: making one costs more than most entries
}

// files returns what can be unpacked whole, in the order of the archive. A file
// cut off by the end of the archive is not returned.
func (s *salvager) files() []*packed {
	s.win = &window{r: s.r, size: s.size}
	s.buf, s.input = make([]byte, 32<<10), bufio.NewReader(nil)
	s.inflate = flate.NewReader(s.input)
	var out []*packed
	for at := int64(0); !s.spent && s.ctx.Err() == nil; {
		if at = s.win.find(at, []byte("PK\x03\x04")); at < 0 {
			break
		}
		p, next := s.entry(at)
		if p != nil {
			out = append(out, p)
		}
		at = next
	}
	if s.spent {
		s.say("", tooDense+"; files beyond those are left out")
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
func (s *salvager) entry(at int64) (*packed, int64) {
	next := at + 4
	f, ok := s.header(at)
	if !ok {
		return nil, next
	}
	size, taken, err := s.measure(f)
	var bomb *tooMuch
	if errors.As(err, &bomb) {
		s.say(s.name(f), bomb.why)
	}
	if err != nil {
		return nil, next
	}
	name := s.name(f)
	if name == "." || !fs.ValidPath(name) || size == 0 {
		return nil, f.data + taken
	}
	return &packed{name: name, size: size, open: func() (io.ReadCloser, error) {
		var body io.Reader = io.NewSectionReader(s.r, f.data, f.packed)
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
	if flags&0x1 != 0 || f.method != zip.Store && f.method != zip.Deflate || f.nameLen == 0 || f.nameLen > longestName || f.data > s.size {
		return nil, false
	}
	// With flag 3 the sizes follow the data; deflated data know their own end.
	if f.streamed = flags&0x8 != 0 || f.packed == 0xFFFFFFFF; f.streamed {
		f.packed, f.full = s.size-f.data, -1
	}
	return f, f.data+f.packed <= s.size && !(f.streamed && f.method == zip.Store)
}

// name returns the name that follows a header.
func (s *salvager) name(f *found) string {
	raw := string(s.win.bytes(f.at+localHeader, f.nameLen))
	return path.Clean(strings.ReplaceAll(decodeName(raw, true), `\`, "/"))
}

func (f *found) checked(body io.Reader) *checked {
	return &checked{r: body, want: f.sum, check: !f.streamed}
}

// measure unpacks an entry to its end, as far as the budget goes, and returns the
// bytes it has unpacked and packed. What is unpacked counts also where it turns
// out to be damaged: looking cost as much.
func (s *salvager) measure(f *found) (size, taken int64, err error) {
	t := &taking{section: io.NewSectionReader(s.r, f.data, f.packed), b: s.input}
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
		if !s.budget.take(int64(n)) {
			s.spent = true
			return 0, 0, errors.New(tooDense)
		}
		switch {
		case f.method == zip.Deflate && size > ratioFloor && size/max(t.n, 1) > maxRatio:
			return 0, 0, &tooMuch{tooPacked}
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
	if err != nil && !errors.Is(err, io.EOF) {
		err = &damage{err}
	}
	return n, err
}
