package archive

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"

	"github.com/wenzhai/wenzhai/convert/archive/docx"
	"github.com/wenzhai/wenzhai/convert/archive/mailbox"
	"github.com/wenzhai/wenzhai/convert/archive/packing"
	"github.com/wenzhai/wenzhai/convert/archive/pick"
	"github.com/wenzhai/wenzhai/convert/archive/warc"
	"github.com/wenzhai/wenzhai/convert/article/charset"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/convert/scratch"
)

// box is a packed file that is being opened.
type box struct {
	*opener
	named string // for diagnostics, slash-separated
	depth int    // how many archives it lies in
	found bool   // it was not named itself

	budget *budget         // of the outermost archive; nil = this is it
	pages  map[string]bool // of a web archive, by their names; nil = all
	rules  *pick.Rules
	prefix string // of names in the root of rules: "folder/a.zip/"
}

// unpack adds what a packed file holds. It returns plain where the file is not
// packed, and then added nothing.
func (b box) unpack(r io.ReaderAt, size int64) (packing.Wrap, error) {
	p, err := packing.At(r)
	if err != nil {
		return packing.Plain, err
	}
	if b.budget == nil {
		b.budget = b.newBudget(size)
	}
	if ext := path.Ext(b.named); p.Wrap == packing.Plain && (strings.EqualFold(ext, ".zip") || strings.EqualFold(ext, ".epub")) {
		p.Wrap = packing.Zipped // says what is wrong with it
	}
	switch p.Wrap {
	case packing.Plain:
		return packing.Plain, nil
	case packing.Zipped:
		return packing.Zipped, b.addZip(r, size)
	case packing.Tarred:
		return packing.Tarred, b.addTar(r, size)
	case packing.Webbed:
		return packing.Webbed, b.addWARC(r, size)
	case packing.Mailed:
		return packing.Mailed, b.addMails(r, size)
	default:
		return p.Wrap, b.unpackStream(p, io.NewSectionReader(r, 0, size), size)
	}
}

// unpackStream adds the tar archive, or the one file, that r unpacks to.
func (b box) unpackStream(p packing.Way, r io.Reader, size int64) error {
	f, n, err := b.decompress(p, r, size)
	if err != nil {
		return err
	}
	inner, err := packing.At(f)
	if err != nil {
		return err
	}
	switch inner.Wrap {
	case packing.Tarred:
		return b.addTar(f, n)
	case packing.Mailed:
		return b.addMails(f, n)
	case packing.Webbed:
		return b.addWARC(f, n)
	}
	name := path.Base(b.named)
	b.add("", &Source{
		path: b.named, name: strings.TrimSuffix(name, path.Ext(name)), size: n,
		open: func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(f, 0, n)), nil },
	})
	return nil
}

var packageName = regexp.MustCompile(`^(archive/|compress/)?[a-z0-9]+: `)

// harm returns what a decoder says without the name of its package.
func harm(err error) string {
	return packageName.ReplaceAllString(err.Error(), "")
}

// decompress unpacks a whole file to a temporary one, which Close removes.
func (b box) decompress(p packing.Way, r io.Reader, size int64) (*os.File, int64, error) {
	named := b.named
	body, err := p.Unpack(r)
	if err != nil {
		return nil, 0, diag.New(diag.BrokenArchive, named, 0, "the packed file is damaged: %v", harm(err))
	}
	f, n, err := b.spool(body, size, b.budget)
	var bomb *tooMuch
	var none *scratch.NoPlace
	switch {
	case errors.As(err, &none):
		return nil, 0, err
	case errors.As(err, &bomb):
		return nil, 0, diag.New(diag.BrokenArchive, named, 0, "%v", bomb)
	case err != nil && n > 0 && f != nil:
		d := diag.New(diag.BrokenArchive, named, 0, "the packed file is damaged (%v); what could be unpacked is read", harm(err))
		b.report(d)
	case err != nil:
		return nil, 0, diag.New(diag.BrokenArchive, named, 0, "the packed file is damaged: %v", harm(err))
	}
	return f, n, nil
}

