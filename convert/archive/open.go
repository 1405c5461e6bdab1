package archive

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/opml"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// opener opens what was named, one path after the other, into an Archive.
type opener struct {
	*Archive
	ctx     context.Context //nolint:containedctx // of Open; a source is bounded in size
	opt     Options
	diags   []diag.Diagnostic
	alike   map[diag.Code]int // how many of diags there are of each code, kept or not
	seen    map[string]bool   // canonical paths of the sources
	full    bool
	spooled int64 // bytes in temporary files
	shared  int64 // bytes that all budgets share
	marks   []mark
}

// mark is a folder that may be the root of the sources of a site.
type mark struct {
	root   root
	folder string
}

// asBuilt leaves out of the sources of sites what their generators make no pages of.
func (a *opener) asBuilt() {
	sites, known := map[root][]*generator.Site{}, map[mark]bool{}
	for _, m := range a.marks {
		if known[m] || len(a.sites) == maxSites {
			continue
		}
		known[m] = true
		if s := generator.At(m.folder, rootFiles{m.root, a.opt.MaxFile}); s != nil {
			sites[m.root], a.sites = append(sites[m.root], s), append(a.sites, s)
		}
	}
	if len(sites) == 0 {
		return
	}
	out := map[*generator.Site]int{}
	a.sources = slices.DeleteFunc(a.sources, func(s *Source) bool {
		for _, at := range sites[s.root] {
			if !s.named && at.Holds(s.rel) && !at.Takes(s.rel) {
				out[at]++
				a.skip("no page")
				return true
			}
		}
		return false
	})
	for _, m := range a.marks {
		for _, s := range sites[m.root] {
			if s.Root == m.folder {
				a.documentation(m.root, s)
			}
			if n := out[s]; s.Root == m.folder && n > 0 {
				a.report(diag.New(diag.Site, m.root.display(s.Root), 0, "is a site of %s; files that it makes no pages of were left out: %d", s.Kind, n))
				delete(out, s)
			}
		}
	}
}

// maxSites is how many sites of an archive are looked into.
const maxSites = 1000

// rootFiles are the files of a root for those who know sites.
type rootFiles struct {
	root root
	max  int64
}

// Names returns what a folder holds.
func (f rootFiles) Names(folder string) []string { return f.root.list(folder).names }

// Text returns the contents of a file that is no larger than any configuration.
func (f rootFiles) Text(name string) string {
	if !fs.ValidPath(name) {
		return ""
	}
	data, err := readFrom(f.root, name, min(f.max, 1<<20))
	if err != nil {
		return ""
	}
	return string(data)
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
	if s.front[highlightsOf] != nil {
		a.skip("highlights")
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

// skipUnknown counts a file of an unknown kind.
func (a *opener) skipUnknown(name string) {
	ext := strings.ToLower(filepath.Ext(name))
	ext = cmp.Or(ext, "no extension")
	a.skip(ext)
}
