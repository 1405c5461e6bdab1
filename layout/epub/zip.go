package epub

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"hash"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"

	"github.com/wenzhai/wenzhai/layout/xhtml"
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
	math   bool // it holds MathML
}

// bytes returns the room that p takes in the archive, with its two headers.
func (p *packed) bytes() int64 { return int64(len(p.data) + 2*len(p.name) + 30 + 46) }

// stored returns a file that is kept as it is: pictures gain nothing from
// compression.
func stored(name string, data []byte) packed {
	return packed{name: name, method: zip.Store, crc: crc32.ChecksumIEEE(data), size: len(data), data: data}
}

// level is that of compression: 3 makes a book of text 4 % smaller and takes a third
// longer to compress, 5 another 4 % and more than twice as long; beyond it nothing is
// gained.
const level = 1

// deflater compresses files one after another with one set of tables, and has
// the memory that rendering them takes.
type deflater struct {
	w    *flate.Writer
	buf  bytes.Buffer
	body []byte // of the document at hand
	page []byte // the whole document
}

func newDeflater() *deflater {
	d := &deflater{}
	d.w, _ = flate.NewWriter(&d.buf, level) //nolint:errcheck // it knows this level
	return d
}

func (d *deflater) pack(name string, data []byte) packed {
	return d.packBuilt(name, func(m *xhtml.Writer) { m.Raw(string(data)) })
}

// packBuilt compresses what build writes, without ever holding all of it.
func (d *deflater) packBuilt(name string, build func(m *xhtml.Writer)) packed {
	d.buf.Reset()
	d.w.Reset(&d.buf)
	sum := &summed{w: d.w, crc: crc32.NewIEEE()}
	m := xhtml.To(sum)
	m.Buf = d.page[:0]
	build(m)
	m.Flush()   //nolint:errcheck // a buffer takes all
	d.w.Close() //nolint:errcheck // likewise
	d.page = m.Buf
	return packed{name: name, method: zip.Deflate, crc: sum.crc.Sum32(), size: sum.n, data: bytes.Clone(d.buf.Bytes())}
}

// archive is the zip file being written.
type archive struct {
	out   *bufio.Writer
	z     *zip.Writer
	d     *deflater
	bytes int64 // of the files so far, with their headers
}

func newArchive(w io.Writer) *archive {
	out := bufio.NewWriterSize(w, 1<<18) // files are small: one call for many
	return &archive{out: out, z: zip.NewWriter(out), d: newDeflater()}
}

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

func (a *archive) close() error { return errors.Join(a.z.Close(), a.out.Flush()) }
