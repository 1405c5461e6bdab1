// Package catalog makes catalogues of a folder of books: OPDS 1.2 and 2.0 for
// e-readers and their programs, and a plain page for browsers that know nothing
// else. The same folder gives the same bytes.
package catalog

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/uuid/v5"
	"github.com/pdfcpu/pdfcpu/pkg/api"
)

// Book is what a catalogue says of one file.
type Book struct {
	Path     string // slash-separated, from the folder
	ID       string // a URN
	Title    string
	Author   string // "" if there is none
	Lang     string // BCP 47, or ""
	Summary  string
	Modified time.Time // of the book as it states it, else of the file
	Size     int64
	Cover    Cover
}

// Format returns "EPUB" or "PDF".
func (b *Book) Format() string { return strings.ToUpper(strings.TrimPrefix(path.Ext(b.Path), ".")) }

// MediaType returns the type of the file.
func (b *Book) MediaType() string {
	if b.Format() == "PDF" {
		return "application/pdf"
	}
	return "application/epub+zip"
}

// Shelf finds the books of a folder. It looks into a file once as long as
// that stays the same. It is not safe for concurrent use.
type Shelf struct {
	fsys  fs.FS
	known map[string]seen
}

type seen struct {
	book Book
	mod  time.Time
}

// NewShelf returns the shelf of a folder.
func NewShelf(fsys fs.FS) *Shelf { return &Shelf{fsys: fsys, known: map[string]seen{}} }

// Books returns the EPUBs and PDFs in and below the folder, the newest first.
// Hidden files and folders are passed over. A file that cannot be read as a book
// is there by its name.
func (s *Shelf) Books() ([]Book, error) {
	known := map[string]seen{}
	var out []Book
	err := fs.WalkDir(s.fsys, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if name == "." {
				return err
			}
			return nil
		case strings.HasPrefix(e.Name(), ".") && name != "." && e.IsDir():
			return fs.SkipDir
		case !e.Type().IsRegular() || !isBook(name):
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return nil //nolint:nilerr // it is gone
		}
		have, ok := s.known[name]
		if !ok || have.book.Size != info.Size() || !have.mod.Equal(info.ModTime()) {
			have = seen{look(s.fsys, name, info), info.ModTime()}
		}
		known[name] = have
		out = append(out, have.book)
		return nil
	})
	s.known = known
	slices.SortFunc(out, func(a, b Book) int {
		if c := b.Modified.Compare(a.Modified); c != 0 {
			return c
		}
		return strings.Compare(a.Path, b.Path)
	})
	return out, err
}

func isBook(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return !strings.HasPrefix(path.Base(name), ".") && (ext == ".epub" || ext == ".pdf")
}

// look reads what a file says of itself.
func look(fsys fs.FS, name string, info fs.FileInfo) Book {
	b := Book{
		Path: name, Title: strings.TrimSuffix(path.Base(name), path.Ext(name)), Modified: info.ModTime().UTC().Truncate(time.Second), Size: info.Size(),
		ID: "urn:uuid:" + uuid.NewV5(uuid.NamespaceURL, "wenzhai:"+name).String(), Cover: plainCover(),
	}
	f, err := fsys.Open(name)
	if err != nil {
		return b
	}
	defer f.Close()
	if b.Format() == "PDF" {
		return lookPDF(b, f)
	}
	return lookEPUB(b, f)
}

func lookPDF(b Book, f fs.File) Book {
	r, ok := f.(io.ReadSeeker)
	if !ok {
		return b
	}
	info, err := api.PDFInfo(r, b.Path, nil, false, nil)
	if err != nil {
		return b
	}
	if info.Title != "" {
		b.Title = info.Title
	}
	b.Author, b.Summary = info.Author, info.Subject
	if t, ok := pdfDate(info.ModificationDate); ok {
		b.Modified = t
	}
	return b
}

// pdfDate reads a date as PDF writes it (ISO 32000-2 §7.9.4), with a zone:
// D:20210712163000+08'00'.
func pdfDate(s string) (time.Time, bool) {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	t, err := time.Parse("20060102150405Z0700", s)
	return t.UTC(), err == nil
}

func lookEPUB(b Book, f fs.File) Book {
	r, ok := f.(io.ReaderAt)
	if !ok {
		return b
	}
	p, cover, err := readPackage(r, b.Size)
	if err != nil {
		return b
	}
	b.Cover = cover
	if p.Title != "" {
		b.Title = p.Title
	}
	if p.ID != "" && strings.HasPrefix(p.ID, "urn:") {
		b.ID = p.ID
	}
	b.Author, b.Lang, b.Summary = p.Author, p.Lang, p.Description
	for _, m := range p.Meta {
		if t, err := time.Parse(time.RFC3339, m.Text); m.Property == "dcterms:modified" && err == nil {
			b.Modified = t.UTC()
		}
	}
	return b
}

// packageFile is the part of an EPUB's package document that a catalogue needs.
type packageFile struct {
	ID          string `xml:"metadata>identifier"`
	Title       string `xml:"metadata>title"`
	Author      string `xml:"metadata>creator"`
	Lang        string `xml:"metadata>language"`
	Description string `xml:"metadata>description"`
	Meta        []struct {
		Property string `xml:"property,attr"`
		Text     string `xml:",chardata"`
		Name     string `xml:"name,attr"` // EPUB 2
		Content  string `xml:"content,attr"`
	} `xml:"metadata>meta"`
	Items []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		MediaType  string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
}

// readPackage reads the package document of an EPUB, and finds its cover.
func readPackage(r io.ReaderAt, size int64) (*packageFile, Cover, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, Cover{}, err
	}
	var c struct {
		Files []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := readXML(z, "META-INF/container.xml", &c); err != nil {
		return nil, Cover{}, err
	}
	if len(c.Files) == 0 {
		return nil, Cover{}, errors.New("the container names no package")
	}
	var p packageFile
	if err := readXML(z, c.Files[0].Path, &p); err != nil {
		return nil, Cover{}, err
	}
	return &p, coverOf(z, &p, c.Files[0].Path), nil
}

// maxXML bounds what is read of one document of a book.
const maxXML = 16 << 20

func readXML(z *zip.Reader, name string, v any) error {
	f, err := z.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := xml.NewDecoder(io.LimitReader(f, maxXML)).Decode(v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
