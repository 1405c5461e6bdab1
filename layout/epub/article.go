package epub

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/math/plain"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// chapter is an entry of the volume, ready for the archive.
type chapter struct {
	index  int
	pieces []packed
	images []packed
	done
	where          func(i int) map[string]string // in which documents the places of an entry are; nil: it is being found out
	found          map[string]string             // where the places of this one are; nil: nobody asks
	alts, animated bool
	diags          []diag.Diagnostic
}

// done is what the contents and the package need of a written article.
type done struct {
	files    []string
	headings []heading
}

// heading is a heading within an article, for contents of three levels.
type heading struct {
	file, id string
	words    []phrase // in each language that has it
}

// article renders one text of an entry into documents, or both as one.
type article struct {
	xhtml.Renderer
	*chapter
	b      *book
	d      *deflater
	meta   *doc.Meta // of the text at hand
	name   string    // form of the documents' names, firstName or secondName
	count  int       // of the documents so far
	slack  int       // by which the links of the piece at hand are shorter than they might be
	ui     doc.Lang  // of labels in this article
	twin   *twin     // of a bilingual article; nil = it has one text
	inside bool      // the second text is at hand
	also   []phrase  // the words of the heading at hand in the other language
	marks  int       // in the article so far
}

// chapter loads entry i and renders it. It is called from several goroutines.
func (b *book) chapter(ctx context.Context, load digest.Loader, i int) (*chapter, error) {
	e := b.entries[i]
	art, err := load(ctx, e)
	if err == nil && b.bilingual(i) != (art.Second != nil) {
		err = errors.New("the plan and the article differ in whether there is a second text")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.Path, err)
	}
	d := b.deflaters.Get().(*deflater)
	defer b.deflaters.Put(d)
	c := &chapter{index: i, alts: true, where: whereIn(ctx, b, load)}
	b.render(c, d, art)
	return c, nil
}

// render renders the article into documents, one after another for each text
// where they stand so.
func (b *book) render(c *chapter, d *deflater, art *doc.Article) {
	first := b.article(c, d, firstName, b.entryLang(c.index), &b.entries[c.index].Meta)
	if art.Second == nil {
		first.whole(&art.Meta, art.Blocks)
		return
	}
	first.twin = &twin{layout: b.layout(), meta: &art.Second.Meta, lang: b.secondLang(c.index)}
	if first.twin.layout != digest.Sequential {
		rows{first}.whole(art)
		return
	}
	first.whole(&art.Meta, art.Blocks)
	second := b.article(c, d, secondName, first.twin.lang, &art.Second.Meta)
	second.twin, second.inside = first.twin, true
	second.whole(&art.Second.Meta, art.Second.Blocks)
}

// article returns what renders a text in language l into chapter c.
func (b *book) article(c *chapter, d *deflater, name string, l doc.Lang, meta *doc.Meta) *article {
	a := &article{chapter: c, b: b, d: d, meta: meta, name: name, ui: b.ui.Best(l)}
	a.Lang, a.Tall, a.Buf = l, b.vertical(l), d.body[:0]
	a.Options = xhtml.Options{Vertical: b.o.Vertical, Figure: a.figure, Picture: a.inLine, Local: a.target, Name: a.placeID, BadLink: a.badLink, File: func() string { return a.file(a.count) }}
	a.Highlight = true
	a.KindWord = func(kind string) (string, doc.Lang) { return frame.BoxWord(a.ui, kind), a.ui }
	if b.o.TOCDepth > 2 {
		a.ID = a.headingID
	}
	return a
}

// whole renders a text in one or more pieces.
func (a *article) whole(meta *doc.Meta, blocks []doc.Block) {
	a.header(meta, blocks)
	blocks, a.Notes = xhtml.TakeNotes(blocks, a.Lang, a.inside)
	for _, blk := range blocks {
		a.top(blk)
	}
	a.RestNotes()
	a.foot()
	a.original(meta)
	if !a.inside {
		a.jump()
	}
	a.finish()
}

// finish ends the article with links to those around it, and says what had to go.
func (a *article) finish() {
	a.turn()
	a.cut()
	if a.Dropped > 0 {
		a.diags = append(a.diags, diag.New(diag.BadEncoding, a.meta.Path, a.meta.Line,
			"%d control characters, which no book may hold, were removed", a.Dropped))
	}
	a.d.body = a.Buf
}

