package order

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// Listing is what a file says of the order in which the files and folders beside it
// stand.
type Listing struct {
	Title      string // of the folder; "" = none
	Items      []Listed
	Descending bool     // what it does not name stands in descending order
	Only       bool     // what it does not name is on no menu, unless a Rest says where
	Languages  []string // with which the names of pages end, before the suffix: tea.zh.mdx is "tea"
}

// Stem returns the name of a page without its suffix and its language, that of a folder
// without a slash at its end.
func (l *Listing) Stem(name string) string {
	name = strings.TrimSuffix(name, "/")
	name = strings.TrimSuffix(name, path.Ext(name))
	if l != nil {
		for _, tag := range l.Languages {
			if stem, ok := strings.CutSuffix(name, "."+tag); ok {
				return stem
			}
		}
	}
	return name
}

// Listed is a line of a listing.
type Listed struct {
	Name  string // of a file without its suffix, or of a folder, from the folder of the list; "" = a heading
	Title string // "" = none
	Rest  bool   // it stands for all that no line names
	In    string // what Rest stands for: a folder whose pages stand here without it; "" = the folder of the list
	Back  bool   // Rest in descending order
}

// Meta reads the file of a folder of Nextra (_meta.json, _meta.js), Rspress
// (_meta.json) or Fumadocs (meta.json); nil = it says nothing.
func Meta(text string) *Listing {
	for _, v := range values(text) {
		switch v := v.(type) {
		case []any:
			return rspress(v)
		case *table:
			if pages, ok := v.get("pages").([]any); ok {
				return fumadocs(v, pages)
			}
			return nextra(v)
		}
	}
	return nil
}

// nextra reads a table of names with titles, or with tables of a title and a type.
func nextra(t *table) *Listing {
	l := &Listing{}
	for i, name := range t.keys {
		x := Listed{Name: stem(name)}
		switch v := t.values[i].(type) {
		case string:
			x.Title = v
		case *table:
			x.Title = v.word("title")
			switch {
			case v.word("type") == "separator":
				x.Name = ""
			case v.get("href") != nil, v.word("type") == "menu":
				continue
			}
		}
		if name != "*" && x != (Listed{}) {
			l.Items = append(l.Items, x)
		}
	}
	return l
}

// rspress reads a list of names, and of tables of files, folders and headings.
func rspress(list []any) *Listing {
	l := &Listing{}
	for _, v := range list {
		switch v := v.(type) {
		case string:
			l.Items = append(l.Items, Listed{Name: stem(v)})
		case *table:
			switch v.word("type") {
			case "section-header":
				l.Items = append(l.Items, Listed{Title: v.word("label")})
			case "file", "dir", "dir-section-header":
				l.Items = append(l.Items, Listed{Name: stem(v.word("name")), Title: v.word("label")})
			case "": // of the menu at the top: a title and an address
				if link := clean(v.word("link")); link != "" && !external(v.word("link")) {
					first, _, _ := strings.Cut(link, "/")
					l.Items = append(l.Items, Listed{Name: first, Title: v.word("text")})
				}
			}
		}
	}
	return l
}

// fumadocs reads names, headings between hyphens, and dots that stand for the rest.
func fumadocs(t *table, pages []any) *Listing {
	l := &Listing{Title: t.word("title"), Only: true}
	for _, v := range pages {
		s, _ := v.(string)
		switch {
		case s == "", strings.HasPrefix(s, "!"), strings.HasPrefix(s, "["), strings.HasPrefix(s, "external:"):
		case strings.HasPrefix(s, "---"):
			s = strings.Trim(s, "- ")
			if at := strings.IndexByte(s, ']'); strings.HasPrefix(s, "[") && at > 0 { // an icon
				s = s[at+1:]
			}
			l.Items = append(l.Items, Listed{Title: s})
		case s == "...", s == "z...a":
			l.Items = append(l.Items, Listed{Rest: true, Back: s != "..."})
		case strings.HasPrefix(s, "..."):
			l.Items = append(l.Items, Listed{Rest: true, In: clean(s[3:])})
		default:
			l.Items = append(l.Items, Listed{Name: stem(s)})
		}
	}
	return l
}

// stem returns the name of a file without the suffix of pages; "" = it lies outside.
func stem(name string) string {
	name = clean(name)
	for _, suffix := range []string{".md", ".mdx", ".html"} {
		name = strings.TrimSuffix(name, suffix)
	}
	return name
}

// Awesome reads the file of a folder of MkDocs with the plugins awesome-pages (.pages)
// and awesome-nav (.nav.yml), as it is decoded.
func Awesome(data map[string]any) *Listing {
	if data == nil {
		return nil
	}
	l := &Listing{Descending: data["order"] == "desc", Only: true}
	l.Title, _ = data["title"].(string)
	if sort, ok := data["sort"].(map[string]any); ok {
		l.Descending = sort["direction"] == "desc"
	}
	for _, key := range []string{"nav", "arrange"} {
		list, _ := data[key].([]any)
		l.awesome(list, 0)
	}
	return l
}

func (l *Listing) awesome(list []any, depth int) {
	for _, v := range list {
		switch v := v.(type) {
		case string:
			l.line(v, "")
		case map[string]any:
			l.titled(v, depth)
		}
	}
}

// titled reads a table of a title and what has it. Of several, which no plugin writes, the
// first by name is read.
func (l *Listing) titled(table map[string]any, depth int) {
	for _, title := range slices.Sorted(maps.Keys(table))[:min(len(table), 1)] {
		switch v := table[title].(type) {
		case string:
			l.line(v, title)
		case []any:
			if depth < maxDepth {
				l.Items = append(l.Items, Listed{Title: title})
				l.awesome(v, depth+1)
			}
		}
	}
}

func (l *Listing) line(name, title string) {
	switch {
	case strings.HasPrefix(name, "..."), strings.ContainsAny(name, "*?"):
		l.Items = append(l.Items, Listed{Rest: true})
	case !external(name):
		l.Items = append(l.Items, Listed{Name: stem(name), Title: title})
	}
}
