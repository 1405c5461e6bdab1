// Package address says how addresses look on paper.
package address

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Short returns an address as it is printed: readable, without scheme,
// "www." and a last solidus.
func Short(u string) string {
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

// Host is the host of an address, as it is printed.
func Host(u string) string {
	if parsed, err := url.Parse(u); err == nil && parsed.Host != "" {
		return strings.TrimPrefix(parsed.Host, "www.")
	}
	return u
}

// OffPage tells which addresses lead somewhere off the page.
func OffPage(url string) bool { return OnWeb(url) || strings.HasPrefix(url, "mailto:") }

// ShownIn reports whether the text of a link is its address.
func ShownIn(shown, url string) bool {
	fold := func(u string) string { return strings.ToLower(strings.Join(strings.Fields(u), "")) }
	return strings.Contains(fold(Short(strings.TrimSpace(shown))), fold(InNote(url)))
}

// InNote is an address as a note prints it: without what only counts
// visitors.
func InNote(u string) string {
	base, query, ok := strings.Cut(u, "?")
	if !ok {
		return Short(u)
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
	return Short(base)
}

// OnWeb tells which addresses are of the web.
func OnWeb(u string) bool {
	return strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://")
}
