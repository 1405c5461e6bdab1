package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"syscall"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/joplin"
	"github.com/wenzhai/wenzhai/convert/archive/omnivore"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/packing"
	"github.com/wenzhai/wenzhai/convert/archive/pick"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/regular"
)

// dirRoot is a folder that nothing is read outside of; os.Root holds that also
// against symbolic links that change while we read.
type dirRoot struct {
	*os.Root
	named     string      // as the user named it
	canonical string      // its absolute path without symbolic links
	all       *[]*dirRoot // that were named
	index     nameIndex
	lists     sync.Map // of folders to their listings
	held      sync.Map // of names to whether something is there, see holds
	around    *around  // the site that it is a part of; nil = none that is known
	walked    bool     // it was named itself, not a file in it
}

// holds reports whether there is something of this name. It asks once: what comes
// while an archive is read is not part of it.
func (r *dirRoot) holds(name string) bool {
	if known, ok := r.held.Load(name); ok {
		return known == true
	}
	_, err := r.Stat(filepath.FromSlash(name))
	r.held.Store(name, err == nil)
	return err == nil
}

func (r *dirRoot) open(name string) (io.ReadCloser, error) {
	f, err := regular.OpenIn(r.Root, filepath.FromSlash(name))
	if errors.Is(err, regular.ErrNone) {
		return nil, errNoFile
	}
	if err != nil {
		return nil, rooted(err)
	}
	return f, nil
}

// errNoFile says that something is there, but no file.
var errNoFile = fmt.Errorf("is not a file: %w", fs.ErrNotExist)

func (r *dirRoot) display(name string) string { return joinNamed(r.named, name) }

func (r *dirRoot) identity(name string) string {
	return filepath.Join(r.canonical, filepath.FromSlash(name))
}

// rooted returns ErrOutside for the refusal of os.Root to leave its folder: the
// only error it gives that does not come from the operating system.
func rooted(err error) error {
	var errno syscall.Errno
	if errors.As(err, &errno) || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return ErrOutside
}

// rootAt returns the root of a folder, opened once for all that share it.
func (a *opener) rootAt(named string) (*dirRoot, error) {
	if r := a.roots[named]; r != nil {
		return r, nil
	}
	canonical, err := canonicalPath(named)
	if err != nil {
		return nil, err
	}
	osRoot, err := os.OpenRoot(named)
	if err != nil {
		return nil, err
	}
	r := &dirRoot{Root: osRoot, named: named, canonical: canonical, all: &a.folders}
	a.roots[named] = r
	a.folders = append(a.folders, r)
	a.closers = append(a.closers, osRoot)
	r.lookAround(a)
	return r, nil
}

// canonicalPath returns the absolute path of a file without symbolic links.
func canonicalPath(p string) (string, error) {
	abs, err := filepath.Abs(p)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// openDir adds all sources in and below a named folder.
func (a *opener) openDir(named string) error {
	r, err := a.rootAt(named)
	if err != nil {
		return err
	}
	r.walked = true
	w := walker{a: a, root: r, fsys: r.FS(), fronts: fronts{}, rules: a.choice.Rules()}
	return w.walk(".", 0)
}

// walker reads a folder and those below it.
type walker struct {
	a      *opener
	root   *dirRoot
	fsys   fs.FS
	fronts fronts
	rules  *pick.Rules
}

// walk adds the sources of one folder in natural order of their names.
func (w *walker) walk(dir string, depth int) error {
	entries, err := fs.ReadDir(w.fsys, dir)
	names := order.NamesOf(entries, fs.DirEntry.Name)
	sort.SliceStable(entries, func(i, j int) bool { return names.Less(entries[i].Name(), entries[j].Name()) })
	shelf, notes := false, []string(nil)
	for _, e := range entries {
		shelf = shelf || e.Name() == catalogueStart
		switch rel := path.Join(dir, e.Name()); {
		case !e.Type().IsRegular():
		case e.Name() == pick.IgnoreFile:
			w.a.ignore(w.rules, w.root, rel, rel)
		case omnivore.IsList(e.Name()):
			w.a.readList(w.root, rel, w.fronts)
		case joplin.IsItem(e.Name()):
			notes = append(notes, rel)
		}
	}
	w.a.readNotes(w.root, notes, w.fronts)
	for _, e := range entries {
		if ended := w.a.ctx.Err(); ended != nil {
			return ended
		}
		rel := path.Join(dir, e.Name())
		if shelf && catalogueFile.MatchString(e.Name()) && w.catalogue(rel, e) {
			w.a.leave("catalogue", w.root.display(rel), "")
			continue
		}
		w.entry(rel, e, depth)
	}
	return err
}

// The files of a catalogue of e-books, as wenzhai catalog and others write them.
const catalogueStart = "opds.xml"

var (
	catalogueFile = regexp.MustCompile(`^(opds(-\d+)?\.(xml|json)|index(-\d+)?\.html)$`)
	catalogueMark = regexp.MustCompile(`application/(atom\+xml;profile=opds-catalog|opds\+json)`)
)

// catalogue reports whether a file is of a catalogue (OPDS 1.2 §1): what stands
// there are books and not articles.
func (w *walker) catalogue(rel string, e fs.DirEntry) bool {
	if !e.Type().IsRegular() {
		return false
	}
	f, err := w.fsys.Open(rel)
	if err != nil {
		return false
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 2048))
	return err == nil && catalogueMark.Match(head)
}

