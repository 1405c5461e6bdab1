package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/signintech/gopdf"

	"github.com/wenzhai/wenzhai/layout/draw"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/pdf/vector"
)

// canvas draws the pages of a chunk. gopdf has the pages with their rules,
// pictures and links. Text runs and marked content, for which gopdf has no
// means, are written by a content: they are put in between what gopdf drew when
// gopdf has written its file.
type canvas struct {
	pdf   *gopdf.GoPdf
	chunk *chunk
	on    *drawnPage
	ready map[int32]gopdf.ImageHolder
	forms map[int32][]vector.Stream
	pack  *deflater
}

// drawnChunk is what a canvas drew.
type drawnChunk struct {
	first   int // number of the first page
	pages   []drawnPage
	objects []object                  // of gopdf; nil where no page shows a picture
	forms   map[int32][]vector.Stream // of drawings, by number
}

// drawnPage is a page that is being drawn or ready to be written.
type drawnPage struct {
	size
	content  content
	deflated []byte // the whole content; nil for an empty page
	links    []drawnLink
	pictures []drawnPicture
	vectors  []int32 // numbers of drawings, each once
}

// drawnLink is a link and gopdf's annotation for it.
type drawnLink struct {
	*page.LinkItem
	dict []byte
}

// drawnPicture is a picture's number and that of gopdf's object.
type drawnPicture struct {
	n      int32
	object int
}

// drawChunk draws the pages of a chunk. It touches nothing shared, so chunks are
// drawn side by side.
func drawChunk(k *chunk, d *deflater) (*drawnChunk, error) {
	c := &canvas{pdf: &gopdf.GoPdf{}, chunk: k, ready: make(map[int32]gopdf.ImageHolder), forms: make(map[int32][]vector.Stream), pack: d}
	c.pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: k.pages[0].Width, H: k.pages[0].Height}})
	c.pdf.SetNoCompression() // a content is compressed when it is whole
	out := &drawnChunk{first: k.first, pages: make([]drawnPage, len(k.pages)), forms: c.forms}
	for i := range k.pages {
		c.on = &out.pages[i]
		if err := c.page(&k.pages[i], k.items[i]); err != nil {
			return nil, fmt.Errorf("draw page %d: %w", k.first+i+1, err)
		}
	}
	var file bytes.Buffer
	if _, err := c.pdf.WriteTo(&file); err != nil {
		return nil, err
	}
	*k = chunk{}
	return out, out.finish(file.Bytes(), d)
}

// page draws a page.
func (c *canvas) page(pg *page.Page, items []drawn) (err error) {
	c.on.size, c.on.content = size{pg.Width, pg.Height}, newContent(c.chunk)
	c.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: pg.Width, H: pg.Height}})
	for k, item := range pg.Items {
		switch it := item.(type) {
		case *page.TextItem:
			c.text(it, items[k])
		case *page.RectItem:
			c.rect(it.X, it.Y, it.W, it.H, shades[it.Shade], partOf(it))
		case *page.PictureItem:
			err = c.picture(it, items[k].n)
		case *page.LinkItem:
			c.link(it)
		}
		if err != nil {
			return err
		}
	}
	c.on.content.close()
	c.on.content.readings(pg.Items, pg.Height)
	return nil
}

// text draws a run, its underline and its strike.
func (c *canvas) text(it *page.TextItem, d drawn) {
	run := it.Run
	if run == nil || len(run.Glyphs) == 0 {
		return
	}
	y := it.Y - run.Style.Rise
	of, ink := part{tag: it.Tag, lang: run.Lang}, inks[run.Style.Colour]
	if it.Ink != nil {
		ink = rgb{it.Ink.R, it.Ink.G, it.Ink.B}
	}
	if run.Box != nil {
		of.actual = cmp.Or(run.Box.Text, " ")
	}
	if run.Style.Marked {
		c.rect(it.X, y-0.86*run.Size, run.Width, 1.1*run.Size, marker, part{tag: -1})
	}
	x := it.X + float64(run.Glyphs[0].Shift)*run.Size/1000
	if it.Turn != 0 {
		c.on.content.turned(of, ink, run, d, c.chunk.codesOf(d), x, c.on.height-y, it.Turn)
		return
	}
	c.on.content.text(of, ink, run, d, c.chunk.codesOf(d), x, c.on.height-y)
	if run.Style.Dots {
		c.on.content.dots(run, it.X, c.on.height-y, ink)
	}
	if run.Style.Underline {
		c.rect(it.X, y+0.14*run.Size, run.Width, 0.05*run.Size, ink, of)
	}
	if run.Style.Strike {
		c.rect(it.X, y-0.32*run.Size, run.Width, 0.05*run.Size, ink, of)
	}
}