// headingID enters the highest headings of the first text into the contents.
func (a *article) headingID(level int, h doc.Heading) string {
	if level != 2 || a.inside {
		return ""
	}
	id := cmp.Or(a.placeID(h.ID), fmt.Sprintf("s%d", len(a.headings)+1))
	l := xhtml.ValidLang(h.Lang)
	l = cmp.Or(l, a.Lang)
	words := append([]phrase{{xhtml.Label(plain.Inlines(h.Inlines)), l}}, a.also...)
	a.headings = append(a.headings, heading{a.file(a.count), id, words})
	return id
}

func (a *article) badLink(url string) {
	d := diag.New(diag.BadInput, a.meta.Path, a.meta.Line, "%q is not an address; its text stays, without a link", xhtml.Shorten(url, 120))
	d.Severity = diag.Note
	a.diags = append(a.diags, d)
}

// file names document number piece of the text at hand.
func (a *article) file(piece int) string { return fileName(a.name, a.index, piece) }

// header writes the kicker and the title.
func (a *article) header(meta *doc.Meta, blocks []doc.Block) {
	a.Raw("<header>\n")
	from := len(a.Buf)
	a.kicker(meta, a.Lang)
	a.secondKicker(from)
	a.Raw("<h1")
	a.Direction(meta.Title)
	a.Raw(">")
	if xhtml.Label(meta.Title) == xhtml.Nameless {
		a.Text(xhtml.Nameless)
	} else {
		a.Headline(meta.Title)
	}
	a.secondTitle()
	a.Raw("</h1>\n")
	if line := a.b.o.Byline.Line(a.ui, meta, blocks); line != "" {
		a.Raw(`<p class="byline"`)
		a.Foreign(a.ui)
		a.Raw(">")
		a.Words(line)
		a.Raw("</p>\n")
	}
	a.jump()
	a.Raw("</header>\n")
}

// kicker writes source · date · author, in language l; an author who is the
// source appears once.
func (a *article) kicker(meta *doc.Meta, l doc.Lang) {
	from := len(a.Buf)
	a.Raw(`<p class="kicker"`)
	a.Foreign(l)
	a.Raw(">")
	start := len(a.Buf)
	a.by(start, "source", meta.Source)
	if meta.Dated() {
		a.dot(start)
		a.date(meta.Date, meta.DateOnly)
	}
	if !a.b.o.Byline.Author && !strings.EqualFold(strings.TrimSpace(meta.Author), strings.TrimSpace(meta.Source)) {
		a.by(start, "author", meta.Author)
	}
	if len(a.Buf) == start {
		a.Buf = a.Buf[:from]
		return
	}
	a.Raw("</p>\n")
}

// by writes a name of the kicker that begins at start.
func (a *article) by(start int, class, name string) {
	if name = xhtml.Label(name); name != xhtml.Nameless {
		a.dot(start)
		a.Element("span", name, "class", class)
	}
}

// dot parts what follows from what stands behind start.
func (a *article) dot(start int) {
	if len(a.Buf) > start {
		a.Raw(" · ")
	}
}

func (a *article) date(t time.Time, dateOnly bool) {
	shown := frame.ShortDay(a.ui, t)
	if !writable(t) {
		a.Text(shown)
		return
	}
	layout := "2006-01-02T15:04:05Z07:00"
	// HTML knows offsets of whole minutes only.
	if _, offset := t.Zone(); dateOnly || offset%60 != 0 {
		layout = "2006-01-02"
	}
	a.Open("time", "datetime", t.Format(layout))
	a.Words(shown)
	a.Raw("</time>")
}

// original links the original.
func (a *article) original(meta *doc.Meta) {
	to, ok := xhtml.Address(meta.URL)
	if !ok {
		return
	}
	a.Raw(`<footer class="original"><p`)
	a.Foreign(a.ui)
	a.Raw(">")
	a.Text(frame.Text(a.ui, frame.Original) + frame.Colon(a.ui))
	a.Element("a", xhtml.ShownAddress(meta.URL), "href", to, "dir", "ltr")
	a.Raw("</p></footer>\n")
}

// turn writes the line that leads to the article before, the contents and the
// article after.
func (a *article) turn() {
	a.Raw(`<nav class="turn"`)
	a.Foreign(a.ui)
	a.Attr("aria-label", frame.Text(a.ui, frame.Contents))
	a.Raw("><p>")
	if a.index > 0 {
		a.Element("a", frame.Text(a.ui, frame.Previous), "href", articleFile(a.index-1, 0))
		a.Raw(" · ")
	}
	a.Element("a", frame.Text(a.ui, frame.Contents), "href", "../"+a.b.contentsFile())
	if a.index+1 < len(a.b.entries) {
		a.Raw(" · ")
		a.Element("a", frame.Text(a.ui, frame.Next), "href", articleFile(a.index+1, 0))
	}
	a.Raw("</p></nav>\n")
}