func (w *walker) entry(rel string, e fs.DirEntry, depth int) {
	if folder, ok := generator.Mark(rel); ok {
		w.a.marks = append(w.a.marks, mark{w.root, folder})
	}
	switch mode := e.Type(); {
	case hidden(e.Name()) && !w.a.choice.Hidden(e.Name()):
		w.a.leave("hidden", w.root.display(rel), "")
	case mode.IsDir():
		if !w.a.closed(w.rules, rel, w.root.display(rel)+"/") {
			w.folder(rel, depth+1)
		}
	case mode&fs.ModeSymlink != 0:
		w.link(rel)
	case !mode.IsRegular():
		w.special(rel)
	case packing.Container(rel):
		w.box(rel)
	case !known(rel) && !w.a.choice.Suffix(rel):
		w.a.leaveUnknown(w.root.display(rel))
	default:
		info, err := e.Info()
		w.file(rel, "", info, err)
	}
}

// special passes over a pipe, a socket or a device, and says so where its name is
// that of an article or an archive.
func (w *walker) special(rel string) {
	w.a.leave("special", w.root.display(rel), "")
	d := diag.New(diag.Unreadable, w.root.display(rel), 0, "is a pipe, a socket or a device, and is passed over")
	d.Hint, d.Severity = "", diag.Note
	if known(rel) || packing.Container(rel) {
		d.Severity = diag.Warning
	}
	w.a.report(d)
}

func (w *walker) folder(rel string, depth int) {
	if depth > maxDepth {
		w.a.report(diag.New(diag.TooDeep, w.root.display(rel), 0, "folders are nested more than %d deep; this one is left out", maxDepth))
		return
	}
	if err := w.walk(rel, depth); err != nil {
		w.a.report(diag.New(diag.Unreadable, w.root.display(rel), 0, "the folder cannot be read: %v", cause(err)))
	}
}

// link adds the file that a symbolic link inside the root leads to. Links to
// folders inside it are not followed: what they hold is read where it lies.
func (w *walker) link(rel string) {
	info, err := w.root.Stat(filepath.FromSlash(rel))
	switch {
	case err != nil && errors.Is(err, fs.ErrNotExist):
		w.a.report(diag.New(diag.Unreadable, w.root.display(rel), 0, "is a symbolic link to nothing"))
	case err != nil:
		w.a.leave("link", w.root.display(rel), "")
		w.a.report(diag.New(diag.LinkOutside, w.root.display(rel), 0, "the link %s", astray(err)))
	case !info.Mode().IsRegular():
		w.a.leave("link", w.root.display(rel), "")
	case !known(rel) && w.standsElsewhere(rel):
		w.a.leave("link", w.root.display(rel), "")
	case !known(rel):
		w.a.leaveUnknown(w.root.display(rel))
	default:
		key, err := filepath.EvalSymlinks(w.root.identity(rel))
		w.file(rel, key, info, err)
	}
}

// standsElsewhere reports whether a link inside the root leads to a file that the
// walk meets by its own name: that one is read, or counted, where it lies.
func (w *walker) standsElsewhere(rel string) bool {
	target, err := filepath.EvalSymlinks(w.root.identity(rel))
	if err != nil {
		return false
	}
	inside, err := filepath.Rel(w.root.canonical, target)
	return err == nil && !slices.ContainsFunc(strings.Split(inside, string(filepath.Separator)), hidden)
}

