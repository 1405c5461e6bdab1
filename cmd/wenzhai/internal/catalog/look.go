package catalog

import (
	"archive/zip"
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// What looking into one book may cost: a book that is no book, or one made to
// harm, must not keep the others waiting.
const (
	maxLook = 10 * time.Second
	maxPDF  = 64 << 20  // bytes of a file: the reader of PDFs goes through all of it
	maxRead = 160 << 20 // bytes read of one book, some of them twice
	maxXML  = 4 << 20   // bytes of one document of an EPUB
	maxText = 2000      // characters of a title, a name or a summary
)

// look returns b with what its file says of itself. What takes too long goes
// on by itself until its next read fails.
func look(fsys fs.FS, b Book) Book {
	ctx, cancel := context.WithTimeout(context.Background(), maxLook)
	defer cancel()
	found := make(chan Book, 1)
	go func() { found <- lookInto(ctx, fsys, b) }()
	select {
	case full := <-found:
		return full
	case <-ctx.Done():
		return b
	}
}

// lookInto is look without a limit of time. The readers of others may panic on
// damaged files.
func lookInto(ctx context.Context, fsys fs.FS, b Book) (out Book) {
	defer func() {
		if recover() != nil {
			out = b
		}
	}()
	r, err := openBook(ctx, fsys, b.Path)
	if err != nil {
		return b
	}
	defer r.Close()
	switch b.Format().Name {
	case "epub":
		out = lookEPUB(b, r)
	case "pdf":
		out = lookPDF(b, r)
	default:
		out = b
	}
	for _, text := range []*string{&out.Title, &out.Author, &out.Summary, &out.ID, &out.Lang} {
		*text = clip(*text)
	}
	return out
}

// clip shortens what a book says of itself.
func clip(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxText {
			return s[:i] + "…"
		}
	}
	return s
}

func lookPDF(b Book, r *bounded) Book {
	if b.Size > maxPDF || !endsAsPDF(r, b.Size) {
		return b
	}
	withoutConfig()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	conf.Limits.MaxStreamBytes, conf.Limits.MaxDecodeBytes = maxPDF, 16<<20
	conf.Limits.MaxObjectCount, conf.Limits.MaxXRefEntries = 1<<20, 1<<20
	info, err := api.PDFInfo(r, b.Path, nil, false, conf)
	if err != nil {
		return b
	}
	b.Title = cmp.Or(info.Title, b.Title)
	b.Author, b.Summary = info.Author, info.Subject
	if t, ok := pdfDate(info.ModificationDate); ok {
		b.Modified = t
	}
	return b
}

// withoutConfig keeps pdfcpu from writing a configuration to the home folder.
var withoutConfig = sync.OnceFunc(api.DisableConfigDir)

// endsAsPDF reports whether the mark that the reading of a PDF begins at is
// near its end (ISO 32000-2 §7.5.5): the reader would look for it through all
// of the file.
func endsAsPDF(r io.ReaderAt, size int64) bool {
	end := make([]byte, min(size, 4<<10))
	_, err := r.ReadAt(end, size-int64(len(end)))
	return (err == nil || errors.Is(err, io.EOF)) && strings.Contains(string(end), "startxref")
}

// pdfDate reads a date as PDF writes it (ISO 32000-2 §7.9.4), with a zone:
// D:20210712163000+08'00'.
func pdfDate(s string) (time.Time, bool) {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	t, err := time.Parse("20060102150405Z0700", s)
	return t.UTC(), err == nil
}

func lookEPUB(b Book, r *bounded) Book {
	p, cover, err := readPackage(r, b.Size)
	if err != nil {
		return b
	}
	b.Cover = cover
	b.Title = cmp.Or(p.Title, b.Title)
	if strings.HasPrefix(p.ID, "urn:") {
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
