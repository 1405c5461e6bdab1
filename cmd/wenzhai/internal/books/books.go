// Package books writes planned books to where they go: a file, a stream, several
// volumes, a page dump beside a PDF. What is unfinished replaces nothing.
package books

import (
	"context"
	"io"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/epub/check"
)

// Order is a book that is to be written.
type Order struct {
	Book    *settings.Book // in the format of its command
	Library *convert.Library
	Volume  *digest.Volume // the library's plan, with this book's title: books of several formats may share a library
	Title   string         // a template; "" = the volume has its title
	Out     output.Wanted  // its path is a template where the book goes into volumes
	Dump    output.Wanted  // the pages as text, beside a PDF; without a path none
	Report  output.Wanted  // likewise
	Guard   *output.Guard  // volumes are claimed with it
	Stdout  io.Writer      // what "-" is

	noted check.Noted // of the EPUB that is being written
}

// Open gives the order the library that its book is of.
func (o *Order) Open(l *convert.Library) { o.Library, o.Volume = l, l.Volume() }

// Outputs returns what is to be written, but for volumes, of which nobody knows yet
// how many there are.
func (o *Order) Outputs() []output.Wanted {
	if o.InVolumes() {
		return []output.Wanted{o.Report, o.Dump}
	}
	return []output.Wanted{o.Report, o.Dump, o.Out}
}

// InVolumes reports whether the book may become several files.
func (o *Order) InVolumes() bool { return o.Book.Limit != epub.Limit{} }

// Place writes the book and says in the report where it went.
func (o *Order) Place(ctx context.Context) (*layout.Report, error) {
	o.Library.SetTitle(o.Volume.Title, o.Volume.Dates)
	if o.InVolumes() {
		return o.placeVolumes(ctx)
	}
	var placed layout.File
	report, err := o.write(ctx, []*digest.Volume{o.Volume}, func(_ *digest.Volume, write func(io.Writer) error) (err error) {
		placed, err = o.file(ctx, o.Out.Path, write, o.verify())
		return err
	})
	if err != nil {
		return nil, err
	}
	report.Output = &placed
	return report, nil
}

// write writes vols in the book's format. place is called for one after the other
// and calls write with where it goes.
func (o *Order) write(ctx context.Context, vols []*digest.Volume, place func(*digest.Volume, func(io.Writer) error) error) (*layout.Report, error) {
	return layout.WriteVolumes(ctx, o.Library, vols, o.writer(), place)
}

func (o *Order) writer() layout.Writer {
	switch {
	case o.Book.Kepub:
		return layout.KEPUB(o.Book.EPUB)
	case o.Book.Use == settings.EPUB:
		e := layout.EPUB(o.Book.EPUB)
		e.Noted = &o.noted
		return e
	case o.Book.Use == settings.HTML:
		return layout.HTML(o.Book.EPUB)
	case o.Book.Use != settings.PDF:
		return o.Book.Use.Format().Writer
	case o.Book.DumpOnly():
		return textOnly{Options: o.Book.PDF}
	case o.Dump.Path != "":
		return withText{o}
	}
	return layout.PDF{Options: o.Book.PDF}
}

// textOnly writes the pages of a PDF as text in its place.
type textOnly layout.PDF

// Write writes the pages to w.
func (o textOnly) Write(ctx context.Context, w io.Writer, b convert.Book) (layout.Written, error) {
	o.Dump = w
	return layout.PDF(o).Write(ctx, nil, b)
}

// withText writes a PDF, and its pages as text to a file beside it.
type withText struct{ order *Order }

// Write writes the PDF to w.
func (x withText) Write(ctx context.Context, w io.Writer, b convert.Book) (layout.Written, error) {
	all := make(chan layout.Written, 1) // the writing may end after the file is given up
	_, err := x.order.file(ctx, x.order.Dump.Path, func(dump io.Writer) error {
		o := layout.PDF{Options: x.order.Book.PDF, Dump: dump}
		written, err := o.Write(ctx, w, b)
		all <- written
		return err
	}, nil)
	if err != nil {
		return layout.Written{}, err
	}
	return <-all, nil
}

// verify returns the check of a finished file; nil = none.
func (o *Order) verify() output.Verify {
	switch {
	case o.Book.DumpOnly():
		return nil
	case o.Book.Use == settings.EPUB && !o.Book.Kepub:
		return o.noted.Verify
	}
	return o.Book.Use.Format().Verify
}

func (o *Order) file(ctx context.Context, path string, write func(io.Writer) error, verify output.Verify) (layout.File, error) {
	write, verify = until(ctx, write, verify)
	if path == "-" {
		return output.Stream(o.Stdout, write, verify)
	}
	return output.File(path, write, verify)
}

// until makes write and verify end with ctx, whatever they are at: the unfinished
// file that they are about is then removed, before the process ends.
func until(ctx context.Context, write func(io.Writer) error, verify output.Verify) (func(io.Writer) error, output.Verify) {
	w := func(out io.Writer) error { return parallel.Until(ctx, func() error { return write(out) }) }
	if verify == nil {
		return w, nil
	}
	return w, func(r io.ReaderAt, size int64) error {
		return parallel.Until(ctx, func() error { return verify(r, size) })
	}
}

// Files returns the files that a report tells of.
func Files(r *layout.Report) []layout.File {
	if r.Output != nil {
		return []layout.File{*r.Output}
	}
	return r.Outputs
}

// WriteReport writes the report on the book, if one is wanted.
func (o *Order) WriteReport(r *layout.Report) error {
	if o.Report.Path == "" {
		return nil
	}
	if err := Ready(o.Report.Path); err != nil {
		return err
	}
	return WriteJSON(o.Stdout, o.Report.Path, r)
}

// WriteJSON writes v to the file at path, or to stdout where path is "-".
func WriteJSON(stdout io.Writer, path string, v any) error {
	write := func(w io.Writer) error {
		e := term.NewJSON(w)
		e.SetIndent("", "  ")
		return e.Encode(v)
	}
	if path == "-" {
		return write(stdout)
	}
	_, err := output.File(path, write, nil)
	return err
}

// Ready makes the folders that the files at paths lie in, takes away what runs that
// were killed have left there, and looks whether the files can be written.
func Ready(paths ...string) error {
	for _, p := range paths {
		if p == "-" || p == "" {
			continue
		}
		if err := output.Ready(p); err != nil {
			return err
		}
	}
	return nil
}
