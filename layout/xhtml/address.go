package xhtml

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Address returns s as a valid address for a link, or false where it is none:
// an unknown scheme, no host, a host with illegal characters. What an
// address may not hold as it stands is percent-encoded (RFC 3986 §2).
func Address(s string) (string, bool) {
	s = strings.TrimSpace(s)
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok {
		return "", false
	}
	switch scheme = strings.ToLower(scheme); scheme {
	case "http", "https", "ftp":
		return webAddress(scheme, rest)
	case "mailto", "tel":
		rest = encode(rest, "@:/?")
		return scheme + ":" + rest, rest != ""
	}
	return "", false
}

func webAddress(scheme, rest string) (string, bool) {
	rest, ok := strings.CutPrefix(rest, "//")
	if !ok {
		return "", false
	}
	end := strings.IndexAny(rest, `/?#\`)
	if end < 0 {
		end = len(rest)
	}
	host, ok := authority(rest[:end])
	if !ok {
		return "", false
	}
	path, fragment, hasFragment := strings.Cut(rest[end:], "#")
	path, query, hasQuery := strings.Cut(path, "?")
	path = strings.ReplaceAll(path, `\`, "/")
	out := scheme + "://" + host + encode(path, "@:/")
	if hasQuery {
		out += "?" + encode(query, "@:/?")
	}
	if hasFragment {
		out += "#" + encode(fragment, "@:/?")
	}
	return out, true
}

// authority checks host and port. A user's name and password have no place in
// a book and are left out.
func authority(s string) (string, bool) {
	s = s[strings.LastIndexByte(s, '@')+1:]
	host, port := s, ""
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		host, port = s[:i], s[i+1:]
	}
	if port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return "", false
		}
		port = ":" + port
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		_, err := netip.ParseAddr(strings.TrimSuffix(inner, "]"))
		return host + port, err == nil && strings.HasSuffix(host, "]") && !strings.ContainsRune(host, '%')
	}
	host, ok := domain(host)
	return host + port, ok
}

func domain(host string) (string, bool) {
	if strings.IndexFunc(host, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil {
			return "", false
		}
		host = ascii
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "" || len(host) > 253 {
		return "", false
	}
	for name := range strings.SplitSeq(host, ".") {
		if !domainLabel(name) {
			return "", false
		}
	}
	return host, lastLabelOK(host)
}

func domainLabel(s string) bool {
	if s == "" || len(s) > 63 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	if strings.HasPrefix(s, "xn--") {
		_, err := idna.Lookup.ToUnicode(s)
		return err == nil
	}
	return true
}

// lastLabelOK reports whether a host whose last label begins with a digit is a
// whole IPv4 address: the URL Standard §3.5 refuses other hosts of that form,
// or some checkers do.
func lastLabelOK(host string) bool {
	if c := host[strings.LastIndexByte(host, '.')+1]; c < '0' || c > '9' {
		return true
	}
	_, err := netip.ParseAddr(host)
	return err == nil
}

// encode keeps the unreserved characters, the sub-delimiters, sound percent
// escapes and the characters of extra, and percent-encodes the rest.
func encode(s, extra string) string {
	const hex = "0123456789ABCDEF"
	stays := func(i int) bool {
		c := s[i]
		return plainByte(c) || c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) || strings.IndexByte(extra, c) >= 0
	}
	sound := 0
	for sound < len(s) && stays(sound) {
		sound++
	}
	if sound == len(s) {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:sound])
	for i := sound; i < len(s); i++ {
		c := s[i]
		switch {
		case stays(i):
			b.WriteByte(c)
		case c == '\n' || c == '\t' || c == '\r':
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

func plainByte(c byte) bool {
	switch c {
	case '-', '.', '_', '~', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=':
		return true
	}
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z'
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// ShownAddress returns an address as a reader likes to see it: without scheme
// and "www.", unescaped, cut after 60 runes.
func ShownAddress(s string) string {
	_, rest, _ := strings.Cut(strings.TrimSpace(s), "://")
	if plain, err := url.PathUnescape(rest); err == nil && utf8.ValidString(plain) {
		rest = plain
	}
	if host, path, _ := strings.Cut(rest, "/"); strings.Contains(host, "@") { // no name or password in print
		rest = host[strings.LastIndexByte(host, '@')+1:] + "/" + path
	}
	rest = strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
	return Shorten(Label(rest), 60)
}
