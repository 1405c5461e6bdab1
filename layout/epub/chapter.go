package epub

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// pieceSize is the size in bytes beyond which an article goes on in a new
// document: older readers slow down or fail at about 300 KB.
const pieceSize = 250_000

// chapter is an article, ready for the archive.
type chapter struct {
	index  int
	pieces []packed
	images []packed
	done
	alts, animated bool
	diags          []diag.Diagnostic
}

// chapter loads entry i and renders it. It is called from several goroutines.
func (b *book) chapter(ctx context.Context, load digest.Loader, i int) (*chapter, error) {
	e := b.entries[i]
	art, err := load(ctx, e)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.Path, err)
	}
	r := &renderer{b: b, index: i, lang: b.entryLang(i), alts: true}
	r.ui = b.ui.Best(r.lang)
	r.article(art)
	d := b.deflaters.Get().(*deflater)
	defer b.deflaters.Put(d)
	c := &chapter{index: i, images: r.images, alts: r.alts, animated: r.animated}
	c.headings = r.headings
	for n, body := range r.pieces {
		c.files = append(c.files, articleFile(i, n))
		p, err := d.pack(root+textDir+articleFile(i, n), body)
		if err != nil {
			return nil, err
		}
		c.pieces = append(c.pieces, p)
	}
	c.diags = r.findings()
	return c, nil
}

// addChapter writes c, and those of its pictures that are not there yet.
func (b *book) addChapter(z *archive, c *chapter) error {
	size := entrySize{text: b.indexBytes(c)}
	for n, p := range c.pieces {
		size.text += p.bytes()
		if err := z.add(p); err != nil {
			return err
		}
		b.addItem(textDir+c.files[n], xhtmlType, "")
	}
	for _, p := range c.images {
		size.images = append(size.images, packedSize{p.name, p.bytes()})
		if b.images[p.name] {
			continue
		}
		b.images[p.name] = true
		if err := z.add(p); err != nil {
			return err
		}
		b.addItem(strings.TrimPrefix(p.name, root), mediaTypeOf(p.name), "")
		b.report.Images++
	}
	b.alts = b.alts && c.alts
	b.animated = b.animated || c.animated
	b.report.sizes = append(b.report.sizes, size)
	b.chapters[c.index] = c.done
	b.note(c.diags...)
	return nil
}

// article renders the whole article in one or more pieces.
func (r *renderer) article(art *doc.Article) {
	r.header(&art.Meta)
	for _, blk := range art.Blocks {
		r.top(blk)
	}
	r.footer(&art.Meta)
	r.cut()
}

// top renders a block of the body's highest level. A block that is too large for
// one document is set as several of its kind.
func (r *renderer) top(blk doc.Block) {
	before, from := *r, len(r.buf)
	before.levels = slices.Clone(r.levels)
	r.block(blk)
	if len(r.buf)-from > pieceSize {
		if a, b, ok := halves(blk); ok {
			buf := r.buf[:from]
			*r = before
			r.buf = buf
			r.top(a)
			r.top(b)
			return
		}
	}
	if len(r.buf) > pieceSize {
		r.cut()
	}
}

// cut ends a piece: what was rendered becomes a document.
func (r *renderer) cut() {
	if len(r.buf) == 0 {
		return
	}
	body := r.buf
	m := markup{buf: make([]byte, 0, len(body)+1024)}
	title := label(r.b.entries[r.index].Title)
	m.document(r.lang, title, styleHref, "bodymatter", func() {
		if len(r.pieces) == 0 {
			m.raw("<article>\n")
		} else {
			m.raw("<article")
			m.attr("aria-label", title)
			m.raw(">\n")
		}
		m.buf = append(m.buf, body...)
		m.raw("</article>\n")
	})
	r.pieces = append(r.pieces, m.buf)
	r.buf = r.buf[:0]
}

// header writes the kicker and the title.
func (r *renderer) header(meta *doc.Meta) {
	r.raw("<header>\n")
	r.kicker(meta)
	r.raw("<h1")
	r.direction(meta.Title)
	r.raw(">")
	if label(meta.Title) == "—" {
		r.text("—")
	} else {
		r.run(meta.Title)
	}
	r.raw("</h1>\n</header>\n")
}

// kicker writes source · date · author; an author who is the source appears
// once.
func (r *renderer) kicker(meta *doc.Meta) {
	var parts []func()
	name := func(class, s string) {
		if label(s) != "—" {
			parts = append(parts, func() {
				r.raw(`<span class="`, class, `">`)
				r.text(label(s))
				r.raw("</span>")
			})
		}
	}
	name("source", meta.Source)
	if meta.Dated() {
		parts = append(parts, func() { r.date(meta.Date, meta.DateOnly) })
	}
	if !strings.EqualFold(strings.TrimSpace(meta.Author), strings.TrimSpace(meta.Source)) {
		name("author", meta.Author)
	}
	if len(parts) == 0 {
		return
	}
	r.raw(`<p class="kicker">`)
	for i, write := range parts {
		if i > 0 {
			r.raw(" · ")
		}
		write()
	}
	r.raw("</p>\n")
}

func (r *renderer) date(t time.Time, dateOnly bool) {
	shown := frame.ShortDay(r.ui, t)
	if !writable(t) {
		r.text(shown)
		return
	}
	layout := "2006-01-02T15:04:05Z07:00"
	// HTML knows offsets of whole minutes only.
	if _, offset := t.Zone(); dateOnly || offset%60 != 0 {
		layout = "2006-01-02"
	}
	r.raw(`<time datetime="`, t.Format(layout), `">`)
	r.text(shown)
	r.raw("</time>")
}

// footer ends an article: the link to the original, and those to the articles
// around it.
func (r *renderer) footer(meta *doc.Meta) {
	r.original(meta)
	r.turn()
}

// original links the original.
func (r *renderer) original(meta *doc.Meta) {
	to, ok := href(meta.URL)
	if !ok {
		return
	}
	r.raw(`<footer class="original"><p`)
	r.langAttr(r.ui)
	r.raw(">")
	r.text(frame.Text(r.ui, frame.Original) + colon(r.ui))
	r.raw("<a")
	r.attr("href", to)
	r.raw(` dir="ltr">`)
	r.text(shownAddress(meta.URL))
	r.raw("</a></p></footer>\n")
}

// findings returns the diagnostics of the article, with one for characters
// that had to go.
func (r *renderer) findings() []diag.Diagnostic {
	if r.dropped > 0 {
		e := r.b.entries[r.index]
		r.diags = append(r.diags, diag.New(diag.BadEncoding, e.Path, e.Line,
			"%d control characters, which no book may hold, were removed", r.dropped))
	}
	return r.diags
}
