package cli

import (
	"context"
	"io"

	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// What the outputs of `wenzhai pdf` are called in a folder that is named.
const (
	usualPDF  = "digest.pdf"
	usualDump = "pages.txt"
)

// dumpPages prepares a run that writes the pages as text to the file: beside
// the PDF when -o names one, instead of it otherwise. It returns what to write
// to the output and how to check that.
func (a *app) dumpPages(f *pdfFlags, flags *pflag.FlagSet, o compose.Options) (writer, output.Verify, error) {
	f.beside, f.outBy, f.kind, f.usual = "", "-o", output.Book(usualPDF), usualPDF
	if !flags.Changed("output") {
		f.out, f.outBy, f.kind, f.usual = f.dump, "--dump-pages", output.Dump, usualDump
		return func(ctx context.Context, l *convert.Library, w io.Writer) (*layout.Report, error) {
			o.Dump = w
			return layout.Write(ctx, nil, l, layout.PDF(o))
		}, nil, nil
	}
	if f.dump == "-" && f.out == "-" {
		return nil, nil, usagef("the book and the page dump cannot both go to standard output")
	}
	f.beside = f.dump
	return func(ctx context.Context, l *convert.Library, w io.Writer) (*layout.Report, error) {
		reports := make(chan *layout.Report, 1)
		both, _ := until(ctx, func(dump io.Writer) error {
			o.Dump = dump
			report, err := layout.Write(ctx, w, l, layout.PDF(o))
			reports <- report
			return err
		}, nil)
		var err error
		if f.beside == "-" {
			_, err = output.Stream(a.env.Stdout, both, nil)
		} else {
			_, err = output.File(f.beside, both, nil)
		}
		if err != nil {
			return nil, err
		}
		return <-reports, nil
	}, pdf.Verify, nil
}
