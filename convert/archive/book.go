package archive

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/booknotes"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// The files of an e-book (EPUB 3.3 §4.2).
const (
	containerFile  = "META-INF/container.xml"
	encryptionFile = "META-INF/encryption.xml"
)

// book is an e-book while it is opened.
type book struct {
	box
	root *zipRoot
	dir  string // of the package document
	pkg  bookPackage

	byID   map[string]bookItem
	frames map[string]bool // documents of the book itself, by its landmarks and guide
	last   *Source         // the one added last
	notes  booknotes.Notes // that stand in documents of their own
}

// bookPackage is the package document (EPUB 3.3 §5).
type bookPackage struct {
	Metadata struct {
		Titles    []string   `xml:"title"`
		Creators  []string   `xml:"creator"`
		Languages []string   `xml:"language"`
		Publisher []string   `xml:"publisher"`
		Dates     []string   `xml:"date"`
		Metas     []bookMeta `xml:"meta"`
	} `xml:"metadata"`
	Items []bookItem `xml:"manifest>item"`
	Spine struct {
		Toc  string `xml:"toc,attr"`
		Refs []struct {
			ID string `xml:"idref,attr"`
		} `xml:"itemref"`
	} `xml:"spine"`
	Guide []struct {
		Kind string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	} `xml:"guide>reference"`
}

type bookMeta struct {
	Name    string `xml:"name,attr"`
	Content string `xml:"content,attr"`
}

type bookItem struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	Kind       string `xml:"media-type,attr"`
	Properties string `xml:"properties,attr"`
}

// addBook adds the documents of an e-book in the order of its spine. It reports
// false, having added nothing, where root is none.
func (b box) addBook(root *zipRoot) (bool, error) {
	if root.files[containerFile] == nil {
		return false, nil
	}
	k := &book{box: b, root: root, byID: map[string]bookItem{}, frames: map[string]bool{}}
	if err := k.readPackage(); err != nil {
		return true, diag.New(diag.BrokenArchive, b.named, 0, "the e-book cannot be read: %v", err)
	}
	if b.found && k.madeHere() {
		b.leave("book made by wenzhai", b.named, "")
		return true, nil
	}
	k.index()
	titles, locked := k.titles(), k.locked()
	if len(locked) > 0 {
		b.report(diag.New(diag.Unreadable, b.named, 0, "%d documents of the e-book are encrypted and are left out", len(locked)))
	}
	k.addSpine(titles, locked)
	return true, nil
}

// addSpine adds the documents of the spine, each once (EPUB 3.3 §5.7.2: none
// stands in it twice).
func (k *book) addSpine(titles map[string]string, locked map[string]bool) {
	shared, seen := k.front(), map[string]bool{}
	again, nothing := 0, 0
	own := k.hasOwnTexts()
	if own {
		shared, titles = nil, nil // each document says all of itself
	}
	if !own {
		k.takeNotes(titles, locked)
	}
	for _, ref := range k.pkg.Spine.Refs {
		if k.ctx.Err() != nil {
			return // Open says so
		}
		it, ok := k.byID[ref.ID]
		name := k.name(it.Href)
		switch {
		case !ok:
			nothing++
		case seen[name]:
			again++
		case k.notes[name] != nil:
			k.skip("notes of a book")
		case own && (!isOwnText(name) || k.goesOn(name)):
		case !locked[name] && !k.isFrame(it, name):
			k.add(name, it, titles[name], shared)
		}
		seen[name] = seen[name] || ok
	}
	k.doubt(len(k.pkg.Spine.Refs) == 0, "the e-book names no documents in its spine: nothing of it is read")
	k.doubt(nothing > 0, "entries of the spine that name no document: %d", nothing)
	k.doubt(again > 0, "documents that the spine names again: %d; each is read once", again)
}

// doubt reports what is wrong with the package where something is.
func (k *book) doubt(wrong bool, format string, args ...any) {
	if wrong {
		d := diag.New(diag.BrokenArchive, k.named, 0, format, args...)
		d.Severity = diag.Warning
		k.report(d)
	}
}

