package node

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
)

// NextField returns the first word of s up to white space, and what follows
// that space; the word is "" where s begins with the space.
func NextField(s string) (word, rest string) {
	for i := range len(s) {
		if s[i] <= ' ' {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// MaxName is the length of the longest name that is judged.
const MaxName = 64

// NextWord returns the first run of letters of s in lower case, cut where a
// capital follows a small letter, and what follows it. A run of up to three
// letters between digits is a part of some code, not a word.
func NextWord(s string, buf *[MaxName + 1]byte) (word, rest string) {
	n := 0
	code := false
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case runes.IsUpper(ch) && n > 0 && !runes.IsUpper(s[i-1]) && !code:
			return string(buf[:n]), s[i:]
		case runes.IsUpper(ch), ch >= 'a' && ch <= 'z':
			buf[n] = ch | 0x20
			n++
		case ch >= '0' && ch <= '9':
			if n > 3 {
				return string(buf[:n]), s[i:]
			}
			code, n = true, 0
		default:
			if n > 0 && (!code || n > 3) {
				return string(buf[:n]), s[i:]
			}
			code, n = false, 0
		}
	}
	if code && n <= 3 {
		n = 0
	}
	return string(buf[:n]), ""
}

// HasWord reports whether one of n's class names or its id holds one of words.
func HasWord(n *html.Node, words map[string]bool) bool {
	var buf [MaxName + 1]byte
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for _, name := range strings.Fields(a.Val) {
			for len(name) > 0 && len(name) <= MaxName {
				var w string
				if w, name = NextWord(name, &buf); words[w] {
					return true
				}
			}
		}
	}
	return false
}
