package generator

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

var (
	markdown = []string{".md", ".markdown", ".mdown", ".mkd", ".mdx"}
	pages    = []string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".html", ".htm"}
)

// is settles what the site is: of folders that count from its root.
func (s *Site) is(k Kind, suffix []string, content ...string) bool {
	s.Kind, s.suffix = k, suffix
	for _, c := range content {
		if c = path.Join(s.Root, c); c != ".." && !strings.HasPrefix(c, "../") && !slices.Contains(s.Content, c) {
			s.Content = append(s.Content, c)
		}
	}
	return true
}

// first returns the first of names that the site's root has.
func first(has func(string) bool, names ...string) string {
	i := slices.IndexFunc(names, has)
	if i < 0 {
		return ""
	}
	return names[i]
}

func (s *Site) text(name string) string { return s.files.Text(path.Join(s.Root, name)) }

func (s *Site) names(folder string) []string { return s.files.Names(path.Join(s.Root, folder)) }

func (s *Site) hugo(has func(string) bool) bool {
	own := first(has, "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json")
	name := cmp.Or(own, first(has, "config.toml", "config.yaml", "config.yml", "config.json"))
	if name == "" && has("config") {
		for _, n := range []string{"hugo.toml", "hugo.yaml", "config.toml", "config.yaml", "config.yml"} {
			if slices.Contains(s.names("config/_default"), n) {
				name = "config/_default/" + n
				break
			}
		}
	}
	if name == "" {
		return false
	}
	if strings.HasPrefix(path.Base(name), "hugo.") {
		own = name
	}
	s.Config = Decode(name, s.text(name))
	folders := []string{cmp.Or(s.word("contentDir", "contentdir"), "content")}
	if own == "" && (!has(folders[0]) || !has("archetypes") && !has("layouts") && !has("themes") && !has("static") && s.word("baseURL", "baseurl", "base_url", "theme") == "") {
		s.Config = nil
		return false
	}
	s.cascades = map[string]bool{}
	if s.word("base_url") != "" && own == "" { // its configuration has the same place
		return s.is(Zola, markdown, "content")
	}
	if m := s.mounts(); len(m) > 0 {
		folders = m
	}
	s.ignoreFiles()
	if languages, ok := s.Config["languages"].(map[string]any); ok {
		for _, code := range sortedKeys(languages) {
			if l, ok := languages[code].(map[string]any); ok {
				if d, ok := l["contentDir"].(string); ok && d != "" {
					folders = append(folders, d)
				}
			}
		}
	}
	return s.is(Hugo, pages, folders...)
}

func (s *Site) hexo(has func(string) bool) bool {
	name := first(has, "_config.yml", "_config.yaml")
	if name == "" {
		return false
	}
	c := Decode(name, s.text(name))
	source := word(c, "source_dir")
	if source == "" && (!has("source") || !has("scaffolds") && !has("themes") && !strings.Contains(s.text("package.json"), `"hexo`) && !slices.Contains(s.names("source"), "_posts")) {
		return false
	}
	s.Config = c
	source = cmp.Or(source, "source")
	s.exclude(source, anchored(texts(c["skip_render"])))
	s.exclude(source, anchored(texts(c["exclude"])))
	s.exclude(".", anchored(texts(c["ignore"])))
	return s.is(Hexo, pages, append([]string{source}, taken(source, c["include"])...)...)
}

func (s *Site) jekyll(has func(string) bool) bool {
	name := first(has, "_config.yml", "_config.yaml")
	if name == "" {
		return false
	}
	c := Decode(name, s.text(name))
	if first(has, "_posts", "_layouts", "_includes", "_sass", "_drafts", "Gemfile") == "" &&
		word(c, "theme", "remote_theme", "permalink", "markdown", "baseurl", "url") == "" && c["collections"] == nil && c["plugins"] == nil {
		return false
	}
	s.Config = c
	root := cmp.Or(word(c, "source"), ".")
	folders := []string{root}
	if m, ok := c["collections"].(map[string]any); ok {
		for _, n := range sortedKeys(m) {
			if set, ok := m[n].(map[string]any); ok && set["output"] == true {
				folders = append(folders, path.Join(root, word(c, "collections_dir"), "_"+n))
			}
		}
	}
	for _, d := range Defaults(s) {
		if d.Values["published"] == false {
			s.exclude(root, anchored([]string{d.pattern()}))
		}
	}
	s.exclude(root, anchored(append(texts(c["exclude"]), "vendor", "_site", "README.md", "readme.md")))
	return s.is(Jekyll, pages, append(folders, taken(root, c["include"])...)...)
}

