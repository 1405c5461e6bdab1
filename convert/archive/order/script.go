package order

import (
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// table is an object of JavaScript or JSON; its keys keep their order.
type table struct {
	keys   []string
	values []any
}

// get returns the value of the first of keys that is there.
func (t *table) get(keys ...string) any {
	for _, k := range keys {
		for i := len(t.keys) - 1; i >= 0; i-- {
			if t.keys[i] == k {
				return t.values[i]
			}
		}
	}
	return nil
}

// word returns the first text of keys.
func (t *table) word(keys ...string) string {
	for _, k := range keys {
		if s, ok := t.get(k).(string); ok && s != "" {
			return s
		}
	}
	return ""
}

// maxScript bounds the bytes of a program that are read, maxValues the values.
const (
	maxScript = 512 << 10
	maxValues = 200_000
	maxNested = 64
)

// script reads the values that a program writes out: texts, lists and tables.
// Numbers are texts; what is computed is nil.
type script struct {
	text  string
	at    int
	left  int             // values that may still be read
	names map[string]int  // where in the text the value of a name stands
	open  map[string]bool // names that are being looked up
}

// declared matches the beginning of a value that has a name, or that a function
// returns.
var declared = pattern.Lazy(`(?:^|[\s;}])(?:(?:const|let|var)\s+(\w+)\s*(?::[^=;\n]{1,200})?=\s*(?:\([^()\n]{0,200}\)\s*(?::[^=;{}\n]{1,200})?=>\s*(?:\{\s*return\b|\()?)?|function\s+(\w+)\s*\([^)]{0,400}\)[^{;]{0,200}\{\s*return\b)`)

// exported matches the beginning of what a module gives.
var exported = pattern.Lazy(`(?:^|[\s;])(?:module\.exports\s*=|export\s+default\b)`)

// values returns what a program writes out that it exports; of a text that is JSON
// that itself.
func values(text string) []any {
	if len(text) > maxScript {
		return nil
	}
	s := &script{text: text, left: maxValues, names: map[string]int{}, open: map[string]bool{}}
	for _, m := range declared().FindAllStringSubmatchIndex(text, 10_000) {
		for k := 2; k < 6; k += 2 {
			if m[k] >= 0 {
				s.names[text[m[k]:m[k+1]]] = m[1]
			}
		}
	}
	starts := exported().FindAllStringIndex(text, 100)
	if len(starts) == 0 {
		if t := strings.TrimLeft(text, " \t\r\n\ufeff"); t == "" || t[0] != '{' && t[0] != '[' {
			return nil
		}
		starts = [][]int{{0, 0}}
	}
	var out []any
	for _, m := range starts {
		s.at = m[1]
		out = append(out, s.value(0))
	}
	return out
}

// space passes over white space and comments.
func (s *script) space() {
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		switch {
		case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
			s.at++
		case strings.HasPrefix(rest, "\ufeff"):
			s.at += len("\ufeff")
		case strings.HasPrefix(rest, "//"):
			s.passTo(rest, "\n")
		case strings.HasPrefix(rest, "/*"):
			s.passTo(rest[2:], "*/")
			s.at = min(s.at+2, len(s.text))
		default:
			return
		}
	}
}

// passTo goes behind the next mark in rest.
func (s *script) passTo(rest, mark string) {
	if i := strings.Index(rest, mark); i >= 0 {
		s.at += i + len(mark)
		return
	}
	s.at = len(s.text)
}

// takes goes behind a mark, where it is next.
func (s *script) takes(mark string) bool {
	s.space()
	if !strings.HasPrefix(s.text[s.at:], mark) {
		return false
	}
	s.at += len(mark)
	return true
}

// value reads one value and what is done with it up to a comma or a closing bracket.
func (s *script) value(depth int) any {
	v := s.simple(depth)
	if s.rest() {
		if _, ok := v.(string); ok {
			return nil // a part of what is put together
		}
	}
	return v
}

// simple reads a value without what follows it.
func (s *script) simple(depth int) any {
	s.space()
	if s.left--; s.left < 0 || depth > maxNested || s.at >= len(s.text) {
		s.at = len(s.text)
		return nil
	}
	switch c := s.text[s.at]; c {
	case '[':
		s.at++
		return s.list(depth + 1)
	case '{':
		s.at++
		return s.table(depth + 1)
	case '(':
		s.at++
		v := s.value(depth + 1)
		s.takes(")")
		return v
	case '\'', '"', '`':
		return s.quoted(c)
	}
	return s.name(depth)
}

func (s *script) list(depth int) any {
	out := []any{}
	for s.left > 0 && s.at < len(s.text) && !s.takes("]") {
		spread := s.takes("...")
		v := s.value(depth)
		if l, ok := v.([]any); ok && spread {
			out = append(out, l...)
		} else if v != nil && !spread {
			out = append(out, v)
		}
		s.left -= len(out) / 64 // lists of lists grow
		if !s.takes(",") && !s.next("]") {
			break
		}
	}
	return out
}

