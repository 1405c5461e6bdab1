package shelf

import (
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
)

// mkDocs reads nav, or the files of its folders for plugins that order them.
func (r *reader) mkDocs() []Tree {
	trees := r.trees(Tree{Docs: true, Site: true, FilesFirst: true}, r.site.Content)
	nav := r.site.Config["nav"]
	if nav == nil {
		nav = r.site.Config["pages"]
	}
	if nav == nil {
		return r.byFolders(trees, r.awesome)
	}
	trees = r.withList(trees, order.Nav(nav))
	for i := range trees {
		trees[i].Entries = r.translations(&trees[i])
	}
	return trees
}

// awesome returns what the file of a folder says for awesome-pages and awesome-nav.
func (r *reader) awesome(dir string) *order.Listing {
	for _, name := range []string{".pages", ".nav.yml", ".nav.yaml"} {
		if text := r.files.Text(path.Join(dir, name)); text != "" {
			return order.Awesome(generator.Decode(name, text))
		}
	}
	return nil
}

// translations returns the entries of a tree with those of their translations behind,
// language by language: a.en.md beside a.md, or en/a.md.
func (r *reader) translations(t *Tree) []order.Entry {
	out := t.Entries
	if len(out) == 0 {
		return out
	}
	left := map[string]bool{}
	for _, n := range r.in(t.Folder) {
		left[n] = true
	}
	for _, e := range t.Entries {
		delete(left, e.Target)
	}
	for _, lang := range r.languages() {
		for _, e := range t.Entries {
			ext := path.Ext(e.Target)
			for _, n := range []string{strings.TrimSuffix(e.Target, ext) + "." + lang + ext, path.Join(t.Folder, lang, generator.Below(t.Folder, e.Target))} {
				if left[n] {
					e.Target = n
					out = append(out, e)
					break
				}
			}
		}
	}
	return out
}

// languages returns those of the plugin i18n of MkDocs, in their order.
func (r *reader) languages() (out []string) {
	plugins, _ := r.site.Config["plugins"].([]any)
	for _, p := range plugins {
		list, _ := in(in(p, "i18n"), "languages").([]any)
		for _, l := range list {
			if locale, ok := in(l, "locale").(string); ok && locale != "" {
				out = append(out, locale)
			}
		}
	}
	return out
}

// in returns the value of a key of a table; nil = there is none.
func in(v any, key string) any {
	table, _ := v.(map[string]any)
	return table[key]
}

// gitBook reads the list of contents of a book that has another name, and puts the
// languages of a book in their order.
func (r *reader) gitBook() []Tree {
	t := Tree{Folder: r.site.Root, Docs: true, Site: true}
	if len(r.site.Languages) == 0 {
		if order.IsSummary(path.Base(r.site.Summary)) && r.site.First == "" {
			return nil // is found by its name
		}
		t.Folder = r.site.Content[0]
		t.Entries = r.summary(r.site.Summary)
		if first := r.site.First; first != "" && !slices.ContainsFunc(t.Entries, func(e order.Entry) bool { return e.Target == first }) {
			t.Entries = slices.Insert(t.Entries, 0, order.Entry{Target: first})
		}
		return []Tree{t}
	}
	for _, l := range r.site.Languages {
		t.Entries = append(t.Entries, r.summary(path.Join(generator.Below(r.site.Root, l), "SUMMARY.md"))...)
	}
	return []Tree{t}
}

// summary returns the entries of a list of contents, which is named from the root of the
// site, by the names of their files.
func (r *reader) summary(name string) []order.Entry {
	c := order.Summary([]byte(r.site.File(name)))
	return c.Below(path.Join(r.site.Root, path.Dir(name)))
}

// meta returns what the file of a folder says of Nextra, Rspress or Fumadocs.
func (r *reader) meta(dir string) *order.Listing {
	names := r.files.Names(dir)
	i := slices.IndexFunc(metaFiles[:], func(name string) bool { return slices.Contains(names, name) })
	if i >= 0 {
		return order.Meta(r.files.Text(path.Join(dir, metaFiles[i])))
	}
	var tags []string // of Nextra in several languages: _meta.zh.json
	for _, n := range names {
		if inner, ok := strings.CutPrefix(n, "_meta."); ok {
			if tag, ok := strings.CutSuffix(inner, ".json"); ok && isTag(tag) {
				tags = append(tags, tag)
			}
		}
	}
	if len(tags) == 0 {
		return nil
	}
	tag := tags[max(0, slices.Index(tags, r.site.About().Language))]
	l := order.Meta(r.files.Text(path.Join(dir, "_meta."+tag+".json")))
	if l != nil {
		l.Languages = tags
	}
	return l
}

// isTag reports whether s may be a language with its region: "zh", "zh-CN".
func isTag(s string) bool {
	lang, region, _ := strings.Cut(s, "-")
	return (len(lang) == 2 || len(lang) == 3) && len(region) < 9 && strings.Trim(lang, "abcdefghijklmnopqrstuvwxyz") == ""
}

var metaFiles = [...]string{"_meta.json", "_meta.js", "_meta.ts", "_meta.tsx", "meta.json", "_nav.json"}

// toc returns the list of contents of a book of Jupyter or Quarto.
func (r *reader) toc() any {
	if r.site.Kind == generator.Jupyter {
		if toc := generator.DataOf(r.site, "_toc.yml"); toc != nil {
			return toc
		}
		return in(generator.DataOf(r.site, "myst.yml")["project"], "toc")
	}
	book := r.site.Config["book"]
	return []any{in(book, "chapters"), in(book, "appendices"), in(r.site.Config["website"], "sidebar")}
}
