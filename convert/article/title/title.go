// Package title cleans titles and tells them from other lines: markup, the names
// of sites at their ends, what a file's name or the first words of a body say.
package title

import (
	"html"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// The longest title: in characters, and in bytes with its markup.
const (
	maxTitle      = 300
	maxTitleBytes = 8 << 10
)

// Clean returns a title without markup, line ends and invisible
// characters. Character references are decoded twice: archives hold doubled
// ones.
func Clean(s string) string {
	s = s[:min(len(s), maxTitleBytes)]
	for range 2 {
		if strings.IndexByte(s, '&') < 0 {
			break
		}
		s = html.UnescapeString(s)
	}
	s = withoutTags(s)
	var b strings.Builder
	space, n := false, 0
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case letter.Invisible(r) || unicode.IsControl(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if n++; n > maxTitle {
			b.WriteString("…")
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// withoutTags strips the tags of inline elements; "<T>" in a title on
// programming stays.
func withoutTags(s string) string {
	for i := strings.IndexByte(s, '<'); i >= 0; {
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			break
		}
		name, _ := scan.TagName([]byte(s[i:]))
		switch strings.ToLower(string(name)) {
		case "a", "b", "i", "u", "em", "strong", "span", "font", "small", "mark", "sub", "sup", "br", "p", "div", "ruby", "rt", "img":
			s = s[:i] + s[i+end+1:]
		default:
			i++
		}
		next := strings.IndexByte(s[i:], '<')
		if next < 0 {
			break
		}
		i += next
	}
	return s
}
