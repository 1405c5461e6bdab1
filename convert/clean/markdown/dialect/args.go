package dialect

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/clean/internal/weburl"
)

// maxArgs bounds the parameters of a tag that are looked at.
const maxArgs = 100

// args are the parameters of a tag: those with names, and those without in their
// order.
type args struct {
	raw   string
	named map[string]string // by names in small letters
	plain []string
	rest  []string // of each of plain: raw from there on
}

// parseArgs reads parameters as all dialects write them: words, words between
// quotation marks, and name=word; between commas or white space, in parentheses
// or not.
func parseArgs(raw string) args {
	raw = strings.TrimSpace(raw)
	a := args{raw: raw, named: map[string]string{}}
	if strings.HasPrefix(raw, "(") && strings.HasSuffix(raw, ")") {
		raw = raw[1 : len(raw)-1]
	}
	for s, n := raw, 0; n < maxArgs; n++ {
		if s = strings.TrimLeft(s, " \t\r\n,，"); s == "" {
			break
		}
		from := s
		word, rest, quoted := argWord(s)
		name, isName := strings.CutSuffix(word, "=")
		if !quoted && isName && rest != "" && !strings.ContainsAny(rest[:1], " \t\r\n") {
			var value string
			value, s, _ = argWord(rest)
			a.named[strings.ToLower(name)] = value
			continue
		}
		s = rest
		if name, value, ok := strings.Cut(word, "="); ok && !quoted && isArgName(name) {
			a.named[strings.ToLower(name)] = strings.Trim(value, `"'`)
			continue
		}
		a.plain, a.rest = append(a.plain, word), append(a.rest, from)
	}
	return a
}

// argWord returns the word that s begins with, without quotation marks, and what
// follows. A name ends behind "=" where a mark of quotation follows it.
func argWord(s string) (word, rest string, quoted bool) {
	if q := quoteMark(s); q != "" {
		if end := closingQuote(s[len(q):], q); end >= 0 {
			return unescape(s[len(q):len(q)+end], q), s[len(q)+end+len(closer(q)):], true
		}
	}
	if s[0] == '{' { // an expression of JSX
		if end := balanced(s); end > 0 {
			return strings.Trim(s[1:end-1], " \t\r\n\"'`"), s[end:], true
		}
	}
	for i := range len(s) {
		switch {
		case s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r' || s[i] == ',':
			return s[:i], s[i:], false
		case s[i] == '=' && i+1 < len(s) && (quoteMark(s[i+1:]) != "" || s[i+1] == '{'):
			return s[:i+1], s[i+1:], false
		}
	}
	return s, "", false
}

// quoteMark returns the opening mark of quotation at the beginning of s, or "".
func quoteMark(s string) string {
	for _, q := range []string{`"`, `'`, "`", "“", "&quot;"} {
		if strings.HasPrefix(s, q) {
			return q
		}
	}
	return ""
}

func closer(q string) string {
	if q == "“" {
		return "”"
	}
	return q
}

// closingQuote returns where in s the text that q began ends, or -1.
func closingQuote(s, q string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], closer(q))
		if i < 0 {
			return -1
		}
		if i += from; i == 0 || s[i-1] != '\\' || q == "`" {
			return i
		}
		from = i + 1
	}
}

func unescape(s, q string) string {
	if q == "`" {
		return s
	}
	return strings.ReplaceAll(s, `\`+q, q)
}

// balanced returns the length of the part of s between the curly bracket that it
// begins with and the one that closes it, or 0.
func balanced(s string) int {
	depth := 0
	for i := range min(len(s), maxTag) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

func isArgName(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789_-:@.") == ""
}

// get returns the first parameter that is there of those with names.
func (a args) get(names ...string) string {
	for _, n := range names {
		if v := strings.TrimSpace(a.named[n]); v != "" {
			return v
		}
	}
	return ""
}

// first returns the first parameter without a name, or "".
func (a args) first() string {
	if len(a.plain) == 0 {
		return ""
	}
	return a.plain[0]
}

// picture returns the address of a picture, and what is written of it in the
// parameters behind that: neither sizes nor switches.
func (a args) picture() (src string, words []string) {
	at := -1
	if src = a.get("src", "url", "image", "image_path", "img", "path", "file", "href", "link", "source", "light", "figure"); src == "" {
		for i, w := range a.plain {
			if weburl.IsPictureFile(strings.Trim(w, "<>")) || strings.ContainsAny(w, "/") && !strings.ContainsAny(w, " \t") {
				at = i
				break
			}
		}
		if at < 0 && len(a.plain) > 0 {
			at = 0
		}
		if at >= 0 {
			src = a.plain[at]
		}
	}
	for _, w := range a.plain[at+1:] {
		if !isSize(w) {
			words = append(words, w)
		}
	}
	return strings.TrimSpace(src), words
}

// isSize reports whether a word is a width or a switch.
func isSize(s string) bool {
	s = strings.ToLower(s)
	if s == "true" || s == "false" || s == "auto" || s == "fit" || s == "fill" || s == "resize" || s == "left" || s == "right" || s == "center" {
		return true
	}
	w, h, _ := strings.Cut(s, "x")
	if w = withoutUnit(w); strings.HasSuffix(s, "px") {
		w, h = withoutUnit(s), ""
	}
	h = withoutUnit(h)
	return runes.IsNumber(w) && (h == "" || runes.IsNumber(h))
}

// withoutUnit takes a unit of lengths off a word.
func withoutUnit(s string) string {
	for _, unit := range []string{"px", "%", "em", "rem", "vw", "vh"} {
		if cut, ok := strings.CutSuffix(s, unit); ok {
			return cut
		}
	}
	return s
}
