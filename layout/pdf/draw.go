package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"unicode/utf8"

	"github.com/signintech/gopdf"

	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// render writes the pages of d to w as a PDF. gopdf draws them, a canvas for
// every few pages on up to workers goroutines; the finishing pass adds what
// gopdf leaves out and joins the canvases to one file. The same document
// gives the same bytes for any number of workers.
//
// It fails where w or ctx does, where a link or outline entry leads to an
// anchor that no page has, where a picture cannot be decoded, and where the
// structure tree is none.
func render(ctx context.Context, w io.Writer, d *page.Document, workers int) error {
	p, err := newPlan(d)
	if err != nil {
		return err
	}
	f := newFinisher(p, w)
	faces, err := f.embedFaces(ctx, workers)
	if err != nil {
		return err
	}
	err = parallel.Ordered(ctx, workers, p.chunks(),
		func(i int) (*finishedChunk, error) {
			c, err := drawChunk(p, faces, i)
			if err != nil {
				return nil, err
			}
			return f.finishChunk(c)
		},
		func(_ int, c *finishedChunk) error { return f.writeChunk(c) })
	if err != nil {
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
	kind    markKind
	tag     int    // index into Document.Tags, -1 = artifact
	lang    string // of the text, "" = the element's
	picture int    // index into plan.pictures
}

// canvas is a gopdf document of some pages and what was drawn on it, in order.
type canvas struct {
	pdf   *gopdf.GoPdf
	plan  *plan
	first int      // number of the first page
	faces []int    // index into plan.codes.faces of gopdf's fonts F1, F2 …
	marks [][]mark // by page
	links [][]*page.LinkItem
	kerns kernTape
	ready map[int]gopdf.ImageHolder
	line  []byte
	file  []byte // what gopdf wrote
	err   error  // the first error of gopdf
}

// drawChunk draws the pages of a chunk.
func drawChunk(p *plan, faces []canvasFace, chunk int) (*canvas, error) {
	from, to := p.chunk(chunk)
	c := &canvas{pdf: &gopdf.GoPdf{}, plan: p, first: from, ready: make(map[int]gopdf.ImageHolder)}
	first := p.doc.Pages[from]
	c.pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: first.Width, H: first.Height}})
	c.pdf.SetNoCompression() // the finishing pass rewrites and compresses
	for _, n := range p.facesOn(from, to) {
		if err := c.addFace(n, faces[n]); err != nil {
			return nil, fmt.Errorf("font %s: %w", faces[n].family, err)
		}
	}
	for i := from; i < to; i++ {
		c.page(i)
		if c.err != nil {
			return nil, fmt.Errorf("draw page %d: %w", i+1, c.err)
		}
	}
	return c, c.write()
}

// addFace makes a face known to gopdf.
func (c *canvas) addFace(n int, face canvasFace) error {
	c.faces = append(c.faces, n)
	option := gopdf.TtfOption{UseKerning: true}
	if err := c.pdf.AddTTFFontDataWithOption(face.family, face.data, option); err != nil {
		return err
	}
	return c.pdf.KernOverride(face.family, c.kerns.pair)
}

// write compiles the canvas, with the kerns of its runs.
func (c *canvas) write() error {
	c.kerns.replay = true
	var out bytes.Buffer
	if _, err := c.pdf.WriteTo(&out); err != nil {
		return err
	}
	c.file, c.pdf = out.Bytes(), nil
	return c.kerns.done()
}

// kernTape hands exact distances between glyphs to gopdf. gopdf asks for the
// kerning of every pair twice: when text is added, which only measures, and
// when the page is written, in the order in which the text was added. The
// first time nothing is said; then the tape is played.
type kernTape struct {
	kerns  []int16 // 1/1000 em, between neighbouring glyphs of all runs
	next   int
	replay bool
}

func (t *kernTape) pair(_, _ rune, _, _ uint, _ int16) int16 {
	if !t.replay || t.next >= len(t.kerns) {
		return 0
	}
	t.next++
	return t.kerns[t.next-1]
}

// done fails where gopdf asked for other pairs than were drawn.
func (t *kernTape) done() error {
	if t.next != len(t.kerns) {
		return fmt.Errorf("gopdf set %d of %d glyph distances", t.next, len(t.kerns))
	}
	return nil
}

func (t *kernTape) add(kern int) {
	t.kerns = append(t.kerns, int16(max(math.MinInt16, min(kern, math.MaxInt16))))
}

// page draws one page.
func (c *canvas) page(i int) {
	pg := &c.plan.doc.Pages[i]
	c.marks = append(c.marks, nil)
	c.links = append(c.links, nil)
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

// text draws a run as one operation, and its underline and strike.
func (c *canvas) text(it *page.TextItem, t tail) {
	run := it.Run
	if len(run.Glyphs) == 0 {
		return
	}
	n := c.plan.codes.face(run.Face)
	c.fail(c.pdf.SetFont(familyName(n), "", run.Size))
	ink := inks[run.Style.Colour]
	c.pdf.SetTextColor(ink.r, ink.g, ink.b)
	y := it.Y - run.Style.Rise
	c.pdf.SetXY(it.X+float64(run.Glyphs[0].Shift)*run.Size/1000, y)
	c.fail(c.pdf.Text(c.encode(c.plan.codes.faces[n], run.Glyphs, t)))
	m := mark{kind: markText, tag: it.Tag, lang: run.Lang}
	c.mark(m)
	m.kind = markRect
	if run.Style.Underline {
		c.rect(it.X, y+0.14*run.Size, run.Width, 0.05*run.Size, ink, m)
	}
	if run.Style.Strike {
		c.rect(it.X, y-0.32*run.Size, run.Width, 0.05*run.Size, ink, m)
	}
}

// encode writes glyphs as the characters by which gopdf finds them, and the
// distances between them on the tape.
func (c *canvas) encode(f *faceCodes, glyphs []text.Glyph, t tail) string {
	c.line = c.line[:0]
	for i, g := range glyphs {
		what := codedAt(glyphs, i, t)
		c.line = utf8.AppendRune(c.line, character(f.code(what)))
		if i+1 < len(glyphs) {
			c.kerns.add(kern(g, glyphs[i+1]) - widening*int(what.wide))
		} else if t.space() {
			c.kerns.add(int(g.Adjust) - int(g.Shift))
		}
	}
	if t.space() {
		c.line = utf8.AppendRune(c.line, character(f.code(space(f.face))))
	}
	return string(c.line)
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
	c.mark(mark{kind: markPicture, tag: it.Tag, picture: n})
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
