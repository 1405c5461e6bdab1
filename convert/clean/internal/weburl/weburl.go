// Package weburl reads and repairs the addresses that stand in bodies.
package weburl

import (
	"fmt"
	"net"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/links"
)

// Link returns href as an absolute URL fit for a book, and whether there is
// one: http, https, mailto, ftp or tel, in the characters of RFC 3986.
func Link(base *url.URL, href string) (string, bool) {
	href = Trim(href)
	if href == "" || href[0] == '#' {
		return "", false
	}
	scheme, rest := SplitScheme(href)
	switch scheme {
	case "http", "https", "ftp":
		if u := target(rest); u != "" {
			scheme, rest = SplitScheme(u)
		}
		return webURL(scheme, rest)
	case "mailto", "tel":
		return mailURL(scheme, rest)
	case "":
		return Relative(base, href)
	}
	return "", false
}

// target returns where an address leads that a site sets before those of others to
// count their readers, or "".
func target(rest string) string {
	for _, r := range []struct{ host, key string }{{"//link.zhihu.com/?", "target"}, {"//www.douban.com/link2/?", "url"}, {"//link.juejin.cn/?", "target"}, {"//link.csdn.net/?", "target"}, {"//www.jianshu.com/go-wild?", "url"}} {
		query, ok := strings.CutPrefix(rest, r.host)
		if !ok {
			continue
		}
		values, err := url.ParseQuery(query)
		if u := values.Get(r.key); err == nil && (strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")) {
			return u
		}
	}
	return ""
}

// maxRef bounds an address within the archive, in bytes.
const maxRef = 2000

// Ref returns href as its author wrote it where it is relative to the article or
// names a page, "" where it is absolute or none.
func Ref(href string) string {
	href = Trim(href)
	if len(href) > maxRef || strings.HasPrefix(href, "www.") || strings.HasPrefix(href, "//") || strings.HasPrefix(href, links.Named) && len(href) == len(links.Named) {
		return ""
	}
	switch scheme, rest := SplitScheme(href); scheme + ":" {
	case ":", links.Named:
		return href
	case "file:":
		return strings.TrimPrefix(rest, "//")
	}
	return ""
}

// Trim removes what browsers ignore in an address: white space around it,
// tabs and line ends inside it; and the quotes that a careless hand left.
func Trim(s string) string {
	if !holdsOdd(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || letter.Junk(r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimFunc(s, func(r rune) bool { return letter.Space(r) || r == '"' || r == '“' || r == '”' })
}

// holdsOdd reports whether s may hold what Trim removes.
func holdsOdd(s string) bool {
	for i := range len(s) {
		if ch := s[i]; ch <= ' ' || ch >= 0x7f || ch == '"' {
			return true
		}
	}
	return false
}

// SplitScheme splits "http://host/path" into "http" and "//host/path". The
// scheme is lower case, or "" for a relative address.
func SplitScheme(s string) (scheme, rest string) {
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case ch == ':' && i > 0:
			return strings.ToLower(s[:i]), s[i+1:]
		case ch|0x20 >= 'a' && ch|0x20 <= 'z', i > 0 && (ch >= '0' && ch <= '9' || ch == '+' || ch == '-' || ch == '.'):
		default:
			return "", s
		}
	}
	return "", s
}

// Relative resolves href against the article's own address.
func Relative(base *url.URL, href string) (string, bool) {
	if strings.HasPrefix(href, "www.") {
		return webURL("http", "//"+href)
	}
	if strings.HasPrefix(href, "//") {
		return webURL("https", href)
	}
	if base == nil {
		return "", false
	}
	ref, err := url.Parse(escapeURL(href))
	if err != nil {
		return "", false
	}
	abs := base.ResolveReference(ref).String()
	scheme, rest := SplitScheme(abs)
	return webURL(scheme, rest)
}

