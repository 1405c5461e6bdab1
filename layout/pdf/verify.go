package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

// Verify checks that a finished file is whole before it takes the place of an
// older one: that it begins and ends as a PDF, that every stream stands where
// the cross-reference stream says, that every object stream holds the objects
// it should, and that the catalog is among them. It reads files that this
// package wrote, and fails on anything else.
func Verify(r io.ReaderAt, size int64) error {
	v := verifier{r: r, size: size}
	if head, err := v.read(0, 5); err != nil || string(head) != "%PDF-" {
		return errors.New("not a PDF: it does not begin with %PDF-")
	}
	dict, rows, err := v.table()
	if err != nil {
		return err
	}
	root, err := entry(dict, "/Root ")
	if err != nil || root < 0 || root >= len(rows) {
		return errors.New("the file has no catalog")
	}
	v.rows = rows
	for id, row := range rows {
		switch row.kind {
		case 1:
			err = v.stands(id, row)
		case 2:
			err = v.packed(id, row)
		}
		if err != nil {
			return err
		}
	}
	return v.catalog(root)
}

type verifier struct {
	r        io.ReaderAt
	size     int64
	rows     []xrefEntry
	inflater io.ReadCloser // of all streams, one after the other
	inflated bytes.Buffer
	pack     struct { // the object stream read last
		id  uint32
		ids []int // of its objects
	}
}

// read returns up to n bytes at an offset.
func (v *verifier) read(at int64, n int) ([]byte, error) {
	if at < 0 || at >= v.size {
		return nil, fmt.Errorf("offset %d is outside the file of %d bytes", at, v.size)
	}
	data := make([]byte, min(int64(n), v.size-at))
	if _, err := v.r.ReadAt(data, at); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return data, nil
}

// table reads the cross-reference stream and its dictionary.
func (v *verifier) table() (dict []byte, rows []xrefEntry, err error) {
	tail, err := v.read(max(0, v.size-40), 40)
	if err != nil {
		return nil, nil, err
	}
	fields := bytes.Fields(tail[max(0, bytes.Index(tail, []byte("startxref"))):])
	if len(fields) != 3 || string(fields[0]) != "startxref" || string(fields[2]) != "%%EOF" {
		return nil, nil, errors.New("the file is cut off: it does not end in startxref and %%EOF")
	}
	start, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return nil, nil, err
	}
	dict, data, err := v.stream(start, "")
	if err != nil {
		return nil, nil, fmt.Errorf("cross-reference stream: %w", err)
	}
	const row = 8
	var above [row]byte
	for ; len(data) >= row; data = data[row:] {
		for i := 1; i < row; i++ {
			above[i] += data[i]
		}
		rows = append(rows, xrefEntry{above[1], binary.BigEndian.Uint32(above[2:]), binary.BigEndian.Uint16(above[6:])})
	}
	return dict, rows, nil
}

// stream reads the stream object at an offset and inflates it: all of it, or as many
// bytes as an entry of its dictionary says. The data hold until the next one is read.
func (v *verifier) stream(at int64, most string) (dict, data []byte, err error) {
	head, err := v.read(at, 1024)
	if err != nil {
		return nil, nil, err
	}
	_, value, isObject := bytes.Cut(head, []byte(" 0 obj\n"))
	dict, _, isStream := bytes.Cut(value, []byte(">>stream\n"))
	length, err := entry(dict, "/Length ")
	if !isObject || !isStream || err != nil {
		return nil, nil, fmt.Errorf("no stream at byte %d", at)
	}
	begin := bytes.Index(head, dict) + len(dict) + len(">>stream\n")
	packed := io.NewSectionReader(v.r, at+int64(begin), int64(length))
	if again, ok := v.inflater.(zlib.Resetter); ok {
		err = again.Reset(packed, nil)
	} else {
		v.inflater, err = zlib.NewReader(packed)
	}
	if err != nil {
		return nil, nil, err
	}
	v.inflated.Reset()
	if most == "" {
		_, err = v.inflated.ReadFrom(v.inflater)
		return dict, v.inflated.Bytes(), err
	}
	n, err := entry(dict, most)
	if err != nil {
		return nil, nil, fmt.Errorf("it has no %s", most)
	}
	_, err = io.CopyN(&v.inflated, v.inflater, int64(n))
	return dict, v.inflated.Bytes(), err
}

// entry returns a whole number of a dictionary.
func entry(dict []byte, key string) (n int, err error) {
	_, value, _ := bytes.Cut(dict, []byte(key))
	_, err = fmt.Fscan(bytes.NewReader(value), &n)
	return n, err
}

// stands checks that an object begins where the table says.
func (v *verifier) stands(id int, row xrefEntry) error {
	want := strconv.Itoa(id) + " 0 obj\n"
	if got, err := v.read(int64(row.field), len(want)); err != nil || string(got) != want {
		return fmt.Errorf("object %d is not at byte %d", id, row.field)
	}
	return nil
}

// packed checks that an object stream names an object at its place.
func (v *verifier) packed(id int, row xrefEntry) error {
	if err := v.open(row.field); err != nil {
		return fmt.Errorf("object stream %d: %w", row.field, err)
	}
	if int(row.index) >= len(v.pack.ids) || v.pack.ids[row.index] != id {
		return fmt.Errorf("object %d is not in object stream %d", id, row.field)
	}
	return nil
}

// open reads an object stream. Objects of one stream mostly follow each other
// in the table, so one is kept.
func (v *verifier) open(id uint32) error {
	if v.pack.id == id && id != 0 {
		return nil
	}
	if int(id) >= len(v.rows) || v.rows[id].kind != 1 {
		return errors.New("it is not there")
	}
	dict, data, err := v.stream(int64(v.rows[id].field), "/First ")
	if err != nil {
		return err
	}
	count, err := entry(dict, "/N ")
	if err != nil {
		return err
	}
	heads := bytes.Fields(data) // of each object its number and offset
	if len(heads) != 2*count {
		return fmt.Errorf("it names %d objects and not %d", len(heads)/2, count)
	}
	v.pack.id, v.pack.ids = id, v.pack.ids[:0]
	for i := 0; i < len(heads); i += 2 {
		number, err := strconv.Atoi(string(heads[i]))
		if err != nil {
			return err
		}
		v.pack.ids = append(v.pack.ids, number)
	}
	return nil
}

// catalog checks that an object is the catalog.
func (v *verifier) catalog(id int) error {
	if row := v.rows[id]; row.kind == 2 && int(row.field) < len(v.rows) {
		_, data, err := v.stream(int64(v.rows[row.field].field), "")
		if err == nil && bytes.Contains(data, []byte("<</Type/Catalog/Pages ")) {
			return nil
		}
	}
	return errors.New("the file has no catalog")
}
