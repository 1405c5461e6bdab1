// Package generator knows the sources of sites by the files that their generators
// ask for, and which files of such a folder the generator makes pages of: Hugo,
// Hexo, Jekyll, Docusaurus, VuePress, VitePress, MkDocs, mdBook, GitBook, Astro, Zola,
// Eleventy, Pelican, Gatsby, Gridea, Quartz, Docsify, Nextra, Rspress, Fumadocs, Jupyter
// Book, Quarto, and the folders of Obsidian and
// Logseq.
package generator

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/pattern"
)

// Kind is a generator of sites.
type Kind string

// The generators that are known.
const (
	Hugo       Kind = "Hugo"
	Hexo       Kind = "Hexo"
	Jekyll     Kind = "Jekyll"
	Docusaurus Kind = "Docusaurus"
	VuePress   Kind = "VuePress"
	VitePress  Kind = "VitePress"
	MkDocs     Kind = "MkDocs"
	MdBook     Kind = "mdBook"
	GitBook    Kind = "GitBook"
	Astro      Kind = "Astro"
	Obsidian   Kind = "Obsidian"
	Zola       Kind = "Zola"
	Eleventy   Kind = "Eleventy"
	Pelican    Kind = "Pelican"
	Gatsby     Kind = "Gatsby"
	Gridea     Kind = "Gridea"
	Quartz     Kind = "Quartz"
	Logseq     Kind = "Logseq"
	Docsify    Kind = "Docsify"
	Nextra     Kind = "Nextra"
	Rspress    Kind = "Rspress"
	Fumadocs   Kind = "Fumadocs"
	Jupyter    Kind = "Jupyter Book"
	Quarto     Kind = "Quarto"
)

// Files are those of a root; names are slash-separated and count from it.
type Files interface {
	// Names returns what a folder holds, sorted; "." is the root.
	Names(folder string) []string
	// Text returns the contents of a file, "" where it cannot be read.
	Text(name string) string
}

// Site is the sources of a site.
type Site struct {
	Kind    Kind
	Root    string         // its folder; "." is the root of the files
	Config  map[string]any // its configuration, where that is data and no program
	Content []string       // folders that pages are made of, from the root of the files
	Except  []string       // folders in them that none is made of

	Summary   string   // of GitBook, its list of contents, from its root
	First     string   // likewise, its first page, from the root of the files; "" = as the list says
	Languages []string // likewise, the folders of its languages in their order, from the root of the files

	guessed bool            // there is no configuration
	listed  map[string]bool // files that the contents of a book name; nil = all are taken
	suffix  []string        // of names of pages
	files   Files

	program  string              // the configuration, where that is a program
	about    func(s *Site) About // of generators that are known by a mark alone
	excludes []excluded
	ignored  []*regexp.Regexp // of Hugo
	targets  []*regexp.Regexp // likewise, of pages of which a section says that none is made
	cascades map[string]bool  // likewise, folders that are known, of whose pages none is made
}

// Mark returns the folder that may be the root of a site where a file of this name
// says so.
func Mark(name string) (folder string, ok bool) {
	base := path.Base(name)
	switch base {
	case "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json", "archetypes",
		"_config.yml", "_config.yaml", "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs", "versions.json",
		"sidebars.js", "sidebars.ts", "sidebars.json", "mkdocs.yml", "mkdocs.yaml", "book.toml", "SUMMARY.md", ".gitbook.yaml", ".gitbook.yml", "LANGS.md", "book.json",
		"astro.config.mjs", "astro.config.js", "astro.config.ts", "astro.config.cjs", ".vitepress", ".vuepress", ".obsidian",
		"quartz.config.ts", "quartz.config.js", "quartz.config.yaml", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts", ".eleventy.js",
		"pelicanconf.py", "gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs", "_sidebar.md",
		"next.config.js", "next.config.mjs", "next.config.ts", "rspress.config.ts", "rspress.config.js", "rspress.config.mjs", "source.config.ts", "source.config.js", "source.config.mjs",
		"_meta.json", "_meta.js", "_meta.ts", "_meta.tsx", "meta.json", "_toc.yml", "myst.yml", "_quarto.yml", "_quarto.yaml":
		folder = path.Dir(name)
		if path.Base(folder) == "_default" { // of Hugo, in config
			folder = path.Dir(path.Dir(folder))
		}
		return folder, true
	case "setting.json", "config.edn": // of Gridea and Logseq, in folders of theirs
		return path.Dir(path.Dir(name)), true
	}
	if strings.HasPrefix(base, "_") && isOfDocs(base) {
		return ".", true
	}
	return "", false
}

