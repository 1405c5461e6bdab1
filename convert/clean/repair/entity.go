package repair

import (
	"html"
	"strings"
)

// decodeTwice decodes character references that survived the parser because
// they were escaped twice; a text about HTML keeps its rarer names.
func decodeTwice(s string) string {
	for range 3 {
		i := strings.IndexByte(s, '&')
		if i < 0 || !strings.Contains(s[i:], ";") {
			return s
		}
		next := decodeOnce(s, i)
		if next == s {
			return s
		}
		s = next
	}
	return s
}

const namedRefs = " amp quot apos lt gt nbsp ensp emsp ldquo rdquo lsquo rsquo mdash ndash hellip middot bull times "

// decodeOnce decodes the references of s; the first ampersand is at i.
func decodeOnce(s string, i int) string {
	var b strings.Builder
	b.WriteString(s[:i])
	for s = s[i:]; s != ""; {
		n := strings.IndexByte(s[:min(len(s), 12)], ';')
		if s[0] == '&' && n > 1 && isRef(s[1:n]) {
			b.WriteString(html.UnescapeString(s[:n+1]))
			s = s[n+1:]
			continue
		}
		next := strings.IndexByte(s[1:], '&') + 1
		if next == 0 {
			next = len(s)
		}
		b.WriteString(s[:next])
		s = s[next:]
	}
	return b.String()
}

func isRef(name string) bool {
	if name[0] != '#' {
		return strings.Contains(namedRefs, " "+name+" ")
	}
	name = name[1:]
	if name != "" && name[0]|0x20 == 'x' {
		return len(name) > 1 && strings.Trim(name[1:], "0123456789abcdefABCDEF") == ""
	}
	return name != "" && strings.Trim(name, "0123456789") == ""
}
