package archive

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/packing"
	"github.com/wenzhai/wenzhai/convert/archive/pick"
	"github.com/wenzhai/wenzhai/convert/archive/salvage"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// packed is one file of a zip archive, found in its directory or, where that
// is damaged, by its own header.
type packed struct {
	name     string // clean, slash-separated, inside the archive
	size     int64  // unpacked; -1 if unknown
	modified time.Time
	open     func() (io.ReadCloser, error)
}

// zipRoot is a zip archive as a root of resources.
type zipRoot struct {
	named string
	files map[string]*packed
	index nameIndex
	web   bool // the names are addresses without their schemes

	folders packedFolders
}

func (r *zipRoot) open(name string) (io.ReadCloser, error) {
	p := r.files[name]
	if p == nil {
		return nil, fs.ErrNotExist
	}
	return p.open()
}

func (r *zipRoot) display(name string) string { return joinNamed(r.named, name) }

func (r *zipRoot) identity(string) string { return "" }

// addZip adds the sources of a zip archive.
func (b box) addZip(r io.ReaderAt, size int64) error {
	named := b.named
	var files []*packed
	zr, err := zip.NewReader(r, size)
	if err == nil || errors.Is(err, zip.ErrInsecurePath) {
		files = b.directory(zr, size)
	} else {
		files = b.salvage(r, size)
		d := diag.New(diag.BrokenArchive, named, 0, "the zip archive is damaged (%v); %d files could be recovered", harm(err), len(files))
		if len(files) == 0 {
			return d
		}
		b.report(d)
	}
	return b.addPacked(files)
}

// addPacked adds those of files that are sources, or the documents of the e-book
// that they are, and makes all of them resources.
func (b box) addPacked(files []*packed) error {
	names := order.NamesOf(files, func(p *packed) string { return p.name })
	sort.SliceStable(files, func(i, j int) bool { return names.PathLess(files[i].name, files[j].name) })
	root := &zipRoot{named: b.named, files: make(map[string]*packed, len(files))}
	for _, p := range files {
		root.files[p.name] = p
	}
	if ok, err := b.addBook(root); ok || err != nil {
		return err
	}
	if b.found && isOwnMarkdown(root) {
		b.leave("book made by wenzhai", b.named, "")
		return nil
	}
	if b.addWACZ(root) || b.addDocument(root) {
		return nil
	}
	fronts := b.readingList(root)
	b.ignoreFiles(root, files)
	for _, p := range files {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		if folder, ok := generator.Marks(p.name); ok {
			b.marks = append(b.marks, mark{root, folder})
		}
		switch {
		case b.hides(p.name):
			b.leave("hidden", root.display(p.name), "")
		case !known(p.name) && !packing.Container(p.name) && !b.choice.Suffix(b.prefix+p.name):
			b.leaveUnknown(root.display(p.name))
		case root.files[p.name] != p:
			d := diag.New(diag.BrokenArchive, root.display(p.name), 0, "the archive holds this name more than once; the last one is read")
			d.Severity = diag.Warning
			b.report(d)
		case packing.Container(p.name):
			if b.opens(b.rules, b.prefix+p.name, root.display(p.name)) {
				b.openInner(p)
			}
		default:
			b.addFile(root, p, fronts[p.name])
		}
	}
	return nil
}

// addFile adds a file that may hold articles.
func (b box) addFile(root *zipRoot, p *packed, front map[string][]string) {
	s := &Source{
		path: root.display(p.name), rel: p.name, size: p.size, mod: timeOrZero(p.modified), root: root, open: p.open, front: front,
	}
	if v, ok := b.chosen(b.rules, b.prefix+p.name, s.path); ok {
		b.judge(s, v)
		b.add("", s)
	}
}

// ignoreFiles reads the files .wenzhaiignore, those of folders above first.
func (b box) ignoreFiles(root *zipRoot, files []*packed) {
	var names []string
	for _, p := range files {
		if path.Base(p.name) == pick.IgnoreFile {
			names = append(names, p.name)
		}
	}
	slices.SortStableFunc(names, func(x, y string) int { return strings.Count(x, "/") - strings.Count(y, "/") })
	for _, name := range names {
		b.ignore(b.rules, root, name, b.prefix+name)
	}
}

// hides reports whether a file is hidden, and no option names what it is hidden in.
func (b box) hides(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return hidden(part) && !b.choice.Hidden(part) })
}

func hiddenPath(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), hidden)
}

// salvage returns what can be recovered of a zip archive without its directory.
func (b box) salvage(r io.ReaderAt, size int64) []*packed {
	x := salvage.Search{
		Reader: r, Size: size, Take: b.budget.take, Name: func(raw string) string { return decodeName(raw, true) },
		Most: maxRatio, Floor: ratioFloor, TooPacked: tooPacked, TooDense: tooDense,
		Say: func(name, why string) {
			if name == "" {
				b.broken(b.named, why)
			} else {
				b.leaveOut(name, why)
			}
		},
	}
	var out []*packed
	for _, f := range x.Files(b.ctx) {
		out = append(out, &packed{name: f.Name, size: f.Size, open: func() (io.ReadCloser, error) {
			r, err := f.Open()
			return &entryReader{r}, err
		}})
	}
	return out
}

