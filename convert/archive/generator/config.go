package generator

import (
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"

	"github.com/wenzhai/wenzhai/convert/tomltext"
)

const (
	maxConfig = 1 << 20 // bytes of a file
	maxKeys   = 5000    // of TOML
	maxNested = 50
	maxNodes  = 50_000 // of YAML
)

// Decode returns the data of a file of TOML, JSON or, by any other suffix, YAML; nil
// where it holds none that can be read. A list at its top stands under the key "list".
func Decode(name, text string) map[string]any {
	if len(text) == 0 || len(text) > maxConfig {
		return nil
	}
	var v any
	switch path.Ext(name) {
	case ".toml":
		if tomltext.Check([]byte(text), maxKeys) != nil || toml.Unmarshal([]byte(text), &v) != nil {
			return nil
		}
	case ".json":
		if json.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &v) != nil {
			return nil
		}
	default:
		var n yaml.Node
		if yaml.Unmarshal([]byte(text), &n) != nil || len(n.Content) == 0 {
			return nil
		}
		left := maxNodes
		v = plain(n.Content[0], maxNested, &left)
	}
	if list, ok := v.([]any); ok {
		return map[string]any{"list": list}
	}
	out, _ := v.(map[string]any)
	return out
}

// inherited returns a table with what it does not have of another one, also in tables
// within.
func inherited(own, from map[string]any, depth int) map[string]any {
	if own == nil || depth > maxNested {
		return from
	}
	for k, v := range from {
		x, ok := own[k]
		if table, is := x.(map[string]any); is {
			if more, is := v.(map[string]any); is {
				own[k] = inherited(table, more, depth+1)
			}
		} else if !ok {
			own[k] = v
		}
	}
	return own
}

// plain returns the value of a node. Tags that programs give a meaning, as MkDocs
// has them, are passed over, and so are aliases of what is too much.
func plain(n *yaml.Node, depth int, left *int) any {
	if *left--; *left < 0 || depth == 0 {
		return nil
	}
	switch n.Kind {
	case yaml.AliasNode:
		return plain(n.Alias, depth-1, left)
	case yaml.SequenceNode:
		out := make([]any, 0, len(n.Content))
		for _, c := range n.Content {
			out = append(out, plain(c, depth-1, left))
		}
		return out
	case yaml.MappingNode:
		out := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			out[n.Content[i].Value] = plain(n.Content[i+1], depth-1, left)
		}
		return out
	}
	var v any
	if n.Decode(&v) != nil {
		return n.Value
	}
	return v
}

// word returns the first of a table's texts by these keys.
func word(c map[string]any, keys ...string) string {
	for _, k := range keys {
		if s, ok := c[k].(string); ok && s != "" {
			return s
		}
	}
	return ""
}

func (s *Site) word(keys ...string) string { return word(s.Config, keys...) }

// words returns the texts of a list.
func words(v any) []string {
	list, _ := v.([]any)
	var out []string
	for _, x := range list {
		if s, ok := x.(string); ok && strings.TrimSpace(s) != "" {
			out = append(out, s)
		}
	}
	return out
}

// texts is words where a single text may stand for a list of one.
func texts(v any) []string {
	if s, ok := v.(string); ok && strings.TrimSpace(s) != "" {
		return []string{s}
	}
	return words(v)
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }
