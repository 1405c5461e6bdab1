// Package links finds the articles of an archive that their authors' addresses lead
// to: files relative to each other, addresses of the site that an archive is the
// source of, pages by their names, articles by their addresses on the web.
//
// What generators of sites make of a file is known only to them; an Index tries what
// they commonly do (Hexo, Hugo, Jekyll, Docusaurus, VuePress, mdBook), likeliest
// first, and finds nothing rather than a page of another site. Its tables are made when
// they are first needed, of hashes: some bytes an article.
package links

import (
	"path"
	"strings"
	"sync"
	"time"
)

// Article is what is known of an article.
type Article struct {
	Path  string // of its file, slash-separated
	First bool   // no article of the file stands before it
	Title string
	Date  time.Time // as stated; zero if undated
	URL   string    // absolute, or ""
	Via   []string  // other addresses of it
	Names Names     // that it gives itself
	At    string    // its path on its site, by the rules of the site's generator; "" = not known
}

// Index knows the articles of an archive. It is safe for concurrent use.
type Index struct {
	n     int
	at    func(i int) Article
	paths func() table // by path
	sites func() table // by path on the site
	own   func() table // by path on the site as the article states it
	names func() table // by name
	web   func() web   // by address
}

// New returns an index of n articles, of which at tells; it asks when it is first
// needed.
func New(n int, at func(i int) Article) *Index {
	x := &Index{n: n, at: at}
	x.paths = sync.OnceValue(func() table { return x.table(pathKeys) })
	x.sites = sync.OnceValue(func() table { return x.table(siteKeys) })
	x.own = sync.OnceValue(func() table { return x.table(statedKeys) })
	x.names = sync.OnceValue(func() table { return x.table(nameKeys) })
	x.web = sync.OnceValue(x.newWeb)
	return x
}

// size returns the number of articles; 0 of an Index that New has not made.
func (x *Index) size() int {
	if x == nil || x.at == nil {
		return 0
	}
	return x.n
}

// table makes a table of what keys calls add with for each article.
func (x *Index) table(keys func(a *Article, add func(key string, rank int))) table {
	var t table
	for i := range x.n {
		a := x.at(i)
		keys(&a, func(key string, rank int) { t.add(key, i, rank) })
	}
	return t.sorted()
}

// Find returns the article that ref leads to as article number from has it: an
// address relative to that, one of its site, or Named and a name. Fragment is the part
// of ref that says where in the article, unescaped.
func (x *Index) Find(from int, ref string) (to int, fragment string, ok bool) {
	if from < 0 || from >= x.size() {
		return 0, "", false
	}
	address, fragment, _ := strings.Cut(ref, "#")
	fragment = unescaped(fragment)
	a := x.at(from)
	if address == "" {
		return from, fragment, true
	}
	if name, named := strings.CutPrefix(address, Named); named {
		to, ok = x.byName(&a, plain(name))
		return to, fragment, ok
	}
	if address[0] == '{' || address[0] == '%' { // as Pelican marks its files
		for _, mark := range []string{"{filename}", "{static}"} {
			if own, ok := strings.CutPrefix(unescaped(address), mark); ok && own != "" {
				address = own
			}
		}
	}
	address, query, _ := strings.Cut(address, "?")
	if address == "" {
		to, ok = x.onWeb(&a, ref)
		return to, fragment, ok
	}
	if to, ok = x.built(&a, address, query); ok {
		return to, fragment, true
	}
	if to, ok = x.byPath(&a, address); ok {
		return to, fragment, true
	}
	if query == "" && (address[0] == '/' || !Suffixed(address)) {
		if to, ok = x.onSite(&a, address); ok {
			return to, fragment, true
		}
	}
	to, ok = x.onWeb(&a, ref)
	return to, fragment, ok
}

// Named begins an address that is the name of a page, unescaped or not.
const Named = "x-page:"

// Suffixed reports whether the path of ref ends with a suffix that files of Markdown
// and the like have, not pages.
func Suffixed(ref string) bool {
	if i := strings.IndexAny(ref, "?#"); i >= 0 {
		ref = ref[:i]
	}
	return sourceSuffixes[strings.ToLower(path.Ext(ref))]
}

// byPath looks for the file at a path relative to that of a, to the place where a
// stands on its site, or, where it begins with a slash, to a folder above a.
func (x *Index) byPath(a *Article, ref string) (int, bool) {
	ref = plain(ref)
	file := cleaned(a.Path)
	own, dir := stem(a.Path), path.Dir(file)
	tag := language(path.Base(own))
	if !strings.HasPrefix(ref, "/") {
		if to, ok := x.page(stem(dir+"/"+ref), tag); ok {
			return to, true
		}
		if Suffixed(ref) || own == dir {
			return 0, false
		}
		return x.page(stem(own+"/"+ref), tag)
	}
	ref = stem(ref)
	for d := dir; ; d = path.Dir(d) {
		for _, content := range contentFolders {
			if to, ok := x.page(strings.TrimSuffix(strings.TrimPrefix(d+content, "/")+ref, "/"), tag); ok {
				return to, true
			}
		}
		if d == "/" {
			return 0, false
		}
	}
}

