package links

import (
	"net/url"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// web finds articles by their addresses on the web.
type web struct {
	table
	hosts map[string]bool // of the articles
}

func (x *Index) newWeb() web {
	w := web{hosts: map[string]bool{}}
	for i := range x.n {
		a := x.at(i)
		w.enter(a.URL, i, 0)
		for _, u := range a.Via {
			w.enter(u, i, 1)
		}
	}
	w.table = w.table.sorted()
	return w
}

func (w *web) enter(address string, i, rank int) {
	if key := addressKey(address); key != "" {
		w.add(key, i, rank)
		if h := host(address); !w.hosts[h] {
			w.hosts[strings.Clone(h)] = true
		}
	}
}

// Address returns the article that stands at an absolute address, by its own or by
// one that it names as its source's, and the fragment of the address. from is the
// article with the link.
func (x *Index) Address(from int, address string) (to int, fragment string, ok bool) {
	if from < 0 || from >= x.size() {
		return 0, "", false
	}
	w := x.web()
	if len(w.hosts) == 0 || !w.hosts[host(address)] {
		return 0, "", false
	}
	page, fragment, _ := strings.Cut(address, "#")
	fragment = unescaped(fragment)
	if e := w.find(addressKey(page)); len(e) > 0 {
		return int(e[0].at), fragment, true
	}
	a := x.at(from)
	if host(a.URL) != host(page) {
		return 0, "", false
	}
	to, ok = x.statedOnSite(&a, page)
	return to, fragment, ok
}

// statedOnSite looks for an article that states a path on the site of a as its own.
func (x *Index) statedOnSite(a *Article, page string) (int, bool) {
	own := x.own()
	if len(own) == 0 {
		return 0, false
	}
	u, err := url.Parse(page)
	if err != nil || u.RawQuery != "" || len(u.Path) < 2 {
		return 0, false
	}
	return x.nearest(a, own.find(stem(u.Path)), func(b *Article) bool { return sameSite(a, b) })
}

// onWeb looks for what ref, relative to the address of a, leads to.
func (x *Index) onWeb(a *Article, ref string) (int, bool) {
	if a.URL == "" {
		return 0, false
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return 0, false
	}
	u, err := base.Parse(ref)
	if err != nil {
		return 0, false
	}
	e := x.web().find(addressKey(u.String()))
	if len(e) == 0 {
		return 0, false
	}
	return int(e[0].at), true
}

// host returns the host of an address without "www." and a usual port, or "".
func host(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok || !strings.HasPrefix(strings.ToLower(scheme), "http") {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	rest = strings.ToLower(rest[strings.LastIndexByte(rest, '@')+1:])
	return strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(rest, ":80"), ":443"), "www.")
}

// below returns what an address has behind its host, without the slash between them.
func below(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	_, path, _ := strings.Cut(rest, "/")
	return path
}

// addressKey reduces an address to what tells one page from another: host, path
// without what may be left out at its end, query without what only counts visitors. It
// is "" for an address that names a site, not a page.
func addressKey(address string) string {
	h := host(address)
	if h == "" {
		return ""
	}
	address, _, _ = strings.Cut(address, "#")
	address, query, _ := strings.Cut(address, "?")
	path := norm.NFC.String(unescaped(below(address)))
	for _, suffix := range []string{".html", ".htm"} {
		path = strings.TrimSuffix(path, suffix)
	}
	path = strings.TrimRight(strings.TrimSuffix("/"+path, "/index"), "/")
	query = pageQuery(query)
	if path == "" && query == "" {
		return ""
	}
	return h + path + "?" + query
}

// counters are parameters that say where a visitor came from, beside those of
// doc.Untracked.
var counters = []string{"from=singlemessage", "from=timeline", "isappinstalled=", "share_token="}

// pageQuery returns query without what only counts visitors.
func pageQuery(query string) string {
	if query = doc.Untracked(query); query == "" {
		return ""
	}
	var keep []string
next:
	for part := range strings.SplitSeq(query, "&") {
		for _, c := range counters {
			if strings.HasPrefix(part, c) {
				continue next
			}
		}
		if part != "" {
			keep = append(keep, part)
		}
	}
	return strings.Join(keep, "&")
}

// isNumber reports whether s is figures.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
