package epub

import (
	"strings"

	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// planLinks remembers where in the book the articles stand that have an
// address: by their own first, then by those that they name as their
// source's. Of two articles with one address the first is the target.
func (b *book) planLinks() {
	enter := func(address string, i int) {
		valid, _ := xhtml.Address(address)
		if key := addressKey(valid); key != "" {
			if _, taken := b.files[key]; !taken {
				b.files[key] = i
			}
		}
	}
	for i, e := range b.entries {
		enter(e.URL, i)
		if e.Second != nil {
			enter(e.Second.URL, i)
		}
	}
	for i, e := range b.entries {
		for _, u := range e.Via {
			enter(u, i)
		}
	}
}

// addressKey reduces a valid address to what tells one page from another: host
// without "www.", path without a slash at its end, query without what only
// counts visitors. It is "" for an address that names a site, not a page.
func addressKey(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok || !strings.HasPrefix(scheme, "http") {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest, query, _ := strings.Cut(rest, "?")
	host, path, _ := strings.Cut(rest, "/")
	path, query = strings.TrimRight(path, "/"), pageQuery(query)
	if path == "" && query == "" {
		return ""
	}
	host = strings.TrimSuffix(strings.TrimSuffix(host, ":80"), ":443")
	return strings.TrimPrefix(host, "www.") + "/" + path + "?" + query
}

// counters are parameters that say where a visitor came from.
var counters = []string{"utm_", "fbclid=", "gclid=", "spm=", "from=singlemessage", "from=timeline", "isappinstalled=", "share_token="}

// pageQuery returns query without counters.
func pageQuery(query string) string {
	if query == "" {
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
