package epub

import (
	"fmt"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
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

// book is the plan of a book and the state of its writing.
type book struct {
	o       Options
	hold    func(data []byte) (release func(), err error) // before a picture is decoded
	vol     *digest.Volume
	ui      frame.UI
	lang    doc.Lang   // of the frame's documents
	langs   []doc.Lang // of the texts, primary first
	name    string     // of the whole book
	title   string     // of this volume
	id      string
	changed time.Time
	css     []byte
	entries []*digest.Entry
	// contentsFiles are the pages of contents that a reader leafs through, where
	// the navigation document is too large for that.
	contentsFiles []string
	parts         []part         // chapters that show as such; empty in a flat book
	files         map[string]int // key of an address → entry, for links within the book

	deflaters sync.Pool
	images    map[string]bool // picture files already in the archive
	chapters  []done          // of every entry, as far as written
	manifest  []item
	coverFile string // href of the cover's picture, or ""
	alts      bool   // every picture has a description
	animated  bool   // a GIF is among the pictures
	report    Report
}

// part is a chapter of the volume with its pages and the range of its entries.
type part struct {
	*digest.Chapter
	first int // index of its first entry
	files []string
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

func newBook(vol *digest.Volume, o Options) (*book, error) {
	if vol.Layout == digest.Facing {
		return nil, errFacing
	}
	b := &book{
		o: o, vol: vol, ui: o.UI, entries: vol.Entries(), alts: true,
		images: map[string]bool{}, files: map[string]int{},
	}
	b.deflaters.New = func() any { return &deflater{} }
	for _, l := range vol.Langs {
		if v := validLang(l); v != "" {
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
	if b.name = label(vol.Title); b.name == "—" {
		b.name = vol.DefaultTitle(b.lang)
	}
	if b.title = b.name; vol.Number > 0 {
		b.title += " · " + frame.Volume(b.lang, vol.Number)
	}
	b.o.TOCDepth = depth(o.TOCDepth)
	b.changed = modified(o.Modified, b.entries)
	b.id = b.identifier()
	b.chapters = make([]done, len(b.entries))
	b.plan()
	var err error
	b.css, err = o.styleSheet()
	return b, err
}

func depth(n int) int {
	if n == 0 {
		return 2
	}
	return min(max(n, 1), 3)
}

// plan numbers the chapters' entries and remembers the articles' addresses.
func (b *book) plan() {
	b.planLinks()
	if !b.vol.HasChapters() {
		return
	}
	n := 0
	for i := range b.vol.Chapters {
		c := &b.vol.Chapters[i]
		b.parts = append(b.parts, part{Chapter: c, first: n})
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

// partFile names a page of chapter i likewise.
func partFile(i, piece int) string { return fileName("c%04d", i, piece) }

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
	if l := validLang(b.entries[i].Lang); l != "" {
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
	if c.Name != "" && (c.By == digest.Source || c.By == digest.Tag) {
		return []phrase{{label(c.Name), ""}}
	}
	var out []phrase
	for _, l := range b.ui {
		if s := label(c.Label(l)); len(out) == 0 || !strings.HasPrefix(out[0].text, s) {
			out = append(out, phrase{s, l})
		}
	}
	return out
}

// words returns phrase k in each language of the frame.
func (b *book) words(k frame.Key) []phrase {
	out := make([]phrase, len(b.ui))
	for i, l := range b.ui {
		out[i] = phrase{frame.Text(l, k), l}
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

// item is an entry of the manifest.
type item struct{ href, mediaType, properties string }

const xhtmlType = "application/xhtml+xml"

// itemID returns the identifier of the file at href.
func itemID(href string) string {
	return strings.ReplaceAll(path.Base(href), ".", "-")
}

// addItem enters a file into the manifest.
func (b *book) addItem(href, mediaType, properties string) {
	b.manifest = append(b.manifest, item{href, mediaType, properties})
	if mediaType == xhtmlType {
		b.report.Documents++
	}
}

func (b *book) note(d ...diag.Diagnostic) { b.report.Diagnostics = append(b.report.Diagnostics, d...) }
