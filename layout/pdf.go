package layout

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// typeset typesets the volume as a PDF to w; nil writes none, for a dump alone.
// Pages are written while later ones are being made, unless o.Dump wants them
// all. It fails where load, w, o.Dump or ctx does, and for digest.Reveal, which
// is no layout for paper; nothing usable was then written.
func typeset(ctx context.Context, w io.Writer, vol *digest.Volume, load digest.Loader, o compose.Options) (compose.Report, error) {
	var report compose.Report
	pages := func(out page.Sink) (d *page.Document, err error) {
		d, report, err = compose.Pages(ctx, vol, load, o, out)
		return d, err
	}
	write := pdf.Options{Workers: o.Workers, Hold: o.Hold}
	if o.Dump == nil {
		err := written(pdf.Write(ctx, w, write, pages))
		return report, err
	}
	d, report, err := compose.Compose(ctx, vol, load, o)
	if err != nil {
		return report, err
	}
	if err := page.Dump(o.Dump, d); err != nil {
		return report, fmt.Errorf("write the page dump: %w", err)
	}
	if w == nil {
		return report, nil
	}
	return report, written(pdf.WriteDocument(ctx, w, write, d))
}

// written says of an error what failed.
func written(err error) error {
	if err == nil || errors.Is(err, compose.ErrReveal) {
		return err
	}
	return fmt.Errorf("write PDF: %w", err)
}