// add adds one document of the spine.
func (k *book) add(name string, it bookItem, title string, shared map[string][]string) {
	p := k.root.files[name]
	if p == nil {
		k.broken(joinNamed(k.named, name), "the e-book names this document, but it is not there")
		return
	}
	if it.Kind != "" && !strings.Contains(it.Kind, "html") {
		k.skip(it.Kind)
		return
	}
	front := map[string][]string{}
	maps.Copy(front, shared)
	if title != "" {
		front["title"] = []string{title}
	}
	k.last = &Source{
		path: k.root.display(name), rel: name, size: p.size, mod: timeOrZero(p.modified), root: k.root, open: k.withNotes(name, p.open),
		front: front, fragment: true,
	}
	k.opener.add("", k.last)
}

// front returns what the package says of all documents.
func (k *book) front() map[string][]string {
	m := &k.pkg.Metadata
	f := map[string][]string{}
	if len(m.Creators) > 0 {
		f["author"] = m.Creators
	}
	if len(m.Titles) > 0 {
		f["source"] = m.Titles[:1]
	}
	if len(m.Dates) > 0 {
		f["whole issued"] = m.Dates[:1]
	}
	return f
}

// madeHere reports whether wenzhai made the e-book: a digest that lies in the
// archive it was made of is no part of it.
func (k *book) madeHere() bool {
	return slices.ContainsFunc(k.pkg.Metadata.Metas, func(m bookMeta) bool {
		return m.Name == "generator" && strings.HasPrefix(m.Content, "wenzhai")
	})
}

// readPackage finds and reads the package document.
func (k *book) readPackage() error {
	var c struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := k.decode(containerFile, &c); err != nil {
		return err
	}
	if len(c.Roots) == 0 {
		return errors.New("it names no package document")
	}
	name := path.Clean(c.Roots[0].Path)
	for _, r := range c.Roots[1:] {
		if k.root.files[name] == nil {
			name = path.Clean(r.Path)
		}
	}
	k.dir = path.Dir(name)
	return k.decode(name, &k.pkg)
}

// decode reads a small XML file of the book.
func (k *book) decode(name string, into any) error {
	p := k.root.files[name]
	if p == nil {
		return fmt.Errorf("%s is missing", name)
	}
	r, err := p.open()
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(&bounded{r: r, left: maxBookXML})
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// maxBookXML bounds the bytes of a package document or a list of contents: those of
// a book of 100,000 articles are about as long.
const maxBookXML = 16 << 20

// bounded fails where more is read than was left.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, fmt.Errorf("is over %d MiB", maxBookXML>>20)
	}
	return n, err
}

// index makes the package's items and frames quick to find.
func (k *book) index() {
	for _, it := range k.pkg.Items {
		if _, ok := k.byID[it.ID]; !ok {
			k.byID[it.ID] = it
		}
	}
	for _, g := range k.pkg.Guide {
		if g.Kind == "toc" || g.Kind == "cover" || g.Kind == "title-page" {
			k.frames[k.name(g.Href)] = true
		}
	}
}

// name returns the name in the archive of an address in the package document.
func (k *book) name(href string) string { return bookName(k.dir, href) }

func bookName(dir, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if dec, err := url.PathUnescape(href); err == nil {
		href = dec
	}
	return path.Join(dir, href)
}

// isFrame reports whether a document is of the book itself: its contents, cover
// or title page.
func (k *book) isFrame(it bookItem, name string) bool {
	return hasWord(it.Properties, "nav") || k.frames[name]
}

func hasWord(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

// locked returns the documents that are encrypted. Fonts may be too; they are
// not read.
func (k *book) locked() map[string]bool {
	if k.root.files[encryptionFile] == nil {
		return nil
	}
	var e struct {
		Data []struct {
			Ref struct {
				URI string `xml:"URI,attr"`
			} `xml:"CipherData>CipherReference"`
		} `xml:"EncryptedData"`
	}
	if err := k.decode(encryptionFile, &e); err != nil {
		k.report(diag.New(diag.BrokenArchive, k.named, 0, "the e-book's list of encrypted files cannot be read: %v", err))
	}
	texts, out := map[string]bool{}, map[string]bool{}
	for _, it := range k.pkg.Items {
		texts[k.name(it.Href)] = strings.Contains(it.Kind, "html")
	}
	for _, d := range e.Data {
		if name := bookName(".", d.Ref.URI); texts[name] {
			out[name] = true
		}
	}
	return out
}