// webURL repairs the address scheme + ":" + rest, where rest begins with "//".
func webURL(scheme, rest string) (string, bool) {
	if !strings.HasPrefix(rest, "//") {
		return "", false
	}
	rest = strings.TrimLeft(strings.ReplaceAll(rest, `\`, "/"), "/")
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	host, ok := webHost(rest[:end])
	if !ok {
		return "", false
	}
	return scheme + "://" + host + escapeURL(rest[end:]), true
}

// webHost checks and repairs the authority of an address; user names are
// dropped.
func webHost(s string) (string, bool) {
	s = s[strings.LastIndexByte(s, '@')+1:]
	host, port := s, ""
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		host, port = s[:i], s[i+1:]
	}
	if strings.HasPrefix(host, "[") {
		if net.ParseIP(strings.Trim(host, "[]")) == nil {
			return "", false
		}
	} else if host = asciiHost(host); host == "" {
		return "", false
	}
	if port == "" {
		return host, true
	}
	if strings.Trim(port, "0123456789") != "" || len(port) > 5 || len(port) == 5 && port > "65535" {
		return "", false
	}
	return host + ":" + port, true
}

// asciiHost returns host in ASCII (IDNA), or "" when it is not a host name.
func asciiHost(host string) string {
	if letter.ASCII(host) && !strings.Contains(host, "%") {
		return plainHost(host)
	}
	if u, err := url.PathUnescape(host); err == nil {
		host = u
	}
	host, err := idna.Lookup.ToASCII(host)
	if err != nil {
		return ""
	}
	return plainHost(host)
}

// plainHost returns host in small letters, or "" where it is not dot-separated
// labels of letters, digits, hyphens and (as found in the wild) underscores.
func plainHost(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	label := 0
	for i := range len(host) {
		switch ch := host[i]; {
		case letter.Alnum(ch), ch == '_', ch == '-' && label > 0:
			label++
		case ch == '.' && label > 0:
			label = 0
		default:
			return ""
		}
		if label > 63 {
			return ""
		}
	}
	if label == 0 || len(host) > 253 {
		return ""
	}
	return host
}

func mailURL(scheme, rest string) (string, bool) {
	rest = strings.TrimLeft(strings.TrimSpace(rest), "/")
	if scheme == "tel" {
		rest = strings.Map(func(r rune) rune {
			if letter.Space(r) {
				return -1
			}
			return r
		}, rest)
		if rest == "" || strings.Trim(rest, "+0123456789-.()*#;=abcdefghijklmnopqrstuvwxyz") != "" {
			return "", false
		}
		return "tel:" + strings.ReplaceAll(rest, "#", "%23"), true
	}
	if at := strings.IndexByte(rest, '@'); at <= 0 || at == len(rest)-1 {
		return "", false
	}
	return "mailto:" + strings.ReplaceAll(escapeURL(rest), "#", "%23"), true
}

// escapeURL percent-encodes what may not stand in a path, query or fragment,
// and percent signs that begin no escape; escapes that are there stay.
func escapeURL(s string) string {
	if firstUnfit(s) < 0 {
		return s
	}
	var b strings.Builder
	fragment := false
	for i := range len(s) {
		ch := s[i]
		ok := isFit[ch]
		switch ch {
		case '%':
			ok = i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		case '#':
			ok = !fragment
			fragment = true
		}
		if ok {
			b.WriteByte(ch)
		} else {
			fmt.Fprintf(&b, "%%%02X", ch)
		}
	}
	return b.String()
}

// firstUnfit returns the offset of the first byte of s that is not fit for a URL, or -1.
func firstUnfit(s string) int {
	for i := range len(s) {
		if !isFit[s[i]] {
			return i
		}
	}
	return -1
}

// isFit tells of each byte whether it is unreserved or reserved in RFC 3986 §2;
// square brackets are for hosts only.
var isFit = func() (fit [256]bool) {
	for ch := range byte(0x80) {
		fit[ch] = letter.Alnum(ch) || strings.IndexByte("-._~:/?@!$&'()*+,;=", ch) >= 0
	}
	return fit
}()

func isHex(ch byte) bool {
	return ch >= '0' && ch <= '9' || ch|0x20 >= 'a' && ch|0x20 <= 'f'
}

// Picture returns src repaired: absolute where it names a host, otherwise as
// written. A relative address may be a file of the archive, which only a reader
// of the archive can tell; ResolveURL completes it where it is none. "" stands
// for an address that shows no picture.
func Picture(src string) string {
	src = Trim(src)
	switch scheme, rest := SplitScheme(src); {
	case scheme == "http" || scheme == "https" || scheme == "ftp":
		if u, ok := webURL(scheme, rest); ok {
			return u
		}
		return ""
	case scheme == "data", scheme == "file":
		return src
	case len(scheme) > 1 && strings.HasPrefix(rest, "//"), scheme == "javascript", scheme == "about", scheme == "blob":
		return ""
	case strings.HasPrefix(src, "//"):
		u, _ := webURL("https", src)
		return u
	}
	return src
}

// Base returns the address of an article, or nil where it is none.
func Base(page string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(page))
	if err != nil || !u.IsAbs() || u.Host == "" {
		return nil
	}
	return u
}

// Host returns the host of an absolute web address without "www.", or "".
func Host(u string) string {
	_, rest := SplitScheme(u)
	rest = strings.TrimPrefix(rest, "//")
	if i := strings.IndexAny(rest, "/?#:"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimPrefix(rest, "www.")
}

// IsPictureFile reports whether u leads to a picture, not to a page.
func IsPictureFile(u string) bool {
	return slices.Contains([]string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp"}, strings.ToLower(path.Ext(strings.SplitN(u, "?", 2)[0])))
}
