package shelf

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
)

// byFolders gives trees the entries that the lists in their folders name. list returns
// that of a folder; nil = there is none.
func (r *reader) byFolders(trees []Tree, list func(dir string) *order.Listing) []Tree {
	for i := range trees {
		t := &trees[i]
		a := arranger{pages: r.in(t.Folder), list: list, known: map[string]bool{}}
		if a.folder(t.Folder, "", nil, 0); a.lists > 0 {
			t.Entries = a.out
		}
	}
	return trees
}

// arranger puts the pages of folders into the order of the lists in these.
type arranger struct {
	pages []string // sorted
	list  func(dir string) *order.Listing
	known map[string]bool // pages and folders that have their places
	lists int             // that were read
	out   []order.Entry
}

// maxFolders is how deep folders with lists lie in each other.
const maxFolders = 16

// kids returns the pages and the folders in a folder, its first page first.
func (a *arranger) kids(dir string) (out []string) {
	from := 0
	if dir != "." {
		from, _ = slices.BinarySearch(a.pages, dir+"/")
	}
	for _, n := range a.pages[from:] {
		if !generator.Within(dir, n) {
			break
		}
		first, _, deeper := strings.Cut(generator.Below(dir, n), "/")
		n := path.Join(dir, first)
		if deeper {
			n += "/"
		}
		if len(out) == 0 || out[len(out)-1] != n {
			out = append(out, n)
		}
	}
	names := order.NamesOf(out, path.Base)
	slices.SortStableFunc(out, func(x, y string) int {
		switch {
		case isFirst(x) != isFirst(y):
			return b2i(isFirst(y)) - b2i(isFirst(x))
		case names.Less(path.Base(x), path.Base(y)):
			return -1
		}
		return b2i(names.Less(path.Base(y), path.Base(x)))
	})
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isFirst reports whether a page stands for its folder.
func isFirst(name string) bool {
	return path.Base(stemOf(name)) == "index" || path.Base(name) == "README.md"
}

func stemOf(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "/"), path.Ext(name))
}

// folder adds what lies in a folder that is called title.
func (a *arranger) folder(dir, title string, in *order.Section, depth int) {
	if a.known[dir+"/"] || depth > maxFolders {
		return
	}
	a.known[dir+"/"] = true
	l := a.list(dir)
	if l != nil {
		a.lists++
	} else {
		l = &order.Listing{}
	}
	if title = cmp.Or(title, l.Title); title == "" {
		title = order.Spaced(path.Base(dir))
	}
	if title != "" && depth > 0 && in.Depth() < maxSections {
		in = &order.Section{Title: title, In: in}
	}
	kids := a.kids(dir)
	if l.Descending {
		slices.Reverse(kids)
	}
	a.items(dir, l, kids, in, depth)
}

// maxSections is how deep sections lie in each other.
const maxSections = 3

// items adds the lines of a list, and what it does not name: where the list says, or
// behind; the first page of the folder before.
func (a *arranger) items(dir string, l *order.Listing, kids []string, in *order.Section, depth int) {
	named := map[string]bool{}
	for _, x := range l.Items {
		named[path.Join(dir, x.Name)] = true
	}
	left := slices.DeleteFunc(slices.Clone(kids), func(n string) bool { return named[l.Stem(n)] })
	for _, n := range left {
		if isFirst(n) || path.Base(l.Stem(n)) == "index" {
			a.add(n, "", in, depth)
		}
	}
	outer := in
	for _, x := range l.Items {
		switch {
		case x.Rest && x.In != "":
			a.folder(path.Join(dir, x.In), "", in, 0) // is no section
		case x.Rest:
			rest := slices.Clone(left)
			if x.Back {
				slices.Reverse(rest)
			}
			for _, n := range rest {
				a.add(n, "", in, depth)
			}
		case x.Name == "":
			if in = outer; x.Title != "" && in.Depth() < maxSections {
				in = &order.Section{Title: x.Title, In: outer}
			}
		default:
			for _, n := range a.of(dir, x.Name, kids, l) {
				a.add(n, x.Title, in, depth)
			}
		}
	}
	for _, n := range left {
		a.add(n, "", outer, depth)
	}
}

// of returns the page and the folder of a name.
func (a *arranger) of(dir, name string, kids []string, l *order.Listing) (out []string) {
	want := path.Join(dir, name)
	if strings.Contains(name, "/") {
		for _, n := range a.pages {
			if l.Stem(n) == want {
				out = append(out, n)
			}
		}
		return out
	}
	for _, n := range kids {
		if l.Stem(n) == want {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(x, y string) int { return strings.Count(x, "/") - strings.Count(y, "/") })
	return out
}

// add adds a page, or what lies in a folder, unless it has its place.
func (a *arranger) add(name, title string, in *order.Section, depth int) {
	if dir, ok := strings.CutSuffix(name, "/"); ok {
		a.folder(dir, title, in, depth+1)
		return
	}
	if !a.known[name] {
		a.known[name] = true
		a.out = append(a.out, order.Entry{Target: name, Title: title, Section: in})
	}
}
