package archive

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// around is the site that a named folder is a part of.
type around struct {
	*dirRoot
	site  *generator.Site
	below string // the named folder, from the root of the site
}

// maxAround is how many folders above a named one may be the root of its site.
const maxAround = 5

// lookAround finds the site that a named folder is a part of: what it says, and the
// files that its pages name, are read from there, and nothing else.
func (r *dirRoot) lookAround(a *opener) {
	dir, below := r.canonical, ""
	for range maxAround {
		up := filepath.Dir(dir)
		if up == dir {
			return
		}
		dir, below = up, path.Join(filepath.Base(dir), below)
		there := func(name string) bool { _, err := os.Lstat(filepath.Join(dir, name)); return err == nil }
		if slices.ContainsFunc(generator.Roots(), there) && r.standsIn(a, dir, below) || there(".git") {
			return
		}
	}
}

// standsIn reports whether a folder is the root of a site that makes pages of the
// folder r in it, and keeps that.
func (r *dirRoot) standsIn(a *opener, dir, below string) bool {
	outer := a.outer[dir]
	if outer == nil {
		opened, err := os.OpenRoot(dir)
		if err != nil {
			return false // it is not ours to read
		}
		named := path.Join(filepath.ToSlash(r.named), strings.Repeat("../", 1+strings.Count(below, "/")))
		outer = &around{dirRoot: &dirRoot{Root: opened, named: named, canonical: dir, all: &a.folders}}
		outer.site = generator.At(".", rootFiles{outer.dirRoot, a.opt.MaxFile})
		a.outer[dir], a.closers = outer, append(a.closers, opened)
	}
	if !outer.site.Holding(below) {
		return false
	}
	r.around = &around{outer.dirRoot, outer.site, below}
	return true
}

// spot returns the root of the site that the source is a part of, or its own, and its
// name there.
func (s *Source) spot() (root, string) {
	if r, ok := s.root.(*dirRoot); ok && r.around != nil {
		return r.around.dirRoot, path.Join(r.around.below, s.rel)
	}
	return s.root, s.rel
}

// InSite returns the source's name from the root of the files that its site, if it is
// of one, was found among; slash-separated.
func (s *Source) InSite() string {
	_, name := s.spot()
	return name
}

// sitesAround adds the sites that named folders are parts of, and takes those out of
// sites that only the folders themselves look like.
func (a *opener) sitesAround(sites map[root][]*generator.Site) {
	for _, r := range a.folders {
		x := r.around
		if x == nil || !r.walked {
			continue
		}
		if slices.ContainsFunc(sites[r], func(s *generator.Site) bool { return s.Root == "." && !s.Guessed() }) {
			r.around = nil // a site of its own
			continue
		}
		sites[r] = slices.DeleteFunc(sites[r], func(s *generator.Site) bool { return s.Root == "." })
		a.sites = slices.DeleteFunc(a.sites, func(s rootedSite) bool { return s.root == root(r) && s.Root == "." })
		d := diag.New(diag.Site, filepath.ToSlash(r.named), 0, "is a part of a site of %s in %s, whose settings and pictures are read, too", x.site.Kind, x.named)
		d.Hint = ""
		a.report(d)
		if len(sites[x.dirRoot]) > 0 {
			continue
		}
		sites[x.dirRoot], a.sites = []*generator.Site{x.site}, append(a.sites, rootedSite{x.site, x.dirRoot})
	}
}