// tooMuch says that a packed file unpacks to more than is believable.
type tooMuch struct{ why string }

func (e *tooMuch) Error() string { return e.why }

// addWARC adds the pages of a web archive; all that it holds are resources. Of an
// address that was fetched again the last is taken.
func (b box) addWARC(r io.ReaderAt, size int64) error {
	root := &zipRoot{named: b.named, files: map[string]*packed{}, web: true}
	pages := map[string]*Source{}
	damaged := warc.Read(r, size, func(rec *warc.Record) bool {
		name := warc.Name(rec.URL)
		root.files[name] = &packed{name: name, size: -1, open: func() (io.ReadCloser, error) { return b.openRecord(rec) }}
		switch {
		case !rec.IsPage():
			b.skip(cmp.Or(rec.Kind, "no media type"))
		case b.pages != nil && !b.pages[name]:
			b.skip("page inside a page")
		default:
			if pages[name] == nil {
				pages[name] = &Source{path: root.display(name), name: path.Base(name) + ".html", rel: name, size: -1, root: root}
				b.add("", pages[name])
			}
			pages[name].front = map[string][]string{"url": {rec.URL.String()}, "saved": {rec.Date}}
		}
		return b.ctx.Err() == nil && len(root.files) < b.opt.MaxEntries
	})
	if damaged > 0 {
		b.broken(b.named, fmt.Sprintf("the web archive is damaged in %d places; the rest is read", damaged))
	}
	return nil
}

// Of more than someMails in a file, minMail is how many bytes they have on an average
// at least: their headers alone have about as many. One of noMail bytes says neither
// who sent it nor when.
const (
	someMails = 5000
	minMail   = 1 << 10
	noMail    = 64
)

// addMails adds the mails of a file, as those that lie in files of their own.
func (b box) addMails(r io.ReaderAt, size int64) error {
	n, none := 0, 0
	mailbox.Read(r, size, func(m mailbox.Mail) bool {
		if m.Size < noMail {
			none++
		}
		if n++; none > someMails || int64(n) > someMails+size/minMail {
			b.broken(b.named, "it holds far more mails than its size allows; the rest is not read")
			return false
		}
		if m.Left {
			b.skip("mail that was thrown away")
			return b.ctx.Err() == nil
		}
		b.add("", &Source{path: fmt.Sprintf("%s/%d.eml", b.named, n), size: m.Size, open: func() (io.ReadCloser, error) {
			text, err := m.Read(b.opt.MaxFile)
			return io.NopCloser(bytes.NewReader(text)), err
		}})
		return b.ctx.Err() == nil && !b.full
	})
	return nil
}

// openRecord opens what a server sent; a page is in UTF-8 where the server says in
// what else it was.
func (b box) openRecord(rec *warc.Record) (io.ReadCloser, error) {
	body, err := rec.Open()
	if err != nil {
		return nil, &damage{err}
	}
	if !rec.IsPage() || rec.Charset == "" {
		return &entryReader{io.NopCloser(body)}, nil
	}
	data, err := readLimited(nil, body, -1, b.opt.MaxFile)
	if err != nil {
		return nil, &damage{err}
	}
	return io.NopCloser(bytes.NewReader(charset.DecodeAs(data, rec.Charset).Text)), nil
}

// addWACZ adds the pages of a zip archive that holds web archives (WACZ 1.1), and
// none of what it says about them. It reports false where root is none.
func (b box) addWACZ(root *zipRoot) bool {
	if root.files["pages/pages.jsonl"] == nil || root.files["datapackage.json"] == nil {
		return false
	}
	var lists []string
	for _, name := range root.list("pages").names {
		lists = append(lists, "pages/"+name)
	}
	b.pages = warc.Listed(lists, root.open, b.opt.MaxFile)
	for _, name := range root.list("archive").names {
		if p := root.files["archive/"+name]; p != nil && packing.Container(name) {
			b.openInner(p)
		}
	}
	return true
}

