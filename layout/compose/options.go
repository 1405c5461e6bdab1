// Package compose typesets a volume: articles become paragraphs, notes and
// figures, and these become pages, which are data. It knows nothing of PDF.
package compose

import (
	"context"
	"io"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/fonts"
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
	Dump       io.Writer // gets the pages as readable text (page.Dump); nil = none; of no account here

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
