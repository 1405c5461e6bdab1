package generator

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/order"
)

// givenKeys are the keys that data files of Eleventy may say of all pages of a folder.
var givenKeys = []string{"author", "authors", "date", "draft", "lang", "language", "permalink", "published", "tags"}

// noTags are tags by which sites of Eleventy collect pages: their themes do not show them.
var noTags = []string{"all", "nav", "post", "posts"}

// Given is what data files say of the pages of a site of Eleventy.
type Given struct {
	site  *Site
	known map[string]map[string][]string // by folders
}

// GivenBy returns what data files of a site say; nil where the site reads none.
func GivenBy(s *Site) *Given {
	if s == nil || s.files == nil || s.Kind != Eleventy {
		return nil
	}
	return &Given{s, map[string]map[string][]string{}}
}

// Of returns what data files beside a page and in the folders above it say of it, by the
// keys of front matter: the nearest one counts, tags come from all. It is nil where they
// say nothing.
func (g *Given) Of(name string) map[string][]string {
	if g == nil || g.site == nil || !g.site.Holds(name) {
		return nil
	}
	dir := path.Dir(name)
	return nearest(g.data(dir, strings.TrimSuffix(path.Base(name), path.Ext(name))), g.above(dir))
}

// above returns what data files say of all pages of a folder.
func (g *Given) above(dir string) map[string][]string {
	said, ok := g.known[dir]
	if ok || g.known == nil {
		return said
	}
	said = g.data(dir, path.Base(dir))
	if dir != g.site.Root && dir != "." {
		said = nearest(said, g.above(path.Dir(dir)))
	}
	g.known[dir] = said
	return said
}

// data returns what the data files of a name in a folder say; that with the longer
// suffix counts.
func (g *Given) data(dir, stem string) (out map[string][]string) {
	names := g.site.files.Names(dir)
	for _, suffix := range [...]string{".11tydata.js", ".11tydata.cjs", ".11tydata.mjs", ".11tydata.json", ".json"} {
		if !slices.Contains(names, stem+suffix) {
			continue
		}
		text := g.site.files.Text(path.Join(dir, stem+suffix))
		table := Decode(".json", text)
		if !strings.HasSuffix(suffix, "json") {
			table = order.Program(text)
		}
		out = nearest(out, said(table))
	}
	return out
}

// said returns what a table says by givenKeys, as far as it says that itself.
func said(table map[string]any) map[string][]string {
	out := map[string][]string{}
	for _, key := range givenKeys {
		list, ok := table[key].([]any)
		if !ok {
			list = []any{table[key]}
		}
		for _, v := range list {
			switch v.(type) {
			case string, bool, float64:
				if word := fmt.Sprint(v); !slices.Contains(noTags, word) && !strings.HasSuffix(word, "Last Modified") && word != "Created" {
					out[key] = append(out[key], word)
				}
			}
		}
	}
	return out
}

// nearest returns near with what only far says, and the tags of both.
func nearest(near, far map[string][]string) map[string][]string {
	if len(near) == 0 {
		return far
	}
	for key, values := range far {
		switch {
		case near[key] == nil:
			near[key] = values
		case key == "tags":
			near[key] = append(slices.Clone(values), near[key]...)
		}
	}
	return near
}
