package title

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// maxLink is the longest target of a link in a title in bytes.
const maxLink = 1 << 10

// linkTarget returns the length of ](target) or ][label], or 1.
func linkTarget(b []byte) int {
	if len(b) < 2 || b[1] != '(' && b[1] != '[' {
		return 1
	}
	depth := 0
	for i, c := range b[1:min(len(b), maxLink)] {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return i + 2
			}
		case '\n':
			return 1
		}
	}
	return 1
}

// Plain strips the inline markup that titles hold: links, emphasis,
// code and escapes.
func Plain(s string) string {
	s = strings.TrimSpace(s[:min(len(s), maxTitleBytes)])
	if len(s) > 2 && s[0] == '_' && s[len(s)-1] == '_' {
		s = strings.Trim(s, "_")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case c == '*' || c == '`':
			if i > 0 && i+1 < len(s) && s[i-1] == ' ' && s[i+1] == ' ' {
				b.WriteByte(c)
			}
		case c == '!' && i+1 < len(s) && s[i+1] == '[':
		case c == '[' && linkText(s[i:]) > 0:
			n := linkText(s[i:])
			b.WriteString(Plain(s[i+1 : i+n]))
			i += n + linkTarget([]byte(s[i+n:])) - 1
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}

// linkText returns the offset of the bracket that closes a link's text and that
// a target follows, or 0.
func linkText(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				if linkTarget([]byte(s[i:])) > 1 {
					return i
				}
				return 0
			}
		}
	}
	return 0
}

func isPunct(c byte) bool { return c > ' ' && c < utf8.RuneSelf && !letter.Alnum(c) }