// page returns the article whose page is at a path in the form of stem, rather in the
// language of tag.
func (x *Index) page(key, tag string) (int, bool) {
	if !strings.HasPrefix(key, "/") {
		key = "/" + key
	}
	if tag != "" {
		if e := x.paths().find(key + "." + tag); len(e) > 0 {
			return int(e[0].at), true
		}
	}
	if e := x.paths().find(key); len(e) > 0 {
		return int(e[0].at), true
	}
	return 0, false
}

// contentFolders are where generators of sites look for pages.
var contentFolders = []string{"", "/content", "/source", "/source/_posts", "/src", "/docs", "/pages", "/_posts", "/src/pages"}

// built looks for the page whose path on the site of a, as its generator makes it, an
// address leads to.
func (x *Index) built(a *Article, ref, query string) (int, bool) {
	if a.At == "" || query != "" || Suffixed(ref) {
		return 0, false
	}
	if ref[0] != '/' {
		ref = a.At[:strings.LastIndexByte(a.At, '/')+1] + ref
	}
	return x.nearest(a, x.own().find(stem(ref)), func(b *Article) bool { return b.At != "" && stem(b.At) == stem(ref) })
}

// onSite looks for the page that a path on the site of a leads to by what generators
// make of files and dates.
func (x *Index) onSite(a *Article, ref string) (int, bool) {
	p := plain(ref)
	if !strings.HasPrefix(p, "/") {
		p = path.Dir(cleaned(a.Path)) + "/" + p
	}
	p = stem(p)
	find := func(key string) (int, bool) {
		return x.nearest(a, x.sites().find(key), func(b *Article) bool { return sameSite(a, b) })
	}
	if to, ok := find(p); ok {
		return to, true
	}
	last := path.Base(p)
	for tail := p; tail != ""; {
		i := strings.IndexByte(tail[1:], '/')
		if i < 0 {
			break
		}
		if tail = tail[1+i:]; isYear(tail) {
			if to, ok := find(tail); ok {
				return to, true
			}
		}
	}
	if len(last) < 2 || strings.Contains(p, "/") && isListing(p) {
		return 0, false
	}
	return find(lastKey + last)
}

// isYear reports whether a path begins with a year.
func isYear(p string) bool {
	return len(p) > 6 && (p[1] == '1' || p[1] == '2') && isNumber(p[2:5]) && p[5] == '/'
}

// isListing reports whether the folder of a page is one of lists: the page is that of
// a tag, not an article of the name.
func isListing(p string) bool {
	switch path.Base(path.Dir(p)) {
	case "tag", "tags", "category", "categories", "author", "authors", "topic", "topics", "series", "page", "search":
		return true
	}
	return false
}

// byName looks for the page with a name, which may begin with folders: the one that
// is nearest to a.
func (x *Index) byName(a *Article, name string) (int, bool) {
	if name = strings.TrimSpace(name); name == "" {
		return 0, false
	}
	if strings.Contains(name, "/") || Suffixed(name) {
		if to, ok := x.byPath(a, name); ok {
			return to, true
		}
		if to, ok := x.byPath(a, "/"+strings.TrimPrefix(name, "/")); ok {
			return to, true
		}
	}
	whole := stem(name)
	last := path.Base(whole)
	for rank := range nameRanks {
		e := x.names().ranked(last, rank)
		to, ok := x.nearest(a, e, func(b *Article) bool {
			return rank > 0 || strings.HasSuffix(stem(b.Path), whole)
		})
		if ok {
			return to, true
		}
	}
	if last != whole[1:] { // a title with a slash
		return x.nearest(a, x.names().find(name), func(*Article) bool { return true })
	}
	return 0, false
}

// nearest returns the article of es that fits and whose folder has most in common
// with that of a; of several the first.
func (x *Index) nearest(a *Article, es []entry, fits func(b *Article) bool) (to int, ok bool) {
	best := -1
	for _, e := range es[:min(len(es), maxChoices)] {
		b := x.at(int(e.at))
		if common := commonFolders(a.Path, b.Path); common > best && fits(&b) {
			best, to, ok = common, int(e.at), true
		}
	}
	return to, ok
}

// maxChoices bounds how many articles of one name are looked at.
const maxChoices = 64

// commonFolders counts the folders that two paths begin with alike.
func commonFolders(a, b string) (n int) {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			break
		}
		if a[i] == '/' {
			n++
		}
	}
	return n
}

// sameSite reports whether two articles may be of one site: their hosts agree, or, where
// one names none, the folder at the top.
func sameSite(a, b *Article) bool {
	if h, k := host(a.URL), host(b.URL); h != "" && k != "" {
		return h == k
	}
	top := func(p string) string {
		first, _, ok := strings.Cut(strings.TrimPrefix(cleaned(p), "/"), "/")
		if !ok {
			return ""
		}
		return first
	}
	return top(a.Path) == top(b.Path)
}
