package epub

import (
	"net/url"
	"strings"
)

// planLinks remembers where in the book the articles stand that have an
// address: by their own first, then by those that they name as their
// source's. Of two articles with one address the first is the target.
func (b *book) planLinks() {
	enter := func(address string, i int) {
		if key := addressKey(address); key != "" {
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

// target returns the document that stands at address to, unless that is the
// article at hand.
func (r *renderer) target(to string) (file string, ok bool) {
	key := addressKey(to)
	if key == "" {
		return "", false
	}
	i, ok := r.b.files[key]
	return articleFile(i, 0), ok && i != r.index
}

// addressKey reduces an address to what tells one page from another: host
// without "www.", path without a slash at its end, query without what only
// counts visitors. It is "" for an address that names a site, not a page.
func addressKey(address string) string {
	s, ok := href(address)
	if !ok || !strings.HasPrefix(s, "http") {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	path, query := strings.TrimRight(u.EscapedPath(), "/"), pageQuery(u.RawQuery)
	if path == "" && query == "" {
		return ""
	}
	host := u.Host
	if port := u.Port(); port == "80" || port == "443" {
		host = u.Hostname()
	}
	return strings.TrimPrefix(host, "www.") + path + "?" + query
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
