// Package title cleans titles and tells them from other lines: markup, the names
// of sites at their ends, what a file's name or the first words of a body say.
package title

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/letter"
	mathtext "github.com/wenzhai/wenzhai/convert/math/plain"
)

// The longest title: in characters, and in bytes with its markup.
const (
	maxTitle      = 600
	maxTitleBytes = 8 << 10
)

// Clean returns a title without markup, line ends and invisible
// characters, with formulas of TeX as text. Character references are decoded twice: archives hold doubled
// ones.
func Clean(s string) string {
	s = s[:min(len(s), maxTitleBytes)]
	for range 2 {
		if strings.IndexByte(s, '&') < 0 {
			break
		}
		s = html.UnescapeString(s)
	}
	s = mathtext.Text(withoutTags(s))
	var b strings.Builder
	space, n := false, 0
	var last, joiner rune // the last rune, and a zero-width joiner behind it
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == 0x200C || r == 0x200D:
			if joiner = r; !space && letter.KeepJoiner(last, 0) {
				b.WriteRune(r)
				joiner = 0
			}
			continue
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case letter.Invisible(r) || unicode.IsControl(r):
			continue
		}
		spaced := space
		if space {
			b.WriteByte(' ')
			space = false
		}
		if n++; n > maxTitle {
			return atWord(b.String()) + "…"
		}
		if joiner != 0 && !spaced && letter.KeepJoiner(last, r) {
			b.WriteRune(joiner)
		}
		b.WriteRune(r)
		last, joiner = r, 0
	}
	return b.String()
}

// IsCut reports whether Clean cut the title s.
func IsCut(s string) bool {
	return len(s) > maxTitle && strings.HasSuffix(s, "…") && utf8.RuneCountInString(s) > maxTitle-longWord
}

// longWord is the length of the longest word that a title is not cut in, in bytes.
const longWord = 100

// atWord takes from the end of s the beginning of a word that was cut.
func atWord(s string) string {
	if i := strings.LastIndexByte(s, ' '); i > len(s)-longWord && !letter.HasUnspaced(s[i:]) {
		return s[:i]
	}
	return s
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
		switch name := strings.ToLower(string(name)); name {
		case "rt", "rp": // a reading is no part of the text
			s = s[:i] + behindElement(s[i:], name)
		case "code", "kbd", "samp", "tt", "del", "ins", "s", "abbr", "q", "rb", "time", "cite", "dfn", "var":
			if !strings.Contains(s, "</"+name) {
				i++
				break
			}
			fallthrough
		case "a", "b", "i", "u", "em", "strong", "span", "font", "small", "mark", "sub", "sup", "br", "p", "div", "ruby", "img":
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

// behindElement returns what follows an element that s begins with: a name that
// nothing closes ends with the tag before it.
func behindElement(s, name string) string {
	_, rest, _ := strings.Cut(s, ">")
	if inner, after, ok := strings.Cut(rest, "</"+name); ok && !strings.Contains(inner, "<") {
		_, rest, _ = strings.Cut(after, ">")
	} else if i := strings.IndexByte(rest, '<'); i >= 0 && s[1] != '/' {
		rest = rest[i:]
	}
	return rest
}