func (s *script) table(depth int) any {
	t := &table{}
	for s.left > 0 && s.at < len(s.text) && !s.takes("}") {
		if s.takes("...") {
			if o, ok := s.value(depth).(*table); ok {
				t.keys, t.values = append(t.keys, o.keys...), append(t.values, o.values...)
				s.left -= len(o.keys)
			}
		} else {
			s.member(t, depth)
		}
		if !s.takes(",") && !s.next("}") {
			break
		}
	}
	return t
}

// member reads a key with its value, which may be what the key names.
func (s *script) member(t *table, depth int) {
	k := s.key()
	switch {
	case s.takes(":"):
		t.keys, t.values = append(t.keys, k), append(t.values, s.value(depth))
	case s.next(",}"):
		t.keys, t.values = append(t.keys, k), append(t.values, s.named(k, depth))
	default: // a method
		s.rest()
	}
}

// next reports whether one of some characters is next.
func (s *script) next(any string) bool {
	s.space()
	return s.at < len(s.text) && strings.IndexByte(any, s.text[s.at]) >= 0
}

func (s *script) key() string {
	s.space()
	if s.at >= len(s.text) {
		return ""
	}
	if c := s.text[s.at]; c == '\'' || c == '"' || c == '`' {
		return s.quoted(c)
	}
	return s.word()
}

// word reads a name or a number, with what is named in it: a.b.
func (s *script) word() string {
	from := s.at
	for s.at < len(s.text) && ofWord(s.text[s.at]) {
		s.at++
	}
	return s.text[from:s.at]
}

func ofWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) || c == '_' || c == '$' || c == '.' || c == '-' || c >= 0x80
}

// quoted reads a text between quotation marks.
func (s *script) quoted(mark byte) string {
	var b strings.Builder
	for s.at++; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; c {
		case mark:
			s.at++
			return b.String()
		case '\\':
			if s.at++; s.at < len(s.text) {
				s.escaped(&b)
			}
		default:
			b.WriteByte(c)
		}
	}
	s.at = len(s.text) // also behind a last backslash
	return b.String()
}

// escaped reads what follows a backslash.
func (s *script) escaped(b *strings.Builder) {
	switch c := s.text[s.at]; c {
	case 'n', 't', 'r':
		b.WriteByte(' ')
	case '\n':
	case 'u':
		end := min(s.at+5, len(s.text))
		n, _ := strconv.ParseUint(s.text[s.at+1:end], 16, 16) // what is none is left out
		b.WriteRune(rune(n))
		s.at = end - 1
	default:
		b.WriteByte(c)
	}
}

// name reads a name, and what is called by it.
func (s *script) name(depth int) any {
	w := s.word()
	switch {
	case w == "":
		return nil
	case w == "async" || w == "await" || w == "new" || w == "return":
		return s.simple(depth + 1)
	case isDigit(w[0]) || w[0] == '-':
		return w
	case w == "true" || w == "false":
		return w
	}
	if s.takes("(") {
		v := s.arguments(depth + 1)
		if _, known := s.names[w]; known && !s.open[w] {
			return s.named(w, depth)
		}
		return v
	}
	return s.named(w, depth)
}

// arguments reads those of a call and returns the first that is a list or a table.
func (s *script) arguments(depth int) any {
	var out any
	for s.left > 0 && s.at < len(s.text) && !s.takes(")") {
		v := s.value(depth)
		switch v.(type) {
		case []any, *table:
			if out == nil {
				out = v
			}
		}
		if !s.takes(",") && !s.next(")") {
			break
		}
	}
	return out
}

// named returns what a name stands for in the program.
func (s *script) named(name string, depth int) any {
	at, ok := s.names[name]
	if !ok || s.open[name] || depth > maxNested {
		return nil
	}
	s.open[name] = true
	defer delete(s.open, name)
	return s.valueAt(at, depth+1)
}

// valueAt reads a value that stands elsewhere. What it takes to read it again and again
// is bounded.
func (s *script) valueAt(at, depth int) any {
	back := s.at
	s.at = at
	v := s.value(depth)
	s.left -= (s.at - at) / 16
	s.at = back
	return v
}

// rest passes over what is done with a value, up to what ends it at its own level,
// and reports whether there is any that changes it.
func (s *script) rest() (more bool) {
	nested := 0
	for s.at < len(s.text) {
		s.space()
		if s.at >= len(s.text) {
			break
		}
		switch c := s.text[s.at]; c {
		case ',', ';', ')', ']', '}':
			if nested == 0 {
				return more
			}
			if c != ',' && c != ';' {
				nested--
			}
			s.at++
		case '(', '[', '{':
			nested++
			s.at++
		case '\'', '"', '`':
			s.quoted(c)
		default:
			if word := s.word(); word == "" {
				s.at++
			} else if nested == 0 && s.ends(word) {
				s.at -= len(word)
				return more
			} else if word == "as" || word == "satisfies" || word == "const" {
				continue
			}
		}
		more = true
	}
	return more
}

// ends reports whether a word begins another statement.
func (s *script) ends(word string) bool {
	switch word {
	case "const", "let", "var", "function", "export", "module.exports", "import":
		return word != "const" || !strings.HasSuffix(strings.TrimRight(s.text[:s.at-len(word)], " \t"), " as")
	}
	return false
}