// directory returns the usable files that a zip archive's directory lists and
// reports the others.
func (b box) directory(zr *zip.Reader, size int64) []*packed {
	bad := b.overlapping(zr.File, size)
	var out []*packed
	dense := 0
	for _, f := range zr.File {
		if b.ctx.Err() != nil {
			return nil
		}
		name, ok := entryName(f)
		if strings.HasSuffix(name, "/") || f.Mode().IsDir() {
			continue
		}
		if !ok {
			b.leaveOut(name, "its name leads out of the archive; it is left out")
			continue
		}
		if bad[f] || !known(name) && f.UncompressedSize64 > uint64(b.opt.MaxFile) {
			continue
		}
		if why := unsafe(f); why != "" {
			b.leaveOut(name, why)
			continue
		}
		if !b.budget.take(int64(f.UncompressedSize64)) {
			dense++
			continue
		}
		out = append(out, &packed{
			name: name, size: int64(f.UncompressedSize64), modified: f.Modified,
			open: func() (io.ReadCloser, error) { return openEntry(f) },
		})
	}
	if dense > 0 {
		b.broken(b.named, fmt.Sprintf("%s; files left out: %d", tooDense, dense))
	}
	return out
}

// leaveOut reports why a file of the archive is left out.
func (b box) leaveOut(name, why string) { b.broken(joinNamed(b.named, name), why) }

func (a *opener) broken(path, why string) {
	a.report(diag.New(diag.BrokenArchive, path, 0, "%s", why))
}

// tooPacked is what is said of an entry beyond maxRatio.
const tooPacked = "it unpacks to over 400 times its size and is left out"

// unsafe says why an entry must not be unpacked, or "".
func unsafe(f *zip.File) string {
	switch {
	case f.Flags&0x1 != 0:
		return "it is encrypted and is left out"
	case !f.Mode().IsRegular():
		return "it is not a file and is left out"
	case f.UncompressedSize64 > ratioFloor && f.UncompressedSize64/max(f.CompressedSize64, 1) > maxRatio:
		return tooPacked
	}
	return ""
}

// overlapping returns the entries whose data lie inside another entry's: the
// mark of a bomb, which unpacks the same bytes many times over.
func (b box) overlapping(files []*zip.File, size int64) map[*zip.File]bool {
	type span struct {
		f          *zip.File
		start, end int64
	}
	spans := make([]span, 0, len(files))
	bad := map[*zip.File]bool{}
	for _, f := range files {
		if b.ctx.Err() != nil {
			return nil
		}
		at, err := f.DataOffset()
		if err != nil || f.CompressedSize64 > uint64(size) {
			bad[f] = true
			b.leaveOut(decodeName(f.Name, f.NonUTF8), "its header is damaged; it is left out")
			continue
		}
		spans = append(spans, span{f, at, at + int64(f.CompressedSize64)})
	}
	sort.SliceStable(spans, func(i, j int) bool { return spans[i].start < spans[j].start })
	var end int64
	for _, s := range spans {
		if s.start < end {
			bad[s.f] = true
			b.leaveOut(decodeName(s.f.Name, s.f.NonUTF8), "its data overlap another file's; it is left out")
		}
		end = max(end, s.end)
	}
	return bad
}

// openEntry opens an entry; damage found while reading it is a diagnostic's
// matter.
func openEntry(f *zip.File) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, &damage{err}
	}
	return &entryReader{r}, nil
}

// entryReader names the damage that unpacking finds.
type entryReader struct{ io.ReadCloser }

func (e *entryReader) Read(p []byte) (int, error) {
	n, err := e.ReadCloser.Read(p)
	if err != nil && err != io.EOF {
		err = &damage{err}
	}
	return n, err
}

// damage is an error inside a packed file.
type damage struct{ err error }

func (d *damage) Error() string { return "the packed file is damaged: " + d.err.Error() }
func (d *damage) Unwrap() error { return d.err }

// entryName returns the clean name of an entry and whether it lies inside the
// archive.
func entryName(f *zip.File) (string, bool) {
	return cleanName(decodeName(f.Name, f.NonUTF8))
}

// cleanName returns a packed file's name, slash-separated, and whether it lies
// inside the archive.
func cleanName(name string) (string, bool) {
	dir := strings.HasSuffix(name, "/")
	name = strings.ReplaceAll(name, `\`, "/")
	clean := path.Clean(name)
	if !fs.ValidPath(clean) || strings.Contains(name, "\x00") || hasScheme(name) {
		return name, false
	}
	if dir {
		clean += "/"
	}
	return clean, true
}

// decodeName returns an entry's name as UTF-8. Names without the UTF-8 flag are
// in the code page of the system that wrote them, in a Chinese archive GB18030.
func decodeName(name string, nonUTF8 bool) string {
	if utf8.ValidString(name) {
		return name
	}
	if s, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil && nonUTF8 && !strings.ContainsRune(s, utf8.RuneError) {
		return s
	}
	if s, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
		return s
	}
	return strings.ToValidUTF8(name, "\uFFFD")
}