func (s *Site) docusaurus(has func(string) bool) bool {
	config := first(has, "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs")
	if config == "" && (!has("docs") && !has("blog") || !strings.Contains(s.text("package.json"), `"@docusaurus/`)) {
		return false
	}
	s.program = s.text(config)
	folders := switchedOn(s.program)
	for _, m := range pathKey().FindAllStringSubmatch(s.program, 64) {
		if n := path.Clean(m[1]); has(strings.Split(n, "/")[0]) || strings.HasPrefix(n, "../") {
			folders = append(folders, n)
		}
	}
	defer s.excludeInContent("exclude")
	for _, l := range s.names("i18n") {
		for _, n := range s.names("i18n/" + l) {
			own, ok := strings.CutPrefix(n, "docusaurus-plugin-content-")
			if !ok {
				continue
			}
			folders = append(folders, path.Join("i18n", l, n))
			if _, id, ok := strings.Cut(own, "-"); ok && has(id) {
				folders = append(folders, id)
			}
			for _, v := range s.names(path.Join("i18n", l, n)) {
				if strings.HasPrefix(v, "version-") {
					s.Except = append(s.Except, path.Join(s.Root, "i18n", l, n, v))
				}
			}
		}
	}
	return s.is(Docusaurus, markdown, folders...)
}

// switchedOn returns the usual folders of those parts of a site of Docusaurus that its
// configuration does not switch off.
func switchedOn(program string) (folders []string) {
	off := map[string]bool{}
	for _, m := range switchedOff().FindAllStringSubmatch(program, 20) {
		off[m[1]] = true
	}
	for _, part := range [][2]string{{"docs", "docs"}, {"blog", "blog"}, {"pages", "src/pages"}} {
		if !off[part[0]] {
			folders = append(folders, part[1])
		}
	}
	return folders
}

var switchedOff = pattern.Lazy(`(?m)(?:^|[{,])\s*['"]?(docs|blog|pages)['"]?\s*:\s*false\b`)

// pathKey matches folders that the program of a configuration names.
var pathKey = pattern.Lazy(`\bpath:\s*['"](?:\./)?([\w.][\w./-]{0,100})['"]`)

func (s *Site) press(has func(string) bool) bool {
	folder, kind := first(has, ".vitepress", ".vuepress"), VitePress
	if folder == "" {
		return false
	}
	if folder == ".vuepress" {
		kind = VuePress
	}
	config := ""
	for _, n := range s.names(folder) {
		if strings.HasPrefix(n, "config.") {
			config += s.text(folder + "/" + n)
		}
	}
	source := "."
	if m := sourceDir().FindStringSubmatch(config); m != nil {
		source = path.Clean(m[1])
	}
	s.program = config
	defer s.excludeInContent("srcExclude")
	return s.is(kind, markdown, source)
}

var sourceDir = pattern.Lazy(`\bsrcDir:\s*['"](?:\./)?([\w.][\w./-]{0,100})['"]`)

// maxInherited is how many configurations of MkDocs take from each other.
const maxInherited = 5

func (s *Site) mkDocs(has func(string) bool) bool {
	name := first(has, "mkdocs.yml", "mkdocs.yaml")
	if name == "" {
		return false
	}
	s.Config = Decode(name, s.text(name))
	for range maxInherited {
		from := path.Clean(s.word("INHERIT"))
		if from == "." || path.IsAbs(from) {
			break
		}
		delete(s.Config, "INHERIT")
		s.Config = inherited(s.Config, Decode(from, s.text(from)), 0)
	}
	docs := cmp.Or(s.word("docs_dir"), "docs")
	for _, key := range []string{"exclude_docs", "draft_docs"} {
		s.exclude(docs, strings.Split(s.word(key), "\n"))
	}
	return s.is(MkDocs, markdown, docs)
}

func (s *Site) mdBook(has func(string) bool) bool {
	if !has("book.toml") {
		return false
	}
	s.Config = Decode("book.toml", s.text("book.toml"))
	folder := "src"
	if b, ok := s.Config["book"].(map[string]any); ok {
		folder = cmp.Or(word(b, "src"), folder)
	}
	s.listed, _ = s.contents(folder + "/SUMMARY.md")
	return s.is(MdBook, markdown, folder)
}

// gitBook takes a folder with contents that name several of its files, or with the
// folders of several languages. Its configuration may give other names to its files.
func (s *Site) gitBook(has func(string) bool) bool {
	name := first(has, ".gitbook.yaml", ".gitbook.yml", "book.json")
	s.Config = Decode(name, s.text(name))
	names, _ := s.Config["structure"].(map[string]any)
	folder := path.Clean(strings.TrimPrefix(s.word("root"), "/"))
	languages := path.Join(folder, cmp.Or(word(names, "languages"), "LANGS.md"))
	if langs := order.Summary([]byte(s.text(languages))); len(langs.Files) > 1 && len(langs.Files) > langs.Prose {
		for _, l := range langs.Files {
			s.Languages = append(s.Languages, path.Join(s.Root, folder, l))
		}
		return s.is(GitBook, markdown, below(folder, langs.Files)...)
	}
	s.Summary = path.Join(folder, cmp.Or(strings.TrimPrefix(word(names, "summary"), "./"), "SUMMARY.md"))
	listed, isList := s.contents(s.Summary)
	if len(listed) < 2 || !isList || name == "" && !has("SUMMARY.md") {
		s.Summary = ""
		return false
	}
	if readme := word(names, "readme"); readme != "" {
		s.First = path.Join(s.Root, folder, readme)
		listed[s.First] = true
	}
	s.listed, s.guessed = listed, name == ""
	return s.is(GitBook, markdown, folder)
}

