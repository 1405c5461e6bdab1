package order

import (
	"path"
	"strings"
)

// Toc reads the lists of contents of Jupyter Book (_toc.yml), MyST and Quarto, as they
// are decoded: names of files, and tables of a file, a title and what lies under it.
func Toc(v any) Contents { return contents(tocNodes(v, 0)) }

// The keys of such tables.
var (
	tocFiles  = []string{"file", "root", "href"}
	tocTitles = []string{"caption", "part", "section", "title", "text"}
	tocKids   = []string{"parts", "chapters", "sections", "children", "contents", "entries", "list"}
)

func tocNodes(v any, depth int) []node {
	if depth > maxDepth {
		return nil
	}
	switch v := v.(type) {
	case string:
		switch {
		case v == "auto":
			return []node{{folder: true}}
		case strings.ContainsAny(v, "*?"):
			return []node{{target: clean(path.Dir(strings.ReplaceAll(v, "**", "*"))), folder: true}}
		}
		return []node{{target: local(v)}}
	case []any:
		var out []node
		for _, x := range v {
			out = append(out, tocNodes(x, depth+1)...)
		}
		return out
	case map[string]any:
		return tocTable(v, depth)
	}
	return nil
}

// tocTable reads a table. The first page of a book has the others beside it.
func tocTable(t map[string]any, depth int) []node {
	n := node{target: local(tocWord(t, tocFiles)), title: tocWord(t, tocTitles)}
	n.group = t["file"] == nil && n.title != ""
	if n.group && n.target == "" && strings.Contains(path.Ext(n.title), "md") { // a part that is a page
		n.target, n.title = local(n.title), ""
	}
	if glob := tocWord(t, []string{"glob", "pattern"}); glob != "" {
		return tocNodes(glob, depth+1)
	}
	var kids []node
	for _, key := range tocKids {
		kids = append(kids, tocNodes(t[key], depth+1)...)
	}
	if t["root"] != nil || n.target == "" && n.title == "" {
		if n.target == "" {
			return kids
		}
		return append([]node{n}, kids...)
	}
	n.kids = kids
	return []node{n}
}

func tocWord(t map[string]any, keys []string) string {
	for _, k := range keys {
		if s, ok := t[k].(string); ok && s != "" {
			return s
		}
	}
	return ""
}
