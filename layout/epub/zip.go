package epub

import (
	"archive/zip"
	"bytes"
	"hash"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// dosEpoch is the date of every entry: 1980-01-01, the first one that a zip
// file can hold. No clock reaches the book.
const dosEpoch = 1<<5 | 1

// packed is one file, ready for the archive.
type packed struct {
	name   string
	method uint16
	crc    uint32
	size   int // before compression, in bytes
	data   []byte
}

// bytes returns the room that p takes in the archive, with its two headers.
func (p *packed) bytes() int64 { return int64(len(p.data) + 2*len(p.name) + 30 + 46) }

// stored returns a file that is kept as it is: pictures gain nothing from
// compression.
func stored(name string, data []byte) packed {
	return packed{name: name, method: zip.Store, crc: crc32.ChecksumIEEE(data), size: len(data), data: data}
}

// level is that of compression: 5 makes a book of text 4 % smaller and takes 40 %
// longer to compress, beyond it nothing is gained.
const level = 3

// deflater compresses files one after another with one set of tables.
type deflater struct {
	buf bytes.Buffer
	w   *flate.Writer
}

func (d *deflater) pack(name string, data []byte) (packed, error) {
	p, err := d.packTo(func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	p.name, p.crc, p.size = name, crc32.ChecksumIEEE(data), len(data)
	return p, err
}

// packTo compresses what write writes; name, sum and size are left open.
func (d *deflater) packTo(write func(io.Writer) error) (packed, error) {
	d.buf.Reset()
	if d.w == nil {
		w, err := flate.NewWriter(&d.buf, level)
		if err != nil {
			return packed{}, err
		}
		d.w = w
	} else {
		d.w.Reset(&d.buf)
	}
	if err := write(d.w); err != nil {
		return packed{}, err
	}
	if err := d.w.Close(); err != nil {
		return packed{}, err
	}
	return packed{method: zip.Deflate, data: bytes.Clone(d.buf.Bytes())}, nil
}

// archive is the zip file being written.
type archive struct {
	z     *zip.Writer
	d     deflater
	bytes int64 // of the files so far, with their headers
}

func newArchive(w io.Writer) *archive { return &archive{z: zip.NewWriter(w)} }

// add writes p with its sizes in the local header, without extra fields:
// readers that stream need the first, OCF §4.2 demands the second of the
// mimetype file.
func (a *archive) add(p packed) error {
	a.bytes += p.bytes()
	w, err := a.z.CreateRaw(&zip.FileHeader{
		Name: p.name, Method: p.method, CRC32: p.crc,
		// Modified would add an extra field, which OCF forbids on mimetype.
		ModifiedDate:     dosEpoch, //nolint:staticcheck // see above
		CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.size),
	})
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}

// addText compresses data and writes it.
func (a *archive) addText(name string, data []byte) error {
	p, err := a.d.pack(name, data)
	if err != nil {
		return err
	}
	return a.add(p)
}

// addBuilt compresses what build writes, without ever holding all of it, and
// writes it.
func (a *archive) addBuilt(name string, build func(m *markup)) error {
	sum := &summed{crc: crc32.NewIEEE()}
	p, err := a.d.packTo(func(w io.Writer) error {
		sum.w = w
		m := markup{out: sum}
		build(&m)
		m.flush()
		return m.err
	})
	if err != nil {
		return err
	}
	p.name, p.crc, p.size = name, sum.crc.Sum32(), sum.n
	return a.add(p)
}

// summed counts and sums what goes through it.
type summed struct {
	w   io.Writer
	crc hash.Hash32
	n   int
}

func (s *summed) Write(p []byte) (int, error) {
	s.n += len(p)
	s.crc.Write(p)
	return s.w.Write(p)
}

func (a *archive) close() error { return a.z.Close() }
