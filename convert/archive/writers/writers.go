// Package writers knows the names of those who write for a site, whose pages name them by
// what its lists of authors call them: authors.yml of Docusaurus, .authors.yml of MkDocs
// with Material, data files of Jekyll, Hexo, Hugo and Eleventy, and pages of authors.
package writers

import (
	"cmp"
	"path"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Names are those of the writers of a site.
type Names struct {
	site  *generator.Site
	usual []generator.Default          // what its configuration says of pages that name no author
	lists map[string]map[string]string // by the names of their files
	known map[[2]string]string         // by folders of pages and what these call writers
}

// Of returns the names of the writers of a site; nil = there is none.
func Of(s *generator.Site) *Names {
	if s == nil {
		return nil
	}
	return &Names{site: s, usual: generator.Defaults(s), lists: map[string]map[string]string{}, known: map[[2]string]string{}}
}

// maxKnown is how many writers of pages in one folder are looked for.
const maxKnown = 5000

// In returns the authors of a page by their names, of which several are parted by ", ".
// page is the name of its file from the root of the files.
func (n *Names) In(page, authors string) string {
	if n == nil || n.site == nil {
		return authors
	}
	page = generator.Below(n.site.Root, page)
	if authors = cmp.Or(authors, n.ofAll(page)); authors == "" {
		return ""
	}
	dir := path.Dir(page)
	all := strings.Split(authors, ", ")
	for i, id := range all {
		if !isID().MatchString(id) {
			continue
		}
		key := [2]string{dir, id}
		name, ok := n.known[key]
		if !ok && len(n.known) < maxKnown {
			name = n.find(dir, id)
			n.known[key] = name
		}
		all[i] = cmp.Or(name, id)
	}
	return strings.Join(all, ", ")
}

// ofAll returns the author whom the configuration gives a page; the last one that does
// counts.
func (n *Names) ofAll(page string) (author string) {
	for i := range n.usual {
		if d := &n.usual[i]; d.Values["author"] != nil && d.Holds(page) {
			author, _ = d.Values["author"].(string)
		}
	}
	return author
}

// isID matches what lists may call a writer.
var isID = pattern.Lazy(`^[\p{L}\p{N}][\p{L}\p{N}._-]{0,60}$`)

// suffixes are those of files of data.
var suffixes = []string{".yml", ".yaml", ".json", ".toml"}

// find returns the name of a writer: by the list nearest above a page, then by those of
// the site.
func (n *Names) find(dir, id string) string {
	for {
		for _, list := range []string{"authors", ".authors"} {
			if name := n.listed(path.Join(dir, list), id); name != "" {
				return name
			}
		}
		if dir == "." || dir == "/" {
			break
		}
		dir = path.Dir(dir)
	}
	for _, list := range []string{"_data/authors", "source/_data/authors", "data/authors", "src/_data/authors", "src/data/authors", "_data/people", "_data/members", "data/people"} {
		if name := cmp.Or(n.listed(list, id), n.own(list+"/"+id)); name != "" {
			return name
		}
	}
	for _, file := range []string{"_authors/" + id + ".md", "content/authors/" + id + "/_index.md", "content/authors/" + id + ".md", "src/content/authors/" + id + ".md"} {
		if name := nameIn(generator.Matter(n.site.File(file)), "name", "title", "display_name"); name != "" {
			return name
		}
	}
	return n.own("src/content/authors/" + id)
}

// own returns the name in a file of data of one writer.
func (n *Names) own(file string) string {
	for _, suffix := range suffixes {
		if name := nameIn(n.data(file+suffix), keys...); name != "" {
			return name
		}
	}
	return ""
}

// keys are those of the name of a writer.
var keys = []string{"name", "display_name", "displayName", "fullname", "full_name", "nickname"}

func nameIn(data map[string]any, keys ...string) string {
	for _, k := range keys {
		if s, ok := data[k].(string); ok && strings.TrimSpace(s) != "" {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// listed returns the name of a writer in a list; file has no suffix.
func (n *Names) listed(file, id string) string {
	list, ok := n.lists[file]
	if !ok {
		list = map[string]string{}
		for _, suffix := range suffixes {
			if data := n.data(file + suffix); data != nil {
				add(list, data)
				break
			}
		}
		n.lists[file] = list
	}
	return list[id]
}

// add adds the writers of a list: a table by what they are called, also under the key
// authors, or a list of tables.
func add(to map[string]string, data map[string]any) {
	if inner, ok := data["authors"].(map[string]any); ok {
		data = inner
	}
	for id, v := range data {
		switch v := v.(type) {
		case string:
			to[id] = strings.TrimSpace(v)
		case map[string]any:
			to[id] = nameIn(v, keys...)
		case []any:
			for _, x := range v {
				one, _ := x.(map[string]any)
				for _, key := range []string{"short_name", "username", "id", "slug", "login", "key"} {
					if own, ok := one[key].(string); ok {
						to[own] = nameIn(one, keys...)
					}
				}
			}
		}
	}
}

// data returns what a file of data holds.
func (n *Names) data(file string) map[string]any { return generator.Decode(file, n.site.File(file)) }