// partOf says what a rectangle belongs to.
func partOf(it *page.RectItem) part {
	if it.Part == nil {
		return part{tag: -1}
	}
	return part{tag: it.Tag, actual: cmp.Or(it.Part.Text, " ")}
}

// yield lets gopdf draw something that belongs to a part. What was written of
// the content stands before it.
func (c *canvas) yield(of part) {
	w := &c.on.content
	w.open(of, layoutMatter)
	w.endText()
	if w.yield() {
		c.pdf.SetGrayStroke(0) // writes gap
	}
}

// gap is what gopdf writes where a stretch of the content belongs.
const gap = "0.00 G\n"

func (c *canvas) rect(x, y, w, h float64, ink rgb, of part) {
	c.yield(of)
	c.fillWith(ink)
	c.pdf.RectFromUpperLeftWithStyle(x, y, w, h, "F")
}

func (c *canvas) fillWith(ink rgb) {
	if c.on.content.ink != ink {
		c.on.content.ink = ink
		c.pdf.SetFillColor(ink.r, ink.g, ink.b)
	}
}

func (c *canvas) picture(it *page.PictureItem, n int32) error {
	if it.Picture.Drawing != nil {
		return c.vector(it, n)
	}
	holder, err := c.holder(it.Picture, n)
	if err != nil {
		return err
	}
	c.yield(part{tag: it.Tag})
	c.on.pictures = append(c.on.pictures, drawnPicture{n: n})
	if err := c.pdf.ImageByHolder(holder, it.X, it.Y, &gopdf.Rect{W: it.W, H: it.H}); err != nil {
		return fmt.Errorf("picture %q: %w", it.Picture.Name, err)
	}
	return nil
}

// vector draws a drawing: its form at the place of the item.
func (c *canvas) vector(it *page.PictureItem, n int32) (err error) {
	d := it.Picture.Drawing
	if c.forms[n] == nil {
		if c.forms[n], err = c.formOf(it.Picture); err != nil {
			return fmt.Errorf("picture %q: %w", it.Picture.Name, err)
		}
	}
	if !slices.Contains(c.on.vectors, n) {
		c.on.vectors = append(c.on.vectors, n)
	}
	c.on.content.form(part{tag: it.Tag}, it.W/d.W, it.H/d.H, it.X, c.on.height-it.Y, int(n))
	return nil
}

// formOf reads a drawing, when there is the memory for it, and makes its form.
func (c *canvas) formOf(p *page.Picture) ([]vector.Stream, error) {
	if c.chunk.hold != nil {
		release, err := c.chunk.hold(p.Data)
		if err != nil {
			return nil, err
		}
		defer release()
	}
	d, err := draw.Read(p.Data)
	if err != nil {
		return nil, err
	}
	return vector.Form(d, c.pack.deflate)
}

// holder returns the picture for gopdf, prepared once per canvas, when there is
// the memory for it.
func (c *canvas) holder(p *page.Picture, n int32) (gopdf.ImageHolder, error) {
	if h, ok := c.ready[n]; ok {
		return h, nil
	}
	if c.chunk.hold != nil {
		release, err := c.chunk.hold(p.Data)
		if err != nil {
			return nil, fmt.Errorf("picture %q: %w", p.Name, err)
		}
		defer release()
	}
	data, err := drawable(p)
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
// which the finisher turns into destinations.
func (c *canvas) link(it *page.LinkItem) {
	first := c.chunk.pages[0].Height
	c.pdf.AddExternalLink(asciiURI(it.Target), it.X, it.Y+first-c.on.height, it.W, it.H)
	c.on.links = append(c.on.links, drawnLink{LinkItem: it})
}
