// Package pdf typesets a volume: it composes articles into pages and writes
// them as a tagged PDF. Files named compose… turn documents into pages,
// draw… put pages on gopdf's canvas, finish… complete what it wrote.
package pdf

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// Options says how a volume is to be printed. The zero value is the house
// style: A4, 10.5 pt, one column, no pictures.
type Options struct {
	UI         frame.UI  // languages of the frame; nil = by the volume's main language
	Paper      Paper     // zero = A4
	FontSize   float64   // of the body in points; 0 = 10.5
	Columns    int       // 1 or 2; 0 = 1; of no account where two texts stand side by side or on facing pages
	Duplex     bool      // mirrored margins, chapters open on a recto
	Workers    int       // 0 = all processors; never changes the output
	Links      Links     // notes of the links' addresses; zero = at the page's foot
	Readings   bool      // most characters have readings above them: lines stand wider
	KeepImages bool      // print the pictures that the articles bring along
	TOCDepth   int       // levels in the contents: 1 = chapters, 2 = and articles; 0 = 2
	Created    time.Time // the file's date; zero = that of the newest article
	Fonts      []Font    // the user's, to be asked before the bundled ones (fonts.Set.With)
	Dump       io.Writer // gets the pages as readable text (page.Dump); nil = none

	// Hold is called before a picture is decoded and waits until there is the
	// memory for it, which release gives back; nil = there always is.
	Hold func(ctx context.Context, data []byte) (release func(), err error)

	// Observe is told of every paragraph that is set and of its lines, from
	// several goroutines at a time and in no order; nil = nobody. It must not
	// change or keep them.
	Observe func(p *text.Paragraph, lines []text.Line)
}

// Font is a font of the user's.
type Font struct {
	Path string // for messages
	Face *fonts.Face
}

// Report is what a run did.
type Report struct {
	Pages       int
	Diagnostics []diag.Diagnostic // diag.FontRestricted; diag.MissingGlyph, diag.LongTable, diag.LongArticle, diag.Overfull in book order
}

// Write typesets the volume as a PDF to w; nil writes none, for a dump alone.
// It fails where load, w, o.Dump or ctx does, and for digest.Reveal, which is no
// layout for paper; nothing usable was then written.
func Write(ctx context.Context, w io.Writer, vol *digest.Volume, load digest.Loader, o Options) (Report, error) {
	if vol == nil || load == nil {
		return Report{}, errNothing
	}
	if o.Dump != nil {
		return writeWithDump(ctx, w, vol, load, o)
	}
	p, err := newPress(vol, o)
	if err != nil {
		return Report{}, err
	}
	out := newWriter(ctx, w, string(p.lang), o.Workers)
	out.hold = o.Hold
	d, report, err := p.compose(ctx, vol, load, out.page)
	if err == nil {
		err = out.end(ctx, d)
	}
	if err := cmp.Or(err, out.close()); err != nil {
		return report, fmt.Errorf("write PDF: %w", err)
	}
	return report, nil
}

// writeWithDump writes the pages as text and, where w is not nil, as a PDF.
func writeWithDump(ctx context.Context, w io.Writer, vol *digest.Volume, load digest.Loader, o Options) (Report, error) {
	d, report, err := Compose(ctx, vol, load, o)
	if err != nil {
		return report, err
	}
	if err := page.Dump(o.Dump, d); err != nil {
		return report, fmt.Errorf("write the page dump: %w", err)
	}
	if w == nil {
		return report, nil
	}
	if err := write(ctx, w, d, o.Workers); err != nil {
		return report, fmt.Errorf("write PDF: %w", err)
	}
	return report, nil
}
