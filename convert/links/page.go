package links

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// Page is Find for the links of pages that a generator of sites or a mirror wrote:
// they name files or addresses as these are, and what a generator may make of names
// and days is not tried. site is the host of the page's site where its address does not
// say.
func (x *Index) Page(from int, ref, site string) (to int, ok bool) {
	if from < 0 || from >= x.size() {
		return 0, false
	}
	a := x.at(from)
	ref, _, _ = strings.Cut(ref, "#")
	if strings.HasPrefix(ref, "//") {
		ref = "http:" + ref
	}
	if h := host(ref); h != "" {
		if to, _, ok = x.Address(from, ref); ok {
			return to, true
		}
		if own := host(a.URL); h != own && (own != "" || h != host("http://"+site)) {
			return 0, false
		}
		ref = "/" + below(ref)
	}
	address, query, _ := strings.Cut(ref, "?")
	if doc.Untracked(query) == "" {
		if address == "" {
			return 0, false
		}
		if to, ok = x.byPath(&a, address); ok {
			return to, true
		}
		return x.onWeb(&a, address)
	}
	if address == "" || strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	for _, mark := range []string{"%3F", "@"} { // as mirrors name files
		if to, ok = x.byPath(&a, address+mark+strings.ReplaceAll(query, "%", "%25")); ok {
			return to, true
		}
	}
	return x.onWeb(&a, ref)
}

// Slugs returns the last parts of the addresses that an article has or may have: as it
// states them, of its address, of its file.
func (a *Article) Slugs() (out []string) {
	add := func(s string) {
		s = stem(s)
		if s = bare(s[strings.LastIndexByte(s, '/')+1:]); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, kind := range []byte{permalink, slug} {
		for _, n := range a.Names.all(kind) {
			add(n)
		}
	}
	if h := host(a.URL); h != "" {
		address, _, _ := strings.Cut(a.URL, "?")
		add(below(address))
	}
	if a.First {
		add(a.Path)
	}
	return out
}
