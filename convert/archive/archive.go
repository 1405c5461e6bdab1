// Package archive opens what the user named (folders, files, zip archives,
// standard input) as one ordered list of sources, each bounded in size and
// shut inside its own root: neither an article nor a picture it asks for is
// ever read from outside the place that was named.
//
// Terms: a root is a named folder, the folder of a named file, or a zip
// archive; a source is one file that may hold articles; a resource is a file
// that an article refers to, such as a picture.
package archive

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/archive/pick"
	"github.com/wenzhai/wenzhai/convert/archive/shelf"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/input"
	"github.com/wenzhai/wenzhai/convert/scratch"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Defaults and fixed limits.
const (
	DefaultMaxFile    = 64 << 20 // bytes of one source or resource
	DefaultMaxEntries = 500_000  // sources of one run

	maxDepth = 128    // folders within folders
	maxAlike = 10_000 // findings of one code that are kept
)

// Options are the limits of an archive and its way to standard input.
type Options struct {
	FS         fs.FS     // read before what paths name; nil if there is none
	Stdin      io.Reader // what "-" reads; nil if there is none
	MaxFile    int64     // bytes of one file or packed entry; 0 = DefaultMaxFile
	MaxEntries int       // sources in all; 0 = DefaultMaxEntries

	// Include are patterns of the files that are read, nil = all; Exclude of those
	// that are not. They count from each named folder or archive, see package pick.
	Include, Exclude []string
	LeftOut          bool // keep what LeftOut returns
}

// Skipped counts the files of one kind that were passed over.
type Skipped struct {
	// Kind is "hidden", "link" (a symbolic link to a folder or out of the
	// root), "no page" (what the generator of a site makes no page of), "special" (a device, socket or pipe), "highlights" (a reader's notes
	// in an export), "book made by wenzhai", "catalogue", "list of contents", "technical file" (robots.txt and the like), "excluded" and "not included" (by
	// Options), "ignored" (by a file .wenzhaiignore), an extension such as ".png" in lower case, or "no extension".
	Kind  string
	Count int
}

// LeftOut is a file that was passed over, or a folder with all that it holds, whose
// name ends in a slash.
type LeftOut struct {
	Path string
	Kind string // as Skipped has it
	By   string // the pattern, the place of it, or the generator of the site that says so; "" = nothing more is known
}

// Archive is an opened list of sources. Its methods and those of its sources
// are safe for concurrent use, except Close.
type Archive struct {
	sources []*Source
	skipped map[string]int
	roots   map[string]*dirRoot // by the folders' names
	folders []*dirRoot          // the same, in the order that they were named
	closers []io.Closer
	sites   []rootedSite
	trees   shelf.Trees // by roots
	left    []LeftOut
}

// Open opens every path in paths: a folder (with all below it), a file, a zip
// archive, or "-". A file or folder named twice is read once.
//
// The diagnostics name what inside the paths could not be used; the rest is in
// the archive. The error is a diag.Diagnostic, also among the diagnostics, and
// is returned only when a named path is missing or cannot be opened at all, or
// is that of ctx, where it ended; the archive is then nil.
func Open(ctx context.Context, paths []string, o Options) (*Archive, []diag.Diagnostic, error) {
	if o.MaxFile <= 0 {
		o.MaxFile = DefaultMaxFile
	}
	if o.MaxEntries <= 0 {
		o.MaxEntries = DefaultMaxEntries
	}
	a := &opener{
		Archive: &Archive{skipped: map[string]int{}, roots: map[string]*dirRoot{}, trees: shelf.Trees{}},
		ctx:     ctx, opt: o, seen: map[string]bool{}, outer: map[string]*around{}, shared: sharedFloor, alike: map[diag.Code]int{},
		choice: pick.New(o.Include, o.Exclude), verdicts: map[*Source]pick.Verdict{},
	}
	var first error
	if o.FS != nil {
		paths = slices.Insert(slices.Clone(paths), 0, "")
	}
	for _, p := range paths {
		err := a.open(p)
		if ctx.Err() != nil {
			return nil, a.diags, errors.Join(ctx.Err(), a.Close())
		}
		if err != nil {
			d := asDiagnostic(p, err)
			d.Severity = diag.Error
			a.diags = append(a.diags, d)
			first = keep(first, d)
		}
	}
	a.withoutTables()
	sites := a.findSites()
	a.lists()
	a.asBuilt(sites)
	a.menus(o.MaxFile)
	a.unusedPatterns()
	a.countAlike()
	if first != nil {
		if err := a.Close(); err != nil {
			return nil, a.diags, errors.Join(first, err)
		}
		return nil, a.diags, first
	}
	return a.Archive, a.diags, nil
}

// Sources returns the sources in a fixed order: as the paths were named, and
// within a folder or a zip archive in natural order of the names (issue-9
// before issue-10), whatever the locale and the file system.
func (a *Archive) Sources() []*Source { return a.sources }

// Skipped returns the files that were passed over, sorted by kind.
func (a *Archive) Skipped() []Skipped {
	if a == nil {
		return nil
	}
	out := make([]Skipped, 0, len(a.skipped))
	for k, n := range a.skipped {
		out = append(out, Skipped{k, n})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Kind < out[j].Kind })
	return out
}

// LeftOut returns the files that were passed over, in the order that they were met,
// where Options.LeftOut asked for them.
func (a *Archive) LeftOut() []LeftOut {
	if a == nil {
		return nil
	}
	return a.left
}

// Close releases what the archive holds open. Sources cannot be read after it.
func (a *Archive) Close() error {
	var errs []error
	for _, c := range a.closers {
		errs = append(errs, c.Close())
	}
	a.closers = nil
	return errors.Join(errs...)
}

// hidden reports whether a file or folder of this base name is passed over:
// dot files, and the resource forks that one archiver leaves behind.
func hidden(base string) bool {
	return strings.HasPrefix(base, ".") || base == "__MACOSX"
}

// known reports whether a file of this name is read without being named.
func known(name string) bool {
	_, ok := input.Of(name)
	return ok
}

// asDiagnostic turns an error about a path into a diagnostic.
func asDiagnostic(path string, err error) diag.Diagnostic {
	var d diag.Diagnostic
	var bad *damage
	var none *scratch.NoPlace
	switch {
	case errors.As(err, &d):
		return d
	case errors.As(err, &none):
		d = diag.New(diag.Unreadable, filepath.ToSlash(path), 0, "cannot be unpacked: %v", none)
		d.Hint = "set TMPDIR to a folder that is there and has room"
		return d
	case errors.As(err, &bad):
		return diag.New(diag.BrokenArchive, filepath.ToSlash(path), 0, "%v", bad)
	case errors.Is(err, fs.ErrNotExist):
		return diag.New(diag.PathMissing, filepath.ToSlash(path), 0, "there is no such file or folder")
	case errors.Is(err, ErrTooLarge):
		return diag.New(diag.TooLarge, filepath.ToSlash(path), 0, "%v", err)
	default:
		return diag.New(diag.Unreadable, filepath.ToSlash(path), 0, "cannot be read: %v", cause(err))
	}
}

// cause strips the operation and the path from err: the diagnostic has them.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// timeOrZero returns t, or the zero time for the "no time" of zip files.
func timeOrZero(t time.Time) time.Time {
	if t.Year() < 1980 {
		return time.Time{}
	}
	return t
}
