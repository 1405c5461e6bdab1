package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/wenzhai/wenzhai/convert/archive/site"
	"github.com/wenzhai/wenzhai/convert/archive/warc"
	"github.com/wenzhai/wenzhai/convert/cache"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// The errors of Resource, besides fs.ErrNotExist and those of the file system.
var (
	// ErrOutside says that a reference leads out of its root.
	ErrOutside = errors.New("lies outside the archive")
	// ErrTooLarge says that a file is over the size limit.
	ErrTooLarge = errors.New("is over the size limit")
)

// Source is one file that may hold articles.
type Source struct {
	path string
	name string // "" = the last element of path
	rel  string // slash-separated, from the root; "" if there is no root
	size int64
	mod  time.Time
	max  int64
	open func() (io.ReadCloser, error) // nil: the file rel of root
	root root                          // nil: no resources

	front    map[string][]string
	fragment bool
	named    bool
	damaged  *atomic.Pointer[error] // nil: of a source that is read whole or not at all

	id    string // of the file on this machine; "" = that of rel in root, if there is one
	stamp cache.Stamp
}

// root is where a source's resources may come from.
type root interface {
	// open opens the file of a slash-separated name inside the root. The name
	// is local (fs.ValidPath).
	open(name string) (io.ReadCloser, error)
	// find returns the one file with a base name, anywhere inside the root.
	find(base string) (name string, ok bool)
	// display returns the name as diagnostics give it.
	display(name string) string
	// identity tells the file of a name from all others on this machine; "" =
	// that is not known.
	identity(name string) string
	// holds reports whether there is something of this name.
	holds(name string) bool
	// list returns what a folder holds; "." is the root.
	list(dir string) *listing
	// surroundings returns the path that names in this root are joined to, and
	// finds the roots of such paths.
	surroundings() (path string, reach reach)
}

// Path returns the source's name for diagnostics: slash-separated, beginning
// as the user named it ("posts/a.md", "arch.zip/dir/a.md", "-").
func (s *Source) Path() string { return s.path }

// Name returns the last element of Path; of a single file that is packed by
// itself, without the packer's extension.
func (s *Source) Name() string {
	if s.name != "" {
		return s.name
	}
	return path.Base(s.path)
}

// Rel returns the source's name from its root, slash-separated; "" if it has none.
func (s *Source) Rel() string { return s.rel }

// Size returns the source's size in bytes as its folder states it; -1 if
// unknown.
func (s *Source) Size() int64 { return s.size }

// ModTime returns the time of the last modification; zero if unknown.
func (s *Source) ModTime() time.Time { return s.mod }

// Front returns what is said of the source outside of it, by the names that keys
// of front matter have: by the package of an e-book, or by the list of an export
// that keeps texts in files of their own. It is nil for other sources and not to
// be changed.
func (s *Source) Front() map[string][]string { return s.front }

// Named reports whether the source itself was named, and not a folder or an
// archive that it is in.
func (s *Source) Named() bool { return s.named }

// Fragment reports whether the source is known to hold an article and nothing
// beside it, as a document of an e-book does.
func (s *Source) Fragment() bool { return s.fragment }

// Damaged returns what Read found damaged in what it returned, or nil.
func (s *Source) Damaged() error {
	if s.damaged == nil || s.damaged.Load() == nil {
		return nil
	}
	return *s.damaged.Load()
}

// Read returns the source's bytes. The error is a diag.Diagnostic:
// diag.TooLarge, diag.BrokenArchive for a damaged packed entry, or
// diag.Unreadable.
func (s *Source) Read() ([]byte, error) { return s.ReadInto(nil) }

// ReadInto is Read into the memory of buf, as far as that goes.
func (s *Source) ReadInto(buf []byte) ([]byte, error) {
	f, err := s.reader()
	if err != nil {
		return nil, s.failure(err)
	}
	defer f.Close()
	data, err := readLimited(buf, f, s.size, s.max)
	if err != nil {
		return nil, s.failure(err)
	}
	return data, nil
}

func (s *Source) reader() (io.ReadCloser, error) {
	switch {
	case s.open != nil:
		return s.open()
	case s.root == nil:
		return nil, fs.ErrNotExist
	}
	return s.root.open(s.rel)
}

func (s *Source) failure(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return diag.New(diag.Unreadable, s.path, 0, "is gone")
	}
	return asDiagnostic(s.path, err)
}

// Resource returns the file that ref names, for instance a picture, and its
// name for diagnostics. A relative ref counts from the source's folder, one
// with a leading slash from the root; percent signs are decoded, a query and a
// fragment ignored. The file must lie in the source's root, also after its
// symbolic links are followed.
//
// The error is or wraps ErrOutside, ErrTooLarge, fs.ErrNotExist or an error of
// the file system.
func (s *Source) Resource(ref string) (name string, data []byte, err error) {
	if name, data, ok := s.Archived(ref); ok {
		return name, data, nil
	}
	var firstErr error
	for _, n := range s.candidates(ref) {
		if !fs.ValidPath(n) {
			firstErr = keep(firstErr, ErrOutside)
			continue
		}
		data, err := s.readResource(n)
		if err == nil {
			return s.root.display(n), data, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return s.root.display(n), nil, err
		}
		firstErr = keep(firstErr, err)
	}
	if firstErr == nil {
		firstErr = fs.ErrNotExist
	}
	if name, data, err := s.anyForm(ref); err == nil {
		return name, data, nil
	}
	return ref, nil, fmt.Errorf("%s: %w", ref, firstErr)
}

