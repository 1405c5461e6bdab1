package pdf

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"

	"github.com/wenzhai/wenzhai/convert/parallel"
)

// packSize is how many objects go into one object stream.
const packSize = 200

// deflater compresses streams; it may be used by several goroutines.
type deflater struct{ pool sync.Pool }

func newDeflater() *deflater {
	return &deflater{pool: sync.Pool{New: func() any {
		return zlib.NewWriter(io.Discard)
	}}}
}

// deflate returns data in the zlib format.
func (d *deflater) deflate(data []byte) ([]byte, error) {
	z := d.pool.Get().(*zlib.Writer)
	defer d.pool.Put(z)
	var out bytes.Buffer
	out.Grow(len(data)/2 + 64)
	z.Reset(&out)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// xrefEntry is one row of the cross-reference stream (ISO 32000-2 §7.5.8.3).
type xrefEntry struct {
	kind  byte // 0 = free, 1 = at offset field, 2 = in object stream field
	field uint32
	index uint16 // within the object stream
}

// objectWriter writes a PDF file from head to tail: streams at once, other
// objects gathered and packed into object streams at the end. Object numbers
// are given out beforehand, so objects may refer to later ones.
type objectWriter struct {
	w      io.Writer
	hash   hash.Hash // of everything written: the file's /ID
	offset int
	xref   []xrefEntry
	plain  []plainObject
	err    error // the first error of w
}

// plainObject is an object that goes into an object stream.
type plainObject struct {
	id    int
	value []byte
}

func newObjectWriter(w io.Writer) *objectWriter {
	o := &objectWriter{w: w, hash: sha256.New(), xref: []xrefEntry{{}}}
	o.write([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return o
}

func (o *objectWriter) write(p []byte) {
	if o.err != nil {
		return
	}
	o.hash.Write(p)
	n, err := o.w.Write(p)
	o.offset += n
	o.err = err
}

// alloc gives out n object numbers in a row and returns the first.
func (o *objectWriter) alloc(n int) int {
	first := len(o.xref)
	o.xref = append(o.xref, make([]xrefEntry, n)...)
	return first
}

// add keeps an object that is not a stream.
func (o *objectWriter) add(id int, value []byte) {
	o.plain = append(o.plain, plainObject{id, value})
}

// addf is add with a format.
func (o *objectWriter) addf(id int, format string, args ...any) {
	o.add(id, fmt.Appendf(nil, format, args...))
}

// stream writes a stream object. The entries stand between its dictionary's
// brackets beside /Length.
func (o *objectWriter) stream(id int, entries string, data []byte) {
	o.xref[id] = xrefEntry{kind: 1, field: uint32(o.offset)}
	head := make([]byte, 0, len(entries)+64)
	head = strconv.AppendInt(head, int64(id), 10)
	head = append(head, " 0 obj\n<<"...)
	head = append(head, entries...)
	head = append(head, "/Length "...)
	head = strconv.AppendInt(head, int64(len(data)), 10)
	head = append(head, ">>stream\n"...)
	o.write(head)
	o.write(data)
	o.write([]byte("\nendstream\nendobj\n"))
}

// finish writes the object streams, the cross-reference stream and the end.
// The trailer's entries name the root and the info dictionary.
func (o *objectWriter) finish(ctx context.Context, workers int, d *deflater, trailer string) error {
	if err := o.packs(ctx, workers, d); err != nil {
		return err
	}
	id := o.alloc(1)
	start := o.offset
	o.xref[id] = xrefEntry{kind: 1, field: uint32(start)}
	digest := o.hash.Sum(nil)
	table, err := d.deflate(o.table())
	if err != nil {
		return err
	}
	o.stream(id, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]%s/ID[<%X><%X>]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>",
		len(o.xref), trailer, digest[:16], digest[:16]), table)
	o.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	return o.err
}

// pack is an object stream: its bytes and the offset of its first object.
type pack struct {
	data  []byte
	first int
}

func (o *objectWriter) packs(ctx context.Context, workers int, d *deflater) error {
	count := (len(o.plain) + packSize - 1) / packSize
	part := func(k int) []plainObject {
		return o.plain[k*packSize : min((k+1)*packSize, len(o.plain))]
	}
	return parallel.Ordered(ctx, workers, count,
		func(k int) (pack, error) { return packObjects(part(k), d) },
		func(k int, p pack) error {
			id := o.alloc(1)
			for i, object := range part(k) {
				o.xref[object.id] = xrefEntry{kind: 2, field: uint32(id), index: uint16(i)}
			}
			o.stream(id, fmt.Sprintf("/Type/ObjStm/N %d/First %d/Filter/FlateDecode", len(part(k)), p.first), p.data)
			return o.err
		})
}

// packObjects lays out an object stream (ISO 32000-2 §7.5.7).
func packObjects(objects []plainObject, d *deflater) (pack, error) {
	size := 0
	for _, object := range objects {
		size += len(object.value) + 1
	}
	head, body := make([]byte, 0, 16*len(objects)+size), make([]byte, 0, size)
	for _, object := range objects {
		head = strconv.AppendInt(head, int64(object.id), 10)
		head = append(head, ' ')
		head = strconv.AppendInt(head, int64(len(body)), 10)
		head = append(head, ' ')
		body = append(append(body, object.value...), '\n')
	}
	data, err := d.deflate(append(head, body...))
	return pack{data, len(head)}, err
}

// table returns the rows of the cross-reference stream, each differenced
// from the row above (PNG predictor "up"), which deflates far better.
func (o *objectWriter) table() []byte {
	out := make([]byte, 0, 8*len(o.xref))
	var above [7]byte
	for _, e := range o.xref {
		row := [7]byte{0: e.kind}
		binary.BigEndian.PutUint32(row[1:], e.field)
		binary.BigEndian.PutUint16(row[5:], e.index)
		out = append(out, 2)
		for i, c := range row {
			out = append(out, c-above[i])
		}
		above = row
	}
	return out
}
