// Package refs tells what the addresses of pictures are: data, files, places on the web
// or in an archive.
package refs

import (
	"encoding/base64"
	"errors"
	"net/url"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive"
)

// Data returns the bytes of a data: URL (RFC 2397): in base64, in which white
// space and percent signs may stand and padding may be missing, or as text.
func Data(address string) ([]byte, error) {
	head, body, ok := strings.Cut(address, ",")
	switch {
	case !ok:
		return nil, errors.New("not a data: address")
	case int64(len(body)) > archive.DefaultMaxFile:
		return nil, archive.ErrTooLarge
	case !strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), ";base64"):
		plain, err := url.PathUnescape(body)
		return []byte(plain), err
	}
	if strings.Contains(body, "%") {
		if plain, err := url.PathUnescape(body); err == nil {
			body = plain
		}
	}
	return base64.RawStdEncoding.DecodeString(strings.Map(base64Letter, body))
}

// base64Letter maps the letters of addresses (RFC 4648 §5) to the usual ones, and
// drops white space and padding.
func base64Letter(r rune) rune {
	switch r {
	case ' ', '\n', '\r', '\t', '=':
		return -1
	case '-':
		return '+'
	case '_':
		return '/'
	}
	return r
}

// IsData reports whether an address is one of data: in itself.
func IsData(ref string) bool { return len(ref) > 5 && strings.EqualFold(ref[:5], "data:") }

// IsFile reports whether an address is of a file of some machine.
func IsFile(ref string) bool { return len(ref) > 5 && strings.EqualFold(ref[:5], "file:") }

// HasScheme reports whether an address begins with a scheme, or with a host.
func HasScheme(ref string) bool {
	i := strings.IndexByte(ref, ':')
	return strings.HasPrefix(ref, "//") || i > 1 && !strings.ContainsAny(ref[:i], "/?#")
}

// OnWeb reports whether an address is one of the web that names its scheme.
func OnWeb(ref string) bool {
	scheme, rest, ok := strings.Cut(ref, "://")
	return ok && rest != "" && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "ftp"))
}

// InArchive reports whether ref may be a place in an archive: it has no scheme and
// no drive, and does not begin with a host, as //host and \\host do.
func InArchive(ref string) bool {
	i := strings.IndexAny(ref, `:/\?#`)
	if i > 0 && ref[i] == ':' {
		return false
	}
	return ref != "" && !(len(ref) > 1 && isSlash(ref[0]) && isSlash(ref[1]))
}

// isSlash: browsers take one for the other.
func isSlash(c byte) bool { return c == '/' || c == '\\' }
