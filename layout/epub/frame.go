package epub

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"

	goepub "github.com/go-shiori/go-epub"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// page is a document of the frame: its body is finished XHTML.
type page struct {
	file  string
	title string
	lang  doc.Lang
	kind  string // epub:type of the body
	body  string
}

// The number of pages that go to go-epub at once, and the length in bytes: it
// looks all its pages through whenever one is added, which is quadratic, and
// holds them several times.
const (
	batch     = 256
	batchSize = 1 << 20
)

// inMemory serialises go-epub, whose choice of a file system is a variable of
// the whole process.
var inMemory sync.Mutex

// noNetwork refuses every request: go-epub would fetch whatever looks like an
// address.
type noNetwork struct{}

func (noNetwork) RoundTrip(r *http.Request) (*http.Response, error) {
	return nil, fmt.Errorf("refused to fetch %s", r.URL.Redacted())
}

// shell has go-epub make a book of pages, with the style sheet and the cover's
// picture, and returns its files by their name in the archive.
func (a *assembly) shell(pages []page, cover *picture) (map[string][]byte, error) {
	inMemory.Lock()
	defer inMemory.Unlock()
	if err := goepub.Use(storage()); err != nil {
		return nil, err
	}
	e, err := goepub.NewEpub(a.title)
	if err != nil {
		return nil, err
	}
	e.Client = &http.Client{Transport: noNetwork{}}
	style, err := e.AddCSS(dataURL("text/css", a.css), styleFile)
	if err == nil && cover != nil {
		_, err = e.AddImage(dataURL(cover.mediaType, cover.data), "cover"+cover.extension())
	}
	for _, p := range pages {
		if err == nil {
			_, err = e.AddSection(p.body, p.title, p.file, style)
		}
	}
	var buf bytes.Buffer
	if err == nil {
		_, err = e.WriteTo(&buf)
	}
	if err != nil {
		return nil, err
	}
	return unzip(buf.Bytes())
}

// storage is where go-epub keeps its files: in memory, but on Windows in the folder for
// temporary files, since there it does not find in memory what it has put there.
func storage() goepub.FSType {
	if runtime.GOOS == "windows" {
		return goepub.OsFS
	}
	return goepub.MemoryFS
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
func (a *assembly) finish(data []byte, p page) ([]byte, error) {
	var html, body xhtml.Writer
	html.Raw("<html")
	html.InLang(p.lang)
	if p.kind != "cover" && a.vertical(p.lang) {
		html.Raw(` class="vertical"`)
	}
	body.Open("body", "epub:type", p.kind)
	s := string(data)
	for _, r := range [][2]string{
		{"<html", string(html.Buf)},
		{`<title dir="auto">`, "<title>"},
		{`<body dir="auto">`, string(body.Buf)},
	} {
		if !strings.Contains(s[:min(len(s), 4096)], r[0]) {
			return nil, fmt.Errorf("%s: no %s in the frame's document", p.file, r[0])
		}
		s = strings.Replace(s, r[0], r[1], 1)
	}
	return []byte(s), nil
}

// addFrame writes everything that does not depend on the articles' bodies, the
// mimetype file first.
func (a *assembly) addFrame() error {
	if err := a.z.add(stored("mimetype", []byte("application/epub+zip"))); err != nil {
		return err
	}
	cover, err := a.cover()
	if err != nil {
		return err
	}
	if cover != nil {
		a.coverFile = imageDir + "cover" + cover.extension()
	}
	var some []page
	size := 0
	for p := range a.pages(a.coverFile) {
		some = append(some, p)
		if size += len(p.body); len(some) < batch && size < batchSize {
			continue
		}
		if err := a.addPages(some, cover); err != nil {
			return err
		}
		some, size = some[:0], 0
	}
	if len(some) == 0 {
		return nil
	}
	return a.addPages(some, cover)
}

// addPages writes some pages, before the first of them what all share.
func (a *assembly) addPages(some []page, cover *picture) error {
	first := a.report.Documents == 0
	if !first {
		cover = nil
	}
	files, err := a.shell(some, cover)
	if err != nil {
		return err
	}
	if first {
		if err := a.addCommon(files, cover); err != nil {
			return err
		}
		a.report.fixed = a.z.bytes + frameBytes
	}
	for _, p := range some {
		name := root + textDir + p.file
		data, err := a.finish(files[name], p)
		if err != nil {
			return err
		}
		if err := a.add(a.z.d.pack(name, data), xhtmlType, ""); err != nil {
			return err
		}
		if p.file == coverPage {
			a.report.fixed = a.z.bytes + frameBytes
		}
	}
	return nil
}

// addCommon takes over the container, the style sheet and the cover's picture.
func (a *assembly) addCommon(files map[string][]byte, cover *picture) error {
	const container, css = "META-INF/container.xml", root + "css/" + styleFile
	if files[container] == nil || files[css] == nil {
		return errors.New("go-epub made no container or style sheet")
	}
	if err := a.z.add(a.z.d.pack(container, files[container])); err != nil {
		return err
	}
	if err := a.add(a.z.d.pack(css, files[css]), "text/css", ""); err != nil || cover == nil {
		return err
	}
	return a.add(stored(root+a.coverFile, files[root+a.coverFile]), cover.mediaType, "cover-image")
}
