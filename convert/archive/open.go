package archive

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/omnivore"
	"github.com/wenzhai/wenzhai/convert/archive/opml"
	"github.com/wenzhai/wenzhai/convert/archive/pick"
	"github.com/wenzhai/wenzhai/convert/article/notion"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// opener opens what was named, one path after the other, into an Archive.
type opener struct {
	*Archive
	ctx      context.Context //nolint:containedctx // of Open; a source is bounded in size
	opt      Options
	diags    []diag.Diagnostic
	alike    map[diag.Code]int  // how many of diags there are of each code, kept or not
	seen     map[string]bool    // canonical paths of the sources
	outer    map[string]*around // by their canonical paths, folders that named ones may be parts of
	full     bool
	spooled  int64 // bytes in temporary files
	shared   int64 // bytes that all budgets share
	marks    []mark
	choice   *pick.Choice
	verdicts map[*Source]pick.Verdict // of sources of which there is more to say than that they are read
}

// open adds what one named path holds.
func (a *opener) open(named string) error {
	switch {
	case named == Stdin:
		return a.openStdin()
	case named == "" && a.opt.FS != nil:
		return a.openFS(a.opt.FS)
	}
	info, err := os.Stat(named)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return a.openDir(named)
	case !info.Mode().IsRegular():
		return a.openStream(named)
	case opml.Is(named):
		return opml.Open(named, a.open, a.report)
	default:
		return a.openFile(named, info)
	}
}

// add appends s unless the same file (by its canonical key) is there already
// or the archive is full.
func (a *opener) add(key string, s *Source) {
	if s.front[omnivore.HighlightsOf] != nil {
		a.leave("highlights", s.path, "")
		return
	}
	if key != "" {
		if a.seen[key] {
			return
		}
		a.seen[key] = true
	}
	if len(a.sources) >= a.opt.MaxEntries {
		if !a.full {
			a.full = true
			d := diag.New(diag.TooLarge, s.path, 0, "is file %d; files beyond %d are left out", len(a.sources)+1, a.opt.MaxEntries)
			d.Hint = "name fewer folders at a time"
			a.report(d)
		}
		return
	}
	s.max = a.opt.MaxFile
	a.sources = append(a.sources, s)
}

// report keeps d, unless so many of its kind are kept that one damaged archive
// would fill the memory with them: those are counted.
func (a *opener) report(d diag.Diagnostic) {
	if a.alike[d.Code]++; a.alike[d.Code] <= maxAlike {
		a.diags = append(a.diags, d)
	}
}

// countAlike says how many findings were not kept.
func (a *opener) countAlike() {
	for _, c := range diag.Codes() {
		if n := a.alike[c] - maxAlike; n > 0 {
			a.diags = append(a.diags, diag.New(c, "", 0, "%d more of these are not listed", n))
		}
	}
}

func (a *opener) skip(kind string) { a.skipped[kind]++ }

// leave passes over a file.
func (a *opener) leave(kind, path, by string) {
	a.skip(kind)
	if a.opt.LeftOut {
		a.left = append(a.left, LeftOut{path, kind, by})
	}
}

// leaveUnknown passes over a file of an unknown kind.
func (a *opener) leaveUnknown(path string) {
	a.leave(cmp.Or(strings.ToLower(filepath.Ext(path)), "no extension"), path, "")
}

// interruptible returns a reader of what r gives whose Read ends with ctx, also
// where nothing comes from r for ever. After stop nothing more is passed on; what
// r does not give may be waited for until the program ends.
func interruptible(ctx context.Context, r io.Reader) (_ io.Reader, stop func()) {
	out, in := io.Pipe()
	go func() {
		_, err := io.Copy(in, r)
		in.CloseWithError(err) //nolint:errcheck // it never fails
	}()
	release := context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) }) //nolint:errcheck // it never fails
	return out, func() {
		release()
		out.Close() //nolint:errcheck // it never fails
	}
}

// withoutTables leaves out the tables of Notion whose rows are pages that are there.
func (a *opener) withoutTables() {
	a.sources = slices.DeleteFunc(a.sources, func(s *Source) bool {
		if s.named || s.root == nil || !notion.Repeats(s.rel, func(folder string) []string { return s.root.list(folder).names }) {
			return false
		}
		a.leave("table of pages", s.path, "")
		return true
	})
}
