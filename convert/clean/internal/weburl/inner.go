package weburl

import (
	"net/url"
	"slices"
	"strings"
)

// innerKeys are the parameters in which services that scale pictures are told of one.
var innerKeys = []string{"url", "src", "u", "image", "href", "imgurl"}

// mayHoldInner reports whether src may ask a service for another picture.
func mayHoldInner(src string) bool {
	_, query, _ := strings.Cut(src, "?")
	return strings.Contains(src, ".wp.com/") || strings.ContainsAny(query, "./%") &&
		slices.ContainsFunc(innerKeys, func(k string) bool { return strings.Contains(query, k+"=") })
}

// Inner returns the address of the picture itself where src asks a service
// for it in another size, or "": "/_next/image?url=%2Fa.png&w=640",
// "https://i0.wp.com/blog.example/a.png?w=300".
func Inner(src string) string {
	if !mayHoldInner(src) {
		return ""
	}
	u, err := url.Parse(src)
	if err != nil {
		return ""
	}
	if isPhoton(u) {
		return "https:/" + u.EscapedPath()
	}
	values := u.Query()
	for _, k := range innerKeys {
		v := values.Get(k)
		if scheme, _ := SplitScheme(v); IsPictureFile(v) || (scheme == "http" || scheme == "https") && strings.Contains(u.Path, "image") {
			return v
		}
	}
	return ""
}

// isPhoton reports whether u asks WordPress's service for the picture of a host.
func isPhoton(u *url.URL) bool {
	return strings.HasSuffix(u.Host, ".wp.com") && len(u.Host) == len("i0.wp.com") && strings.Contains(strings.TrimLeft(u.Path, "/"), "/")
}
