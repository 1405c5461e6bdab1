package scan

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// IsAddress reports whether b begins with a web address in lower case.
func IsAddress(b []byte) bool {
	return len(b) >= 7 && string(b[:4]) == "http" && (string(b[4:7]) == "://" || len(b) >= 8 && string(b[4:8]) == "s://")
}

// AddressLength returns the length of the address that b begins with.
func AddressLength(b []byte) int {
	for i, c := range b {
		if c <= ' ' || c >= utf8.RuneSelf || c == '<' || c == '>' || c == '"' || c == ')' || c == ']' {
			return i
		}
	}
	return len(b)
}

// Address returns v if it is the address of a web page.
func Address(v string) (string, bool) {
	v = strings.Trim(strings.TrimSpace(v), "<>")
	if !IsAddress([]byte(strings.ToLower(v[:min(len(v), 8)]))) {
		return "", false
	}
	u, err := url.Parse(v)
	return v, err == nil && u.Host != ""
}

// Host returns the host of an address without "www.".
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
