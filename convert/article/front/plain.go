package front

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// plainMapping reads a block of YAML in the form that nearly all front matter has: keys
// of ASCII letters and digits at the beginning of lines, whose values are text on the same
// line, in quotes or not, or lists of such, in brackets or an item a line. It returns nil
// for anything else. What it returns has the kinds, values and lines that the decoder
// gives, at a tenth of its price; of tags it tells only !!null and !!str.
func plainMapping(block []byte) *yaml.Node {
	b := plainBlock{root: &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}}
	for line := range strings.SplitSeq(string(block), "\n") {
		b.line++
		if line != "" && !b.key(line) && !b.item(line) {
			return nil
		}
	}
	if len(b.root.Content) == 0 {
		return nil
	}
	return b.root
}

// plainBlock is a mapping that is read line by line.
type plainBlock struct {
	root   *yaml.Node
	line   int
	open   *yaml.Node // the value of the last key, if it may be a list below it
	indent int        // of the items of that list
}

// key reads a line that begins with a key.
func (b *plainBlock) key(line string) bool {
	name, value, ok := strings.Cut(line, ":")
	if !ok || name == "" || len(name) > 64 || strings.TrimLeft(name, keyLetters) != "" || !letter.Alpha(name[0]) || value != "" && value[0] != ' ' {
		return false
	}
	v := plainValue(strings.Trim(value, " "))
	if v == nil {
		return false
	}
	b.open = nil
	if v.Tag == "!!null" && v.Value == "" {
		b.open = v
	}
	v.Line = b.line
	b.root.Content = append(b.root.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name, Line: b.line}, v)
	return true
}

const keyLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"

// item reads a line of a list: "- text".
func (b *plainBlock) item(line string) bool {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	text, ok := strings.CutPrefix(text, "- ")
	if !ok || b.open == nil || len(b.open.Content) > 0 && indent != b.indent {
		return false
	}
	v := plainScalar(strings.Trim(text, " "))
	if v == nil || v.Value == "" {
		return false
	}
	b.open.Kind, b.open.Tag, b.indent = yaml.SequenceNode, "!!seq", indent
	b.open.Content = append(b.open.Content, v)
	return true
}

// plainValue reads what stands behind a key, or returns nil.
func plainValue(s string) *yaml.Node {
	inner, ok := strings.CutPrefix(s, "[")
	if !ok {
		return plainScalar(s)
	}
	inner, ok = strings.CutSuffix(inner, "]")
	if !ok || strings.ContainsAny(inner, "[]{}:#") {
		return nil
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	if strings.Trim(inner, " ") == "" {
		return list
	}
	for text := range strings.SplitSeq(inner, ",") {
		v := plainScalar(strings.Trim(text, " "))
		if v == nil || v.Value == "" {
			return nil
		}
		list.Content = append(list.Content, v)
	}
	return list
}

// plainScalar reads text in quotes or without, or returns nil.
func plainScalar(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	switch {
	case s == "", s == "null", s == "Null", s == "NULL":
		n.Tag = "!!null"
	case len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0]:
		n.Value = s[1 : len(s)-1]
		if strings.IndexByte(n.Value, s[0]) >= 0 || s[0] == '"' && strings.IndexByte(s, '\\') >= 0 {
			return nil
		}
	case s[0] < 0x80 && !letter.Alnum(s[0]), strings.Contains(s, ": "), strings.Contains(s, " #"), s[len(s)-1] == ':':
		return nil
	}
	if strings.ContainsFunc(s, isOdd) {
		return nil
	}
	return n
}

// isOdd reports whether r ends a line of YAML or is not fit for one, or may be.
func isOdd(r rune) bool {
	return r < ' ' || r >= 0x7f && r <= 0xa0 || r >= 0x2028 && r <= 0x2029 || r >= 0xfe00 && r < 0xfe10 || r == 0xfeff || r >= 0xfff0 && r < 0x10000
}
