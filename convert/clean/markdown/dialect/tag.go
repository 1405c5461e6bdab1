package dialect

import "strings"

// maxTag is the length of the longest tag with its parameters.
const maxTag = 8 << 10

// family is a grammar of tags.
type family uint8

const (
	percent   family = iota // {% name … %} … {% endname %}: Liquid, Nunjucks, Twig, Zola
	shortcode               // {{< name … >}} … {{< /name >}}, also with %: Hugo
	call                    // {{ name(…) }}: Zola
	element                 // <Name …> … </Name>: MDX, components of Vue
)

// tag is one tag of a text.
type tag struct {
	family
	name    string // in small letters
	shown   string // as it stands in the text
	params  string
	closing bool // ends what an earlier one of the name began
	alone   bool // begins nothing
	open    string
	length  int
}

// written returns a tag as a message shows it.
func (t tag) written() string {
	if t.family == element {
		return "<" + t.shown + ">"
	}
	return t.open + " " + t.shown + " " + shutOf(t)
}

// percentTag reads "{% name … %}" at the beginning of s, of which the next "%}" is
// at end.
func percentTag(s string, end int) (t tag, ok bool) {
	inner, length, ok := between(s, "{%", "%}", end)
	if !ok {
		return t, false
	}
	inner = strings.Trim(inner, "-+~")
	t = tag{family: percent, length: length, open: "{%"}
	t.shown, t.params = nameAndRest(inner)
	t.name = strings.ToLower(t.shown)
	if t.name == "end" {
		t.closing, t.name = true, ""
	} else if of, is := strings.CutPrefix(t.name, "end"); is && of != "" {
		t.closing, t.name = true, of
	}
	return t, t.shown != ""
}

// shortcodeTag reads "{{< name … >}}" or "{{% name … %}}" at the beginning of s, of
// which the next end is at end.
func shortcodeTag(s string, end int) (t tag, ok bool) {
	open, shut := "{{<", ">}}"
	if s[2] == '%' {
		open, shut = "{{%", "%}}"
	}
	inner, length, ok := between(s, open, shut, end)
	if !ok {
		return t, false
	}
	t = tag{family: shortcode, length: length, open: open}
	inner, t.closing = strings.CutPrefix(strings.TrimSpace(inner), "/")
	inner, t.alone = strings.CutSuffix(strings.TrimSpace(inner), "/")
	t.shown, t.params = nameAndRest(inner)
	t.name = strings.ToLower(t.shown)
	return t, t.shown != ""
}

// between returns what stands between open and shut at the beginning of s, and the
// length of it all; end is where the next shut is, or -1.
func between(s, open, shut string, end int) (inner string, length int, ok bool) {
	if end < len(open) || end > maxTag {
		return "", 0, false
	}
	inner = s[len(open):end]
	return inner, end + len(shut), !strings.Contains(inner, open)
}

// nameAndRest parts a name of letters, digits and a few marks from what follows.
func nameAndRest(s string) (name, rest string) {
	s = strings.TrimLeft(s, " \t\r\n")
	n := 0
	for n < len(s) && (isNameByte(s[n]) || n > 0 && strings.IndexByte("-./:", s[n]) >= 0) {
		n++
	}
	if n == 0 || s[0] >= '0' && s[0] <= '9' || n < len(s) && strings.IndexByte(" \t\r\n(\"'`", s[n]) < 0 {
		return "", ""
	}
	return s[:n], strings.TrimSpace(s[n:])
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80
}

// callTag reads "{{ name(…) }}" at the beginning of s, of which the next "}}" is at
// end.
func callTag(s string, end int) (t tag, ok bool) {
	inner, length, ok := between(s, "{{", "}}", end)
	if !ok {
		return t, false
	}
	inner = strings.TrimSpace(strings.Trim(inner, "-"))
	at := strings.IndexByte(inner, '(')
	if at < 1 || !strings.HasSuffix(inner, ")") || strings.Trim(strings.ToLower(inner[:at]), "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
		return t, false
	}
	return tag{family: call, name: strings.ToLower(inner[:at]), shown: inner[:at], params: inner[at:], alone: true, length: length, open: "{{"}, true
}

// elementTag reads "<Name …>", "<Name …/>" or "</Name>" at the beginning of s: the
// name begins with a capital letter. looked is how far was looked.
func elementTag(s string) (t tag, looked int, ok bool) {
	t = tag{family: element, open: "<"}
	rest, closing := strings.CutPrefix(s[1:], "/")
	if rest == "" || rest[0] < 'A' || rest[0] > 'Z' {
		return t, 1, false
	}
	n := 1
	for n < len(rest) && (isNameByte(rest[n]) && rest[n] < 0x80 || rest[n] == '.' || rest[n] == '-') {
		n++
	}
	end := tagEnd(rest[n:])
	if end < 0 {
		return t, n + -end, false
	}
	params := rest[n : n+end]
	t.closing, t.shown, t.name = closing, rest[:n], strings.ToLower(rest[:n])
	t.params, t.alone = strings.CutSuffix(params, "/")
	t.length = len(s) - len(rest) + n + end + 1
	if params != "" && strings.IndexByte(" \t\r\n/", params[0]) < 0 {
		return t, t.length, false
	}
	return t, t.length, true
}

// tagEnd returns where in s the ">" is that ends a tag: not one between marks of
// quotation or curly brackets; else how far was looked, negative.
func tagEnd(s string) int {
	depth, quote := 0, byte(0)
	limit := min(len(s), maxTag)
	for i := range limit {
		c := s[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`' && depth > 0:
			quote = c
		case c == '{':
			depth++
		case c == '}':
			depth--
		case depth > 0:
		case c == '>':
			return i
		case c == '<' || c == '\n' && i+1 < len(s) && s[i+1] == '\n':
			return -i - 1
		}
	}
	return -limit - 1
}
