package sequence

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/order"
)

// leastChained is how many pages a chain has at least.
const leastChained = 3

// chained arranges pages without dates that say which one is behind them or before them.
// It reports false where a quarter of them stand in no chain, or some have positions. Chains, and pages alone,
// stand by the names of their first pages.
func (a *arranger) chained(pages []Page) bool {
	pages = slices.DeleteFunc(slices.Clone(pages), func(p Page) bool { return p.Dated })
	if !slices.ContainsFunc(pages, func(p Page) bool { return p.Place != nil && p.Place.Next+p.Place.Prev != "" }) || count(pages, (*Page).positioned) > 0 {
		return false
	}
	next, prev := neighbours(pages)
	in := 0
	for i := range pages {
		if next[i] >= 0 || prev[i] >= 0 {
			in++
		}
	}
	if in < leastChained || in*4 < len(pages)*3 {
		return false
	}
	var heads []int
	for i := range pages {
		if prev[i] < 0 {
			heads = append(heads, i)
		}
	}
	names := order.NamesOf(pages, func(p Page) string { return p.Name })
	slices.SortStableFunc(heads, func(x, y int) int {
		m, n := pages[x].Name, pages[y].Name
		return cmp.Or(cmp.Compare(depth(m), depth(n)), before(isIndex().MatchString(path.Base(m)), isIndex().MatchString(path.Base(n))), natural(names, m, n))
	})
	for _, i := range heads {
		for ; i >= 0; i = next[i] {
			a.put(pages[i:i+1], nil)
		}
	}
	return true
}

func depth(name string) int { return strings.Count(name, "/") }

// before orders what is true before what is not.
func before(x, y bool) int { return first(x) - first(y) }

// neighbours returns which page stands behind each, and which before it; -1 = none. What pages say of the
// ones before them counts where these say nothing themselves. Circles are opened.
func neighbours(pages []Page) (next, prev []int) {
	f := newFinder(pages)
	next, prev = slices.Repeat([]int{-1}, len(pages)), slices.Repeat([]int{-1}, len(pages))
	join := func(i, k int) {
		if i >= 0 && k >= 0 && i != k && next[i] < 0 && prev[k] < 0 {
			next[i], prev[k] = k, i
		}
	}
	for i, p := range pages {
		if p.Place != nil {
			join(i, f.find(p.Name, p.Place.Next))
		}
	}
	for i, p := range pages {
		if p.Place != nil {
			join(f.find(p.Name, p.Place.Prev), i)
		}
	}
	done := make([]bool, len(pages))
	for i := range pages {
		if prev[i] >= 0 {
			continue
		}
		for k := i; k >= 0; k = next[k] {
			done[k] = true
		}
	}
	for i := range pages {
		for k := i; !done[k]; k = next[k] {
			if done[k] = true; done[next[k]] {
				prev[next[k]], next[k] = -1, -1
				break
			}
		}
	}
	return next, prev
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
			f.titles[p.Title] = -1
		} else {
			f.titles[p.Title] = i
		}
	}
	return f
}

// address returns the name of a page without what its address may lack.
func address(name string) string {
	switch ext := path.Ext(name); strings.ToLower(ext) {
	case ".html", ".htm", ".md", ".mdx", ".markdown", ".xhtml", ".php", ".txt":
		name = strings.TrimSuffix(name, ext)
	}
	switch base := path.Base(name); strings.ToLower(base) {
	case "index", "readme", "_index":
		name = path.Dir(name)
	}
	return strings.ToLower(name)
}

// find returns the page that another one, of a name, calls so; -1 = none.
func (f *finder) find(from, ref string) int {
	if ref == "" {
		return -1
	}
	u, err := url.Parse(ref)
	if err != nil || u.Path == "" {
		return f.titled(ref)
	}
	dir := path.Dir(from)
	at := []string{path.Join(dir, u.Path)}
	if path.IsAbs(u.Path) || u.Host != "" { // the top of the host may be any folder above the page, or stand above them all
		for ; dir != "."; dir = path.Dir(dir) {
			at = append(at, path.Join(path.Dir(dir), u.Path))
		}
		for rest := strings.TrimPrefix(u.Path, "/"); rest != ""; {
			at = append(at, path.Clean(rest))
			_, rest, _ = strings.Cut(rest, "/")
		}
	}
	for _, name := range at {
		if i, ok := f.names[address(name)]; ok {
			return i
		}
	}
	return f.titled(ref)
}

func (f *finder) titled(title string) int {
	if i, ok := f.titles[title]; ok {
		return i
	}
	return -1
}
