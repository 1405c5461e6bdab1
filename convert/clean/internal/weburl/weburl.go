// Package weburl reads and repairs the addresses that stand in bodies.
package weburl

import (
	"net"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/idna"

	"github.com/wenzhai/wenzhai/convert/letter"
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
		return webURL(scheme, rest)
	case "mailto", "tel":
		return mailURL(scheme, rest)
	case "":
		return Relative(base, href)
	}
	return "", false
}

// Trim removes what browsers ignore in an address: white space around it,
// tabs and line ends inside it; and the quotes that a careless hand left.
func Trim(s string) string {
	if isEscaped(s) {
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
	for i := 0; i < len(host); i++ {
		if host[i] >= 0x80 || host[i] == '%' {
			return idnaHost(host)
		}
	}
	return plainHost(host)
}

func idnaHost(host string) string {
	if u, err := url.PathUnescape(host); err == nil {
		host = u
	}
	host, err := idna.Lookup.ToASCII(host)
	if err != nil {
		return ""
	}
	return plainHost(host)
}

// plainHost checks that host is dot-separated labels of letters, digits,
// hyphens and (as found in the wild) underscores.
func plainHost(host string) string {
	if isPlainHost(host) {
		return host
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "" || len(host) > 253 {
		return ""
	}
	for _, label := range strings.Split(host, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' {
			return ""
		}
		if strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return ""
		}
	}
	return host
}

// isPlainHost reports whether host needs no repair beyond doubt.
func isPlainHost(host string) bool {
	label := 0
	for i := 0; i < len(host); i++ {
		switch ch := host[i]; {
		case ch >= 'a' && ch <= 'z', ch >= '0' && ch <= '9', ch == '-' && label > 0:
			label++
		case ch == '.' && label > 0 && label < 64:
			label = 0
		default:
			return false
		}
	}
	return label > 0 && label < 64 && len(host) <= 253
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

const hexDigits = "0123456789ABCDEF"

// escapeURL percent-encodes what may not stand in a path, query or fragment,
// and percent signs that begin no escape; escapes that are there stay.
func escapeURL(s string) string {
	if isEscaped(s) {
		return s
	}
	var b strings.Builder
	fragment := false
	for i := 0; i < len(s); i++ {
		ch := s[i]
		ok := urlByte(ch)
		switch ch {
		case '%':
			ok = i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		case '#':
			ok = !fragment
			fragment = true
		}
		if ok {
			b.WriteByte(ch)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexDigits[ch>>4])
		b.WriteByte(hexDigits[ch&15])
	}
	return b.String()
}

// isEscaped reports whether s needs no escape beyond doubt.
func isEscaped(s string) bool {
	for i := 0; i < len(s); i++ {
		if !urlByte(s[i]) {
			return false
		}
	}
	return true
}

// urlByte reports whether ch is unreserved or reserved in RFC 3986 §2; square
// brackets are for hosts only.
func urlByte(ch byte) bool { return urlBytes[ch] }

var urlBytes = func() (table [256]bool) {
	for ch := range table {
		table[ch] = ch < 0x80 && letter.Alnum(byte(ch))
	}
	for _, ch := range []byte("-._~:/?@!$&'()*+,;=") {
		table[ch] = true
	}
	return table
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
	switch strings.ToLower(path.Ext(strings.SplitN(u, "?", 2)[0])) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp":
		return true
	}
	return false
}
