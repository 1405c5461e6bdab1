package title

import "strings"

// WithoutAttributes returns the text of a Markdown heading without the list of
// attributes at its end, "{#id .class key=value}" or "{: #id}", and without comments
// in it, "<!-- … -->", "{/* … */}" and "%% … %%".
func WithoutAttributes(s string) string {
	for _, mark := range [...][2]string{{"<!--", "-->"}, {"{/*", "*/}"}, {"%%", "%%"}} {
		s = withoutSpans(s, mark[0], mark[1])
	}
	s = strings.TrimRight(s, " \t")
	open := strings.LastIndexByte(s, '{')
	if open < 0 || !strings.HasSuffix(s, "}") || !isAttributes(s[open+1:len(s)-1]) {
		return s
	}
	return strings.TrimRight(s[:open], " \t#")
}

// withoutSpans returns s without what stands between two marks, and these.
func withoutSpans(s, open, shut string) string {
	for {
		head, rest, ok := strings.Cut(s, open)
		_, tail, closed := strings.Cut(rest, shut)
		if !ok || !closed {
			return s
		}
		s = strings.TrimRight(head, " \t") + tail
	}
}

// isAttributes reports whether a text is a list of names with "#" or "." before them, of
// keys with values, or "-".
func isAttributes(s string) bool {
	rest := strings.TrimPrefix(s, ":")
	list := strings.Fields(rest)
	for _, f := range list {
		key, _, valued := strings.Cut(f, "=")
		switch {
		case f == "-":
		case len(f) > 1 && (f[0] == '#' || f[0] == '.') && !strings.ContainsAny(f, "{}<>"):
		case valued && key != "" && !strings.ContainsAny(key, "{}<>\"'"):
		default:
			return false
		}
	}
	return len(list) > 0
}
