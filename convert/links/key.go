package links

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// sourceSuffixes are those of files that generators make pages of.
var sourceSuffixes = map[string]bool{".md": true, ".markdown": true, ".mdown": true, ".mkd": true, ".mdx": true, ".qmd": true, ".rmd": true, ".rst": true, ".org": true, ".adoc": true}

// pageSuffixes are those of pages and texts.
var pageSuffixes = map[string]bool{".html": true, ".htm": true, ".xhtml": true, ".shtml": true, ".txt": true}

// unescaped returns s without percent escapes where it is text then.
func unescaped(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	if plain, err := url.PathUnescape(s); err == nil && utf8.ValidString(plain) {
		return plain
	}
	return s
}

// plain returns a path in the form in which paths are compared: unescaped, with its
// letters composed and small, with slashes.
func plain(p string) string {
	return strings.ToLower(norm.NFC.String(strings.ReplaceAll(unescaped(p), `\`, "/")))
}

// cleaned returns a path in the form of plain from a root.
func cleaned(p string) string { return path.Clean("/" + plain(p)) }

// stem returns the path of a page without what may be left out of an address: the
// suffix, and the name of the page that stands for its folder.
func stem(p string) string {
	p = cleaned(p)
	if ext := path.Ext(p); sourceSuffixes[ext] || pageSuffixes[ext] {
		p = p[:len(p)-len(ext)]
	}
	dir, base := path.Split(p)
	tag := ""
	if strings.IndexByte(base, '.') >= 0 {
		tag = languageSuffix.FindString(base)
	}
	switch strings.TrimSuffix(base, tag) {
	case "index", "_index", "readme":
		return path.Clean(dir) + tag
	}
	return p
}

// languageSuffix is the end of a name that says in which language a page is.
var languageSuffix = regexp.MustCompile(`\.([a-z]{2}(?:[-_][a-z]{2,4})?)$`)

// language returns the language that the end of a name says, or "".
func language(name string) string {
	if strings.IndexByte(name, '.') < 0 {
		return ""
	}
	if m := languageSuffix.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}

var (
	dayBefore    = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})-(.+)$`)
	numberBefore = regexp.MustCompile(`^\d{1,3}[-_.]+(\D.*)$`)
)

// bare returns the name of a page without what orders files or says their language.
func bare(name string) string {
	if tag := language(name); tag != "" {
		name = strings.TrimSuffix(name, "."+tag)
	}
	if name == "" || name[0] > '9' {
		return name
	}
	if m := dayBefore.FindStringSubmatch(name); m != nil {
		return m[4]
	}
	return unnumbered(name)
}

func unnumbered(name string) string {
	if name == "" || name[0] > '9' {
		return name
	}
	if m := numberBefore.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return name
}

// The ranks of keys: what an article says of itself before what a generator may make
// of it.
const (
	stated = iota
	made
	lastPart
)

// lastKey begins the keys of the last part of an address.
const lastKey = "\x00"

// pathKeys adds the paths of an article's file and page.
func pathKeys(a *Article, add func(key string, rank int)) {
	if !a.First {
		return
	}
	own := stem(a.Path)
	add(own, stated)
	dir, base := path.Split(own)
	names := append(a.Names.all(slug), a.Names.all(id)...)
	if b := bare(base); b != base {
		names = append(names, b)
	}
	for _, n := range names {
		if n = plain(n); !strings.Contains(n, "/") {
			add(dir+n, made)
		}
	}
	if folders := strings.Split(dir, "/"); strings.ContainsAny(dir, "0123456789") {
		for i := range folders {
			folders[i] = unnumbered(folders[i])
		}
		if d := strings.Join(folders, "/"); d != dir {
			add(d+bare(base), made)
		}
	}
}

// statedKeys adds the paths that an article states to have on its site.
func statedKeys(a *Article, add func(key string, rank int)) {
	if a.At != "" && a.First {
		add(stem(a.At), stated)
	}
	for _, kind := range []byte{permalink, alias, slug} {
		for _, p := range a.Names.all(kind) {
			if strings.Contains(p, "/") {
				add(stem(p), stated)
			}
		}
	}
}

// siteKeys adds the paths that an article may have on its site.
func siteKeys(a *Article, add func(key string, rank int)) {
	statedKeys(a, add)
	base := path.Base(stem(a.Path))
	names := append(append(a.Names.all(slug), a.Names.all(id)...), bare(base))
	m := dayBefore.FindStringSubmatch(base)
	for _, n := range names {
		if n = strings.Trim(plain(n), "/"); n == "" {
			continue
		}
		n = n[strings.LastIndexByte(n, '/')+1:]
		add(lastKey+n, lastPart)
		if m != nil {
			add("/"+m[1]+"/"+m[2]+"/"+m[3]+"/"+n, made)
			add("/"+m[1]+"/"+m[2]+"/"+n, made)
		}
		if !a.Date.IsZero() {
			add(a.Date.Format("/2006/01/02/")+n, made)
			add(a.Date.Format("/2006/01/")+n, made)
		}
	}
}

// nameRanks is the number of ranks of names: files before what they are called
// otherwise.
const nameRanks = 3

// nameKeys adds the names of an article.
func nameKeys(a *Article, add func(key string, rank int)) {
	if a.First {
		base := path.Base(stem(a.Path))
		add(base, 0)
		if b := bare(base); b != base {
			add(b, 1)
		}
		for _, n := range a.Names.all(slug) {
			add(plain(n), 1)
		}
	}
	add(plain(a.Title), 2)
	for _, n := range a.Names.all(alias) {
		add(plain(n), 2)
	}
}
