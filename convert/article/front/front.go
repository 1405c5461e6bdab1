// Package front reads front matter: the keys and values that stand before the
// body of an article, in YAML, TOML or JSON, as "[#]: key: (value)" lines of
// Markdown, or as bare "Title: …" lines. What is not valid is taken as it is
// written, and named in Matter.Issues.
package front

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// maxFront is the longest front matter in bytes; what is longer is body.
const maxFront = 64 << 10

// maxUnclosed is the longest front matter that no line closes.
const maxUnclosed = 8 << 10

// Field is one key of front matter with its value, both as text.
type Field struct {
	Key    string   // in lower case, without spaces, "_" and "-"
	Value  string   // of a scalar; the parts joined by ", " of a list
	Values []string // of a list; one for a scalar
	Line   int      // 1-based, in the file
}

// Matter is the front matter of a file. The zero Matter is that of a file without.
type Matter struct {
	Fields []Field
	Links  bool // in the dialect of [#]: lines
	End    int  // where the body begins
	line   int  // on which it begins
	Issues []Issue
}

// Issue is a line that is not valid.
type Issue struct {
	Line int    // 1-based, in the file
	Text string // what is wrong with it
}

// Get returns the first field that is not empty and has one of keys, in order
// of keys. Keys are compared without case, spaces, "_" and "-".
func (f *Matter) Get(keys ...string) (Field, bool) {
	for _, k := range keys {
		for i := range f.Fields {
			if fd := &f.Fields[i]; fd.Key == k && fd.Value != "" {
				return *fd, true
			}
		}
	}
	return Field{}, false
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

// Add appends a field with its list of values.
func (f *Matter) Add(key string, line int, values ...string) {
	kept := values[:0:0]
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			kept = append(kept, v)
		}
	}
	f.Fields = append(f.Fields, Field{foldKey(strings.TrimSpace(key)), strings.Join(kept, ", "), kept, line})
}

// Parse reads the front matter that text begins with, after blank lines:
// between --- fences (YAML), between +++ fences (TOML), a JSON object, its members
// up to a line ;;; as Hexo has them, [#]: lines, or bare "Title: …" lines. It reports false where text begins with its
// body.
func Parse(text []byte) (Matter, bool) {
	start := scan.SkipBlank(text, 0)
	line := 1 + bytes.Count(text[:start], []byte("\n"))
	rest := text[start:]
	first := strings.TrimRight(string(scan.Line(rest)[:min(len(scan.Line(rest)), 200)]), " \t")
	var f Matter
	var ok bool
	switch {
	case first == "---" || first == "---yaml":
		f, ok = fenced(rest, line, "---", "...")
	case len(first) > 3 && strings.Trim(first, "-") == "":
		f, ok = fenced(rest, line, first)
	case first == "+++", first == "---toml":
		f, ok = fencedTOML(rest, line, first[:3])
	case first == "---json", first == ";;;":
		f, ok = fencedJSON(rest, line, len(scan.Line(rest))+1, first[:3])
	case strings.HasPrefix(first, `"`):
		f, ok = fencedJSON(rest, line, 0, ";;;")
	case strings.HasPrefix(first, "{"):
		f, ok = jsonFront(rest, line)
	case strings.HasPrefix(first, "% "):
		f, ok = titleBlock(rest, line)
	case strings.HasPrefix(first, "[#]:"):
		f, ok = linkLines(rest, line)
	default:
		if f, ok = bareLines(rest, line); !ok {
			f, ok = labelled(rest, line)
		}
	}
	f.End += start
	return f, ok
}

// fenced reads front matter between a first line and a line that is one of
// closers. A first line that no key follows is a thematic break. Where no
// closer follows, the lines that look like front matter are it.
func fenced(b []byte, line int, closers ...string) (Matter, bool) {
	open := len(scan.Line(b)) + 1
	if open > len(b) || !startsWithKey(b[open:]) {
		return Matter{}, false
	}
	blockEnd, end := -1, 0
	scan.Lines(b[open:min(len(b), maxFront)], func(at int, l []byte) bool {
		s := string(bytes.TrimRight(l, " \t"))
		for _, c := range closers {
			if s == c {
				blockEnd, end = open+at, open+at+len(l)+1
				return false
			}
		}
		return true
	})
	f := Matter{line: line + 1}
	if blockEnd < 0 {
		blockEnd = open + keyLinesEnd(b[open:min(len(b), open+maxUnclosed)])
		end = blockEnd
		f.Issues = append(f.Issues, Issue{line, "the line that closes the front matter is missing"})
	}
	f.End = min(end, len(b))
	f.readYAML(b[open:blockEnd])
	return f, true
}

// startsWithKey reports whether the first line that is not blank and not a
// comment is a key.
func startsWithKey(b []byte) bool {
	found := false
	scan.Lines(b, func(_ int, l []byte) bool {
		if scan.IsBlank(l) || l[0] == '#' {
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
	scan.Lines(b, func(at int, l []byte) bool {
		_, _, ok := keyLine(l)
		if !ok && !continues(l) || scan.IsBlank(l) {
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
func linkLines(b []byte, line int) (Matter, bool) {
	f := Matter{Links: true, line: line}
	scan.Lines(b, func(at int, l []byte) bool {
		rest, ok := bytes.CutPrefix(l, []byte("[#]:"))
		if !ok {
			return false
		}
		if key, value, ok := keyLine(bytes.TrimSpace(rest)); ok {
			f.Add(key, line, unwrap(value))
		}
		f.End = min(at+len(l)+1, len(b))
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
func bareLines(b []byte, line int) (Matter, bool) {
	f := Matter{line: line}
	known, closed := 0, false
	at := 0
	scan.Lines(b[:min(len(b), 8<<10)], func(off int, l []byte) bool {
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
		return Matter{}, false
	}
	f.End = min(at, len(b))
	block := b[:f.End]
	if closed {
		block = bytes.TrimRight(bytes.TrimRight(block, "\n \t"), "-")
	}
	f.readYAML(block)
	f.Issues = nil // nothing says that such lines are YAML
	return f, true
}
