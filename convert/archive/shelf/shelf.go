// Package shelf knows in which order the pages of a site's documentation stand: by the
// lists of contents and the files that its generator reads for that.
package shelf

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Tree is the folder of a book or a documentation, with what is said of the order in
// which its files stand. Names are slash-separated and count from the root of the files.
type Tree struct {
	Folder     string
	Entries    []order.Entry     // that a list of contents has, by the names of files and folders; nil = there is no list
	Folders    map[string]Folder // what is said of folders
	Docs       bool              // of a documentation, which stands in its own order
	Site       bool              // of a site
	Prefixed   bool              // numbers before names are positions
	FilesFirst bool              // files stand before folders
}

// Folder is what is said of a folder.
type Folder struct {
	Label    string // "" = by its name
	Position *float64
}

// Of returns the documentation of a site. names are those of the files that are read,
// sorted.
func Of(s *generator.Site, f generator.Files, names []string) []Tree {
	if s == nil || f == nil {
		return nil
	}
	r := reader{site: s, files: f, names: names}
	switch s.Kind {
	case generator.MkDocs:
		return r.mkDocs()
	case generator.Docusaurus:
		return r.docusaurus()
	case generator.VuePress, generator.VitePress:
		return r.press()
	case generator.Astro:
		return r.starlight()
	case generator.Docsify:
		list := order.Summary([]byte(s.File("_sidebar.md")))
		list.Entries = slices.Insert(list.Entries, 0, order.Entry{Target: "README.md"}) // the first page
		return r.withList(r.trees(Tree{Docs: true, Site: true}, s.Content), list)
	case generator.GitBook:
		return r.gitBook()
	case generator.Nextra, generator.Rspress, generator.Fumadocs:
		return r.byFolders(r.trees(Tree{Docs: true, Site: true}, s.Content), r.meta)
	case generator.Jupyter, generator.Quarto:
		return r.withList(r.trees(Tree{Docs: true, Site: true, FilesFirst: true}, s.Content), order.Toc(r.toc()))
	case generator.Hugo, generator.Jekyll, generator.Zola, generator.Eleventy:
		return r.trees(Tree{Site: true}, s.Content)
	}
	return nil
}

// reader reads what a site says.
type reader struct {
	site  *generator.Site
	files generator.Files
	names []string
}

// in returns the files below a folder.
func (r *reader) in(folder string) []string {
	var out []string
	for _, n := range r.names {
		if generator.Within(folder, n) {
			out = append(out, n)
		}
	}
	return out
}

func (r *reader) text(name string) string { return r.files.Text(path.Join(r.site.Root, name)) }

