package archive

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/convert/scratch"
)

// box is a packed file that is being opened.
type box struct {
	named string // for diagnostics, slash-separated
	depth int    // how many archives it lies in
	found bool   // it was not named itself

	budget *budget // of the outermost archive; nil = this is it
}

// openBox adds what a packed file holds. It returns plain where the file is not
// packed, and then added nothing.
func (a *Archive) openBox(b box, r io.ReaderAt, size int64) (wrap, error) {
	head := make([]byte, magicLength)
	n, err := r.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return plain, err
	}
	if b.budget == nil {
		b.budget = a.newBudget(size)
	}
	p := packingOf(head[:n])
	w := p.wrap
	switch w {
	case plain:
		if strings.EqualFold(path.Ext(b.named), ".zip") || strings.EqualFold(path.Ext(b.named), ".epub") {
			return zipped, a.addZip(b, r, size) // says what is wrong with it
		}
		return plain, nil
	case zipped:
		return w, a.addZip(b, r, size)
	case tarred:
		return w, a.addTar(b, r, size)
	}
	f, n64, err := a.unwrap(b, p, io.NewSectionReader(r, 0, size), size)
	if err != nil {
		return w, err
	}
	n, err = f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return w, err
	}
	if isTar(string(head[:n])) {
		return w, a.addTar(b, f, n64)
	}
	name := path.Base(b.named)
	a.add("", &Source{
		path: b.named, name: strings.TrimSuffix(name, path.Ext(name)), size: n64,
		open: func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(f, 0, n64)), nil },
	})
	return w, nil
}

var packageName = regexp.MustCompile(`^(archive/|compress/)?[a-z0-9]+: `)

// harm returns what a decoder says without the name of its package.
func harm(err error) string {
	return packageName.ReplaceAllString(err.Error(), "")
}

// unwrap unpacks a whole file to a temporary one, which Close removes.
func (a *Archive) unwrap(b box, p packing, r io.Reader, size int64) (*os.File, int64, error) {
	named := b.named
	body, err := p.unpack(r)
	if err != nil {
		return nil, 0, diag.New(diag.BrokenArchive, named, 0, "the packed file is damaged: %v", harm(err))
	}
	f, n, err := a.spool(body, size, b.budget)
	var bomb *tooMuch
	var none *scratch.NoPlace
	switch {
	case errors.As(err, &none):
		return nil, 0, err
	case errors.As(err, &bomb):
		return nil, 0, diag.New(diag.BrokenArchive, named, 0, "%v", bomb)
	case err != nil && n > 0 && f != nil:
		d := diag.New(diag.BrokenArchive, named, 0, "the packed file is damaged (%v); what could be unpacked is read", harm(err))
		a.report(d)
	case err != nil:
		return nil, 0, diag.New(diag.BrokenArchive, named, 0, "the packed file is damaged: %v", harm(err))
	}
	return f, n, nil
}

// tooMuch says that a packed file unpacks to more than is believable.
type tooMuch struct{ why string }

func (e *tooMuch) Error() string { return e.why }

// openInner adds what an archive or e-book inside another archive holds.
func (a *Archive) openInner(b box, p *packed) {
	b = box{named: joinNamed(b.named, p.name), depth: b.depth + 1, found: true, budget: b.budget}
	if b.depth > maxNested {
		a.report(diag.New(diag.TooDeep, b.named, 0, "is an archive inside an archive inside an archive, and is not opened"))
		return
	}
	if err := a.openPacked(b, p); err != nil {
		a.report(asDiagnostic(b.named, err))
	}
}

// maxNested is how many archives an archive may lie in.
const maxNested = 1

func (a *Archive) openPacked(b box, p *packed) error {
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
		return a.openBoxOrSay(b, bytes.NewReader(data), int64(len(data)))
	}
	f, n, err := a.spool(r, max(p.size, ratioFloor), nil)
	var bomb *tooMuch
	if errors.As(err, &bomb) {
		return diag.New(diag.BrokenArchive, b.named, 0, "%v", bomb)
	}
	if err != nil {
		return err
	}
	return a.openBoxOrSay(b, f, n)
}

// smallBox is the largest archive inside an archive that is held in memory.
const smallBox = 1 << 20

// openBoxOrSay is openBox for a file that has an archive's name.
func (a *Archive) openBoxOrSay(b box, r io.ReaderAt, size int64) error {
	w, err := a.openBox(b, r, size)
	if err == nil && w == plain {
		return diag.New(diag.BrokenArchive, b.named, 0, "is not the archive that its name says it is")
	}
	return err
}

// openBoxFile adds what a packed file of the file system holds; plain as
// openBox.
func (a *Archive) openBoxFile(b box, key string, f *os.File) (wrap, error) {
	info, err := f.Stat()
	if err != nil {
		return plain, err
	}
	n := len(a.sources)
	w, err := a.openBox(b, f, info.Size())
	a.identify(n, key, info)
	// A book of our own that lies in a folder is read where it is named besides.
	if w != plain && (err != nil || len(a.sources) > n) {
		a.seen[key] = true
	}
	return w, err
}

// box opens an archive or an e-book that lies in a folder.
func (w *walker) box(rel string) {
	display := w.root.display(rel)
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
	kind, err := w.a.openBoxFile(box{named: display, found: true}, key, f)
	switch {
	case err != nil:
		w.a.report(asDiagnostic(display, err))
	case kind == plain:
		w.a.skipUnknown(rel)
	}
}
