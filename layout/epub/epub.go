// Package epub writes a volume as an EPUB 3.3 book with an NCX for older
// readers.
//
// The frame of a book (style sheet, cover, title page, pages of contents and of
// chapters) goes to go-epub, page by page: it makes the container and the XHTML
// around the pages, with their style and titles escaped, and takes care that no
// file has the name of another. What it leaves open, the finishing step adds to
// each page: its language, its kind, the direction of its lines. The package
// file, contents and landmarks are written here, for go-epub's name one language
// and one author and know no volumes, accessibility or second titles. The
// articles never go through go-epub, which would hold all of them at once: they
// are rendered by package xhtml and deflated in parallel, and written in order.
// Time and memory are linear in the book's length, and the bytes depend on
// nothing but the input.
package epub

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/layout/byline"
	"github.com/wenzhai/wenzhai/layout/epub/check"
)

// CoverKind says where a cover comes from.
type CoverKind uint8

// The kinds of cover.
const (
	CoverAuto  CoverKind = iota // drawn from the title and the dates
	CoverNone                   // no cover
	CoverImage                  // the picture in Cover.Data
)

// Cover is the choice of a cover. The zero Cover is drawn.
type Cover struct {
	Kind      CoverKind
	Data      []byte // of CoverImage: a whole PNG, JPEG or GIF file, upright
	MediaType string // of CoverImage: "image/png", "image/jpeg" or "image/gif"
}

// Options shape a book. The zero Options are usable.
type Options struct {
	// UI is the list of the frame's languages; empty means the default for
	// the volume's first language.
	UI    frame.UI
	Cover Cover
	// CSS is added after the book's own style sheet. It may not import or
	// name other files.
	CSS []byte
	// Byline is what stands below the titles of articles.
	Byline byline.Parts
	// TOCDepth is the number of levels in the contents, 1 to 3: chapters,
	// articles, and the articles' own headings. 0 means 2.
	TOCDepth int
	// Workers is the number of goroutines that load and render; below 1 it
	// is the number of processors. It never changes the bytes.
	Workers int
	// Identifier is the book's unique identifier (see IdentifierOf); "" derives
	// one from the title and the period. Each volume of a book has its own.
	Identifier string
	// Series is the name of the periodical of which the book is an issue, and
	// Issue its number there, "" for none.
	Series, Issue string
	// Publisher is who makes the book available; "" is the articles' only
	// source, or nobody.
	Publisher string
	// Modified is the time of the last change, in any zone; zero means the
	// date of the newest entry, or the year 2000 when there is none.
	Modified time.Time
	// Vertical sets Chinese from top to bottom, and turns pages from right to
	// left.
	Vertical bool
	// ImageSize is the greatest length in pixels of a picture's longer side; 0
	// leaves pictures as they are. Grey takes their colours off.
	ImageSize int
	Grey      bool
	// Hold is called before a picture is decoded and waits until there is the
	// memory for it, which release gives back; nil = there always is.
	Hold func(ctx context.Context, data []byte) (release func(), err error)
	// Noted notes what a check of the book needs; nil = nothing.
	Noted *check.Noted
	// KeepImages puts the articles' pictures into the book. Without it their
	// captions stand alone.
	KeepImages bool
}

// Report tells what went into a book.
type Report struct {
	Documents   int // XHTML documents, the contents among them
	Images      int // distinct picture files, the cover among them
	Diagnostics []diag.Diagnostic

	sizes []entrySize // of every entry; what Split needs
	fixed int64       // bytes that every volume of the book repeats
}

var errNothing = errors.New("a book needs a writer, a volume and a loader")

// Write writes vol to w as a finished EPUB. It calls load once for every entry,
// from several goroutines. The first error of load, of ctx or of w ends the
// work and is returned; w then holds no usable book.
func Write(ctx context.Context, w io.Writer, vol *digest.Volume, load digest.Loader, o Options) (Report, error) {
	if w == nil || vol == nil || load == nil {
		return Report{}, errNothing
	}
	b, err := newBook(ctx, vol, o)
	if err != nil {
		return Report{}, err
	}
	a := &assembly{book: b, z: newArchive(o.Noted.Begin(w)), images: map[string]bool{}, alts: true}
	if err := a.addFrame(); err != nil {
		return Report{}, err
	}
	work := func(i int) (*chapter, error) { return b.chapter(ctx, load, i) }
	emit := func(_ int, c *chapter) error { return a.addChapter(c) }
	if err := parallel.Ordered(ctx, o.Workers, len(b.entries), work, emit); err != nil {
		return Report{}, err
	}
	if err := a.addIndex(); err != nil {
		return Report{}, err
	}
	return a.report, a.z.close()
}
