// Package docx makes HTML of documents of Word (Office Open XML, ISO/IEC 29500-1
// §17), as Word, WPS, LibreOffice, Google Docs and Pandoc write them. Deletions
// that are tracked, comments, hidden text, headers, footers and lists of contents
// are left out.
package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// Opener opens a file of the document's package by its name.
type Opener func(name string) (io.ReadCloser, error)

// part opens a part of a package.
func (open Opener) part(name string) (io.ReadCloser, error) {
	r, err := open(name)
	if err == nil && r == nil {
		err = fs.ErrNotExist
	}
	return r, err
}

// Document is a document in its package.
type Document struct {
	Name    string // of the part with the text; pictures are named as it counts
	Title   string // as its properties say, or ""
	Author  string
	Created string // as RFC 3339, or ""

	open Opener
}

// kinds of relationships end so (§15, also in the strict form).
const (
	kindDocument  = "/officeDocument"
	kindCore      = "/core-properties"
	kindStyles    = "/styles"
	kindNumbering = "/numbering"
	kindFootnotes = "/footnotes"
	kindEndnotes  = "/endnotes"
)

// Find returns the document that a package holds; nil where it holds none, as a
// package of sheets or slides.
func Find(open Opener) *Document {
	if open == nil {
		return nil
	}
	rels := relationsOf(open, "")
	name := rels.ofKind(kindDocument)
	if !strings.HasSuffix(name, ".xml") || !strings.HasPrefix(name, "word/") {
		return nil
	}
	d := &Document{Name: name, open: open}
	d.readProperties(rels.ofKind(kindCore))
	return d
}

// library is the author that a program library writes into its model of all
// documents.
const library = "python-docx"

// readProperties reads the core properties (ISO/IEC 29500-2 §11).
func (d *Document) readProperties(name string) {
	var p struct {
		Title    string `xml:"title"`
		Creator  string `xml:"creator"`
		Created  string `xml:"created"`
		Modified string `xml:"modified"`
	}
	if name == "" || decode(d.open, name, &p) != nil || p.Creator == library {
		return
	}
	d.Title, d.Author = letter.OneLine(p.Title), letter.OneLine(p.Creator)
	d.Created = strings.TrimSpace(cmp.Or(p.Created, p.Modified))
}

// maxSmall bounds the bytes of a part that is read at once, maxPart those of all.
const (
	maxSmall = 16 << 20
	maxPart  = 64 << 20
)

// decode reads a small part.
func decode(open Opener, name string, into any) error {
	r, err := open.part(name)
	if err != nil {
		return err
	}
	defer r.Close()
	return newDecoder(io.LimitReader(r, maxSmall)).Decode(into)
}

func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// relations are what a part refers to (ISO/IEC 29500-2 §6.5).
type relations map[string]relation

type relation struct {
	ID       string `xml:"Id,attr"`
	Kind     string `xml:"Type,attr"`
	Target   string `xml:"Target,attr"`
	External string `xml:"TargetMode,attr"`
}

// maxTarget is the longest address that is read.
const maxTarget = 4 << 10

// relationsOf returns the relations of a part; "" is the package.
func relationsOf(open Opener, part string) relations {
	var list struct {
		All []relation `xml:"Relationship"`
	}
	dir, base := path.Split(part)
	if err := decode(open, dir+"_rels/"+base+".rels", &list); err != nil && len(list.All) == 0 {
		return nil
	}
	out := relations{}
	for _, r := range list.All {
		switch {
		case len(r.Target) > maxTarget:
			continue
		case r.External == "External":
		case strings.HasPrefix(r.Target, "/"):
			r.Target = path.Clean(r.Target[1:])
		default:
			r.Target = path.Join(dir, r.Target)
		}
		if _, twice := out[r.ID]; !twice {
			out[r.ID] = r
		}
	}
	return out
}

// ofKind returns the part of a kind, or "".
func (r relations) ofKind(kind string) string {
	name := ""
	for _, x := range r {
		if strings.HasSuffix(x.Kind, kind) && (name == "" || x.Target < name) {
			name = x.Target
		}
	}
	return name
}

// HTML returns the document as an HTML page, of which nothing is of any frame. The
// error says what of it could not be read; the rest is in the page.
func (d *Document) HTML() ([]byte, error) {
	if d == nil || d.open == nil {
		return nil, errors.New("no document")
	}
	rels := relationsOf(d.open, d.Name)
	w := &writer{place: place{out: &bytes.Buffer{}}, doc: d, rels: rels, part: d.Name, styles: readStyles(d.open, rels.ofKind(kindStyles)), numbers: readNumbering(d.open, rels.ofKind(kindNumbering))}
	err := w.readBody()
	w.closeBlocks()
	w.writeNotes(rels)
	w.settleHeadings()
	return w.page(), cmp.Or(err, w.cut)
}

// page returns what was written as a page.
func (w *writer) page() []byte {
	var out bytes.Buffer
	out.WriteString("<!DOCTYPE html><html><head><meta charset=\"utf-8\"/><title>" + html.EscapeString(w.doc.Title) + "</title></head><body>\n")
	out.Write(w.out.Bytes())
	out.WriteString("</body></html>\n")
	return out.Bytes()
}

// elements calls take with the beginning of every element of a name in a part, until
// it fails; io.EOF ends the reading.
func (w *writer) elements(part, name string, take func(t *treeReader, n *node) error) error {
	r, err := w.doc.open.part(part)
	if err != nil {
		return err
	}
	defer r.Close()
	t := &treeReader{d: newDecoder(io.LimitReader(r, maxPart))}
	for {
		n, err := t.next()
		if err == nil && n != nil && n.name == name {
			err = take(t, n)
		}
		if err != nil {
			return ended(err)
		}
	}
}

// readBody writes the blocks of the document.
func (w *writer) readBody() error {
	return w.elements(w.doc.Name, "body", func(t *treeReader, _ *node) error {
		w.tree = t
		err := w.streamBlocks()
		w.cut = cmp.Or(w.cut, t.cut)
		return cmp.Or(err, io.EOF)
	})
}

// ended returns nil where a part was read to its end.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