// isOfDocs reports whether a name that begins with "_" is of a kind that the
// documents of Docusaurus have: of a category, or a part of other documents.
func isOfDocs(base string) bool {
	ext := path.Ext(base)
	return strings.HasPrefix(base, "_category_.") || (ext == ".md" || ext == ".mdx") && base != "_index.md"
}

// Roots returns names of files and folders of which the root of a site has one.
func Roots() []string {
	return []string{
		"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config/_default", "_config.yml", "_config.yaml",
		"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs", "sidebars.js", "mkdocs.yml", "mkdocs.yaml", "package.json",
		"book.toml", "SUMMARY.md", "astro.config.mjs", "astro.config.js", "astro.config.ts", ".vitepress", ".vuepress",
		"quartz.config.ts", "eleventy.config.js", "eleventy.config.mjs", ".eleventy.js", "pelicanconf.py", "gatsby-config.js", "gatsby-config.ts", "config/setting.json", "_sidebar.md",
	}
}

// Guessed reports whether a folder is taken for a site by its pages alone, which may be
// those of a larger one.
func (s *Site) Guessed() bool { return s != nil && s.guessed }

// Holding reports whether pages are made of a folder in the site's root, by its name
// from the root of the files.
func (s *Site) Holding(folder string) bool {
	if s == nil || s.guessed && s.Kind != GitBook || s.Kind == Obsidian {
		return false
	}
	first, _, _ := strings.Cut(s.below(folder), "/")
	return slices.ContainsFunc(s.Content, func(c string) bool {
		if c != s.Root {
			return c == folder || Within(c, folder)
		}
		return s.Kind != Jekyll || first == "_posts" || first == "_drafts"
	})
}

// Marks returns the folders that may be roots of sites by the names of all files
// of a packed archive, whose folders have no names of their own.
func Marks(name string) (folder string, ok bool) {
	if folder, ok = Mark(name); ok || !strings.Contains(name, ".v") && !strings.Contains(name, ".o") && !strings.Contains(name, "archetypes/") {
		return folder, ok
	}
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if folder, ok = Mark(dir); ok {
			return folder, true
		}
	}
	return "", false
}

// At returns the site whose root a folder is; nil = it is that of none.
func At(folder string, f Files) *Site {
	if f == nil {
		return nil
	}
	s := &Site{Root: folder, files: f}
	names := f.Names(folder)
	has := func(name string) bool { return slices.Contains(names, name) }
	for _, is := range [...]func(func(string) bool) bool{
		s.docusaurus, s.astro, s.press, s.mkDocs, s.mdBook, s.hugo, s.hexo,
		func(has func(string) bool) bool { return isOther(s, has) },
		s.jekyll, s.gitBook, s.obsidian, s.docsAlone,
	} {
		if is(has) {
			return s
		}
	}
	return nil
}

// Takes reports whether the generator makes a page of a file in the site's root.
func (s *Site) Takes(name string) bool {
	base := path.Base(name)
	switch {
	case s == nil || s.files == nil,
		!slices.Contains(s.suffix, strings.ToLower(path.Ext(base))),
		!slices.ContainsFunc(s.Content, func(c string) bool { return Within(c, name) }),
		slices.ContainsFunc(s.Except, func(c string) bool { return Within(c, name) }),
		strings.Contains("/"+name, "/node_modules/"),
		s.listed != nil && !s.listed[name],
		notFound().MatchString(base), s.isExcluded(name):
		return false
	}
	switch s.Kind {
	case Hugo:
		return !s.ofBundle(name) && !unpublished(s, name)
	case Hexo, Jekyll:
		return s.takesBlog(name)
	case Docusaurus, Astro, Eleventy, Docsify, Nextra, Rspress, Quarto:
		return !hiddenPart(s.below(name))
	case VuePress, VitePress:
		return !s.home(name)
	case MkDocs: // takes an index.md for the page of a folder, before a README.md
		return base != "README.md" || !slices.Contains(s.files.Names(path.Dir(name)), "index.md")
	}
	return true
}

// notFound matches pages that only say that there is none, and those by which
// search engines know an owner.
var notFound = pattern.Lazy(`^(404|google[0-9a-f]{10,}|baidu_verify.*|BingSiteAuth)\.\w+$`)

