package compose

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// target returns where a link leads: to its place in the book, or on the web.
func (s *setter) target(l *doc.Link) string {
	if i := s.entry(l.To); i >= 0 {
		return "#" + articleAnchor(i)
	}
	return l.URL
}

// entry returns which article of the volume at hand a place is in, -1 for none.
func (p *press) entry(to *doc.Place) int {
	if to == nil || to.N < p.first || to.N >= p.first+p.count {
		return -1
	}
	return to.N - p.first
}

// shortURL returns an address as it is printed: readable, without scheme,
// "www." and a last solidus.
func shortURL(u string) string {
	if parsed, err := url.Parse(u); err == nil && parsed.Host != "" {
		u = parsed.Host + readable(parsed.EscapedPath())
		if parsed.RawQuery != "" {
			u += "?" + readable(parsed.RawQuery)
		}
	}
	u = strings.TrimPrefix(u, "mailto:")
	return strings.TrimSuffix(strings.TrimPrefix(u, "www."), "/")
}

// readable decodes the escapes of a path or query, but those of spaces and
// control characters; one with broken bytes stays as it is.
func readable(path string) string {
	plain, err := url.PathUnescape(path)
	if err != nil || !utf8.ValidString(plain) {
		return path
	}
	var b strings.Builder
	for _, r := range plain {
		if unicode.IsSpace(r) || !unicode.IsPrint(r) {
			b.WriteString(url.PathEscape(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// host is the host of an address, as it is printed.
func host(u string) string {
	if parsed, err := url.Parse(u); err == nil && parsed.Host != "" {
		return strings.TrimPrefix(parsed.Host, "www.")
	}
	return u
}

// printedURL tells which addresses lead somewhere off the page.
func printedURL(url string) bool { return absolute(url) || strings.HasPrefix(url, "mailto:") }

// showsURL reports whether the text of a link is its address.
func showsURL(shown, url string) bool {
	fold := func(u string) string { return strings.ToLower(strings.Join(strings.Fields(u), "")) }
	return strings.Contains(fold(shortURL(strings.TrimSpace(shown))), fold(noteURL(url)))
}

// noteURL is an address as a note prints it: without what only counts
// visitors.
func noteURL(u string) string {
	base, query, ok := strings.Cut(u, "?")
	if !ok {
		return shortURL(u)
	}
	var kept []string
	for _, p := range strings.Split(query, "&") {
		if !strings.HasPrefix(p, "utm_") {
			kept = append(kept, p)
		}
	}
	if len(kept) > 0 {
		base += "?" + strings.Join(kept, "&")
	}
	return shortURL(base)
}

// absolute tells which addresses are of the web.
func absolute(u string) bool {
	return strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://")
}
