package scan

import (
	"bytes"
	"strings"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// IsBlock reports whether an element of that name, in any case, parts the text
// before it from that behind it.
func IsBlock(name []byte) bool {
	switch strings.ToLower(string(name)) {
	case "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th",
		"section", "article", "header", "footer", "aside", "nav", "main", "blockquote", "pre", "figure", "figcaption", "center", "address":
		return true
	}
	return false
}

// ElementText returns the text of the first element of a name that has any.
func ElementText(b []byte, name string) string {
	for {
		i := IndexFold(b, "<"+name)
		if i < 0 {
			return ""
		}
		b = b[i:]
		open := bytes.IndexByte(b, '>')
		if open < 0 {
			return ""
		}
		if found, _ := TagName(b); !IsName(found, name) {
			b = b[1:]
			continue
		}
		b = b[open+1:]
		end := IndexFold(b, "</"+name)
		if end < 0 {
			return ""
		}
		if text := WithoutTags(b[:end]); !IsBlank([]byte(text)) {
			return text
		}
		b = b[end:]
	}
}

// WithoutTags returns b with each tag as a space.
func WithoutTags(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			out.Write(b)
			break
		}
		out.Write(b[:i])
		out.WriteByte(' ')
		end := bytes.IndexByte(b[i:], '>')
		if end < 0 {
			break
		}
		b = b[i+end+1:]
	}
	return out.String()
}

// TagName returns the name of the tag that b begins with; none where b begins
// with no tag.
func TagName(b []byte) (name []byte, closing bool) {
	b = b[min(len(b), 1):]
	if len(b) > 0 && b[0] == '/' {
		closing, b = true, b[1:]
	}
	n := 0
	for n < len(b) && letter.Alnum(b[n]) {
		n++
	}
	if n == 0 || b[0] < 'A' {
		return nil, closing
	}
	return b[:n], closing
}

// IsName reports whether a tag's name is this lower-case one.
func IsName(name []byte, lower string) bool {
	return len(name) == len(lower) && HasPrefixFold(name, lower)
}

// IndexFold is bytes.Index for a lower-case ASCII text in any case.
func IndexFold(b []byte, lower string) int {
	for i := 0; lower != "" && i+len(lower) <= len(b); {
		n := bytes.IndexByte(b[i:], lower[0])
		if n < 0 {
			return -1
		}
		i += n
		if i+len(lower) <= len(b) && HasPrefixFold(b[i:], lower) {
			return i
		}
		i++
	}
	return -1
}

// HasPrefixFold reports whether b begins with a lower-case ASCII text in any
// case.
func HasPrefixFold(b []byte, lower string) bool {
	if len(b) < len(lower) {
		return false
	}
	for i := range len(lower) {
		c := b[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
