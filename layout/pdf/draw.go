package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"

	"github.com/signintech/gopdf"

	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// consume writes a document that nobody needs any more: the items of its pages
// are let go as soon as they are drawn, which makes room for the
// structure of the file.
func consume(ctx context.Context, w io.Writer, d *page.Document, workers int) error {
	return write(ctx, w, d, workers, func(from, to int) {
		for i := from; i < to; i++ {
			d.Pages[i].Items = nil
		}
	})
}

// write writes the pages of d to w as a PDF. gopdf draws them, a canvas for
// every few pages on up to workers goroutines; the finishing pass adds what
// gopdf leaves out and joins the canvases to one file. The same document
// gives the same bytes for any number of workers.
//
// It fails where w or ctx does, where a link or outline entry leads to an
// anchor that no page has, where a picture cannot be decoded, and where the
// structure tree is none. Done is told of pages that are not needed any more.
func write(ctx context.Context, w io.Writer, d *page.Document, workers int, done func(from, to int)) error {
	p, err := newPlan(d)
	if err != nil {
		return err
	}
	faces, err := canvasFaces(&p.codes)
	if err != nil {
		return err
	}
	f := newFinisher(p, w)
	err = parallel.Ordered(ctx, workers, p.chunks(),
		func(i int) (*finishedChunk, error) {
			c, err := drawChunk(p, faces, i)
			if err != nil {
				return nil, err
			}
			return f.finishChunk(c)
		},
		func(i int, c *finishedChunk) error {
			p.forget(i)
			done(p.chunk(i))
			return f.writeChunk(c)
		})
	if err != nil {
		return err
	}
	if err := f.embedFaces(ctx, workers); err != nil { // when the pages have made room for it
		return err
	}
	return f.finish(ctx, workers)
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
	n    int32          // of the text: index into plan.codes.faces; of a picture: into plan.pictures
	tag  int            // index into Document.Tags, -1 = artifact
	run  *text.GlyphRun // the text, or that which a line belongs to; may be nil
}

// canvas is a gopdf document of some pages and what was drawn on it, in order.
type canvas struct {
	pdf   *gopdf.GoPdf
	plan  *plan
	first int // number of the first page
	fonts *gopdf.FontContainer
	faces []int    // index into plan.codes.faces of gopdf's fonts F1, F2 …
	marks [][]mark // by page
	links [][]*page.LinkItem
	ready map[int]gopdf.ImageHolder
	face  int // of the type, as gopdf knows it, -1 = none yet
	size  float64
	y     float64 // of the baseline, as gopdf knows it
	line  []byte
	file  []byte // what gopdf wrote
	err   error  // the first error of gopdf
}

// drawChunk draws the pages of a chunk.
func drawChunk(p *plan, faces *gopdf.FontContainer, chunk int) (*canvas, error) {
	from, to := p.chunk(chunk)
	c := &canvas{pdf: &gopdf.GoPdf{}, plan: p, first: from, fonts: faces, face: -1, ready: make(map[int]gopdf.ImageHolder)}
	first := p.doc.Pages[from]
	c.pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: first.Width, H: first.Height}})
	c.pdf.SetNoCompression() // the finishing pass rewrites and compresses
	for i := from; i < to; i++ {
		c.page(i)
		if c.err != nil {
			return nil, fmt.Errorf("draw page %d: %w", i+1, c.err)
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

// page draws one page.
func (c *canvas) page(i int) {
	pg := &c.plan.doc.Pages[i]
	c.marks = append(c.marks, make([]mark, 0, len(pg.Items)))
	c.links = append(c.links, nil)
	c.y = math.NaN()
	c.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: pg.Width, H: pg.Height}})
	for k, item := range pg.Items {
		switch it := item.(type) {
		case *page.TextItem:
			c.text(it, c.plan.tails[i][k])
		case *page.RectItem:
			c.rect(it.X, it.Y, it.W, it.H, shades[it.Shade], mark{kind: markRect, tag: -1})
		case *page.PictureItem:
			c.picture(it)
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
func (c *canvas) text(it *page.TextItem, t tail) {
	run := it.Run
	if len(run.Glyphs) == 0 {
		return
	}
	n := c.plan.codes.face(run.Face)
	if err := c.useFace(n, run.Size); err != nil {
		c.fail(fmt.Errorf("font %s: %w", run.Face.Name(), err))
		return
	}
	ink := inks[run.Style.Colour]
	c.pdf.SetTextColor(ink.r, ink.g, ink.b)
	y := it.Y - run.Style.Rise
	c.moveTo(it.X+float64(run.Glyphs[0].Shift)*run.Size/1000, y)
	c.fail(c.pdf.Text(c.encode(c.plan.codes.faces[n], run.Glyphs, t)))
	c.mark(mark{kind: markText, tag: it.Tag, run: run, n: int32(n), tail: t})
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

func (c *canvas) picture(it *page.PictureItem) {
	n := c.plan.picture[it.Picture]
	holder, err := c.holder(n)
	if err != nil {
		c.fail(err)
		return
	}
	if err := c.pdf.ImageByHolder(holder, it.X, it.Y, &gopdf.Rect{W: it.W, H: it.H}); err != nil {
		c.fail(fmt.Errorf("picture %q: %w", it.Picture.Name, err))
	}
	c.mark(mark{kind: markPicture, tag: it.Tag, n: int32(n)})
}

// holder returns the picture for gopdf, prepared once per canvas.
func (c *canvas) holder(n int) (gopdf.ImageHolder, error) {
	if h, ok := c.ready[n]; ok {
		return h, nil
	}
	data, err := drawable(c.plan.pictures[n].source)
	if err != nil {
		return nil, err
	}
	h, err := gopdf.ImageHolderByBytes(data)
	c.ready[n] = h
	return h, err
}

// link makes an area lead somewhere. gopdf measures the area from the foot of
// the canvas' first page, and knows the anchors of its own pages only: the
// one is made up for here, and internal links are drawn as links to "#name",
// which the finishing pass turns into destinations.
func (c *canvas) link(it *page.LinkItem, height float64) {
	first := c.plan.doc.Pages[c.first].Height
	c.pdf.AddExternalLink(asciiURI(it.Target), it.X, it.Y+first-height, it.W, it.H)
	last := len(c.links) - 1
	c.links[last] = append(c.links[last], it)
}
