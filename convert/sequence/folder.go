package sequence

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/shelf"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// folder is one with its pages.
type folder struct {
	tree    *shelf.Tree
	name    string
	index   []Page // that stand for the folder: index.md, _index.md, README.md
	pages   []Page
	folders []*folder
	own     tally // of index and pages
	numbers int   // of these, pages with numbers in their names; -1 = they are not counted yet
}

// tally is how many pages there are, and how many of them are dated or say where they
// stand.
type tally struct{ all, dated, positioned int }

// newFolder puts pages that lie below a folder of a tree into their folders.
func newFolder(tree *shelf.Tree, name string, pages []Page) *folder {
	top := &folder{tree: tree, name: name, numbers: -1}
	known := map[string]*folder{name: top, ".": top}
	var of func(dir string) *folder
	of = func(dir string) *folder {
		if f := known[dir]; f != nil {
			return f
		}
		f := &folder{tree: tree, name: dir, numbers: -1}
		known[dir] = f
		up := of(path.Dir(dir))
		up.folders = append(up.folders, f)
		return f
	}
	for _, p := range pages {
		of(path.Dir(p.Name)).add(p)
	}
	return top
}

func (f *folder) add(p Page) {
	f.own.all++
	if p.Dated {
		f.own.dated++
	}
	if p.positioned() {
		f.own.positioned++
	}
	if isIndex().MatchString(path.Base(p.Name)) {
		f.index = append(f.index, p)
	} else {
		f.pages = append(f.pages, p)
	}
}

// withoutPosts leaves out the folders of dated articles, which go by date, in a tree
// of others.
func (f *folder) withoutPosts() *folder {
	f.folders = slices.DeleteFunc(f.folders, func(x *folder) bool {
		n := x.withoutPosts().tally()
		return n.positioned == 0 && n.dated*2 >= n.all
	})
	return f
}

var isIndex = pattern.Lazy(`(?i)^(_?index|readme)(\.[\w-]+)?\.\w+$`)

// all returns the pages in a folder and those below it.
func (f *folder) all() []Page {
	out := slices.Concat(f.index, f.pages)
	for _, x := range f.folders {
		out = append(out, x.all()...)
	}
	return out
}

// tally counts the pages in a folder and those below it.
func (f *folder) tally() tally {
	t := f.own
	for _, x := range f.folders {
		in := x.tally()
		t.all += in.all
		t.dated += in.dated
		t.positioned += in.positioned
	}
	return t
}

// numbered counts the pages in a folder and those below it that have numbers in their
// names.
func (f *folder) numbered() int {
	if f.numbers < 0 {
		f.numbers = count(f.index, (*Page).numbered) + count(f.pages, (*Page).numbered)
	}
	n := f.numbers
	for _, x := range f.folders {
		n += x.numbered()
	}
	return n
}

// ranked reports whether the pages in a folder and below it say where they stand, or
// most have numbers in their names.
func (f *folder) ranked() bool {
	t := f.tally()
	if t.positioned > 0 && (t.positioned*2 >= t.all || t.positioned*3 >= t.all && t.dated == 0) {
		return true
	}
	if t.dated > 0 {
		return false
	}
	n := f.numbered()
	return n > 1 && n*2 > t.all
}

// item is a page or a folder among others.
type item struct {
	name  string
	place float64
	is    bool // there is a place
	pages []Page
	in    *folder // nil = it is a page
}

// items returns what a folder holds beside its index, sorted.
func (f *folder) items() []item {
	var out []item
	for i := range f.pages {
		p := &f.pages[i]
		if i > 0 && f.pages[i-1].Name == p.Name { // of one file
			out[len(out)-1].pages = append(out[len(out)-1].pages, *p)
			continue
		}
		x := item{name: path.Base(p.Name), pages: []Page{*p}}
		x.place, x.is = placeOf(f.tree, p, x.name)
		out = append(out, x)
	}
	for _, in := range f.folders {
		x := item{name: path.Base(in.name), in: in}
		x.place, x.is = in.place()
		out = append(out, x)
	}
	names := order.NamesOf(out, func(x item) string { return x.name })
	slices.SortStableFunc(out, func(x, y item) int { return f.compare(names, x, y) })
	return out
}

func (f *folder) compare(names order.Names, x, y item) int {
	switch {
	case f.tree.FilesFirst && (x.in == nil) != (y.in == nil):
		return first(x.in == nil)
	case x.is != y.is:
		return first(x.is)
	case x.place != y.place:
		return cmp.Compare(x.place, y.place)
	}
	return natural(names, x.name, y.name)
}

func first(x bool) int {
	if x {
		return -1
	}
	return 1
}

func natural(names order.Names, a, b string) int {
	switch {
	case a == b:
		return 0
	case names.Less(a, b):
		return -1
	}
	return 1
}

// place returns the place of a folder among what lies beside it.
func (f *folder) place() (float64, bool) {
	if p := f.tree.Folders[f.name].Position; p != nil {
		return *p, true
	}
	if len(f.index) > 0 {
		return placeOf(f.tree, &f.index[0], path.Base(f.name))
	}
	return prefix(f.tree, path.Base(f.name))
}

// placeOf returns the place of a page among what lies beside it.
func placeOf(t *shelf.Tree, p *Page, name string) (float64, bool) {
	if p.positioned() {
		return p.Place.Position, true
	}
	return prefix(t, name)
}

// prefix returns the number before a name, where that is a place.
func prefix(t *shelf.Tree, name string) (float64, bool) {
	rest := shelf.Unnumbered(name)
	if !t.Prefixed || rest == name {
		return 0, false
	}
	digits := strings.TrimRight(strings.TrimSuffix(name, rest), " -_.")
	n, err := strconv.Atoi(digits)
	return float64(n), err == nil
}

// label returns what a folder is called: as its file says, as its own page is called,
// or by its name.
func (f *folder) label() string {
	if l := f.tree.Folders[f.name].Label; l != "" {
		return l
	}
	if len(f.index) > 0 {
		return f.index[0].label()
	}
	return words(shelf.Unnumbered(path.Base(f.name)))
}

// words returns the words of a name.
func words(name string) string {
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
}

// label returns what a page is called in lists.
func (p *Page) label() string {
	if p.Place != nil && p.Place.Label != "" {
		return p.Place.Label
	}
	return p.Title
}

// maxSections is how deep sections lie in each other.
const maxSections = 3

// tidy adds the pages of a folder in their order. The folders in it are sections.
func (a *arranger) tidy(f *folder, in *order.Section) {
	a.put(f.index, in)
	for _, x := range f.items() {
		switch {
		case x.in == nil:
			a.put(x.pages, in)
		case len(x.in.pages) == 0 && len(x.in.folders) == 0: // a page with its pictures
			a.put(x.in.index, in)
		case in.Depth() == maxSections:
			a.tidy(x.in, in)
		default:
			a.tidy(x.in, &order.Section{Title: x.in.label(), In: in})
		}
	}
}

func (p *Page) numbered() bool { return numberedName().MatchString(path.Base(p.Name)) }

// numberedName matches names that count: 01-intro, chapter10, issue-12, 第三章, 三、
var numberedName = pattern.Lazy(`(?i)^(\d{1,4}([-_. 、].*)?\.\w+$|(ch|chapter|part|issue|no|vol|lesson|section|week)[-_. ]*(\d+|[ivxl]{1,6}\b)|.{0,12}第\s*[\d〇零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]+|[一二三四五六七八九十百]+[、.月]|[（(【]([一二三四五六七八九十百]+|\d{1,4})[）)】])`)
