package epub

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/epub/style"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// Folders and names inside the book. go-epub fixes the folders; all names are
// alphanumeric, because some readers stumble over others.
const (
	root      = "EPUB/"
	textDir   = "xhtml/"
	imageDir  = "images/"
	styleFile = "book.css"
	styleHref = "../css/" + styleFile
)

// book is the plan of a book. It does not change once newBook has made it.
type book struct {
	o         Options
	hold      func(data []byte) (release func(), err error) // before a picture is decoded
	vol       *digest.Volume
	ui        frame.UI
	lang      doc.Lang   // of the frame's documents
	langs     []doc.Lang // of the texts, primary first
	name      string     // of the whole book
	title     string     // of this volume
	id        string
	changed   time.Time
	css       []byte
	entries   []*digest.Entry
	parts     []part // chapters that show as such; empty in a flat book
	deflaters sync.Pool
	places    places
}

// part is a chapter of the volume with the range of its entries.
type part struct {
	*digest.Chapter
	first int      // index of its first entry
	files []string // none where it has no heading
}

func newBook(ctx context.Context, vol *digest.Volume, o Options) (*book, error) {
	if vol.Layout == digest.Facing {
		return nil, errFacing
	}
	b := &book{
		o: o, vol: vol, ui: o.UI, entries: vol.Entries(),
		hold: func([]byte) (func(), error) { return func() {}, nil },
	}
	if o.Hold != nil {
		b.hold = func(data []byte) (func(), error) { return o.Hold(ctx, data) }
	}
	b.deflaters.New = func() any { return newDeflater() }
	for _, l := range vol.Langs {
		if v := xhtml.ValidLang(l); v != "" {
			b.langs = append(b.langs, v)
		}
	}
	b.langs = b.twoLanguages(b.langs)
	if len(b.ui) == 0 {
		b.ui = frame.Default(b.langs...)
	}
	b.lang = b.ui.Lead()
	if len(b.langs) == 0 {
		b.langs = []doc.Lang{b.lang}
	}
	if b.name = xhtml.Label(vol.Title); b.name == xhtml.Nameless {
		b.name = vol.DefaultTitle(b.lang)
	}
	if b.title = b.name; vol.Number > 0 {
		b.title += " · " + frame.Volume(b.lang, vol.Number)
	}
	b.o.TOCDepth = depth(o.TOCDepth)
	b.changed = modified(o.Modified, b.entries)
	b.id = b.identifier()
	b.plan()
	var err error
	b.css, err = style.Sheet(o.Vertical, o.CSS)
	return b, err
}

func depth(n int) int {
	if n == 0 {
		return 2
	}
	return min(max(n, 1), 3)
}

// plan numbers the chapters' entries.
func (b *book) plan() {
	if !b.vol.HasChapters() {
		return
	}
	n := 0
	for i := range b.vol.Chapters {
		c := &b.vol.Chapters[i]
		p := part{Chapter: c, first: n}
		if c.Headed() {
			p.files = pageFiles("c%04d", i, len(c.Entries))
		}
		b.parts = append(b.parts, p)
		n += len(c.Entries)
	}
}

// Forms of documents' names: of articles, and of second texts that follow them.
const (
	firstName  = "a%05d"
	secondName = "b%05d"
)

// articleFile names the document of entry i; documents after the first of a
// long article have a number.
func articleFile(i, piece int) string { return fileName(firstName, i, piece) }

// listLength is the number of articles on one page of a chapter, so that no
// document grows beyond what readers like.
const listLength = 800

// pageFiles names the pages that a list of n lines takes, at least one.
func pageFiles(format string, i, n int) []string {
	out := []string{fileName(format, i, 0)}
	for piece := 1; piece*listLength < n; piece++ {
		out = append(out, fileName(format, i, piece))
	}
	return out
}

func fileName(format string, i, piece int) string {
	s := fmt.Sprintf(format, i+1)
	if piece > 0 {
		s += fmt.Sprintf("p%d", piece+1)
	}
	return s + ".xhtml"
}

// modified returns the time that stands as the book's last change.
func modified(given time.Time, entries []*digest.Entry) time.Time {
	t := given
	if t.IsZero() {
		for _, e := range entries {
			if e.Dated() && e.Date.After(t) {
				t = e.Date
			}
		}
	}
	if t = t.UTC(); !writable(t) {
		return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// writable reports whether t has a year of four digits, as every date format of
// the book demands.
func writable(t time.Time) bool { return t.Year() >= 1000 && t.Year() <= 9999 }

// entryLang is the language of the document of entry i.
func (b *book) entryLang(i int) doc.Lang {
	if l := xhtml.ValidLang(b.entries[i].Lang); l != "" {
		return l
	}
	return b.langs[0]
}

// phrase is a text in a language.
type phrase struct {
	text string
	lang doc.Lang
}

// heading returns the heading of a chapter in each language of the frame, once
// where they agree or one says nothing that the first does not ("2021年", "2021").
func (b *book) heading(c *digest.Chapter) []phrase {
	if c.Name != "" && c.By >= digest.Source {
		return []phrase{{xhtml.Label(c.Name), ""}}
	}
	var out []phrase
	for _, l := range b.ui {
		if s := xhtml.Label(c.Label(l)); len(out) == 0 || !strings.HasPrefix(out[0].text, s) {
			out = append(out, phrase{s, l})
		}
	}
	return out
}

// words returns phrase k in each language of the frame.
func (b *book) words(k frame.Key) []phrase {
	return b.each(func(l doc.Lang) string { return frame.Text(l, k) })
}

// each returns what say says in each language of the frame.
func (b *book) each(say func(l doc.Lang) string) []phrase {
	out := make([]phrase, len(b.ui))
	for i, l := range b.ui {
		out[i] = phrase{say(l), l}
	}
	return out
}

// joined is the one-line form of phrases for labels: the first form, then the
// others.
func joined(p []phrase) string {
	s := make([]string, len(p))
	for i := range p {
		s[i] = p[i].text
	}
	return strings.Join(s, " · ")
}

// vertical reports whether documents in language l are written from top to
// bottom. Western ones in a vertical book stay as they are.
func (b *book) vertical(l doc.Lang) bool { return b.o.Vertical && l.IsChinese() }
