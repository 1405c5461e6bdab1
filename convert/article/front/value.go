package front

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/tomltext"
)

// readYAML reads a block of YAML that begins on f.line. Titles with colons,
// brackets and quotes often make it invalid: then each key is read by itself,
// and what is still not valid is taken as it is written.
func (f *Matter) readYAML(block []byte) {
	if node := mapping(block); node != nil {
		f.addNodes(node, block, f.line)
		return
	}
	n := 0
	chunks(block, f.line, func(line int, chunk []byte) {
		n++
		if n <= maxKeys {
			if node := mapping(chunk); node != nil {
				f.addNodes(node, chunk, line)
				return
			}
		}
		key, value, ok := keyLine(scan.Line(chunk))
		if !ok {
			f.Issues = append(f.Issues, Issue{line, "a line of the front matter is not \"key: value\""})
			return
		}
		f.Issues = append(f.Issues, Issue{line, fmt.Sprintf("the value of %q is not valid YAML and was taken as it is written", key)})
		f.Add(key, line, rawValues(key, value, chunk)...)
	})
}

// maxKeys is how many keys of invalid YAML are tried one by one.
const maxKeys = 256

// mapping reads a block as one YAML mapping with plain keys, or returns nil. Aliases
// are not followed, so that no value can grow.
func mapping(block []byte) *yaml.Node {
	if n := plainMapping(block); n != nil {
		return n
	}
	return decoded(block)
}

// decoded decodes a block as mapping says.
func decoded(block []byte) (node *yaml.Node) {
	// The decoder has panicked on hostile input in the past; the block is then
	// read line by line like any other that is not valid.
	defer func() {
		if recover() != nil {
			node = nil
		}
	}()
	var n yaml.Node
	if err := yaml.Unmarshal(block, &n); err != nil || n.Kind != yaml.DocumentNode || len(n.Content) != 1 {
		return nil
	}
	if m := n.Content[0]; m.Kind == yaml.MappingNode {
		return m
	}
	return nil
}

// chunks calls visit for each key of a block, whose first line has a number,
// with the key's line and the lines that continue it.
func chunks(block []byte, line int, visit func(line int, chunk []byte)) {
	start, startLine := -1, 0
	scan.Lines(block, func(at int, l []byte) bool {
		if !continues(l) && !scan.IsBlank(l) {
			if start >= 0 {
				visit(startLine, block[start:at])
			}
			start, startLine = at, line
		}
		line++
		return true
	})
	if start >= 0 {
		visit(startLine, block[start:])
	}
}

// addNodes adds the keys of a YAML mapping whose block begins on a line.
func (f *Matter) addNodes(m *yaml.Node, block []byte, line int) {
	for i := 0; i+1 < len(m.Content); i += 2 {
		key, value := m.Content[i], m.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			continue
		}
		at := line + key.Line - 1
		if wantsText(key.Value) && (value.Kind != yaml.ScalarNode || value.Anchor != "") {
			// "title: [转载]" and "title: &lt" are meant as they are written.
			if _, raw, ok := keyLine(nthLine(block, key.Line)); ok && raw != "" {
				f.Add(key.Value, at, unquote(raw))
				continue
			}
		}
		f.addInner(key, value, at)
		var values []string
		if !nodeValues(value, foldKey(key.Value), 0, &values) {
			f.Issues = append(f.Issues, Issue{at, fmt.Sprintf("the value of %q refers to another value, which is not followed", key.Value)})
		}
		f.Add(key.Value, at, values...)
	}
}

// addInner adds the keys in "sidebar" and "dir" that say where an article stands, by
// which Starlight and themes of VuePress know that, and in "build" whether Hugo makes a
// page of it: sidebarorder, dirtext, buildrender; and where "prev" and "next" lead.
func (f *Matter) addInner(key, value *yaml.Node, line int) {
	if value.Kind != yaml.MappingNode || !slices.Contains([]string{"sidebar", "dir", "build", "_build", "prev", "next"}, key.Value) {
		return
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		switch k, v := value.Content[i].Value, value.Content[i+1]; k {
		case "order", "label", "text", "render", "link":
			if v.Kind == yaml.ScalarNode && v.Tag != "!!null" {
				f.Add(key.Value+k, line, v.Value)
			}
		}
	}
}

