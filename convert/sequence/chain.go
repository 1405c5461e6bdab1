package sequence

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/order"
)

// leastChained is how many pages chains have at least.
const leastChained = 3

// maxRef is how many bytes an address has at most.
const maxRef = 2000

// chained arranges pages without dates that say which one is behind them or before them.
// It reports false where a quarter of them stand in no chain, or some have positions.
// Chains, and pages alone, stand by the names of their first pages.
func (a *arranger) chained(pages []Page) bool {
	pages = slices.DeleteFunc(slices.Clone(pages), func(p Page) bool { return p.Dated })
	if count(pages, (*Page).linked) == 0 || count(pages, (*Page).positioned) > 0 {
		return false
	}
	c := newChains(pages)
	if in := c.pages(); in < leastChained || in*4 < len(pages)*3 {
		return false
	}
	for _, i := range c.heads(pages) {
		for ; i >= 0; i = c.next[i] {
			a.put(pages[i:i+1], nil)
		}
	}
	return true
}

// linked reports whether a page says which one is behind it or before it.
func (p *Page) linked() bool { return p.Place != nil && p.Place.Next+p.Place.Prev != "" }

// chains are which page stands behind each, and which before it; -1 = none.
type chains struct{ next, prev []int }

// newChains returns the chains of pages. What pages say of the ones before them counts
// where these say nothing themselves.
func newChains(pages []Page) *chains {
	f, c := newFinder(pages), chains{slices.Repeat([]int{-1}, len(pages)), slices.Repeat([]int{-1}, len(pages))}
	for i := range pages {
		if p := &pages[i]; p.linked() {
			c.join(i, f.find(p.Name, p.Place.Next))
		}
	}
	for i := range pages {
		if p := &pages[i]; p.linked() {
			c.join(f.find(p.Name, p.Place.Prev), i)
		}
	}
	c.open()
	return &c
}

func (c *chains) join(i, k int) {
	if i >= 0 && k >= 0 && i != k && c.next[i] < 0 && c.prev[k] < 0 {
		c.next[i], c.prev[k] = k, i
	}
}

// open opens circles before the first of their pages.
func (c *chains) open() {
	done := make([]bool, len(c.next))
	for i := range done {
		if c.prev[i] < 0 {
			c.walk(i, done)
		}
	}
	for i := range done {
		if !done[i] {
			c.next[c.prev[i]], c.prev[i] = -1, -1
			c.walk(i, done)
		}
	}
}

func (c *chains) walk(i int, done []bool) {
	for ; i >= 0; i = c.next[i] {
		done[i] = true
	}
}

// pages counts those in chains.
func (c *chains) pages() (n int) {
	for i := range c.next {
		if c.next[i] >= 0 || c.prev[i] >= 0 {
			n++
		}
	}
	return n
}

// heads returns the first pages of chains, and the pages alone, in their order.
func (c *chains) heads(pages []Page) (out []int) {
	for i, p := range c.prev {
		if p < 0 {
			out = append(out, i)
		}
	}
	names := order.NamesOf(pages, func(p Page) string { return p.Name })
	slices.SortStableFunc(out, func(x, y int) int { return compareHeads(names, pages[x].Name, pages[y].Name) })
	return out
}

// compareHeads orders first pages: those of folders further up, then of each folder its
// own.
func compareHeads(names order.Names, x, y string) int {
	own := func(name string) int { return first(isIndex().MatchString(path.Base(name))) }
	return cmp.Or(strings.Count(x, "/")-strings.Count(y, "/"), own(x)-own(y), natural(names, x, y))
}

// finder finds pages by what others call them.
type finder struct {
	names, titles map[string]int // by their addresses; by titles, -1 of several
}

func newFinder(pages []Page) *finder {
	f := &finder{map[string]int{}, map[string]int{}}
	for i, p := range pages {
		f.names[address(p.Name)] = i
		if _, ok := f.titles[p.Title]; ok {
			i = -1
		}
		f.titles[p.Title] = i
	}
	return f
}

// address returns the name of a page without what its address may lack.
func address(name string) string {
	if ext := path.Ext(name); slices.Contains([]string{".html", ".htm", ".md", ".mdx", ".markdown", ".xhtml", ".php", ".txt"}, strings.ToLower(ext)) {
		name = strings.TrimSuffix(name, ext)
	}
	if slices.Contains([]string{"index", "readme", "_index"}, strings.ToLower(path.Base(name))) {
		name = path.Dir(name)
	}
	return strings.ToLower(name)
}

// find returns the page that another one, of a name, calls so; -1 = none.
func (f *finder) find(from, ref string) int {
	if u, err := url.Parse(ref); err == nil && u.Path != "" && len(ref) < maxRef {
		for _, name := range places(path.Dir(from), u) {
			if i, ok := f.names[address(name)]; ok {
				return i
			}
		}
	}
	if i, ok := f.titles[ref]; ok && ref != "" {
		return i
	}
	return -1
}

// places returns the names that a page may have to which another one, in a folder,
// leads. The top of the host may be any folder above the page, or stand above them all.
func places(dir string, u *url.URL) []string {
	out := []string{path.Join(dir, u.Path)}
	if !path.IsAbs(u.Path) && u.Host == "" {
		return out
	}
	for ; dir != "." && dir != "/"; dir = path.Dir(dir) {
		out = append(out, path.Join(path.Dir(dir), u.Path))
	}
	return append(out, tails(u.Path)...)
}

// tails returns a path without its first names: all of it, then less and less.
func tails(p string) (out []string) {
	for rest := strings.TrimPrefix(p, "/"); rest != ""; {
		out = append(out, path.Clean(rest))
		_, rest, _ = strings.Cut(rest, "/")
	}
	return out
}
