package layout

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// PDF typesets a PDF. What a convert.Book says replaces the options of that name.
type PDF struct {
	compose.Options
	Dump io.Writer // gets the pages as readable text (page.Dump); nil = none
}

// Write writes b to w; a nil w writes none, for Dump alone. Pages are written
// while later ones are being made, unless Dump wants them all.
func (o PDF) Write(ctx context.Context, w io.Writer, b convert.Book) (Written, error) {
	o.UI, o.Workers, o.KeepImages, o.Readings = b.UI, b.Workers, b.Images, b.Readings
	to := pdf.Options{Workers: b.Workers, Hold: b.Hold}
	var r compose.Report
	var err error
	if o.Dump != nil {
		r, err = o.both(ctx, w, to, b)
	} else {
		err = written(pdf.Write(ctx, w, to, func(out page.Sink) (d *page.Document, err error) {
			d, r, err = compose.Pages(ctx, b.Volume, b.Load, o.Options, out)
			return d, err
		}))
	}
	return Written{Format: "pdf", Pages: r.Pages, Diagnostics: r.Diagnostics}, err
}

// both writes the pages to Dump and, where w is not nil, as a PDF.
func (o PDF) both(ctx context.Context, w io.Writer, to pdf.Options, b convert.Book) (compose.Report, error) {
	d, r, err := compose.Compose(ctx, b.Volume, b.Load, o.Options)
	if err != nil {
		return r, err
	}
	if err := page.Dump(o.Dump, d); err != nil {
		return r, fmt.Errorf("write the page dump: %w", err)
	}
	if w == nil {
		return r, nil
	}
	return r, written(pdf.WriteDocument(ctx, w, to, d))
}

// written says of an error of writing what failed.
func written(err error) error {
	if err == nil || errors.Is(err, compose.ErrReveal) {
		return err
	}
	return fmt.Errorf("write PDF: %w", err)
}
