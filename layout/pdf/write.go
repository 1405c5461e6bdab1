// Package pdf writes pages as a tagged PDF. It knows no article: pages are data
// of layout/page, and anything that makes them can be printed.
//
// A page goes through four steps. The collector numbers its glyphs and pictures
// (collect.go), a canvas draws it (canvas.go): gopdf its rules, pictures and
// links, a content its text and marks (content.go). The finisher then writes it
// (finish.go) and, behind the last one, what the pages share: faces, outline,
// structure tree, metadata.
package pdf

import (
	"cmp"
	"context"
	"errors"
	"io"

	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/layout/page"
)

// Options says how pages are written; none of it changes the bytes.
type Options struct {
	Workers int // 0 = all processors
	// Hold is called before a picture is decoded and waits until there is the
	// memory for it, which release gives back; nil = there always is.
	Hold func(ctx context.Context, data []byte) (release func(), err error)
}

// Write writes as a PDF to w the pages that pages hands to its argument, and
// what the document that it returns says of them; the pages of the document
// itself do not matter. Pages may come in any order of stretches. It fails where
// w, ctx or pages does, where there was no page, on a page without a size, on a
// structure tree that is none, where a link or outline entry leads to an anchor
// that no page has, and where a picture cannot be decoded. Nothing usable was
// then written.
func Write(ctx context.Context, w io.Writer, o Options, pages func(page.Sink) (*page.Document, error)) (err error) {
	if w == nil || pages == nil {
		return errors.New("a PDF needs pages and somewhere to put them")
	}
	out := newWriter(ctx, w, o)
	defer func() { err = cmp.Or(err, out.queue.Close()) }()
	d, err := pages(out.page)
	if err != nil {
		return err
	}
	return out.end(ctx, d)
}

// WriteDocument writes a whole document, its front matter last: the bytes are
// those of Write where the pages come while they are being made.
func WriteDocument(ctx context.Context, w io.Writer, o Options, d *page.Document) error {
	if d == nil {
		return errors.New("there is no document")
	}
	return Write(ctx, w, o, func(out page.Sink) (*page.Document, error) {
		for i := range d.Pages {
			n := (i + d.Front) % len(d.Pages)
			if err := out(n, d.Pages[n], d.Tags); err != nil {
				return nil, err
			}
		}
		return d, nil
	})
}

// writer writes pages as a PDF while they come: they are drawn on several
// goroutines, a canvas for every few pages, and written in order. The same
// pages in the same order give the same bytes for any number of workers.
type writer struct {
	collect *collector
	finish  *finisher
	queue   *parallel.Queue[*drawnChunk]
	ctx     context.Context //nolint:containedctx // that of the queue
	o       Options
}

// newWriter begins a PDF on w.
func newWriter(ctx context.Context, w io.Writer, o Options) *writer {
	c := newCollector()
	f := newFinisher(c, w)
	return &writer{collect: c, finish: f, queue: parallel.NewQueue(ctx, o.Workers, f.writeChunk), o: o, ctx: ctx}
}

// page is a page.Sink. It fails where an earlier page could not be drawn or
// written, and on a page without a size and a structure tree that is none.
func (w *writer) page(n int, pg page.Page, tags []page.Tag) error {
	chunks, err := w.collect.add(n, pg, tags)
	return cmp.Or(err, w.draw(chunks))
}

// draw starts drawing chunks.
func (w *writer) draw(chunks []*chunk) error {
	for _, k := range chunks {
		if w.o.Hold != nil {
			k.hold = func(data []byte) (func(), error) { return w.o.Hold(w.ctx, data) }
		}
		err := w.queue.Add(func() (*drawnChunk, error) { return drawChunk(k, w.finish.deflate) })
		if err != nil {
			return err
		}
	}
	return nil
}

// end writes what stands behind the pages.
func (w *writer) end(ctx context.Context, d *page.Document) error {
	if d == nil || len(w.collect.sizes) == 0 {
		return errors.New("the document has no pages")
	}
	if err := cmp.Or(w.draw(w.collect.end()), w.queue.Close()); err != nil {
		return err
	}
	if err := w.finish.embedFaces(ctx, w.o.Workers); err != nil { // when the pages have made room for it
		return err
	}
	return w.finish.finish(ctx, d, w.o.Workers)
}
