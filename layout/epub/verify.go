package epub

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"

	"github.com/wenzhai/wenzhai/convert/parallel"
)

// maxFindings is the number of findings after which Verify stops.
const maxFindings = 50

// Verify opens a finished book and checks what every reading system relies on:
// the zip file is sound and begins with its stored mimetype; every file is in
// the manifest and every item of the manifest is there; every document is
// well-formed; every link within the book has its target; contents, NCX and
// spine agree. It returns nil, or all findings (at most 50) joined.
func Verify(r io.ReaderAt, size int64) error {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return fmt.Errorf("not a sound zip file: %w", err)
	}
	// klauspost's decoder is the faster one; checksums are verified by zip.
	z.RegisterDecompressor(zip.Deflate, flate.NewReader)
	c := &checker{files: map[string]*zip.File{}, docs: map[string]*document{}, place: map[string]int{}}
	c.archive(z)
	if p := c.rootFile(); p != "" && c.readPackage(p) {
		c.manifest()
		c.documents()
		c.links()
		c.indexes()
	}
	return errors.Join(c.findings...)
}

// checker collects what Verify finds.
type checker struct {
	names    []string // of the archive's files, in its order
	files    map[string]*zip.File
	opf      string // name of the package file
	pkg      packageXML
	items    map[string]manifestItem // by full name
	docs     map[string]*document
	place    map[string]int // of documents in the spine
	nav, ncx string
	findings []error
}

func (c *checker) find(format string, args ...any) {
	if len(c.findings) < maxFindings {
		c.findings = append(c.findings, fmt.Errorf(format, args...))
	}
}

func (c *checker) archive(z *zip.Reader) {
	for i, f := range z.File {
		if i == 0 {
			c.mimetype(f)
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if c.files[f.Name] != nil {
			c.find("%s: twice in the archive", f.Name)
		}
		if f.Name != path.Clean(f.Name) || strings.HasPrefix(f.Name, "/") || strings.HasPrefix(f.Name, "../") || strings.Contains(f.Name, `\`) {
			c.find("%s: unsafe name", f.Name)
		}
		c.files[f.Name] = f
		c.names = append(c.names, f.Name)
	}
}

func (c *checker) mimetype(f *zip.File) {
	const want = "application/epub+zip"
	if f.Name != "mimetype" || f.Method != zip.Store || len(f.Extra) > 0 {
		c.find("%s: the first file must be the stored mimetype without extra fields", f.Name)
		return
	}
	if data, err := read(f); err != nil || string(data) != want {
		c.find("mimetype: %q, expected %q (%v)", data, want, err)
	}
}

// maxFile is the size in bytes beyond which a file of a book is not read: no
// reading system would open it, and a packed file may claim any size.
const maxFile = 256 << 20

func read(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	// The stated size saves growing, but is only a claim.
	buf := bytes.NewBuffer(make([]byte, 0, min(f.UncompressedSize64, 1<<20)+bytes.MinRead))
	_, err = buf.ReadFrom(io.LimitReader(r, maxFile+1))
	data := buf.Bytes()
	if err == nil && len(data) > maxFile {
		err = errors.New("larger than 256 MB")
	}
	return data, errors.Join(err, r.Close())
}

// load reads a file of the archive; a missing or damaged one is a finding.
func (c *checker) load(name string) ([]byte, bool) {
	f := c.files[name]
	if f == nil {
		c.find("%s: missing", name)
		return nil, false
	}
	data, err := read(f)
	if err != nil {
		c.find("%s: %w", name, err)
	}
	return data, err == nil
}

func (c *checker) rootFile() string {
	const name = "META-INF/container.xml"
	data, ok := c.load(name)
	if !ok {
		return ""
	}
	var x struct {
		Files []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := xml.Unmarshal(data, &x); err != nil || len(x.Files) == 0 {
		c.find("%s: names no package file (%v)", name, err)
		return ""
	}
	return x.Files[0].Path
}

// manifest checks that files and manifest name each other, and that every file
// can be read.
func (c *checker) manifest() {
	for _, it := range c.pkg.Items {
		if name := c.resolve(c.opf, it.Href); c.files[name] == nil {
			c.find("%s: %s is in the manifest, not in the archive", c.opf, it.Href)
		}
	}
	for _, name := range c.names {
		if name == "mimetype" || name == c.opf || strings.HasPrefix(name, "META-INF/") {
			continue
		}
		it, ok := c.items[name]
		if !ok {
			c.find("%s: in the archive, not in the manifest", name)
		}
		if it.MediaType != xhtmlType {
			c.load(name)
		}
	}
}

// resolve returns the name in the archive of href as written in file from.
func (c *checker) resolve(from, href string) string {
	p, err := url.PathUnescape(href)
	if err != nil {
		c.find("%s: %q is no address", from, href)
		return ""
	}
	return path.Join(path.Dir(from), p)
}

// documents reads every XHTML document.
func (c *checker) documents() {
	var names []string
	for _, it := range c.pkg.Items {
		if name := c.resolve(c.opf, it.Href); it.MediaType == xhtmlType && c.files[name] != nil {
			names = append(names, name)
			if _, ok := c.place[name]; !ok && name != c.nav {
				c.find("%s: not in the spine", name)
			}
		}
	}
	work := func(i int) (*document, error) {
		data, err := read(c.files[names[i]])
		if err != nil {
			return &document{broken: err}, nil //nolint:nilerr // a finding like others
		}
		return parseDocument(data), nil
	}
	// Neither work nor emit fails: findings are collected.
	_ = parallel.Ordered(context.Background(), 0, len(names), work, func(i int, d *document) error {
		if d.broken != nil {
			c.find("%s: %w", names[i], d.broken)
		}
		c.docs[names[i]] = d
		return nil
	})
}

// links checks the target of every reference within the book.
func (c *checker) links() {
	for _, name := range c.names {
		d := c.docs[name]
		if d == nil {
			continue
		}
		for _, l := range d.links {
			c.link(name, l)
		}
	}
}

func (c *checker) link(from string, l reference) {
	if u, err := url.Parse(l.to); err != nil || u.IsAbs() {
		if err != nil {
			c.find("%s: %q is no address", from, l.to)
		}
		return
	}
	file, fragment, _ := strings.Cut(l.to, "#")
	target := from
	if file != "" {
		target = c.resolve(from, file)
	}
	if _, ok := c.items[target]; !ok {
		c.find("%s: %s leads to no file of the book", from, l.to)
		return
	}
	if d := c.docs[target]; fragment != "" && d != nil && !d.ids[fragment] {
		c.find("%s: %s leads to no place in the book", from, l.to)
	}
	if _, ok := c.place[target]; !ok && l.anchor {
		c.find("%s: %s leads out of the spine", from, l.to)
	}
}
