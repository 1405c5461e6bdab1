// Package layout makes books of what package convert has planned: EPUB, EPUB in
// volumes, PDF.
//
//	report, err := layout.EPUB(ctx, file, lib, epub.Options{})
package layout

import (
	"context"
	"errors"
	"io"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// Report is what the making of a book did, for people and for scripts; --report
// prints it as JSON.
type Report struct {
	Format   string     `json:"format"` // "epub" or "pdf"
	Title    string     `json:"title"`
	Period   string     `json:"period"` // "2021-06-28–2021-07-12"; "" if undated
	Langs    []doc.Lang `json:"langs"`
	Articles int        `json:"articles"`
	Chapters int        `json:"chapters"`
	Pages    int        `json:"pages,omitempty"`
	Pictures int        `json:"pictures,omitempty"`
	convert.Findings

	Output  *Output  `json:"output,omitempty"`  // filled in by whoever placed the file
	Outputs []Output `json:"volumes,omitempty"` // likewise, of a book in several volumes

	epub epub.Report // of the volume that was written last
}

// Output is the file that was written.
type Output struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func newReport(l *convert.Library, format string, found []diag.Diagnostic) *Report {
	v := l.Volume()
	r := &Report{
		Format: format, Title: v.Title, Period: v.Period(), Langs: v.Langs, Articles: v.Len(), Findings: l.Findings(found...),
	}
	if v.HasChapters() {
		r.Chapters = len(v.Chapters)
	}
	return r
}

var errNoBook = errors.New("a book needs an opened library, and a place")

// EPUB writes the book of l as an EPUB to w. The library's frame languages, number
// of workers and choice of pictures replace those of o.
func EPUB(ctx context.Context, w io.Writer, l *convert.Library, o epub.Options) (*Report, error) {
	if l == nil {
		return nil, errNoBook
	}
	return EPUBs(ctx, l, []*digest.Volume{l.Volume()}, o, func(_ *digest.Volume, write func(io.Writer) error) error {
		return write(w)
	})
}

// Split parts the volume of l so that each part keeps to limit. A limit in bytes
// needs the report of EPUB on the whole.
func Split(l *convert.Library, limit epub.Limit, whole *Report) []*digest.Volume {
	if l == nil {
		return nil
	}
	if whole == nil {
		whole = &Report{}
	}
	return epub.Split(l.Volume(), limit, &whole.epub)
}

// EPUBs writes vols, which Split gave, as an EPUB each. It calls place for one
// after the other; that calls write with where the book goes. The report is of
// all together.
func EPUBs(ctx context.Context, l *convert.Library, vols []*digest.Volume, o epub.Options, place func(v *digest.Volume, write func(io.Writer) error) error) (*Report, error) {
	if l == nil || place == nil {
		return nil, errNoBook
	}
	b, err := l.Book(ctx)
	if err != nil {
		return nil, err
	}
	o.UI, o.Workers, o.KeepImages, o.Hold = b.UI, b.Workers, b.Images, b.Hold
	var found []diag.Diagnostic
	pictures := 0
	var last epub.Report
	for _, v := range vols {
		err := place(v, func(w io.Writer) (err error) {
			last, err = epub.Write(ctx, w, v, b.Load, o)
			return err
		})
		if err != nil {
			return nil, err
		}
		pictures += last.Images
		found = append(found, last.Diagnostics...)
	}
	r := newReport(l, "epub", found)
	r.Pictures, r.epub = pictures, last
	return r, nil
}

// PDF typesets the book of l as a PDF to w. The library's frame languages, number
// of workers and choice of pictures replace those of o.
func PDF(ctx context.Context, w io.Writer, l *convert.Library, o pdf.Options) (*Report, error) {
	if l == nil {
		return nil, errNoBook
	}
	b, err := l.Book(ctx)
	if err != nil {
		return nil, err
	}
	o.UI, o.Workers, o.KeepImages, o.Hold, o.Readings = b.UI, b.Workers, b.Images, b.Hold, b.Readings
	written, err := pdf.Write(ctx, w, b.Volume, b.Load, o)
	if err != nil {
		return nil, err
	}
	r := newReport(l, "pdf", written.Diagnostics)
	r.Pages = written.Pages
	return r, nil
}
