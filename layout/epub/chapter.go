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
	texts, err := b.renderers(i, art)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.Path, err)
	}
	d := b.deflaters.Get().(*deflater)
	defer b.deflaters.Put(d)
	c := &chapter{index: i, alts: true}
	for _, r := range texts {
		if err := c.take(r, d); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// take packs what r rendered.
func (c *chapter) take(r *renderer, d *deflater) error {
	for n, body := range r.pieces {
		c.files = append(c.files, r.file(n))
		p, err := d.pack(root+textDir+r.file(n), body)
		if err != nil {
			return err
		}
		c.pieces = append(c.pieces, p)
	}
	c.images = append(c.images, r.images...)
	c.headings = append(c.headings, r.headings...)
	c.alts = c.alts && r.alts
	c.animated = c.animated || r.animated
	c.diags = append(c.diags, r.findings()...)
	return nil
}

// file names document number piece of the text at hand.
func (r *renderer) file(piece int) string { return fileName(r.name, r.index, piece) }

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

// article renders a whole text in one or more pieces.
func (r *renderer) article(meta *doc.Meta, blocks []doc.Block) {
	r.header(meta)
	r.foot = findNotes(blocks)
	text := blocks
	if r.foot != nil {
		text = blocks[:r.foot.from]
	}
	for _, blk := range text {
		r.top(blk)
	}
	if r.foot != nil {
		r.footnotes(blocks[len(text):])
	}
	r.footer(meta)
	r.cut()
}

// top renders a block of the body's highest level. A block that is too large for
// one document is set as several of its kind.
func (r *renderer) top(blk doc.Block) {
	r.fit(func() { r.block(blk) }, func() bool {
		a, b, ok := halves(blk)
		if ok {
			r.top(a)
			r.top(b)
		}
		return ok
	})
}

// fit has write render a part of the body that no document border crosses. If
// it is too large for one document, part renders it in parts, or reports that
// it cannot; if it is too large for the rest of this one, it goes to the next.
func (r *renderer) fit(write func(), part func() bool) {
	before, buf, notes, from := *r, len(r.buf), len(r.notes), r.size()
	before.levels = slices.Clone(r.levels)
	write()
	size := r.size()
	if size <= pieceSize {
		return
	}
	before.buf, before.notes = r.buf[:buf], r.notes[:notes]
	*r = before
	if size-from <= pieceSize {
		r.cut()
		r.fit(write, part)
	} else if !part() {
		write()
		r.cut()
	}
}

// size is the length of the document at hand in bytes.
func (r *renderer) size() int { return len(r.buf) + len(r.notes) }

// cut ends a piece: what was rendered becomes a document.
func (r *renderer) cut() {
	if len(r.buf) == 0 {
		return
	}
	body := r.buf
	m := markup{buf: make([]byte, 0, len(body)+1024)}
	title := r.title()
	m.tall = r.b.vertical(r.lang)
	head := func() {
		if len(r.pieces) == 0 {
			r.records(&m)
		}
	}
	m.document(r.lang, title, styleHref, "bodymatter", head, func() {
		m.raw("<article")
		if c := r.class(); c != "" {
			m.attr("class", c)
		}
		if len(r.pieces) > 0 {
			m.attr("aria-label", title)
		}
		m.raw(">\n")
		m.buf = append(m.buf, body...)
		m.raw("</article>\n")
		m.noteSection(r.notes, title)
	})
	r.pieces = append(r.pieces, m.buf)
	r.buf, r.notes = r.buf[:0], r.notes[:0]
}

// header writes the kicker and the title.
func (r *renderer) header(meta *doc.Meta) {
	r.tall = r.b.vertical(r.lang)
	r.raw("<header>\n")
	from := len(r.buf)
	r.kicker(meta, r.lang)
	r.secondKicker(from)
	r.raw("<h1")
	r.direction(meta.Title)
	r.raw(">")
	if label(meta.Title) == "—" {
		r.text("—")
	} else {
		r.headline(meta.Title)
	}
	r.secondTitle()
	r.raw("</h1>\n")
	r.jump()
	r.raw("</header>\n")
}

// kicker writes source · date · author, in language l; an author who is the
// source appears once.
func (r *renderer) kicker(meta *doc.Meta, l doc.Lang) {
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
	r.raw(`<p class="kicker"`)
	r.langAttr(l)
	r.raw(">")
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
	r.frameText(shown)
	r.raw("</time>")
}

// footer ends an article: the link to the original, those to its other text,
// and those to the articles around it.
func (r *renderer) footer(meta *doc.Meta) {
	r.original(meta)
	if !r.inside {
		r.jump()
	}
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
	r.text(frame.Text(r.ui, frame.Original) + frame.Colon(r.ui))
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
		e := r.source()
		r.diags = append(r.diags, diag.New(diag.BadEncoding, e.Path, e.Line,
			"%d control characters, which no book may hold, were removed", r.dropped))
	}
	return r.diags
}
