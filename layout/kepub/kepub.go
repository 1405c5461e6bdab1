// Package kepub makes of an EPUB what Kobo readers page and mark better: the same book
// with a span around each sentence and the boxes that Kobo lays pages out in. The
// documents are those of kepubify. Its converter of whole books is not used: it writes
// files in the order in which they are ready, and a book has to have the same bytes
// each time.
package kepub

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/pgaskin/kepubify/v4/kepub"

	"github.com/wenzhai/wenzhai/convert/parallel"
)

// Suffix ends the names of files that Kobo readers take for books of their own.
const Suffix = ".kepub.epub"

// document is a file of the book; a nil data is copied as it is.
type document struct {
	data []byte // deflated
	crc  uint32
	size int
}

// Write writes the EPUB book to w as one for Kobo readers, its files in the same order.
// workers below 1 are as many as there are processors; they never change the bytes.
func Write(ctx context.Context, w io.Writer, book *zip.Reader, workers int) error {
	if w == nil || book == nil {
		return nil
	}
	out := zip.NewWriter(w)
	err := parallel.Ordered(ctx, workers, len(book.File), func(i int) (document, error) {
		return convert(book.File[i])
	}, func(i int, d document) error {
		return add(out, book.File[i], d)
	})
	if err != nil {
		return err
	}
	return out.Close()
}

// convert makes the Kobo form of a document; other files stay.
func convert(f *zip.File) (document, error) {
	if !strings.HasSuffix(f.Name, ".xhtml") {
		return document{}, nil
	}
	r, err := f.Open()
	if err != nil {
		return document{}, err
	}
	defer r.Close()
	var page, packed bytes.Buffer
	if err := kepub.NewConverter().TransformContent(&page, r); err != nil {
		return document{}, fmt.Errorf("%s: make the form for Kobo: %w", f.Name, err)
	}
	data := sentences(page.Bytes())
	err = deflate(&packed, data)
	return document{packed.Bytes(), crc32.ChecksumIEEE(data), len(data)}, err
}

func deflate(w io.Writer, data []byte) error {
	z, err := flate.NewWriter(w, flate.DefaultCompression)
	if err == nil {
		_, err = z.Write(data)
	}
	if err != nil {
		return err
	}
	return z.Close()
}

// add writes a file of the book.
func add(out *zip.Writer, f *zip.File, d document) error {
	if d.data == nil {
		return out.Copy(f)
	}
	h := f.FileHeader
	h.Method, h.CRC32, h.CompressedSize64, h.UncompressedSize64 = zip.Deflate, d.crc, uint64(len(d.data)), uint64(d.size)
	w, err := out.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = w.Write(d.data)
	return err
}