// Holds reports whether a file lies in the site's root.
func (s *Site) Holds(name string) bool { return s != nil && Within(s.Root, name) }

// File returns the contents of a file of the site, "" where it cannot be read.
func (s *Site) File(name string) string {
	if s == nil || s.files == nil {
		return ""
	}
	return s.text(name)
}

// Program returns the configuration where that is a program, "" where it is data.
func (s *Site) Program() string {
	if s == nil {
		return ""
	}
	return s.program
}

// below returns a name from the site's root.
func (s *Site) below(name string) string { return Below(s.Root, name) }

// ofBundle reports whether a file of Hugo belongs to the page beside it: a folder
// with an index.md is one page.
func (s *Site) ofBundle(name string) bool {
	base := path.Base(name)
	if leaf().MatchString(base) {
		name = path.Dir(name)
	}
	for dir := path.Dir(name); !slices.Contains(s.Content, dir) && dir != "."; dir = path.Dir(dir) {
		if slices.ContainsFunc(s.files.Names(dir), leaf().MatchString) {
			return true
		}
	}
	return false
}

var leaf = pattern.Lazy(`^index(\.[\w-]+)?\.(md|markdown|html)$`)

// takesBlog reports whether a file of Hexo or Jekyll is a page: their folders that
// begin with "_" are templates and data, but for those of posts.
func (s *Site) takesBlog(name string) bool {
	posts := slices.ContainsFunc(s.Content, func(c string) bool { return path.Base(c)[0] == '_' && Within(c, name) })
	for part := range strings.SplitSeq(path.Dir(s.below(name)), "/") {
		if part == "_posts" || part == "_drafts" {
			posts = true
		} else if strings.HasPrefix(part, "_") && part != "_" && !posts {
			return false
		}
	}
	if posts {
		return s.Kind != Jekyll || !strings.Contains("/"+name, "/_posts/") || dayBefore().MatchString(path.Base(name)) ||
			!slices.ContainsFunc(s.files.Names(path.Dir(name)), dayBefore().MatchString) // none of which it makes a page
	}
	text := s.files.Text(name)
	if s.Kind == Jekyll && !strings.HasPrefix(strings.TrimPrefix(text, "\ufeff"), "---") {
		return false
	}
	template := strings.HasSuffix(name, "html") && (strings.Contains(text, "{%") || strings.Contains(text, "{{"))
	return !template && !listPage().MatchString(text)
}

// dayBefore matches the names of files in _posts that Jekyll makes pages of.
var dayBefore = pattern.Lazy(`^\d{2,4}-\d{1,2}-\d{1,2}-`)

// listPage matches the front matter of pages that a theme fills with lists.
var listPage = pattern.Lazy(`(?m)\A(?:.*\n){0,20}?(?:type|layout): *["']?(?:tags?|categor(?:y|ies)|archives?|search|home|links?|friends?)["']? *\r?$`)

// home reports whether a file is the first page of VuePress or VitePress, which is
// made of buttons and has hardly any text of its own.
func (s *Site) home(name string) bool {
	switch strings.ToLower(path.Base(name)) {
	case "index.md", "readme.md":
		text := s.files.Text(name)
		return homePage().MatchString(text) && utf8.RuneCountInString(strings.Join(strings.Fields(noText().ReplaceAllString(text, " ")), "")) < homeText
	}
	return false
}

// homeText is how many letters a first page has that is an article.
const homeText = 20

// noText matches the front matter of a first page and what is no text of it.
var noText = pattern.Lazy(`(?s)\A---.*?\n---[ \r]*(?:\n|\z)|<script.*?</script>|<style.*?</style>|<!--.*?-->|<[^>]*>|\{\{.*?\}\}`)

var homePage = pattern.Lazy(`(?m)\A---\r?\n(?:.*\n){0,20}?(?:home: *true|layout: *["']?(?:home|Blog\w*|HomePage)["']?) *\r?$`)

// hiddenPart reports whether a part of a name begins with "_".
func hiddenPart(name string) bool {
	return strings.HasPrefix(name, "_") || strings.Contains(name, "/_")
}

// Within reports whether a file lies in a folder; "." is the root of the files.
func Within(folder, name string) bool {
	return folder == "." || strings.HasPrefix(name, folder) && len(name) > len(folder) && name[len(folder)] == '/'
}

// Below returns the name of a file from a folder that it lies in; slash-separated.
func Below(folder, name string) string {
	if folder == "." {
		return name
	}
	return strings.TrimPrefix(name, folder+"/")
}
