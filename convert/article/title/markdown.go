package title

import (
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
	mathtext "github.com/wenzhai/wenzhai/convert/math/plain"
	"github.com/wenzhai/wenzhai/convert/math/tex"
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

// Plain strips the inline markup that titles hold: links, emphasis, code, escapes.
// Formulas are text: x².
func Plain(s string) string { return plain(s, true) }

// Unmarked is Plain for a title that is no Markdown by its place, in front matter: a
// backslash is one there.
func Unmarked(s string) string { return plain(s, false) }

func plain(s string, escapes bool) string {
	s = strings.TrimSpace(s[:min(len(s), maxTitleBytes)])
	if len(s) > 2 && s[0] == '_' && s[len(s)-1] == '_' {
		s = strings.Trim(s, "_")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case (c == '$' || c == '\\') && formula(&b, s, &i):
		case escapes && c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case c == '*' && i > 0 && letter.Alnum(s[i-1]): // a product
			b.WriteByte(c)
		case strings.IndexByte("*`$~", c) >= 0:
			inner, n := between(s[i:], c)
			switch {
			case inner == "":
				inner = s[i : i+n]
			case c == '*' || c == '~':
				inner = plain(inner, escapes)
			}
			b.WriteString(inner)
			i += n - 1
		case c == '!' && i+1 < len(s) && s[i+1] == '[' && linkText(s[i+1:]) > 0:
		case noteMark(s[i:]) > 0 && i > 0:
			i += noteMark(s[i:]) - 1
		case c == '[' && linkText(s[i:]) > 0:
			n := linkText(s[i:])
			b.WriteString(plain(s[i+1:i+n], escapes))
			i += n + linkTarget([]byte(s[i+n:])) - 1
		default:
			b.WriteByte(c)
		}
	}
	return strings.TrimSpace(b.String())
}

// formula writes the formula that begins at i of s, if one does, and sets i to its end.
func formula(b *strings.Builder, s string, i *int) bool {
	f, ok := tex.Find(s[:*i], s[*i:], tex.Dollars|tex.Escaped|tex.Markdown)
	if !ok {
		return false
	}
	b.WriteString(mathtext.TeX(f.TeX))
	*i += f.Len - 1
	return true
}

// noteMark returns the length of the mark of a note, "[^name]", that s begins with, or
// of a note, "^[words]"; 0 where it is none.
func noteMark(s string) int {
	if !strings.HasPrefix(s, "[^") && !strings.HasPrefix(s, "^[") {
		return 0
	}
	end := strings.IndexByte(s, ']')
	if end < 3 || s[0] == '[' && strings.ContainsAny(s[:end], " \t") {
		return 0
	}
	return end + 1
}

// between returns what stands between the row of marks c that s begins with and the
// next one as long, and the length of all; "" and that of the row, if there is none
// as far as a title may reach. Spaces part a mark from what it would enclose; a price has no second
// dollar right behind a word and before no digit.
func between(s string, c byte) (inner string, length int) {
	n := len(s) - len(strings.TrimLeft(s, string(c)))
	mark := s[:n]
	rest := s[n:min(len(s), n+maxLink)]
	if c == '~' && n != 2 || n > 3 || rest == "" || c != '`' && rest[0] == ' ' {
		return "", n
	}
	for from := 0; ; {
		i := strings.Index(rest[from:], mark)
		if i < 0 {
			return "", n
		}
		i += from
		end := i + n
		run := len(rest[i:]) - len(strings.TrimLeft(rest[i:], string(c)))
		if run == n && i > 0 && (c == '`' || rest[i-1] != ' ') && (c != '$' || end == len(rest) || rest[end] < '0' || rest[end] > '9') {
			return rest[:i], n + end
		}
		from = i + run
	}
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