// OfWeb reports whether the source is a page of a web archive.
func (s *Source) OfWeb() bool {
	r, ok := s.root.(*zipRoot)
	return ok && r.web
}

// Archived returns what a web archive has of an address that a page of it names.
func (s *Source) Archived(ref string) (name string, data []byte, ok bool) {
	if !s.OfWeb() {
		return "", nil, false
	}
	page, err := url.Parse("http://" + s.rel)
	if err != nil {
		return "", nil, false
	}
	u, err := page.Parse(strings.TrimSpace(ref))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return "", nil, false
	}
	name = warc.Name(u)
	data, err = s.readResource(name)
	return s.root.display(name), data, err == nil
}

// anyForm returns the file that ref names in other letters or, as generators of
// sites do, in other folders.
func (s *Source) anyForm(ref string) (name string, data []byte, err error) {
	ref = site.Local(ref)
	if n, ok := s.byID(ref); ok {
		data, err = s.readResource(n)
		return s.root.display(n), data, err
	}
	names := s.candidates(ref)
	for _, n := range names[:min(1, len(names))] {
		if !fs.ValidPath(n) {
			continue
		}
		if n, err = alike(s.root, n); err != nil {
			continue
		}
		if data, err = s.readResource(n); err == nil {
			return s.root.display(n), data, nil
		}
	}
	if len(names) == 0 || hasScheme(ref) || hostless(ref) {
		return ref, nil, fs.ErrNotExist
	}
	bare := bareName(ref)
	if decoded, err := url.PathUnescape(bare); err == nil {
		bare = decoded
	}
	return s.elsewhere(bare)
}

// byID returns the file that a note of Joplin names by its identity alone,
// ":/id": "resources/id.png" beside the note.
func (s *Source) byID(ref string) (string, bool) {
	id, ok := strings.CutPrefix(ref, ":/")
	if !ok || s.root == nil || id == "" {
		return "", false
	}
	dir := path.Join(path.Dir(s.rel), "resources")
	names := s.root.list(dir).names
	i, exact := slices.BinarySearch(names, id+".")
	if exact || i == len(names) || !strings.HasPrefix(names[i], id+".") {
		return "", false
	}
	return path.Join(dir, names[i]), true
}

// hostless reports whether ref names a host without a scheme.
func hostless(ref string) bool { return strings.HasPrefix(ref, "//") || strings.HasPrefix(ref, `\\`) }

// bareName returns an address without its query and fragment.
func bareName(ref string) string {
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		return ref[:i]
	}
	return ref
}

// MayHold reports whether a folder that ref names, as in Resource, may be there: to
// spare looking for one file of it after the other.
func (s *Source) MayHold(ref string) bool {
	return slices.ContainsFunc(s.candidates(ref), func(n string) bool { return fs.ValidPath(n) && s.root.holds(n) })
}

func keep(first, err error) error {
	if first != nil {
		return first
	}
	return err
}

func (s *Source) readResource(name string) ([]byte, error) {
	return readFrom(s.root, name, s.max)
}

func readFrom(r root, name string, most int64) ([]byte, error) {
	f, err := r.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readLimited(nil, f, -1, most)
}

// candidates returns the names in the root that ref may mean, likeliest first:
// decoded, as written, and in both Unicode normal forms, since archivers and
// file systems differ there.
func (s *Source) candidates(ref string) []string {
	ref = strings.TrimSpace(ref)
	if s.root == nil || ref == "" {
		return nil
	}
	if hasScheme(ref) || hostless(ref) {
		return []string{".."}
	}
	bare := bareName(ref)
	var out []string
	add := func(r string) {
		if n := s.resolve(r); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	if dec, err := url.PathUnescape(bare); err == nil {
		add(dec)
		if strings.ContainsFunc(dec, func(r rune) bool { return r >= utf8.RuneSelf }) {
			add(norm.NFC.String(dec))
			add(norm.NFD.String(dec))
		}
		if dec == ref {
			return out
		}
	}
	add(bare)
	add(ref)
	return out
}

// resolve returns the clean name of r in the root; it begins with ".." where r
// leads outside.
func (s *Source) resolve(r string) string {
	r = strings.ReplaceAll(r, `\`, "/")
	if strings.HasPrefix(r, "/") {
		return path.Clean(strings.TrimLeft(r, "/"))
	}
	return path.Join(path.Dir(s.rel), r)
}

// hasScheme reports whether ref begins as an absolute URL or a Windows drive.
func hasScheme(ref string) bool {
	for i, c := range []byte(ref) {
		switch {
		case c == ':':
			return i > 0
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return false
}

// readLimited reads all of r, at most limit bytes, into the memory of buf as far
// as that goes. size is the likely length, or -1.
func readLimited(buf []byte, r io.Reader, size, limit int64) ([]byte, error) {
	if size > limit {
		return nil, tooLarge(limit)
	}
	b := bytes.NewBuffer(buf[:0])
	if size > 0 {
		// One byte more than needed lets ReadFrom see the end without growing.
		b.Grow(int(min(size, 1<<20)) + bytes.MinRead)
	}
	n, err := b.ReadFrom(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if n > limit {
		return nil, tooLarge(limit)
	}
	return b.Bytes(), nil
}

func tooLarge(limit int64) error {
	return fmt.Errorf("%w of %d MiB", ErrTooLarge, max(limit>>20, 1))
}

// joinNamed returns rel below the path as the user named it; "" = it has none.
func joinNamed(named, rel string) string {
	named = filepath.ToSlash(named)
	if named == "" || strings.HasSuffix(named, "/") {
		return named + rel
	}
	return named + "/" + rel
}