// addDocument adds the article that a document of Word is, whose pictures are in the
// package. It reports false where root is none.
func (b box) addDocument(root *zipRoot) bool {
	if root.files["[Content_Types].xml"] == nil {
		return false
	}
	d := docx.Find(root.open)
	if d == nil {
		return false
	}
	s := &Source{path: b.named, rel: d.Name, size: -1, root: root, fragment: true, damaged: new(atomic.Pointer[error])}
	s.front = map[string][]string{"author": {d.Author}, "saved": {d.Created}}
	s.open = func() (io.ReadCloser, error) {
		text, err := d.HTML()
		s.damaged.Store(&err)
		return io.NopCloser(bytes.NewReader(text)), nil
	}
	b.add("", s)
	return true
}

// openInner adds what an archive or e-book inside another archive holds.
func (b box) openInner(p *packed) {
	b = box{
		opener: b.opener, named: joinNamed(b.named, p.name), depth: b.depth + 1, found: true, budget: b.budget, pages: b.pages,
		rules: b.rules, prefix: b.prefix + p.name + "/",
	}
	if b.depth > maxNested {
		b.report(diag.New(diag.TooDeep, b.named, 0, "is an archive inside an archive inside an archive, and is not opened"))
		return
	}
	if err := b.openPacked(p); err != nil {
		b.report(asDiagnostic(b.named, err))
	}
}

// maxNested is how many archives an archive may lie in.
const maxNested = 1

func (b box) openPacked(p *packed) error {
	r, err := p.open()
	if err != nil {
		return err
	}
	defer r.Close()
	if p.size >= 0 && p.size <= smallBox {
		data, err := readLimited(nil, r, p.size, smallBox)
		if err != nil {
			return err
		}
		return b.unpackOrSay(bytes.NewReader(data), int64(len(data)))
	}
	f, n, err := b.spool(r, max(p.size, ratioFloor), nil)
	var bomb *tooMuch
	if errors.As(err, &bomb) {
		return diag.New(diag.BrokenArchive, b.named, 0, "%v", bomb)
	}
	if err != nil {
		return err
	}
	return b.unpackOrSay(f, n)
}

// smallBox is the largest archive inside an archive that is held in memory.
const smallBox = 1 << 20

// unpackOrSay is unpack for a file that has an archive's name.
func (b box) unpackOrSay(r io.ReaderAt, size int64) error {
	w, err := b.unpack(r, size)
	if err == nil && w == packing.Plain {
		return diag.New(diag.BrokenArchive, b.named, 0, "is not the archive that its name says it is")
	}
	return err
}

// unpackFile adds what a packed file of the file system holds; plain as unpack.
func (b box) unpackFile(key string, f *os.File) (packing.Wrap, error) {
	info, err := f.Stat()
	if err != nil {
		return packing.Plain, err
	}
	n := len(b.sources)
	w, err := b.unpack(f, info.Size())
	b.identify(n, key, info)
	// A book of our own that lies in a folder is read where it is named besides.
	if w != packing.Plain && (err != nil || len(b.sources) > n) {
		b.seen[key] = true
	}
	return w, err
}

// box opens an archive or an e-book that lies in a folder.
func (w *walker) box(rel string) {
	display := w.root.display(rel)
	if !w.a.opens(w.rules, rel, display) {
		return
	}
	key, err := filepath.EvalSymlinks(w.root.identity(rel))
	if err == nil && w.a.seen[key] {
		return
	}
	f, err := regular.OpenIn(w.root.Root, filepath.FromSlash(rel))
	if err != nil {
		w.a.report(asDiagnostic(display, err))
		return
	}
	w.a.closers = append(w.a.closers, f)
	kind, err := box{opener: w.a, named: display, found: true, rules: w.rules, prefix: rel + "/"}.unpackFile(key, f)
	switch {
	case err != nil:
		w.a.report(asDiagnostic(display, err))
	case kind == packing.Plain:
		w.a.leaveUnknown(display)
	}
}
