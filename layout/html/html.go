// Package html makes of an EPUB of package epub one page for browsers that holds all of
// the book: style, pictures, contents, and a search that needs no network. Documents
// stay as they are in the EPUB; identifiers and links get the name of their document.
package html

import (
	"archive/zip"
	"bufio"
	"context"
	_ "embed" // style and search
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// Mark begins every page.
const Mark = "<!DOCTYPE html>\n<!-- A book made by wenzhai -->\n"

// Names of files in the EPUB, and of the contents in the page.
const (
	packageFile = "EPUB/package.opf"
	styleFile   = "EPUB/css/book.css"
	navFile     = "nav.xhtml"
	contents    = "contents"
)

// pack is what the page needs of the package document (EPUB 3.3 §5).
type pack struct {
	Lang     doc.Lang `xml:"lang,attr"`
	Titles   []string `xml:"metadata>title"`
	Creators []string `xml:"metadata>creator"`
	Items    []struct {
		ID   string `xml:"id,attr"`
		Href string `xml:"href,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

// book is the EPUB that a page is made of.
type book struct {
	pack
	files map[string]*zip.File
	docs  []string // names in the archive, in the order of reading
	out   *bufio.Writer
}

// Write writes the EPUB in, as package epub makes it, to w as one page. Memory holds one
// document and one picture at a time.
func Write(ctx context.Context, w io.Writer, in *zip.Reader) error {
	if w == nil || in == nil {
		return nil
	}
	b := &book{files: map[string]*zip.File{}, out: bufio.NewWriterSize(w, 1<<16)}
	for _, f := range in.File {
		b.files[f.Name] = f
	}
	if err := b.open(); err != nil {
		return err
	}
	style, err := b.read(styleFile)
	if err != nil {
		return err
	}
	b.head(string(style))
	for _, name := range b.docs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := b.document(name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	b.foot()
	return b.out.Flush()
}

// open reads the package document.
func (b *book) open() error {
	data, err := b.read(packageFile)
	if err != nil {
		return err
	}
	if err := xml.Unmarshal(data, &b.pack); err != nil {
		return fmt.Errorf("%s: %w", packageFile, err)
	}
	hrefs := map[string]string{}
	for _, it := range b.Items {
		hrefs[it.ID] = it.Href
	}
	for _, ref := range b.Spine {
		if href := hrefs[ref.ID]; !isList(href) {
			b.docs = append(b.docs, path.Join(path.Dir(packageFile), href))
		}
	}
	if len(b.docs) == 0 {
		return errors.New("the book has no documents")
	}
	return nil
}

// isList reports whether a document is a page of contents of a very large book: the
// page has them all in one place.
func isList(href string) bool { return strings.HasPrefix(path.Base(href), "t0") }

func (b *book) read(name string) ([]byte, error) {
	f := b.files[name]
	if f == nil {
		return nil, fmt.Errorf("%s is not in the book", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// raw writes markup.
func (b *book) raw(parts ...string) {
	for _, s := range parts {
		b.out.WriteString(s) //nolint:errcheck // Flush has the error
	}
}

var (
	//go:embed page.css
	pageStyle string
	//go:embed search.js
	search string
)

// policy lets the page load nothing, and run nothing but the search.
func policy() string {
	return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" + sum(search) + "'; base-uri 'none'; form-action 'none'"
}

// head writes all that stands before the first document.
func (b *book) head(style string) {
	var m xhtml.Writer
	m.Raw(Mark, "<html")
	m.Attr("lang", string(b.Lang))
	m.Raw(">\n<head>\n", `<meta charset="utf-8">`, "\n")
	m.Raw(`<meta http-equiv="Content-Security-Policy" content="`, policy(), `">`, "\n")
	m.Raw(`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n", `<meta name="referrer" content="no-referrer">`, "\n", `<meta name="generator" content="wenzhai">`, "\n")
	b.authors(&m)
	m.Element("title", strings.Join(b.Titles[:min(1, len(b.Titles))], ""))
	style = strings.TrimPrefix(style, "@charset \"UTF-8\";\n")
	m.Raw("\n<style>\n", strings.ReplaceAll(style, "</", `<\/`), pageStyle, "</style>\n</head>\n<body>\n")
	b.bar(&m)
	m.Raw("<main>\n")
	b.raw(string(m.Buf))
}

func (b *book) authors(m *xhtml.Writer) {
	for _, name := range b.Creators {
		m.Raw(`<meta name="author"`)
		m.Attr("content", name)
		m.Raw(">\n")
	}
}

// bar writes the line that stays above the text: a link to the contents, and the search,
// which shows where there is a program to run it.
func (b *book) bar(m *xhtml.Writer) {
	words := func(k frame.Key) string { return frame.Text(b.Lang, k) }
	m.Raw(`<header class="bar">`)
	m.Element("a", words(frame.Contents), "href", "#"+contents)
	m.Raw(`<div role="search" hidden>`)
	m.Raw(`<input type="search" autocomplete="off"`)
	m.Attr("placeholder", words(frame.Search))
	m.Attr("aria-label", words(frame.Search))
	m.Raw(`><output`)
	m.Attr("data-none", words(frame.NotFound))
	m.Raw("></output><ol hidden></ol></div></header>\n")
}

func (b *book) foot() {
	b.raw("</main>\n<script>", search, "</script>\n</body>\n</html>\n")
}
