package article

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// maxFront is the longest front matter in bytes; what is longer is body.
const maxFront = 64 << 10

// maxUnclosed is the longest front matter that no line closes.
const maxUnclosed = 8 << 10

// field is one key of front matter with its value, both as text.
type field struct {
	key    string   // as foldKey gives it
	value  string   // of a scalar; the parts joined by ", " of a list
	values []string // of a list; one for a scalar
	line   int      // 1-based, in the file
}

// front is the front matter of a file.
type front struct {
	fields []field
	links  bool // in the dialect of [#]: lines
	end    int  // where the body begins
	line   int  // on which it begins
	issues []issue
}

// issue is a line that is not valid.
type issue struct {
	line int
	text string
}

// get returns the first field that is not empty and has one of keys, in order
// of keys. Keys are compared without case, spaces, "_" and "-".
func (f *front) get(keys ...string) (field, bool) {
	for _, k := range keys {
		for _, fd := range f.fields {
			if fd.key == k && fd.value != "" {
				return fd, true
			}
		}
	}
	return field{}, false
}

// foldKey returns the form in which keys are compared.
func foldKey(k string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, k)
}

// add appends a field with its list of values.
func (f *front) add(key string, line int, values ...string) {
	kept := values[:0:0]
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			kept = append(kept, v)
		}
	}
	f.fields = append(f.fields, field{foldKey(strings.TrimSpace(key)), strings.Join(kept, ", "), kept, line})
}

// frontMatter reads the front matter that text begins with, after blank lines:
// between --- fences (YAML), between +++ fences (TOML), a JSON object, [#]:
// lines, or bare "Title: …" lines. It reports false where text begins with its
// body.
func frontMatter(text []byte) (front, bool) {
	start := skipBlank(text, 0)
	line := 1 + bytes.Count(text[:start], []byte("\n"))
	rest := text[start:]
	first := strings.TrimRight(string(lineAt(rest)[:min(len(lineAt(rest)), 200)]), " \t")
	var f front
	var ok bool
	switch {
	case first == "---" || first == "---yaml":
		f, ok = fenced(rest, line, "---", "...")
	case first == "+++":
		f, ok = fencedTOML(rest, line)
	case strings.HasPrefix(first, "{"):
		f, ok = jsonFront(rest, line)
	case strings.HasPrefix(first, "[#]:"):
		f, ok = linkLines(rest, line)
	default:
		f, ok = bareLines(rest, line)
	}
	f.end += start
	return f, ok
}

// skipBlank returns the start of the first line at or after at that is not
// blank.
func skipBlank(text []byte, at int) int {
	for at < len(text) {
		l := lineAt(text[at:])
		if !isBlank(l) {
			return at
		}
		at = min(at+len(l)+1, len(text))
	}
	return at
}

// isBlank reports whether a line holds only white space and invisible
// characters.
func isBlank(l []byte) bool {
	for len(l) > 0 {
		r, n := utf8.DecodeRune(l)
		if !unicode.IsSpace(r) && !letter.Invisible(r) {
			return false
		}
		l = l[n:]
	}
	return true
}

// lineAt returns the first line of b without its end.
func lineAt(b []byte) []byte {
	if n := bytes.IndexByte(b, '\n'); n >= 0 {
		return b[:n]
	}
	return b
}

// lines calls visit for each line of b with its offset until it returns false.
func lines(b []byte, visit func(at int, l []byte) bool) {
	for at := 0; at < len(b); {
		l := lineAt(b[at:])
		if !visit(at, l) {
			return
		}
		at += len(l) + 1
	}
}

// fenced reads front matter between a first line and a line that is one of
// closers. A first line that no key follows is a thematic break. Where no
// closer follows, the lines that look like front matter are it.
func fenced(b []byte, line int, closers ...string) (front, bool) {
	open := len(lineAt(b)) + 1
	if open > len(b) || !startsWithKey(b[open:]) {
		return front{}, false
	}
	blockEnd, end := -1, 0
	lines(b[open:min(len(b), maxFront)], func(at int, l []byte) bool {
		s := string(bytes.TrimRight(l, " \t"))
		for _, c := range closers {
			if s == c {
				blockEnd, end = open+at, open+at+len(l)+1
				return false
			}
		}
		return true
	})
	f := front{line: line + 1}
	if blockEnd < 0 {
		blockEnd = open + keyLinesEnd(b[open:min(len(b), open+maxUnclosed)])
		end = blockEnd
		f.issues = append(f.issues, issue{line, "the line that closes the front matter is missing"})
	}
	f.end = min(end, len(b))
	f.readYAML(b[open:blockEnd])
	return f, true
}

