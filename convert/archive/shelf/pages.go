package shelf

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/shelf/menu"
)

// Bounds of the pages of a folder in which a menu is looked for.
const (
	maxMenus  = 200 // read
	maxMissed = 40  // without a menu, before the first that has one
	maxAlike  = 3   // without a menu in a folder of the folder
	maxLines  = 40_000
	fewNamed  = 5 // pages that a menu of a documentation names, or a third of all
)

// AddPages adds the folder of generated books and documentation in a root, whose pages
// have a menu of all. names are those of its pages.
func (t Trees) AddPages(root any, f generator.Files, names []string) {
	if t == nil || f == nil || len(names) < 2 {
		return
	}
	names = slices.SortedFunc(slices.Values(names), func(a, b string) int {
		return cmp.Or(strings.Count(a, "/")-strings.Count(b, "/"), strings.Compare(a, b))
	})
	p := pageMenus{files: f, folder: path.Dir(names[0]), pages: map[string]bool{}, named: map[string]bool{}}
	for _, n := range names {
		for p.pages[n] = true; !generator.Within(p.folder, n); {
			p.folder = path.Dir(p.folder)
		}
	}
	if slices.ContainsFunc(t[root], func(x Tree) bool { return x.Folder == p.folder }) {
		return
	}
	if p.read(names); len(p.named) < 2 || len(p.named) < fewNamed && len(p.named)*3 < len(names) {
		return
	}
	p.addFirst(names)
	c := order.Lines(p.lines)
	t[root] = append(t[root], Tree{Folder: p.folder, Entries: c.Below("."), Docs: true, Site: true})
}

// pageMenus is what the menus of the pages of a folder say.
type pageMenus struct {
	files  generator.Files
	folder string
	pages  map[string]bool // those in the folder
	named  map[string]bool // of these, those that a menu names
	lines  []order.Line    // with the names of files
	seen   int             // lines of menus
}

// read reads the menu of the first page that has one, and those of pages that it does
// not name, until they name no more: of a menu only the part around its page may be
// written out.
func (p *pageMenus) read(pages []string) {
	missed, misses := 0, map[string]int{}
	for _, n := range pages[:min(len(pages), maxMenus)] {
		in, _, _ := strings.Cut(generator.Below(p.folder, n), "/")
		if p.named[n] || misses[in] >= maxAlike || missed >= maxMissed && p.lines == nil {
			continue
		}
		before := len(p.named)
		p.add(p.menu(n))
		if len(p.named) == before {
			missed++
			misses[in]++
		}
	}
}

// menu returns the menu of a page, with the names of the pages that it names.
func (p *pageMenus) menu(name string) []order.Line {
	page := p.files.Text(name)
	if !menu.In(page) {
		return nil
	}
	if ref := menu.File(page); ref != "" {
		at := path.Join(path.Dir(name), ref)
		for _, file := range []string{at, path.Join(path.Dir(at), "toc.html")} {
			if text := p.files.Text(file); text != "" {
				name, page = file, text
				break
			}
		}
	}
	lines := menu.Of(page)
	for i := range lines {
		if l := &lines[i]; l.Target != "" {
			l.Target = p.page(name, l.Target)
		}
	}
	return lines
}

// add adds the lines of a menu that are not known, each behind the one before it. A menu
// of which no page is known is another one.
func (p *pageMenus) add(lines []order.Line) {
	other := !slices.ContainsFunc(lines, func(l order.Line) bool { return p.named[l.Target] })
	at := len(p.lines)
	for k, l := range lines {
		if p.seen++; p.seen > maxLines {
			return
		}
		if !other && k == 0 {
			at = 0
		}
		if i := p.index(l, at); i >= 0 && !other {
			at = i + 1
			continue
		}
		p.lines = slices.Insert(p.lines, at, l)
		at++
		if l.Target != "" {
			p.named[l.Target] = true
		}
	}
}

// index returns which line is the same as another, a title behind the line at from; -1 =
// none is.
func (p *pageMenus) index(l order.Line, from int) int {
	if l.Target != "" && !p.named[l.Target] {
		return -1
	}
	same := func(x order.Line) bool {
		return x.Target == l.Target && (l.Target != "" || x.Title == l.Title && x.Depth == l.Depth)
	}
	if i := slices.IndexFunc(p.lines[from:], same); i >= 0 {
		return i + from
	}
	if p.named[l.Target] {
		return slices.IndexFunc(p.lines, same)
	}
	return -1
}

// addFirst puts the first pages of folders that no menu names before the other pages of
// their folders.
func (p *pageMenus) addFirst(names []string) {
	for _, n := range names {
		if path.Base(n) != "index.html" || p.named[n] {
			continue
		}
		folder := path.Dir(n)
		at := slices.IndexFunc(p.lines, func(l order.Line) bool { return l.Target != "" && generator.Within(folder, l.Target) })
		if at < 0 {
			continue
		}
		l := order.Line{Depth: p.lines[at].Depth, Target: n}
		if folder == p.folder {
			at, l.Depth = 0, 0
		}
		p.lines = slices.Insert(p.lines, at, l)
	}
}

// page returns the name of the page that a link in a page leads to; "" = it is not there.
func (p *pageMenus) page(from, ref string) string {
	u, err := url.Parse(ref)
	if err != nil || u.Host != "" || u.Opaque != "" {
		return ""
	}
	dir := path.Dir(from)
	if !strings.HasPrefix(u.Path, "/") {
		return p.known(path.Join(dir, u.Path))
	}
	for { // the top of the host may be any folder above the page, or stand above them all
		if n := p.known(path.Join(dir, u.Path)); n != "" {
			return n
		}
		if dir == "." {
			break
		}
		dir = path.Dir(dir)
	}
	for _, rest, more := strings.Cut(u.Path[1:], "/"); more; _, rest, more = strings.Cut(rest, "/") {
		if n := p.known(path.Join(p.folder, rest)); n != "" {
			return n
		}
	}
	return ""
}

// known returns the page of an address; "" = there is none.
func (p *pageMenus) known(name string) string {
	for _, suffix := range []string{"", ".html", "/index.html", ".htm"} {
		if n := path.Clean(name + suffix); p.pages[n] {
			return n
		}
	}
	return ""
}