// wantsText reports whether a key's value is one line of text.
func wantsText(key string) bool { return slices.Contains(Title, foldKey(key)) }

// nthLine returns the n-th line of b, from 1.
func nthLine(b []byte, n int) []byte {
	for ; n > 1; n-- {
		i := bytes.IndexByte(b, '\n')
		if i < 0 {
			return nil
		}
		b = b[i+1:]
	}
	return scan.Line(b)
}

// maxNesting bounds how deep lists in a value are read.
const maxNesting = 8

// nodeValues appends the scalars of a value as text. Of a mapping it takes the
// name, or all values. It reports false where it met an alias.
func nodeValues(n *yaml.Node, key string, depth int, out *[]string) bool {
	ok := depth <= maxNesting
	switch {
	case !ok:
	case n.Kind == yaml.AliasNode:
		return false
	case n.Kind == yaml.ScalarNode:
		if n.Tag != "!!null" {
			*out = append(*out, n.Value)
		}
	case n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			ok = nodeValues(c, key, depth+1, out) && ok
		}
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if k := foldKey(n.Content[i].Value); k == "name" || k == "title" {
				return nodeValues(n.Content[i+1], key, depth+1, out)
			}
		}
		for i := 1; i < len(n.Content); i += 2 {
			ok = nodeValues(n.Content[i], key, depth+1, out) && ok
		}
	}
	return ok
}

// rawValues reads the value of a key that is not valid YAML: a list for a key
// that takes one, else text.
func rawValues(key, value string, chunk []byte) []string {
	var items []string
	more := value
	scan.Lines(chunk, func(at int, l []byte) bool {
		if t := strings.TrimSpace(string(l)); at > 0 && t != "" && t[0] != '#' {
			if item, ok := strings.CutPrefix(t, "- "); ok {
				items = append(items, unquote(strings.TrimSpace(item)))
			} else {
				more += " " + t
			}
		}
		return true
	})
	if len(items) > 0 {
		return items
	}
	if !isListKey(foldKey(key)) {
		return []string{unquote(strings.TrimSpace(more))}
	}
	more = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(more), "["), "]")
	for _, item := range SplitList(more) {
		items = append(items, unquote(strings.TrimSpace(item)))
	}
	return items
}

// unquote strips quotes that enclose the whole of v and nothing else.
func unquote(v string) string {
	if len(v) < 2 || v[0] != v[len(v)-1] || v[0] != '"' && v[0] != '\'' {
		return v
	}
	inner := v[1 : len(v)-1]
	if v[0] == '\'' {
		inner = strings.ReplaceAll(inner, "''", "\x00")
	} else {
		inner = strings.ReplaceAll(inner, `\"`, "\x00")
	}
	if strings.IndexByte(inner, v[0]) >= 0 {
		return v
	}
	return strings.ReplaceAll(inner, "\x00", v[:1])
}

// SplitList parts a list that is written as one text, at its commas and semicolons.
func SplitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' || r == '、' || r == ';' || r == '；' })
}

// fencedTOML reads front matter between +++ lines.
func fencedTOML(b []byte, line int, shut string) (Matter, bool) {
	open := len(scan.Line(b)) + 1
	f := Matter{line: line + 1}
	block := []byte(nil)
	scan.Lines(b[min(open, len(b)):min(len(b), max(open, maxFront))], func(at int, l []byte) bool {
		if string(bytes.TrimRight(l, " \t")) != shut {
			return true
		}
		block = b[open : open+at]
		f.End = min(open+at+len(l)+1, len(b))
		return false
	})
	if block == nil {
		return Matter{}, false
	}
	table, err := decodeTOML(block)
	if err != nil {
		f.Issues = append(f.Issues, Issue{f.line, "the front matter is not valid TOML and was read line by line"})
		f.rawTOML(block)
		return f, true
	}
	f.addTable(table, block, 0)
	return f, true
}