// trees returns one like t for each of folders that holds files.
func (r *reader) trees(t Tree, folders []string) (out []Tree) {
	for _, t.Folder = range folders {
		if len(r.in(t.Folder)) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// withList gives trees the entries of a list that are in them.
func (r *reader) withList(trees []Tree, list order.Contents) []Tree {
	if len(list.Entries) == 0 {
		return trees
	}
	for i := range trees {
		trees[i].Entries = r.finder(&trees[i]).find(list.Entries)
	}
	return trees
}

func (r *reader) docusaurus() (out []Tree) {
	var lists []order.Contents
	for _, n := range r.sidebarFiles() {
		lists = append(lists, order.Sidebars(r.text(n)))
	}
	for _, c := range r.site.Content {
		base := path.Base(c)
		if base == "blog" || base == "pages" || strings.HasSuffix(base, "-blog") || strings.HasSuffix(base, "-pages") {
			continue
		}
		labels := map[string]string(nil)
		if strings.Contains(base, "docusaurus-plugin-content-docs") {
			labels, c = r.translated(c), path.Join(c, "current")
		}
		for _, t := range r.trees(Tree{Docs: true, Site: true, Prefixed: true}, []string{c}) {
			f := r.finder(&t)
			for _, l := range lists {
				if found := f.find(l.Entries); len(found) > len(t.Entries) {
					t.Entries = found
				}
			}
			t.Entries = relabelled(t.Entries, labels)
			t.Folders = r.categories(t.Folder)
			out = append(out, t)
		}
	}
	return out
}

// sidebarFiles returns the files of sidebars of a site of Docusaurus: those that its
// configuration names, and those with the usual names.
func (r *reader) sidebarFiles() (out []string) {
	for _, n := range r.files.Names(r.site.Root) {
		switch {
		case sidebarFile().MatchString(n):
			out = append(out, n)
		case strings.HasPrefix(n, "docusaurus.config."):
			for _, m := range sidebarPath().FindAllStringSubmatch(r.text(n), maxLists) {
				if file := path.Clean(m[1]); fs.ValidPath(file) {
					out = append(out, file)
				}
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), maxLists)]
}

// maxLists is how many files of sidebars of a site are read.
const maxLists = 20

var sidebarPath = pattern.Lazy(`\bsidebarPath['"]?\s*:\s*(?:require\.resolve\(\s*)?['"` + "`" + `]([\w./-]{1,200}\.[cm]?[jt]s(?:on)?)['"` + "`" + `]`)

var sidebarFile = pattern.Lazy(`(?i)^[\w-]*sidebars?[\w-]*\.(js|ts|cjs|mjs|json)$`)

// translated returns the labels of categories in the language of a folder.
func (r *reader) translated(folder string) map[string]string {
	var all map[string]struct{ Message string }
	if json.Unmarshal([]byte(r.files.Text(folder+"/current.json")), &all) != nil {
		return nil
	}
	out := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if label, ok := category(key); ok && all[key].Message != "" {
			out[label] = all[key].Message
		}
	}
	return out
}

// category returns the label of a category that a key of translations is of.
func category(key string) (label string, ok bool) {
	_, label, ok = strings.Cut(key, ".category.")
	return label, ok && strings.HasPrefix(key, "sidebar.") && !strings.Contains(label, ".link.generated-index.")
}

// relabelled returns entries whose sections have other titles.
func relabelled(entries []order.Entry, labels map[string]string) []order.Entry {
	if len(labels) == 0 {
		return entries
	}
	known := map[*order.Section]*order.Section{nil: nil}
	var of func(s *order.Section) *order.Section
	of = func(s *order.Section) *order.Section {
		if x, ok := known[s]; ok {
			return x
		}
		x := &order.Section{Title: s.Title, In: of(s.In)}
		if l := labels[s.Title]; l != "" {
			x.Title = l
		}
		known[s] = x
		return x
	}
	out := slices.Clone(entries)
	for i := range out {
		out[i].Section = of(out[i].Section)
	}
	return out
}

// categories reads the files _category_ of a folder and of those in it.
func (r *reader) categories(folder string) map[string]Folder {
	out, known := map[string]Folder{}, map[string]bool{}
	for _, n := range r.in(folder) {
		for dir := path.Dir(n); dir != folder && dir != "." && !known[dir]; dir = path.Dir(dir) {
			known[dir] = true
			if x, ok := r.category(dir); ok {
				out[dir] = x
			}
		}
	}
	return out
}

// category reads the file _category_ of one folder.
func (r *reader) category(dir string) (Folder, bool) {
	names := r.files.Names(dir)
	for _, c := range []string{"_category_.json", "_category_.yml", "_category_.yaml"} {
		if slices.Contains(names, c) {
			return parseCategory(r.files.Text(dir + "/" + c))
		}
	}
	return Folder{}, false
}

func parseCategory(text string) (Folder, bool) {
	var x struct {
		Label    string   `yaml:"label"`
		Position *float64 `yaml:"position"`
	}
	ok := len(text) < 1<<16 && yaml.Unmarshal([]byte(text), &x) == nil
	return Folder{strings.TrimSpace(x.Label), x.Position}, ok
}

// press reads the configuration of VuePress and VitePress.
func (r *reader) press() []Tree {
	folder := ".vitepress"
	if r.site.Kind == generator.VuePress {
		folder = ".vuepress"
	}
	list := order.Configured(r.program(folder))
	if len(list.Entries) > 0 && !slices.ContainsFunc(list.Entries, func(e order.Entry) bool { return withoutSuffix(e.Target) == "index" }) {
		list.Entries = slices.Insert(list.Entries, 0, order.Entry{Target: "index"}) // the first page, which menus need not name
	}
	return r.withList(r.trees(Tree{Docs: true, Site: true}, r.site.Content), list)
}

// maxPrograms is how many files of a configuration are read.
const maxPrograms = 40

// program returns the texts of the files of a configuration, those in its folders
// before those that take values from them.
func (r *reader) program(folder string) string {
	var texts, stems []string
	left := maxPrograms
	var add func(dir string, all bool, depth int)
	add = func(dir string, all bool, depth int) {
		names := r.files.Names(path.Join(r.site.Root, dir))
		for _, n := range names {
			if depth < 3 && (n == "config" || n == "configs" || n == "sidebar" || n == "sidebars" || all && path.Ext(n) == "") {
				add(dir+"/"+n, true, depth+1)
			}
		}
		for _, n := range names {
			if left > 0 && programFile().MatchString(n) && (all || configFile().MatchString(n)) {
				left--
				texts, stems = append(texts, r.text(dir+"/"+n)), append(stems, moduleName(dir+"/"+n))
			}
		}
	}
	add(folder, false, 0)
	return joined(texts, stems)
}

// moduleName returns what others call a module by its path: sidebar for sidebar.ts and for
// sidebar/index.ts.
func moduleName(file string) string {
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if name == "index" {
		name = path.Base(path.Dir(file))
	}
	return name
}

// joined makes one program of modules: what a module gives by default has the name under
// which another one takes it.
func joined(texts, names []string) string {
	taken := map[string]string{}
	for _, t := range texts {
		for _, m := range imports().FindAllStringSubmatch(t, maxPrograms) {
			taken[moduleName(strings.TrimSuffix(m[2], "/"))] = m[1]
		}
	}
	for i, name := range names {
		if as := taken[name]; as != "" {
			texts[i] = strings.Replace(texts[i], "export default ", "const "+as+" = ", 1)
		}
	}
	return strings.Join(texts, "\n;\n")
}

// imports matches what a module takes by default from another one beside or below it.
var imports = pattern.Lazy(`\bimport\s+(\w{1,60})\s+from\s+['"]\.{1,2}/([\w./-]{1,200})['"]`)

var (
	programFile = pattern.Lazy(`\.([cm]?[jt]s|json)$`)
	configFile  = pattern.Lazy(`(?i)config|sidebar|theme|catalog`)
)

func (r *reader) starlight() []Tree {
	text := ""
	for _, n := range r.files.Names(r.site.Root) {
		if strings.HasPrefix(n, "astro.config.") || sidebarFile().MatchString(n) {
			text += r.text(n) + "\n;\n"
		}
	}
	folder := path.Join(r.site.Root, "src/content/docs")
	return r.withList(r.trees(Tree{Docs: true, Site: true}, []string{folder}), order.Configured(text))
}
