package archive

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/pick"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// outside are the kinds of what package pick leaves out.
var outside = map[pick.Why]string{pick.Excluded: "excluded", pick.Ignored: "ignored", pick.Others: "not included"}

// chosen reports whether a file is read, by its name in the root of rules, as far
// as names tell; path is its name for diagnostics.
func (a *opener) chosen(rules *pick.Rules, name, path string) (v pick.Verdict, ok bool) {
	v = rules.Of(name)
	if kind := outside[v.Why]; kind != "" && (v.Why != pick.Ignored || !a.choice.Including()) {
		a.leave(kind, path, v.By)
		return v, false
	}
	if v.Why == pick.Read && !v.Named && !a.choice.Including() && pick.Technical(name) {
		a.leave("technical file", path, "")
		return v, false
	}
	return v, true
}

// closed reports whether nothing in a folder or a packed file is read.
func (a *opener) closed(rules *pick.Rules, name, path string) bool {
	v := rules.Closed(name)
	if v.Why == pick.Read {
		return false
	}
	a.leave(outside[v.Why], path, v.By)
	return true
}

// opens reports whether a packed file in a folder or a packed file is looked into.
func (a *opener) opens(rules *pick.Rules, name, path string) bool {
	if whole(name) {
		v, ok := a.chosen(rules, name, path)
		return ok && (v.Why == pick.Read || v.Named)
	}
	return !a.closed(rules, name, path)
}

// judge keeps what is to be said of a source later.
func (a *opener) judge(s *Source, v pick.Verdict) {
	if v.Named || v.Why != pick.Read || a.choice.Including() {
		a.verdicts[s] = v
	}
}

// ignore reads a file .wenzhaiignore.
func (a *opener) ignore(rules *pick.Rules, r root, rel, name string) {
	text, err := readFrom(r, rel, min(a.opt.MaxFile, 1<<20))
	if err != nil {
		a.report(asDiagnostic(r.display(rel), err))
		return
	}
	rules.Ignore(name, r.display(rel), text)
}

// unusedPatterns names patterns of the options that say nothing.
func (a *opener) unusedPatterns() {
	include, exclude := a.choice.Unused()
	for _, p := range include {
		a.report(diag.New(diag.UnusedPattern, "", 0, "include: no file that may hold articles matches %q", p))
	}
	for _, p := range exclude {
		a.report(diag.New(diag.UnusedPattern, "", 0, "exclude: no file or folder matches %q", p))
	}
}

// mark is a folder that may be the root of the sources of a site.
type mark struct {
	root   root
	folder string
}

// rootedSite is the sources of a site in a root.
type rootedSite struct {
	*generator.Site
	root root
}

// maxSites is how many sites of an archive are looked into.
const maxSites = 1000

// findSites returns the sources of sites, by their roots.
func (a *opener) findSites() map[root][]*generator.Site {
	sites, known := map[root][]*generator.Site{}, map[mark]bool{}
	for _, m := range a.marks {
		if known[m] || len(a.sites) == maxSites {
			continue
		}
		known[m] = true
		if s := generator.At(m.folder, rootFiles{m.root, a.opt.MaxFile}); s != nil {
			sites[m.root], a.sites = append(sites[m.root], s), append(a.sites, rootedSite{s, m.root})
		}
	}
	a.sitesAround(sites)
	return sites
}

// Site returns the site that all sources are of, nil where there is none.
func (a *Archive) Site() *generator.Site {
	if a == nil || len(a.sources) == 0 {
		return nil
	}
	for _, at := range a.sites {
		if !slices.ContainsFunc(a.sources, func(s *Source) bool { r, name := s.spot(); return r != at.root || !at.Holds(name) }) {
			return at.Site
		}
	}
	return nil
}

// doubt is why a source is left out if nothing names it.
type doubt struct {
	kind, by string
	site     *generator.Site
}

// doubtful returns what speaks against a source beside the options.
func (a *opener) doubtful(s *Source, v *pick.Verdict, sites map[root][]*generator.Site) doubt {
	switch {
	case s.named:
		return doubt{}
	case v.Why != pick.Read:
		return doubt{kind: outside[v.Why], by: v.By}
	case hiddenPath(s.rel) && a.choice.Including():
		return doubt{kind: "hidden"}
	}
	no := func(all []*generator.Site, name string) *generator.Site {
		i := slices.IndexFunc(all, func(at *generator.Site) bool { return at.Holds(name) && !at.Takes(name) })
		if i < 0 {
			return nil
		}
		return all[i]
	}
	at := no(sites[s.root], s.rel)
	if r, name := s.spot(); at == nil && r != s.root {
		at = no(sites[r], name)
	}
	if at == nil {
		at = generator.Beside(sites[s.root], s.rel)
	}
	if at == nil {
		return doubt{}
	}
	return doubt{"no page", string(at.Kind), at}
}

// asBuilt leaves out of the sources of sites what their generators make no pages of,
// and with it what else speaks against a source that no option names.
func (a *opener) asBuilt(sites map[root][]*generator.Site) {
	if len(sites) == 0 && len(a.verdicts) == 0 {
		return
	}
	doubts := map[*Source]doubt{}
	for _, s := range a.sources {
		v := a.verdicts[s]
		if d := a.doubtful(s, &v, sites); d.kind != "" && !v.Named {
			doubts[s] = d
		} else {
			v.Take()
		}
	}
	out := map[*generator.Site]int{}
	a.sources = slices.DeleteFunc(a.sources, func(s *Source) bool {
		d, ok := doubts[s]
		if v := a.verdicts[s]; !ok || v.Wanted() {
			return false
		}
		out[d.site]++
		a.leave(d.kind, s.path, d.by)
		return true
	})
	for _, r := range a.folders {
		if r.around != nil {
			a.trees.AddBook(r.around.dirRoot, r.around.site)
		}
	}
	for _, at := range a.sites {
		give(a.sources, at.root, generator.GivenBy(at.Site))
	}
	names := a.namesOf(sites)
	for _, s := range a.sites {
		a.trees.Add(s.root, s.Site, rootFiles{s.root, a.opt.MaxFile}, names[s.root])
		if n := out[s.Site]; n > 0 {
			a.report(diag.New(diag.Site, strings.TrimSuffix(s.root.display(s.Root), "/."), 0, "is a site of %s; files that it makes no pages of were left out: %d", s.Kind, n))
		}
	}
}

// give hands sources in a root what data files of a site say of them.
func give(sources []*Source, in root, by *generator.Given) {
	for _, s := range sources {
		if by == nil || s.front != nil {
			continue
		}
		if r, name := s.spot(); r == in {
			s.front = by.Of(name)
		}
	}
}

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

// whole reports whether a packed file of this name is one work, of which all is read
// or nothing; else it is a folder that is packed.
func whole(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains([]string{".epub", ".docx", ".wacz", ".warc", ".jex"}, path.Ext(name)) || strings.HasSuffix(name, ".warc.gz")
}
