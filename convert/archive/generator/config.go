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
// where it holds no table that can be read.
func Decode(name, text string) map[string]any {
	if len(text) == 0 || len(text) > maxConfig {
		return nil
	}
	var out map[string]any
	switch path.Ext(name) {
	case ".toml":
		if tomltext.Check([]byte(text), maxKeys) != nil || toml.Unmarshal([]byte(text), &out) != nil {
			return nil
		}
	case ".json":
		if json.Unmarshal([]byte(text), &out) != nil {
			return nil
		}
	default:
		var n yaml.Node
		if yaml.Unmarshal([]byte(text), &n) != nil || len(n.Content) == 0 {
			return nil
		}
		left := maxNodes
		out, _ = plain(n.Content[0], maxNested, &left).(map[string]any)
	}
	return out
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
