// Package pdf writes pages as a tagged PDF. It knows no article: pages are
// data of layout/page, and anything that makes them can be printed.
package pdf

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/signintech/gopdf"

	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// writer writes pages as a PDF while they come. gopdf draws them, a canvas for
// every few pages on several goroutines; the finishing pass adds what gopdf
// leaves out and joins the canvases to one file. The same pages in the same
// order give the same bytes for any number of workers.
type writer struct {
	collect *collector
	finish  *finisher
	queue   *parallel.Queue[*finishedChunk]
	ctx     context.Context //nolint:containedctx // that of the queue
	workers int
	hold    func(ctx context.Context, data []byte) (release func(), err error) // nil = nothing is held
}

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

// newWriter begins a PDF on w.
func newWriter(ctx context.Context, w io.Writer, o Options) *writer {
	c := newCollector()
	f := newFinisher(c, w)
	return &writer{collect: c, finish: f, queue: parallel.NewQueue(ctx, o.Workers, f.writeChunk), workers: o.Workers, hold: o.Hold, ctx: ctx}
}

// page takes page n, counted from 0, and the structure tree as far as it is
// known: it only ever grows, and holds what the page refers to. Pages may come
// in any order of stretches; anchors and reading order go by their numbers.
// It fails where an earlier page could not be drawn or written, and on a page
// without a size and a structure tree that is none.
func (w *writer) page(n int, pg page.Page, tags []page.Tag) error {
	chunks, err := w.collect.add(n, pg, tags)
	return w.draw(chunks, err)
}

// draw starts drawing chunks.
func (w *writer) draw(chunks []*chunk, err error) error {
	for _, k := range chunks {
		if err != nil {
			break
		}
		err = w.queue.Add(func() (*finishedChunk, error) {
			if w.hold != nil {
				k.hold = func(data []byte) (func(), error) { return w.hold(w.ctx, data) }
			}
			c, err := drawChunk(k)
			if err != nil {
				return nil, err
			}
			return w.finish.finishChunk(c)
		})
	}
	return err
}

// end writes what stands behind the pages.
func (w *writer) end(ctx context.Context, d *page.Document) error {
	if d == nil || len(w.collect.sizes) == 0 {
		return errors.New("the document has no pages")
	}
	if err := w.draw(w.collect.end()); err != nil {
		return err
	}
	if err := w.queue.Close(); err != nil {
		return err
	}
	if err := w.finish.embedFaces(ctx, w.workers); err != nil { // when the pages have made room for it
		return err
	}
	return w.finish.finish(ctx, d, w.workers)
}

// markKind is what was drawn.
type markKind uint8

const (
	markText markKind = iota
	markRect
	markPicture
)

// mark says what one drawing operation of a canvas belongs to.
type mark struct {
	kind markKind
	tail tail           // of the text
	n    int32          // of the text: number of its face; of a picture: its number
	tag  int            // index into Document.Tags, -1 = artifact
	run  *text.GlyphRun // the text, or that which a line belongs to; may be nil
	code []uint16       // of the text
}

// canvas is a gopdf document of some pages and what was drawn on it, in order.
type canvas struct {
	pdf   *gopdf.GoPdf
	chunk *chunk
	faces []int    // numbers of the faces of gopdf's fonts F1, F2 …
	marks [][]mark // by page
	links [][]*page.LinkItem
	ready map[int32]gopdf.ImageHolder
	face  int // of the type, as gopdf knows it, -1 = none yet
	size  float64
	y     float64 // of the baseline, as gopdf knows it
	line  []byte
	file  []byte // what gopdf wrote
	err   error  // the first error of gopdf
}

// drawChunk draws the pages of a chunk.
func drawChunk(k *chunk) (*canvas, error) {
	c := &canvas{pdf: &gopdf.GoPdf{}, chunk: k, face: -1, ready: make(map[int32]gopdf.ImageHolder)}
	c.pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: k.pages[0].Width, H: k.pages[0].Height}})
	c.pdf.SetNoCompression() // the finishing pass rewrites and compresses
	for i := range k.pages {
		c.page(i)
		if c.err != nil {
			return nil, fmt.Errorf("draw page %d: %w", k.first+i+1, c.err)
		}
	}
	return c, c.write()
}

// pageBytes is about what gopdf writes for a page.
const pageBytes = 18 << 10

// write compiles the canvas.
func (c *canvas) write() error {
	var out bytes.Buffer
	out.Grow(len(c.marks) * pageBytes)
	if _, err := c.pdf.WriteTo(&out); err != nil {
		return err
	}
	c.file, c.pdf = out.Bytes(), nil
	return nil
}

// page draws page i of the chunk.
func (c *canvas) page(i int) {
	pg := &c.chunk.pages[i]
	c.marks = append(c.marks, make([]mark, 0, len(pg.Items)))
	c.links = append(c.links, nil)
	c.y = math.NaN()
	c.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: pg.Width, H: pg.Height}})
	for k, item := range pg.Items {
		switch it := item.(type) {
		case *page.TextItem:
			c.text(it, c.chunk.items[i][k])
		case *page.RectItem:
			c.rect(it.X, it.Y, it.W, it.H, shades[it.Shade], mark{kind: markRect, tag: -1})
		case *page.PictureItem:
			c.picture(it, c.chunk.items[i][k].n)
		case *page.LinkItem:
			c.link(it, pg.Height)
		}
	}
}

// fail keeps the first error.
func (c *canvas) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *canvas) mark(m mark) {
	last := len(c.marks) - 1
	c.marks[last] = append(c.marks[last], m)
}

// text draws a run as one operation, and its underline and strike. gopdf sets
// glyph behind glyph; the finishing pass opens the gaps between them.
func (c *canvas) text(it *page.TextItem, d drawn) {
	run := it.Run
	if run == nil || len(run.Glyphs) == 0 {
		return
	}
	if err := c.useFace(int(d.n), run.Size); err != nil {
		c.fail(fmt.Errorf("font %s: %w", run.Face.Name(), err))
		return
	}
	ink := inks[run.Style.Colour]
	c.pdf.SetTextColor(ink.r, ink.g, ink.b)
	y := it.Y - run.Style.Rise
	c.moveTo(it.X+float64(run.Glyphs[0].Shift)*run.Size/1000, y)
	codes := c.chunk.codesOf(d)
	c.fail(c.pdf.Text(c.encode(codes)))
	c.mark(mark{kind: markText, tag: it.Tag, run: run, n: d.n, tail: d.tail, code: codes})
	m := mark{kind: markRect, tag: it.Tag, run: run}
	if run.Style.Underline {
		c.rect(it.X, y+0.14*run.Size, run.Width, 0.05*run.Size, ink, m)
	}
	if run.Style.Strike {
		c.rect(it.X, y-0.32*run.Size, run.Width, 0.05*run.Size, ink, m)
	}
}

// moveTo makes gopdf set from a place on. The runs of a line share their
// baseline, of which gopdf is told once; every SetX begins a new operation.
func (c *canvas) moveTo(x, y float64) {
	if c.y != y {
		c.y = y
		c.pdf.SetY(y)
	}
	c.pdf.SetX(x)
}

func (c *canvas) rect(x, y, w, h float64, ink rgb, m mark) {
	c.pdf.SetFillColor(ink.r, ink.g, ink.b)
	c.pdf.RectFromUpperLeftWithStyle(x, y, w, h, "F")
	c.mark(m)
}

func (c *canvas) picture(it *page.PictureItem, n int32) {
	holder, err := c.holder(it.Picture, n)
	if err != nil {
		c.fail(err)
		return
	}
	if err := c.pdf.ImageByHolder(holder, it.X, it.Y, &gopdf.Rect{W: it.W, H: it.H}); err != nil {
		c.fail(fmt.Errorf("picture %q: %w", it.Picture.Name, err))
	}
	c.mark(mark{kind: markPicture, tag: it.Tag, n: n})
}

// holder returns the picture for gopdf, prepared once per canvas.
func (c *canvas) holder(p *page.Picture, n int32) (gopdf.ImageHolder, error) {
	if h, ok := c.ready[n]; ok {
		return h, nil
	}
	data, err := c.drawable(p)
	if err != nil {
		return nil, err
	}
	h, err := gopdf.ImageHolderByBytes(data)
	c.ready[n] = h
	return h, err
}

// drawable calls drawable when there is the memory for it.
func (c *canvas) drawable(p *page.Picture) ([]byte, error) {
	if c.chunk.hold != nil {
		release, err := c.chunk.hold(p.Data)
		if err != nil {
			return nil, fmt.Errorf("picture %q: %w", p.Name, err)
		}
		defer release()
	}
	return drawable(p)
}

// link makes an area lead somewhere. gopdf measures the area from the foot of
// the canvas' first page, and knows the anchors of its own pages only: the
// one is made up for here, and internal links are drawn as links to "#name",
// which the finishing pass turns into destinations.
func (c *canvas) link(it *page.LinkItem, height float64) {
	first := c.chunk.pages[0].Height
	c.pdf.AddExternalLink(asciiURI(it.Target), it.X, it.Y+first-height, it.W, it.H)
	last := len(c.links) - 1
	c.links[last] = append(c.links[last], it)
}