// maxTOMLKeys is how many keys front matter may have to be decoded as TOML.
const maxTOMLKeys = 1000

// decodeTOML decodes a block, unless that would take long.
func decodeTOML(block []byte) (table map[string]any, err error) {
	if err := tomltext.Check(block, maxTOMLKeys); err != nil {
		return nil, err
	}
	err = toml.Unmarshal(block, &table)
	return table, err
}

// rawTOML reads "key = value" lines.
func (f *Matter) rawTOML(block []byte) {
	line := f.line
	scan.Lines(block, func(_ int, l []byte) bool {
		if key, value, ok := strings.Cut(string(l), "="); ok && isKey([]byte(strings.TrimSpace(key))) {
			key, value = strings.TrimSpace(key), strings.TrimSpace(value)
			f.Add(key, line, rawValues(key, value, nil)...)
		}
		line++
		return true
	})
}

// addTable adds the keys of a decoded table in order of their names; of tables
// in it ([taxonomies]) the keys too.
func (f *Matter) addTable(table map[string]any, block []byte, depth int) {
	keys := make([]string, 0, len(table))
	for k := range table {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if sub, ok := table[k].(map[string]any); ok && depth < maxNesting && !knownKey(k) {
			f.addTable(sub, block, depth+1)
			continue
		}
		var values []string
		anyValues(table[k], 0, &values)
		f.Add(k, f.line+keyLineOf(block, k), values...)
	}
}

// keyLineOf returns the 0-based line of a block on which a key stands.
func keyLineOf(block []byte, key string) int {
	found, line := 0, 0
	scan.Lines(block, func(_ int, l []byte) bool {
		if bytes.HasPrefix(bytes.TrimLeft(l, " \t\"{"), []byte(key)) {
			found = line
			return false
		}
		line++
		return true
	})
	return found
}

// anyValues appends the scalars of a decoded TOML or JSON value as text. TOML's
// local times and days are text of themselves.
func anyValues(v any, depth int, out *[]string) {
	if depth > maxNesting {
		return
	}
	switch v := v.(type) {
	case nil:
	case string:
		*out = append(*out, v)
	case time.Time:
		*out = append(*out, v.Format(time.RFC3339Nano))
	case []any:
		for _, x := range v {
			anyValues(x, depth+1, out)
		}
	case map[string]any:
		if name, ok := v["name"]; ok {
			anyValues(name, depth+1, out)
		}
	default:
		*out = append(*out, fmt.Sprint(v))
	}
}

// fencedJSON reads the members of a JSON object, or one, from offset open up to a line
// that is shut.
func fencedJSON(b []byte, line, open int, shut string) (Matter, bool) {
	block, end := []byte(nil), 0
	scan.Lines(b[min(open, len(b)):min(len(b), max(open, maxFront))], func(at int, l []byte) bool {
		if string(bytes.TrimRight(l, " \t")) != shut {
			return true
		}
		block, end = bytes.TrimSpace(b[open:open+at]), min(open+at+len(l)+1, len(b))
		return false
	})
	if len(block) == 0 {
		return Matter{}, false
	}
	if block[0] != '{' {
		block = slices.Concat([]byte("{"), bytes.TrimRight(block, ", "), []byte("}"))
	}
	f, ok := jsonFront(block, line)
	f.End = end
	return f, ok
}

// jsonFront reads a JSON object that has a title or a date.
func jsonFront(b []byte, line int) (Matter, bool) {
	d := json.NewDecoder(bytes.NewReader(b[:min(len(b), maxFront)]))
	d.UseNumber()
	var table map[string]any
	if err := d.Decode(&table); err != nil {
		return Matter{}, false
	}
	f := Matter{line: line, End: int(d.InputOffset())}
	f.addTable(table, b[:f.End], 0)
	if _, ok := f.Get(slices.Concat(Title, Date)...); !ok {
		return Matter{}, false
	}
	// The rest of the line that closes the object is no body.
	if l := scan.Line(b[f.End:]); scan.IsBlank(l) {
		f.End = min(f.End+len(l)+1, len(b))
	}
	return f, true
}
