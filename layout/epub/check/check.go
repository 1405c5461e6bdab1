// Package check looks through a finished e-book, whoever made it, for what reading
// systems stumble over.
package check

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"sync"

	"github.com/klauspost/compress/zip" // inflates in half the time of archive/zip

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/parallel"
)

// check opens a book and checks what every reading system relies on; documents
// that are noted are not read.
func check(r io.ReaderAt, size int64, noted *Noted) *checker {
	c := &checker{noted: noted, files: map[string]*zip.File{}, docs: map[string]*document{}, place: map[string]int{}}
	if r == nil {
		r = strings.NewReader("")
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		c.find(codeArchive, "", "not a sound zip file: %v", err)
		return c
	}
	c.archive(z)
	if p := c.rootFile(); p != "" && c.readPackage(p) {
		c.encryption()
		c.manifest()
		c.documents()
		c.links()
		c.indexes()
	}
	return c
}

// checker collects what Verify finds.
type checker struct {
	noted    *Noted
	names    []string // of the archive's files, in its order
	files    map[string]*zip.File
	opf      string // name of the package file
	pkg      packageXML
	items    map[string]*manifestItem // by full name
	docs     map[string]*document
	place    map[string]int // of documents in the spine
	nav, ncx string
	old      bool            // a book of EPUB 2
	locked   map[string]bool // files that are encrypted or obfuscated
	findings []Finding
	lastRead struct { // of locate
		name string
		data []byte
	}
	searched int // bytes, by locate
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
			c.find(codeArchive, f.Name, "twice in the archive")
		}
		if f.Name != path.Clean(f.Name) || strings.HasPrefix(f.Name, "/") || strings.HasPrefix(f.Name, "../") || strings.Contains(f.Name, `\`) {
			c.find(codeArchive, f.Name, "unsafe name")
		}
		c.files[f.Name] = f
		c.names = append(c.names, f.Name)
	}
}

func (c *checker) mimetype(f *zip.File) {
	const want = "application/epub+zip"
	if f.Name != "mimetype" || f.Method != zip.Store || len(f.Extra) > 0 {
		c.find(codeArchive, f.Name, "the first file must be the stored mimetype without extra fields")
		return
	}
	if data, err := read(f); err != nil || string(data) != want {
		c.find(codeArchive, f.Name, "holds %q, expected %q", data, want)
	}
}

// maxFile is the size in bytes beyond which a file of a book is not read: no
// reading system would open it, and a packed file may claim any size.
const maxFile = 256 << 20

func read(f *zip.File) ([]byte, error) {
	// The stated size saves growing, but is only a claim.
	buf := bytes.NewBuffer(make([]byte, 0, min(f.UncompressedSize64, 1<<20)+bytes.MinRead))
	err := readInto(buf, f)
	return buf.Bytes(), err
}

func readInto(buf *bytes.Buffer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	_, err = buf.ReadFrom(io.LimitReader(r, maxFile+1))
	if err == nil && buf.Len() > maxFile {
		err = errors.New("larger than 256 MB")
	}
	return errors.Join(err, r.Close())
}

// load reads a file of the archive; a missing or damaged one is a finding.
func (c *checker) load(name string) ([]byte, bool) {
	f := c.files[name]
	if f == nil {
		c.find(codeArchive, name, "missing")
		return nil, false
	}
	data, err := read(f)
	if err != nil {
		c.find(codeArchive, name, "%v", err)
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
		c.find(codeArchive, name, "names no package file (%v)", err)
		return ""
	}
	return x.Files[0].Path
}

// manifest checks that files and manifest name each other, and that every file
// can be read and is what it is said to be.
func (c *checker) manifest() {
	for _, it := range c.pkg.Items {
		if name := c.resolve(c.opf, it.Href); c.files[name] == nil && !isRemote(it.Href) {
			c.findAt(codeManifest, c.opf, it.Href, "%s is in the manifest, not in the archive%s", it.Href, c.otherCase(name))
		}
	}
	for _, name := range c.names {
		if name == "mimetype" || name == c.opf || strings.HasPrefix(name, "META-INF/") {
			continue
		}
		it, ok := c.items[name]
		if !ok {
			c.doubt(codeManifest, name, "in the archive, not in the manifest")
		}
		if ok && it.MediaType == xhtmlType || c.locked[name] {
			continue
		}
		if data, sound := c.load(name); sound && ok {
			c.mediaType(name, it.MediaType, data)
		}
	}
}

// otherCase names the file that differs from name in nothing but capitals.
func (c *checker) otherCase(name string) string {
	if c.files[name] != nil {
		return " (it is in the archive, not in the manifest)"
	}
	for _, have := range c.names {
		if strings.EqualFold(have, name) {
			return " (there is " + path.Base(have) + ")"
		}
	}
	return ""
}

// resolve returns the name in the archive of href as written in file from.
func (c *checker) resolve(from, href string) string {
	name, err := resolve(from, href)
	if err != nil {
		c.find(codeLink, from, "%q is no address", href)
	}
	return name
}

func resolve(from, href string) (string, error) {
	p, err := url.PathUnescape(href)
	if err != nil {
		return "", err
	}
	return path.Join(path.Dir(from), p), nil
}

// workspace is the memory that reading one document takes.
type workspace struct {
	raw     bytes.Buffer
	scanner scanner
}

var workspaces = sync.Pool{New: func() any { return &workspace{} }}

const xhtmlType = "application/xhtml+xml"

// documents reads every XHTML document.
func (c *checker) documents() {
	var names []string
	for _, it := range c.pkg.Items {
		if name := c.resolve(c.opf, it.Href); it.MediaType == xhtmlType && c.files[name] != nil {
			if _, ok := c.place[name]; !ok && name != c.nav {
				c.warn(codeSpine, name, "not in the spine")
			}
			if !c.locked[name] && !c.noted.knows(name) {
				names = append(names, name)
			}
		}
	}
	work := func(i int) (*document, error) {
		w := workspaces.Get().(*workspace)
		defer workspaces.Put(w)
		w.raw.Reset()
		if err := readInto(&w.raw, c.files[names[i]]); err != nil {
			d := &document{}
			d.fail(names[i], 0, err.Error())
			return d, nil //nolint:nilerr // a finding like others
		}
		return parseDocument(names[i], w.raw.Bytes(), &w.scanner), nil
	}
	// Neither work nor emit fails: findings are collected.
	_ = parallel.Ordered(context.Background(), 0, len(names), work, func(i int, d *document) error {
		for _, f := range d.findings {
			c.note(f)
		}
		c.docs[names[i]] = c.settle(names[i], d)
		return nil
	})
}

// noPlaces is a document without identifiers and links, of which a book has many.
var noPlaces = &document{}

// settle checks the links of d that lead to whole files, and keeps what is
// needed for those that lead to places in files.
func (c *checker) settle(name string, d *document) *document {
	kept := &document{ids: d.ids, broken: d.broken}
	for _, l := range d.links {
		if strings.Contains(l.to, "#") {
			kept.links = append(kept.links, l)
		} else {
			c.link(name, l)
		}
	}
	if len(kept.ids)+len(kept.links) == 0 && !kept.broken {
		return noPlaces
	}
	return kept
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
	at := Finding{codeLink, diag.Error, from, int(l.line), ""}
	find := func(format string, args ...any) {
		at.Message = fmt.Sprintf(format, args...)
		c.note(at)
	}
	to, fault := target(from, l)
	if fault != "" {
		find("%s", fault)
	}
	if to.file == "" {
		return
	}
	if _, ok := c.items[to.file]; !ok {
		find("%s leads to no file of the book%s", l.to, c.otherCase(to.file))
		return
	}
	if to.fragment != "" && !c.has(to) {
		find("%s leads to no place in the book", l.to)
	}
	if _, ok := c.place[to.file]; !ok && l.anchor && to.file != c.nav {
		find("%s leads out of the spine", l.to)
	}
}

// location is a file of the book, by its full name, and what names a place in it.
type location struct{ file, fragment string }

// has reports whether a document has a place; one that was not read may have it.
func (c *checker) has(to location) bool {
	if c.noted.knows(to.file) {
		return c.noted.has(to.file, to.fragment)
	}
	d := c.docs[to.file]
	return d == nil || d.broken || d.has(to.fragment)
}

// target returns where in the book a reference leads: nowhere where it leads out
// of it or is at fault.
func target(from string, l reference) (to location, fault string) {
	if id, ok := strings.CutPrefix(l.to, "#"); ok && !strings.ContainsAny(id, "%#") {
		return location{from, id}, ""
	}
	if l.anchor && isPlainWeb(l.to) {
		return to, ""
	}
	u, err := url.Parse(l.to)
	if err != nil {
		return to, fmt.Sprintf("%q is no address", l.to)
	}
	if u.IsAbs() || u.Host != "" {
		if !l.anchor && (u.Scheme == "http" || u.Scheme == "https") {
			return to, l.to + " is fetched from the network"
		}
		return to, ""
	}
	file, fragment, _ := strings.Cut(l.to, "#")
	name := from
	if file != "" {
		if name, err = resolve(from, file); err != nil {
			return to, fmt.Sprintf("%q is no address", file)
		}
	}
	return location{name, fragment}, ""
}

// isPlainWeb reports whether an address leads out to the web and is sound without
// parsing: it has neither a port nor escapes.
func isPlainWeb(address string) bool {
	rest, ok := strings.CutPrefix(address, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(address, "http://"); !ok {
			return false
		}
	}
	for i := range len(rest) {
		c := rest[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && c != '/' && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return rest != ""
}
