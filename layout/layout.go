// Package layout makes books of what package convert has planned, in the formats
// of a table.
//
//	report, err := layout.Write(ctx, file, lib, layout.EPUB{})
package layout

import (
	"cmp"
	"context"
	"errors"
	"io"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/epub"
)

// Report is what the making of a book did, for people and for scripts; --report
// prints it as JSON.
type Report struct {
	Format   string     `json:"format"` // "epub", "kepub", "html", "markdown" or "pdf"
	Title    string     `json:"title"`
	Period   string     `json:"period"` // "2021-06-28–2021-07-12"; "" if undated
	Langs    []doc.Lang `json:"langs"`
	Articles int        `json:"articles"`
	Chapters int        `json:"chapters"`
	Pages    int        `json:"pages,omitempty"`
	Pictures int        `json:"pictures,omitempty"`
	convert.Findings

	Output  *File  `json:"output,omitempty"`  // filled in by whoever placed the file
	Outputs []File `json:"volumes,omitempty"` // likewise, of a book in several volumes

	epub epub.Report // of the volume that was written last
}

// File is a file that was written.
type File struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // in lower-case hexadecimal
}

func newReport(l *convert.Library, v *digest.Volume, w Written) *Report {
	return &Report{
		Format: w.Format, Title: v.Title, Period: v.Period(), Langs: v.Langs, Articles: v.Len(), Chapters: v.Headed(), Pages: w.Pages, Pictures: w.Pictures,
		Findings: l.Findings(w.Diagnostics...), epub: w.epub,
	}
}

var errNoBook = errors.New("a book needs an opened library, a writer and a place")

// Write writes the book of l to w.
func Write(ctx context.Context, w io.Writer, l *convert.Library, as Writer) (*Report, error) {
	if l == nil {
		return nil, errNoBook
	}
	return WriteVolumes(ctx, l, []*digest.Volume{l.Volume()}, as, func(_ *digest.Volume, write func(io.Writer) error) error {
		return write(w)
	})
}

// WriteVolumes writes vols, which Split gave, as a book each. It calls place for
// one after the other; that calls write with where the book goes. The report is
// of all together.
func WriteVolumes(ctx context.Context, l *convert.Library, vols []*digest.Volume, as Writer, place func(v *digest.Volume, write func(io.Writer) error) error) (*Report, error) {
	if l == nil || as == nil || place == nil {
		return nil, errNoBook
	}
	b, err := l.Book(ctx)
	if err != nil {
		return nil, err
	}
	whole := b.Volume
	var all Written
	for _, v := range vols {
		b.Volume = v
		var one Written
		err := place(v, func(w io.Writer) (err error) {
			one, err = as.Write(ctx, w, b)
			return err
		})
		if err != nil {
			return nil, err
		}
		all.add(one)
	}
	return newReport(l, whole, all), nil
}

// Split parts the volume of l so that each part keeps to limit. A limit in bytes
// needs the report of the whole book, written as an EPUB.
func Split(l *convert.Library, limit epub.Limit, whole *Report) []*digest.Volume {
	if l == nil {
		return nil
	}
	whole = cmp.Or(whole, &Report{})
	return epub.Split(l.Volume(), limit, &whole.epub)
}