// astray says where a link leads that the system or os.Root refuses to follow.
func astray(err error) string {
	if errors.Is(err, syscall.ELOOP) {
		return "leads back to itself"
	}
	if errors.Is(rooted(err), ErrOutside) {
		return "leads out of the folder that was named; it is not followed"
	}
	return "cannot be followed: " + cause(err).Error()
}

// file adds a file; target is what a symbolic link leads to, else "".
func (w *walker) file(rel, target string, info fs.FileInfo, err error) {
	if err != nil {
		w.a.report(asDiagnostic(w.root.display(rel), err))
		return
	}
	path := w.root.display(rel)
	v, ok := w.a.chosen(w.rules, rel, path)
	if !ok {
		return
	}
	key := target
	if key == "" {
		key = w.root.identity(rel)
	}
	s := &Source{
		path: path, rel: path[len(path)-len(rel):], size: info.Size(), mod: info.ModTime(), root: w.root, front: w.fronts[rel],
		id: target, stamp: stampOf(info),
	}
	w.a.judge(s, v)
	w.a.add(key, s)
}

// openFile adds one named file, whatever its extension. Its folder is the root
// of its pictures; the file itself may be a symbolic link to anywhere, since it
// was named.
func (a *opener) openFile(named string, info fs.FileInfo) error {
	key, err := canonicalPath(named)
	if err != nil {
		return err
	}
	if _, ok := a.chosen(a.choice.Rules(), filepath.Base(named), filepath.ToSlash(named)); !ok && (whole(named) || !packing.Container(named)) {
		return nil
	}
	f, err := regular.Open(key)
	if err != nil {
		return err
	}
	if a.seen[key] {
		return f.Close()
	}
	switch w, err := (box{opener: a, named: filepath.ToSlash(named), rules: a.choice.Rules()}).unpackFile(key, f); {
	case w != packing.Plain:
		a.closers = append(a.closers, f)
		return err
	case err != nil:
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	s := &Source{
		path: filepath.ToSlash(named), named: true, rel: filepath.Base(named), size: info.Size(), mod: info.ModTime(),
		id: key, stamp: stampOf(info),
		open: func() (io.ReadCloser, error) { return regular.Open(key) },
	}
	// A file in a folder that cannot be opened is still read, without pictures.
	if r, err := a.rootAt(filepath.Dir(named)); err == nil {
		s.root = r
	}
	a.add(key, s)
	return nil
}

// openStream adds a stream that the program was started with, under its name. It
// can be read only once, so it is read now. Other pipes may never have a writer,
// and devices never end.
func (a *opener) openStream(named string) error {
	if !regular.Inherited(named) {
		d := diag.New(diag.Unreadable, filepath.ToSlash(named), 0, "is a pipe, a socket or a device, not a file or folder")
		d.Hint = "hand it in on standard input, which - stands for"
		return d
	}
	f, err := os.Open(named)
	if err != nil {
		return err
	}
	defer f.Close()
	return a.addStream(filepath.ToSlash(named), f)
}

// openStdin adds standard input.
func (a *opener) openStdin() error {
	if a.seen[Stdin] {
		return nil
	}
	a.seen[Stdin] = true
	if a.opt.Stdin == nil {
		return diag.New(diag.BadInput, Stdin, 0, "there is no standard input")
	}
	return a.addStream(Stdin, a.opt.Stdin)
}

// addStream reads r as one source, or as an archive where it begins as one.
func (a *opener) addStream(name string, r io.Reader) error {
	r, stop := interruptible(a.ctx, r)
	defer stop()
	head := make([]byte, packing.HeadLength)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	head, limit := head[:n], a.opt.MaxFile
	packed := packing.Of(head).Wrap != packing.Plain
	if packed {
		limit = maxStdinZip
	}
	data, err := readLimited(nil, io.MultiReader(bytes.NewReader(head), r), -1, limit)
	if err != nil {
		return asDiagnostic(name, err)
	}
	if packed {
		_, err := box{opener: a, named: name, rules: a.choice.Rules()}.unpack(bytes.NewReader(data), int64(len(data)))
		return err
	}
	a.add("", &Source{
		path: name, named: true, size: int64(len(data)),
		open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil },
	})
	return nil
}
