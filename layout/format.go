package layout

import (
	"bytes"
	"context"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/epub/check"
	"github.com/wenzhai/wenzhai/layout/html"
	"github.com/wenzhai/wenzhai/layout/kepub"
	"github.com/wenzhai/wenzhai/layout/markdown"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// Format is a kind of book that can be written.
type Format struct {
	Name      string // of its command, and in reports: "epub"
	Label     string // as people write it: "EPUB"
	Noun      string // with its article: "an EPUB"
	Suffix    string // of its files: ".epub"
	MediaType string
	Lacks     digest.Layout                         // the one layout of two texts that it does not have; Apart = it has all
	Reader    bool                                  // e-readers take it: catalogues list it
	Writer    Writer                                // with the usual options
	Verify    func(r io.ReaderAt, size int64) error // checks a finished file
	Begins    func(head []byte) bool                // reports whether a file that begins so is of this format, whole or not
}

// Formats returns the table of formats: a new one is a line of it.
func Formats() []Format {
	return []Format{
		{"epub", "EPUB", "an EPUB", ".epub", "application/epub+zip", digest.Facing, true, EPUB{}, check.Verify, beginsEPUB},
		{"pdf", "PDF", "a PDF", ".pdf", "application/pdf", digest.Reveal, true, PDF{}, pdf.Verify, beginsPDF},
		{"html", "HTML", "a page of HTML", ".html", "text/html", digest.Facing, false, HTML{}, html.Verify, html.Begins},
		{"markdown", "Markdown", "an archive of Markdown", ".zip", "application/zip", digest.Apart, false, Markdown{}, markdown.Verify, markdown.Begins},
	}
}

// FormatOf returns the format of a file by its name's suffix.
func FormatOf(name string) (f Format, ok bool) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return strings.EqualFold(path.Ext(name), f.Suffix) })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// Suffix returns the end of a file's name that says what kind of book it is: that of
// path.Ext, but for a book for Kobo readers, which is an EPUB to all others.
func Suffix(name string) string {
	if at := len(name) - len(kepub.Suffix); at >= 0 && strings.EqualFold(name[at:], kepub.Suffix) {
		return name[at:]
	}
	return path.Ext(name)
}

// Writer writes a book in one format.
type Writer interface {
	Write(ctx context.Context, w io.Writer, b convert.Book) (Written, error)
}

// Written is what writing one or more volumes of a book did.
type Written struct {
	Format      string
	Pages       int
	Pictures    int
	Diagnostics []diag.Diagnostic

	epub epub.Report // of the volume that was written last
}

// add counts a volume.
func (x *Written) add(v Written) {
	v.Pages, v.Pictures, v.Diagnostics = x.Pages+v.Pages, x.Pictures+v.Pictures, append(x.Diagnostics, v.Diagnostics...)
	*x = v
}

// EPUB writes an EPUB. What a convert.Book says replaces the options of that name.
type EPUB epub.Options

// Write writes b to w.
func (o EPUB) Write(ctx context.Context, w io.Writer, b convert.Book) (Written, error) {
	o.UI, o.Workers, o.KeepImages, o.Hold = b.UI, b.Workers, b.Images, b.Hold
	r, err := epub.Write(ctx, w, b.Volume, b.Load, epub.Options(o))
	return Written{Format: "epub", Pictures: r.Images, Diagnostics: r.Diagnostics, epub: r}, err
}

// beginsEPUB reports whether a file is an EPUB by its first entry (OCF 3.3 §4.3):
// one that was cut off later is still a book.
func beginsEPUB(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head[:min(len(head), 200)], []byte("mimetype")) &&
		bytes.Contains(head[:min(len(head), 300)], []byte("application/epub+zip"))
}

// beginsPDF reports whether a file is a PDF, of whatever maker.
func beginsPDF(head []byte) bool { return bytes.HasPrefix(head, []byte("%PDF-")) }