// below returns names that count from a folder.
func below(folder string, names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = path.Join(folder, n)
	}
	return out
}

// contents returns the texts that a list of contents of a book names, nil where
// there are none, and whether there are more of them than lines of something else.
func (s *Site) contents(list string) (listed map[string]bool, isList bool) {
	c, folder := order.Summary([]byte(s.text(list))), path.Dir(list)
	for _, name := range c.Files {
		if !slices.Contains(markdown, strings.ToLower(path.Ext(name))) {
			continue
		}
		if listed == nil {
			listed = map[string]bool{}
		}
		listed[path.Join(s.Root, folder, name)] = true
	}
	return listed, len(listed) > c.Prose
}

func (s *Site) astro(has func(string) bool) bool {
	config := first(has, "astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs")
	if config == "" {
		return false
	}
	s.program = s.text(config)
	folders := []string{"src/content", "src/pages"}
	for _, c := range []string{"src/content.config.ts", "src/content.config.mjs", "src/content.config.js", "src/content/config.ts"} {
		folders = append(folders, bases(s.text(c))...)
	}
	return s.is(Astro, markdown, folders...)
}

// bases returns the folders of the collections that a configuration of Astro names, also
// by constants of its own; "src" for one that stands elsewhere.
func bases(config string) (out []string) {
	texts := map[string]string{}
	for _, m := range constant().FindAllStringSubmatch(config, 64) {
		texts[m[1]] = m[2]
	}
	for _, m := range baseKey().FindAllStringSubmatch(config, 64) {
		folder, ok := strings.Trim(m[1], "\"'`"), true
		if folder == m[1] {
			folder, ok = texts[folder]
		}
		folder = inserted().ReplaceAllStringFunc(folder, func(name string) string {
			return cmp.Or(texts[strings.Trim(name, "${ }")], name)
		})
		if folder = path.Clean(folder); !ok || strings.ContainsAny(folder, "${}") || !fs.ValidPath(folder) || folder == "." {
			folder = "src"
		}
		out = append(out, folder)
	}
	return out
}

var (
	constant = pattern.Lazy("\\bconst\\s+(\\w{1,60})\\s*(?::[^=\\n]{1,40})?=\\s*[\"'`]([^\"'`\\n]{1,200})[\"'`]")
	baseKey  = pattern.Lazy("\\bbase:\\s*([\"'`][^\"'`\\n]{1,200}[\"'`]|[\\w.(]{1,60})")
	inserted = pattern.Lazy(`\$\{\s*\w{1,60}\s*\}`)
)

func (s *Site) obsidian(has func(string) bool) bool {
	if !has(".obsidian") {
		return false
	}
	s.Config = Decode("app.json", s.text(".obsidian/app.json"))
	for name, key := range map[string]string{"templates.json": "folder", "plugins/templater-obsidian/data.json": "templates_folder"} {
		if f := word(Decode(name, s.text(".obsidian/"+name)), key); f != "" {
			s.Except = append(s.Except, path.Join(s.Root, f))
		}
	}
	slices.Sort(s.Except)
	s.exclude(".", filters(s, texts(s.Config["userIgnoreFilters"])))
	return s.is(Obsidian, append(slices.Clone(pages), ".txt"), ".")
}

// mostDocs bounds the files and folders that are looked into for the marks of
// documents.
const mostDocs = 100

// docsAlone takes a folder of documents of Docusaurus without the rest of the site,
// by what only its documents have.
func (s *Site) docsAlone(func(string) bool) bool {
	is := func(n string) bool { return strings.HasPrefix(n, "_category_.") }
	names := s.names(".")
	for _, n := range names[:min(len(names), mostDocs)] {
		switch ext := path.Ext(n); {
		case is(n), ext == "" && slices.ContainsFunc(s.names(n), is),
			(ext == ".md" || ext == ".mdx") && sidebarKey().MatchString(s.text(n)):
			s.guessed = true
			return s.is(Docusaurus, markdown, ".")
		}
	}
	return false
}

var sidebarKey = pattern.Lazy(`\A---\r?\n(?:.*\n){0,12}?sidebar_(?:position|label):`)