// startsWithKey reports whether the first line that is not blank and not a
// comment is a key.
func startsWithKey(b []byte) bool {
	found := false
	lines(b, func(_ int, l []byte) bool {
		if isBlank(l) || l[0] == '#' {
			return true
		}
		_, _, found = keyLine(l)
		return false
	})
	return found
}

// keyLinesEnd returns the end of the lines that front matter may consist of.
func keyLinesEnd(b []byte) int {
	end := 0
	lines(b, func(at int, l []byte) bool {
		_, _, ok := keyLine(l)
		if !ok && !continues(l) || isBlank(l) {
			return false
		}
		end = min(at+len(l)+1, len(b))
		return true
	})
	return end
}

// continues reports whether a line goes on with the value of the key before it.
func continues(l []byte) bool {
	return len(l) > 0 && (l[0] == ' ' || l[0] == '\t' || bytes.HasPrefix(l, []byte("- ")) || l[0] == '#')
}

// maxKey is the longest key in bytes.
const maxKey = 48

// keyLine parts "key: value". A key is a name without spaces at both ends; a
// colon that no space follows is taken only after a key that wenzhai knows.
func keyLine(l []byte) (key, value string, ok bool) {
	i := bytes.IndexByte(l[:min(len(l), maxKey)], ':')
	width := 1
	if j := bytes.Index(l[:min(len(l), maxKey)], []byte("：")); j >= 0 && (i < 0 || j < i) {
		i, width = j, len("：")
	}
	if i <= 0 || !isKey(l[:i]) {
		return "", "", false
	}
	key, value = strings.TrimRight(string(l[:i]), " "), string(l[i+width:])
	if value != "" && value[0] != ' ' && value[0] != '\t' && !knownKey(key) {
		return "", "", false
	}
	return key, strings.TrimSpace(value), true
}

// isKey reports whether b may be a key: letters, digits, "_", "-", "." and
// inner spaces, beginning with a letter.
func isKey(b []byte) bool {
	for i, r := range string(b) {
		switch {
		case unicode.IsLetter(r) || r == '_':
		case i > 0 && (unicode.IsDigit(r) || r == '-' || r == '.' || r == ' '):
		default:
			return false
		}
	}
	return len(b) > 0
}

// linkLines reads the lines "[#]: key: (value)", a comment form of Markdown.
func linkLines(b []byte, line int) (front, bool) {
	f := front{links: true, line: line}
	lines(b, func(at int, l []byte) bool {
		rest, ok := bytes.CutPrefix(l, []byte("[#]:"))
		if !ok {
			return false
		}
		if key, value, ok := keyLine(bytes.TrimSpace(rest)); ok {
			f.add(key, line, unwrap(value))
		}
		f.end = min(at+len(l)+1, len(b))
		line++
		return true
	})
	return f, true
}

// unwrap strips the parentheses or quotes of a [#]: value.
func unwrap(v string) string {
	for _, w := range []string{"()", `""`, "''"} {
		if len(v) >= 2 && v[0] == w[0] && v[len(v)-1] == w[1] {
			return strings.TrimSpace(v[1 : len(v)-1])
		}
	}
	return v
}

// bareLines reads front matter without an opening fence: keys that wenzhai
// knows, two at least or closed by ---, up to a blank line.
func bareLines(b []byte, line int) (front, bool) {
	f := front{line: line}
	known, closed := 0, false
	at := 0
	lines(b[:min(len(b), 8<<10)], func(off int, l []byte) bool {
		if s := string(bytes.TrimRight(l, " \t")); s == "---" || s == "" {
			closed = s != ""
			if closed {
				at = off + len(l) + 1
			}
			return false
		}
		key, _, ok := keyLine(l)
		if ok && knownKey(key) {
			known++
		} else if known == 0 || !ok && !continues(l) {
			known = 0
			return false
		}
		at = off + len(l) + 1
		return true
	})
	if known == 0 || known < 2 && !closed {
		return front{}, false
	}
	f.end = min(at, len(b))
	block := b[:f.end]
	if closed {
		block = bytes.TrimRight(bytes.TrimRight(block, "\n \t"), "-")
	}
	f.readYAML(block)
	f.issues = nil // nothing says that such lines are YAML
	return f, true
}
