package epub

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"path"
	"strings"
	"sync"

	goepub "github.com/go-shiori/go-epub"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/frame"
)

// page is a document of the frame: its body is finished XHTML.
type page struct {
	file  string
	title string
	lang  doc.Lang
	kind  string // epub:type of the body
	body  string
}

// batch is the number of pages that go to go-epub at once: it looks all its
// pages through whenever one is added, so one run over thousands is quadratic.
const batch = 256

// batchSize is the length in bytes of the pages that go to it at once, for it
// holds them several times.
const batchSize = 1 << 20

// inMemory serialises go-epub, whose choice of a file system is a variable of
// the whole process.
var inMemory sync.Mutex

// noNetwork refuses every request: go-epub would fetch whatever looks like an
// address.
type noNetwork struct{}

func (noNetwork) RoundTrip(r *http.Request) (*http.Response, error) {
	return nil, fmt.Errorf("refused to fetch %s", r.URL.Redacted())
}

// shell has go-epub make a book of pages, with the style sheet and the cover
// where they are given, and returns its files by their name in the archive.
func (b *book) shell(pages []page, css []byte, cover *picture) (map[string][]byte, error) {
	inMemory.Lock()
	defer inMemory.Unlock()
	if err := goepub.Use(goepub.MemoryFS); err != nil {
		return nil, err
	}
	e, err := goepub.NewEpub(b.title)
	if err != nil {
		return nil, err
	}
	e.Client = &http.Client{Transport: noNetwork{}}
	e.SetIdentifier(b.id)
	e.SetLang(string(b.langs[0]))
	style, err := e.AddCSS(dataURL("text/css", css), styleFile)
	if err != nil {
		return nil, err
	}
	if cover != nil {
		name, err := e.AddImage(dataURL(cover.mediaType, cover.data), "cover"+cover.extension())
		if err != nil {
			return nil, err
		}
		if err := e.SetCover(name, style); err != nil {
			return nil, err
		}
	}
	for _, p := range pages {
		if _, err := e.AddSection(p.body, p.title, p.file, style); err != nil {
			return nil, fmt.Errorf("%s: %w", p.file, err)
		}
	}
	var buf bytes.Buffer
	if _, err := e.WriteTo(&buf); err != nil {
		return nil, err
	}
	return unzip(buf.Bytes())
}

func dataURL(mediaType string, data []byte) string {
	return "data:" + mediaType + ";base64," + base64.StdEncoding.EncodeToString(data)
}

func unzip(data []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	files := make(map[string][]byte, len(z.File))
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		files[f.Name], err = io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// finish completes a document of go-epub: language, kind, no forced direction.
func (b *book) finish(data []byte, p page) ([]byte, error) {
	var m markup
	m.raw("<html")
	m.lang(p.lang)
	if p.kind != "cover" && b.vertical(p.lang) {
		m.raw(` class="vertical"`)
	}
	open := string(m.buf)
	m.buf = nil
	m.raw("<body")
	m.attr("epub:type", p.kind)
	m.raw(">")
	s := string(data)
	for _, r := range [][2]string{
		{"<html", open},
		{`<title dir="auto">`, "<title>"},
		{`<body dir="auto">`, string(m.buf)},
	} {
		if strings.Count(s[:min(len(s), 4096)], r[0]) == 0 {
			return nil, fmt.Errorf("%s: no %s in the frame's document", p.file, r[0])
		}
		s = strings.Replace(s, r[0], r[1], 1)
	}
	return []byte(s), nil
}

// writeFrame writes everything that does not depend on the articles' bodies,
// the mimetype file first.
func (b *book) writeFrame(z *archive) error {
	if err := z.add(stored("mimetype", []byte("application/epub+zip"))); err != nil {
		return err
	}
	cover, err := b.cover()
	if err != nil {
		return err
	}
	var some []page
	size := 0
	for p := range b.pages() {
		some = append(some, p)
		if size += len(p.body); len(some) < batch && size < batchSize {
			continue
		}
		if err := b.writePages(z, some, cover); err != nil {
			return err
		}
		some, size = some[:0], 0
	}
	if len(some) == 0 {
		return nil
	}
	return b.writePages(z, some, cover)
}

// pages yields the documents of the frame in their order; they are made one
// by one, for in a large book they are large together.
func (b *book) pages() iter.Seq[page] {
	return func(yield func(page) bool) {
		if yield(b.titlePage()) && b.contentsPages(yield) {
			b.partPages(yield)
		}
	}
}

// writePages writes some pages, before the first of them what all share.
func (b *book) writePages(z *archive, some []page, cover *picture) error {
	first := b.report.Documents == 0
	if !first {
		cover = nil
	}
	files, err := b.shell(some, b.css, cover)
	if err != nil {
		return err
	}
	if first {
		if err := b.liftCommon(z, files, cover); err != nil {
			return err
		}
		b.report.fixed = z.bytes + frameBytes
	}
	return b.liftPages(z, files, some)
}

// liftCommon takes over the container, the style sheet and the cover.
func (b *book) liftCommon(z *archive, files map[string][]byte, cover *picture) error {
	const container = "META-INF/container.xml"
	css := root + "css/" + styleFile
	if err := b.lift(z, files, container); err != nil {
		return err
	}
	if err := b.lift(z, files, css); err != nil {
		return err
	}
	b.addItem("css/"+styleFile, "text/css", "")
	if cover == nil {
		return nil
	}
	name := imageDir + "cover" + cover.extension()
	data, ok := files[root+name]
	if !ok {
		return missing(name)
	}
	if err := z.add(stored(root+name, data)); err != nil {
		return err
	}
	b.addItem(name, cover.mediaType, "cover-image")
	b.coverFile = name
	b.report.Images++
	return b.liftCover(z, files)
}

func (b *book) lift(z *archive, files map[string][]byte, name string) error {
	data, ok := files[name]
	if !ok {
		return missing(name)
	}
	return z.addText(name, data)
}

func missing(name string) error {
	return fmt.Errorf("%s is missing from the book's frame", path.Base(name))
}

// liftCover gives the cover's page a description in the book's language.
func (b *book) liftCover(z *archive, files map[string][]byte) error {
	p := page{file: "cover.xhtml", lang: b.lang, kind: "cover"}
	data, ok := files[root+textDir+p.file]
	if !ok {
		return missing(p.file)
	}
	from, to := bytes.Index(data, []byte("<img")), bytes.Index(data, []byte("</body>"))
	if from < 0 || to < from {
		return missing("cover image")
	}
	var m markup
	m.raw(string(data[:from]), `<div class="cover"><img`)
	m.attr("src", "../"+b.coverFile)
	m.attr("alt", joined(b.words(frame.Cover))+": "+b.title)
	m.raw(` role="doc-cover"/></div>`, "\n", string(data[to:]))
	out, err := b.finish(m.buf, p)
	if err != nil {
		return err
	}
	b.addItem(textDir+p.file, xhtmlType, "")
	return z.addText(root+textDir+p.file, out)
}

func (b *book) liftPages(z *archive, files map[string][]byte, pages []page) error {
	for _, p := range pages {
		name := root + textDir + p.file
		data, ok := files[name]
		if !ok {
			return missing(name)
		}
		out, err := b.finish(data, p)
		if err != nil {
			return err
		}
		if err := z.addText(name, out); err != nil {
			return err
		}
		b.addItem(textDir+p.file, xhtmlType, "")
	}
	return nil
}
