package layout

import (
	"archive/zip"
	"context"
	"io"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/scratch"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/html"
	"github.com/wenzhai/wenzhai/layout/kepub"
	"github.com/wenzhai/wenzhai/layout/markdown"
)

// KEPUB writes an EPUB in the form for Kobo readers. What a convert.Book says replaces
// the options of that name.
type KEPUB epub.Options

// Write writes b to w.
func (o KEPUB) Write(ctx context.Context, w io.Writer, b convert.Book) (Written, error) {
	return fromEPUB(ctx, w, b, EPUB(o), "kepub", func(w io.Writer, book *zip.Reader) error {
		return kepub.Write(ctx, w, book, b.Workers)
	})
}

// HTML writes a page for browsers that holds all of the book. What a convert.Book says
// replaces the options of that name; the page has no cover, and its lines run across.
type HTML epub.Options

// Write writes b to w.
func (o HTML) Write(ctx context.Context, w io.Writer, b convert.Book) (Written, error) {
	o.Cover, o.Vertical = epub.Cover{Kind: epub.CoverNone}, false
	return fromEPUB(ctx, w, b, EPUB(o), "html", func(w io.Writer, book *zip.Reader) error {
		return html.Write(ctx, w, book)
	})
}

// Markdown writes a zip archive with a file of Markdown an article. What a convert.Book
// says replaces the options of that name.
type Markdown markdown.Options

// Write writes b to w.
func (o Markdown) Write(ctx context.Context, w io.Writer, b convert.Book) (Written, error) {
	o.UI, o.Workers, o.KeepImages = b.UI, b.Workers, b.Images
	n, err := markdown.Write(ctx, w, b.Volume, b.Load, markdown.Options(o))
	return Written{Format: "markdown", Pictures: n}, err
}

// fromEPUB writes b as an EPUB to a file without a name, and has remake make of it the
// book of a format.
func fromEPUB(ctx context.Context, w io.Writer, b convert.Book, as EPUB, format string, remake func(w io.Writer, book *zip.Reader) error) (Written, error) {
	if w == nil {
		return Written{}, errNoBook
	}
	s, err := scratch.NewSpool("")
	if err != nil {
		return Written{}, err
	}
	defer s.Close()
	written, err := as.Write(ctx, s, b)
	if err != nil {
		return Written{}, err
	}
	book, size, err := archiveIn(s)
	if err != nil {
		return Written{}, err
	}
	c := &counted{w: w}
	err = remake(c, book)
	written.Format, written.epub = format, written.epub.Scaled(c.n, size)
	return written, err
}

// archiveIn returns the zip archive in a finished file, and its bytes.
func archiveIn(s *scratch.Spool) (*zip.Reader, int64, error) {
	size, err := s.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, 0, err
	}
	z, err := zip.NewReader(s, size)
	return z, size, err
}

// counted counts the bytes that go through it.
type counted struct {
	w io.Writer
	n int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
