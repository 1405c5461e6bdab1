package catalog

import (
	"fmt"
	"net/url"
	"strings"
	"time"
)

// File is one file of a catalogue.
type File struct {
	Name      string // "opds.xml", "opds-2.xml", "opds.json", "index.html" …
	MediaType string
	Data      []byte
}

// perPage is how many books one page of a catalogue lists: more make e-readers
// slow.
const perPage = 100

// The media types of the two feeds.
const (
	opds1Type = "application/atom+xml;profile=opds-catalog;kind=acquisition"
	opds2Type = "application/opds+json"
)

// Make returns the files of the catalogue of books: opds.xml (OPDS 1.2),
// opds.json (OPDS 2.0) and index.html, each with the first hundred books and
// links to the following pages, opds-2.xml and so on. Addresses in them are
// relative. The catalogue's date is that of its newest book.
func Make(title string, books []Book) ([]File, error) {
	pages := max(1, (len(books)+perPage-1)/perPage)
	var out []File
	for n := range pages {
		p := page{title: title, n: n, pages: pages, total: len(books), books: books[n*perPage : min(len(books), (n+1)*perPage)]}
		p.updated = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // of an empty folder
		if len(books) > 0 {
			p.updated = books[0].Modified
		}
		feed, err := p.opds1()
		if err != nil {
			return nil, err
		}
		manifest, err := p.opds2()
		if err != nil {
			return nil, err
		}
		out = append(out,
			File{pageName("opds", n, ".xml"), opds1Type, feed},
			File{pageName("opds", n, ".json"), opds2Type, manifest},
			File{pageName("index", n, ".html"), "text/html; charset=utf-8", p.html()})
	}
	return out, nil
}

// page is one page of a catalogue.
type page struct {
	title   string
	n       int // from 0
	pages   int
	total   int
	books   []Book
	updated time.Time
}

func pageName(stem string, n int, ext string) string {
	if n == 0 {
		return stem + ext
	}
	return fmt.Sprintf("%s-%d%s", stem, n+1, ext)
}

// PageName returns the name of page n of a catalogue's file, from 0; name is
// that of the first.
func PageName(name string, n int) string {
	stem, ext, _ := strings.Cut(name, ".")
	return pageName(stem, n, "."+ext)
}

// href returns a path as a relative address.
func href(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	s := strings.Join(parts, "/")
	if strings.Contains(parts[0], ":") {
		return "./" + s // or the colon would end a scheme
	}
	return s
}

// neighbours calls link for the pages before and after p, with what they are.
func (p *page) neighbours(stem, ext string, link func(rel, href string)) {
	if p.pages > 1 {
		link("first", pageName(stem, 0, ext))
		link("last", pageName(stem, p.pages-1, ext))
	}
	if p.n > 0 {
		link("previous", pageName(stem, p.n-1, ext))
	}
	if p.n+1 < p.pages {
		link("next", pageName(stem, p.n+1, ext))
	}
}
