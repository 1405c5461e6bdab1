package known

import (
	"html"
	"strings"
)

// maxKeys bounds the bytes of a row of keys.
const maxKeys = 80

// keyNames are the names of keys that are not written as they are called.
var keyNames = map[string]string{
	"cmd": "Cmd", "del": "Del", "esc": "Esc", "ins": "Ins", "win": "Win", "plus": "+", "minus": "-", "equal": "=", "comma": ",", "period": ".", "slash": "/",
	"backslash": "\\", "semicolon": ";", "grave": "`", "pipe": "|", "arrow-up": "Up", "arrow-down": "Down", "arrow-left": "Left", "arrow-right": "Right",
	"page-up": "Page Up", "page-down": "Page Down", "question-mark": "?", "exclam": "!", "at": "@", "hash": "#", "tilde": "~", "bracket-left": "[", "bracket-right": "]",
}

// Keys reads the row of keys that s begins with, as PyMdown has them: ++ctrl+alt+"My
// key"++. It returns the bytes of the row, 0 where there is none, and its HTML.
func Keys(s string) (length int, text string) {
	rest, ok := strings.CutPrefix(s, "++")
	if !ok {
		return 0, ""
	}
	var b strings.Builder
	for rest != "" && len(s)-len(rest) < maxKeys {
		key, n := cutKey(rest)
		if n == 0 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('+')
		}
		b.WriteString("<kbd>" + html.EscapeString(key) + "</kbd>")
		if rest = rest[n:]; strings.HasPrefix(rest, "++") {
			length = len(s) - len(rest) + 2
			return length, b.String()
		}
		if rest, ok = strings.CutPrefix(rest, "+"); !ok {
			break
		}
	}
	return 0, ""
}

// cutKey returns the key that s begins with as it is shown, and its bytes in s.
func cutKey(s string) (key string, n int) {
	if s[0] == '"' {
		i := strings.IndexAny(s[1:], "\"\n")
		if i <= 0 || s[1+i] == '\n' {
			return "", 0
		}
		return s[1 : 1+i], i + 2
	}
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z' || s[n] >= '0' && s[n] <= '9' || n > 0 && (s[n] == '-' || s[n] == '_')) {
		n++
	}
	if n == 0 {
		return "", 0
	}
	name := strings.ToLower(s[:n])
	if shown, ok := keyNames[name]; ok {
		return shown, n
	}
	words := strings.Split(name, "-")
	for i, w := range words {
		if w != "" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " "), n
}

// IsModule reports whether a name may be that of a part of a program: tea.brew.Kettle.
func IsModule(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if part == "" || part[0] >= '0' && part[0] <= '9' || strings.ContainsFunc(part, func(r rune) bool {
			return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
		}) {
			return false
		}
	}
	return true
}
