package generator

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/tools/sitetest"
)

// tree are files by their names.
type tree = sitetest.Tree

func TestSites(t *testing.T) {
	for name, c := range map[string]struct {
		files tree
		kind  Kind
		takes string // what of the files is a page, sorted
	}{
		"Hugo":                        {tree{"hugo.toml": `title = "茶"`, "README.md": "", "content/a.md": "", "content/tea/index.md": "", "content/tea/notes.md": "", "layouts/x.html": "", "content/404.html": ""}, Hugo, "content/a.md content/tea/index.md"},
		"old Hugo in languages":       {tree{"config.yaml": "theme: x\nlanguages:\n  zh: {contentDir: zh}\n", "content/a.md": "", "zh/a.md": "", "archetypes/default.md": ""}, Hugo, "content/a.md zh/a.md"},
		"a folder with a config.toml": {tree{"config.toml": "a = 1", "a.md": "", "content/b.md": ""}, "", ""},
		"Hexo":                        {tree{"_config.yml": "title: 茶\n", "scaffolds/post.md": "", "source/_posts/a.md": "", "source/_drafts/b.md": "", "source/_data/c.md": "", "source/about/index.md": "关于", "source/tags/index.md": "---\ntype: tags\n---\n", "themes/t/README.md": ""}, Hexo, "source/_drafts/b.md source/_posts/a.md source/about/index.md"},
		"Jekyll":                      {tree{"_config.yml": "collections:\n  teas: {output: true}\n  cups: {}\nexclude: [old]\n", "_posts/a.md": "", "_layouts/post.html": "", "_teas/g.md": "", "_cups/c.md": "", "old/x.md": "---\n---\n", "about.md": "---\ntitle: x\n---\n", "README.md": "# x", "index.html": "---\n---\n{% for p in site.posts %}"}, Jekyll, "_posts/a.md _teas/g.md about.md"},
		"Hexo that leaves out":        {tree{"_config.yml": "skip_render:\n  - demo/**\n  - '*.html'\nexclude: js/*\ninclude: [_pages/**/*]\nignore: source/old/*\n", "source/_posts/a.md": "", "source/_pages/p.md": "", "source/demo/x/y.md": "", "source/js/x.md": "", "source/old/x.md": "", "source/a.html": "", "source/_x/a.md": ""}, Hexo, "source/_pages/p.md source/_posts/a.md"},
		"Jekyll that leaves out":      {tree{"_config.yml": "exclude: [notes.md, 'tmp/', '*.html']\ninclude: [_pages]\n", "_posts/a.md": "", "_pages/p.md": "---\n---\n", "notes.md": "---\n---\n", "tmp/x.md": "---\n---\n", "x.html": "---\n---\n", "b/notes.md": "---\n---\n"}, Jekyll, "_pages/p.md _posts/a.md b/notes.md"},
		"MkDocs that leaves out":      {tree{"mkdocs.yml": "exclude_docs: |\n  old/\n  *.tmp.md\n  !keep.tmp.md\ndraft_docs: wip.md\n", "docs/a.md": "", "docs/old/x.md": "", "docs/x.tmp.md": "", "docs/keep.tmp.md": "", "docs/b/wip.md": "", "docs/index.md": "", "docs/README.md": "", "docs/b/README.md": ""}, MkDocs, "docs/a.md docs/b/README.md docs/index.md docs/keep.tmp.md"},
		"Docusaurus that leaves out":  {tree{"docusaurus.config.js": "docs: { path: 'docs', exclude: ['**/*.wip.{md,mdx}', \"old/**\"] }", "docs/a.md": "", "docs/x/b.wip.md": "", "docs/old/c.md": "", "blog/d.wip.mdx": ""}, Docusaurus, "docs/a.md"},
		"VitePress that leaves out":   {tree{".vitepress/config.mts": "srcExclude: ['**/README.md', 'todo/**']", "README.md": "", "a.md": "", "b/README.md": "", "todo/x.md": ""}, VitePress, "a.md"},
		"Hugo that leaves out":        {tree{"hugo.toml": "ignoreFiles = ['\\.wip\\.md$', 'content/old/']\n", "content/a.md": "", "content/b.wip.md": "", "content/old/c.md": ""}, Hugo, "content/a.md"},
		"Hugo with mounts":            {tree{"hugo.yaml": "module:\n  mounts:\n  - {source: notes, target: content/posts, excludeFiles: 'private/*'}\n  - {source: img, target: static}\n", "content/a.md": "", "notes/b.md": "", "notes/private/c.md": "", "img/d.md": ""}, Hugo, "notes/b.md"},
		"Docusaurus":                  {tree{"docusaurus.config.js": "path: 'guides'", "docs/a.mdx": "", "docs/_part.md": "", "guides/g.md": "", "i18n/zh/docusaurus-plugin-content-docs/current/a.md": "", "i18n/zh/docusaurus-plugin-content-docs/version-1/a.md": "", "README.md": ""}, Docusaurus, "docs/a.mdx guides/g.md i18n/zh/docusaurus-plugin-content-docs/current/a.md"},
		"documents of Docusaurus":     {tree{"guide/_category_.json": "{}", "guide/a.md": "", "guide/_part.mdx": "", "b.md": ""}, Docusaurus, "b.md guide/a.md"},
		"documents with a place":      {tree{"a.md": "---\ntitle: x\nsidebar_position: 2\n---\n", "_part.md": ""}, Docusaurus, "a.md"},
		"notes that begin with _":     {tree{"a.md": "# x", "_old.md": ""}, "", ""},
		"VuePress":                    {tree{".vuepress/config.js": "", "README.md": "---\nhome: true\n---\n", "guide/README.md": "# 茶"}, VuePress, "guide/README.md"},
		"VitePress":                   {tree{".vitepress/config.ts": "srcDir: './text'", "README.md": "", "text/index.md": "---\nlayout: home\n---\n", "text/a.md": ""}, VitePress, "text/a.md"},
		"MkDocs":                      {tree{"mkdocs.yml": "docs_dir: text\nx: !!python/name:a.b\n", "text/a.md": "", "text/x.html": "", "README.md": ""}, MkDocs, "text/a.md"},
		"mdBook":                      {tree{"book.toml": "[book]\nsrc = \"text\"\n", "text/SUMMARY.md": "[茶](cha.md)\n- [水](w/%E6%B0%B4.md)\n- [草]()\n", "text/cha.md": "", "text/w/水.md": "", "text/old.md": "", "README.md": ""}, MdBook, "text/cha.md text/w/水.md"},
		"GitBook":                     {tree{"SUMMARY.md": "* [一](README.md)\n  * [二](b.md)\n", "README.md": "", "b.md": "", "c.md": ""}, GitBook, "README.md b.md"},
		"an article of the name":      {tree{"SUMMARY.md": "总结。", "a.md": ""}, "", ""},
		"Zola":                        {tree{"config.toml": "base_url = 'https://tea.garden'\n", "content/_index.md": "", "content/a.md": "", "templates/x.html": "", "README.md": ""}, Zola, "content/_index.md content/a.md"},
		"Eleventy":                    {tree{".eleventy.js": "return { dir: { input: 'src' } }", "src/a.md": "", "src/_includes/x.md": "", "README.md": ""}, Eleventy, "src/a.md"},
		"Eleventy at the top":         {tree{"eleventy.config.mjs": "", ".eleventyignore": "old\n", "posts/a.md": "", "old/b.md": "", "README.md": "", "node_modules/x/y.md": ""}, Eleventy, "posts/a.md"},
		"Pelican":                     {tree{"pelicanconf.py": "PATH = 'text'\n", "text/a.md": "", "text/pages/b.md": "", "README.md": ""}, Pelican, "text/a.md text/pages/b.md"},
		"Gatsby":                      {tree{"gatsby-config.js": "", "content/blog/a/index.md": "", "README.md": ""}, Gatsby, "content/blog/a/index.md"},
		"Gridea":                      {tree{"config/setting.json": "{}", "posts/a.md": "", "themes/x/README.md": ""}, Gridea, "posts/a.md"},
		"Quartz":                      {tree{"quartz.config.ts": "ignorePatterns: ['private', 'templates', '.obsidian']", "content/a.md": "", "content/private/b.md": "", "docs/x.md": "", "README.md": ""}, Quartz, "content/a.md"},
		"Logseq":                      {tree{"logseq/config.edn": "", "pages/a.md": "", "journals/2024_05_01.md": "", "logseq/bak/b.md": ""}, Logseq, "journals/2024_05_01.md pages/a.md"},
		"Docsify":                     {tree{"_sidebar.md": "* [a](a.md)", "index.html": "<script src='//cdn/docsify.js'>", "a.md": "", "_coverpage.md": "", "README.md": ""}, Docsify, "README.md a.md"},
		"Astro by constants":          {tree{"astro.config.mjs": "", "src/content.config.ts": "export const BLOG = 'src/data/blog';\nconst notes: string = \"./notes\";\nglob({ base: `./${BLOG}` })\nglob({ base: `./${ BLOG }/x` })\nglob({base: notes})", "src/data/blog/a.md": "", "src/data/b.md": "", "notes/c.md": "", "README.md": ""}, Astro, "notes/c.md src/data/blog/a.md"},
		"Astro by what is elsewhere":  {tree{"astro.config.mjs": "", "src/content.config.ts": "import { BLOG } from './config';\nglob({ base: BLOG })", "src/data/blog/a.md": "", "notes/c.md": "", "README.md": ""}, Astro, "src/data/blog/a.md"},
		"Astro":                       {tree{"astro.config.mjs": "", "src/content/blog/a.md": "", "src/content/_x.md": "", "README.md": ""}, Astro, "src/content/blog/a.md"},
		"GitBook with other names":    {tree{".gitbook.yaml": "root: ./text/\nstructure:\n  readme: first.md\n  summary: TOC.md\n", "text/TOC.md": "* [A](a.md)\n* [B](b.md)\n", "text/first.md": "", "text/a.md": "", "text/b.md": "", "text/c.md": "", "README.md": ""}, GitBook, "text/a.md text/b.md text/first.md"},
		"GitBook in languages":        {tree{"book.json": "{}", "LANGS.md": "# Languages\n\n* [中文](zh/)\n* [English](en)\n", "zh/SUMMARY.md": "* [甲](a.md)\n* [乙](b.md)\n", "zh/a.md": "", "en/a.md": "", "GLOSSARY.md": "", "README.md": ""}, GitBook, "en/a.md zh/SUMMARY.md zh/a.md"},
		"MkDocs that inherits":        {tree{"mkdocs.yml": "INHERIT: base/base.yml\n", "base/base.yml": "docs_dir: text\nINHERIT: mkdocs.yml\n", "text/a.md": "", "docs/b.md": ""}, MkDocs, "text/a.md"},
		"Nextra":                      {tree{"next.config.mjs": "import nextra from 'nextra'", "content/a.mdx": "", "content/_meta.js": "export default {}", "README.md": ""}, Nextra, "content/a.mdx"},
		"another program of Next":     {tree{"next.config.mjs": "export default {}", "content/a.mdx": ""}, "", ""},
		"Rspress":                     {tree{"rspress.config.ts": "defineConfig({ root: 'text' })", "text/a.md": "", "text/_x.md": "", "docs/b.md": ""}, Rspress, "text/a.md"},
		"Fumadocs":                    {tree{"source.config.ts": "defineDocs({ dir: 'content/docs' })", "content/docs/a.mdx": "", "README.md": ""}, Fumadocs, "content/docs/a.mdx"},
		"documents of Nextra":         {tree{"_meta.json": `{"a": "A"}`, "a.md": "", "b/c.md": ""}, Nextra, "a.md b/c.md"},
		"a folder with a meta.json":   {tree{"meta.json": `{"id": 1}`, "a.md": ""}, "", ""},
		"Jupyter Book":                {tree{"_toc.yml": "format: jb-book\nroot: intro\n", "_config.yml": "title: x\n", "intro.md": "", "_build/x.md": ""}, Jupyter, "intro.md"},
		"Quarto":                      {tree{"_quarto.yml": "project: {type: book}\n", "index.qmd": "", "a.md": "", "_part.qmd": "", "README.md": ""}, Quarto, "a.md index.qmd"},
		"Hugo with sections that hide": {tree{
			"hugo.toml": "", "content/_index.md": "---\ntitle: x\n---\n", "content/a/_index.md": "---\ncascade:\n  draft: true\n---\n", "content/a/x.md": "", "content/a/b/y.md": "---\ndraft: false\n---\n",
			"content/c/_index.md": "+++\n[[cascade]]\n[cascade.build]\nrender = 'never'\n+++\n", "content/c/z.md": "", "content/d/_index.md": "---\ncascade: {draft: true, _target: {path: /d/x}}\n---\n", "content/d/w.md": "",
		}, Hugo, "content/_index.md content/a/b/y.md content/d/_index.md content/d/w.md"},
		"Hugo with sections that hide some": {tree{
			"hugo.toml": "[[cascade]]\n[cascade.build]\nrender = 'never'\n[cascade.target]\npath = '/{old,wip}/**'\n", "content/old/a.md": "", "content/a.md": "", "content/wip/b/c.md": "",
			"content/d/_index.md": "---\ncascade:\n- _target: {path: /d/x*}\n  draft: true\n- target: {path: /d/y, kind: section}\n  draft: true\n---\n", "content/d/x1.md": "", "content/d/y.md": "", "content/d/x2/index.md": "", "content/d/e/x3.md": "",
		}, Hugo, "content/a.md content/d/_index.md content/d/e/x3.md content/d/y.md"},
		"Jekyll with posts without days":     {tree{"_config.yml": "url: https://r.example\n", "_posts/2024-05-01-a.md": "", "_posts/b.md": "", "sub/_posts/24-5-1-c.md": "", "_drafts/d.md": ""}, Jekyll, "_drafts/d.md _posts/2024-05-01-a.md sub/_posts/24-5-1-c.md"},
		"Hugo by its folder of settings":     {tree{"config/_default/hugo.toml": "title = 'x'", "content/a.md": "", "b.md": ""}, Hugo, "content/a.md"},
		"Jekyll with defaults":               {tree{"_config.yml": "defaults:\n- scope: {path: wip}\n  values: {published: false}\n- scope: {path: '', type: posts}\n  values: {author: x}\nurl: https://r.example\n", "wip/a.md": "---\n---\n", "wipe.md": "---\n---\n"}, Jekyll, "wipe.md"},
		"Docusaurus without a blog":          {tree{"docusaurus.config.js": "presets: [['classic', { docs: { path: 'docs' }, blog: false, pages: false }]]", "docs/a.md": "", "blog/b.md": "", "src/pages/c.md": ""}, Docusaurus, "docs/a.md"},
		"VuePress with a first page to read": {tree{".vuepress/config.js": "", "README.md": "---\nhome: true\n---\n<Hero/>\n\nThe ferry runs from dawn to dusk, but for days with fog.\n", "b/README.md": "---\nhome: true\n---\n<script setup>import A from './a.vue'; const b = 'a long text of a program'</script>\n<A/>\n"}, VuePress, "README.md"},
		"Obsidian that leaves alone":         {tree{".obsidian/app.json": `{"userIgnoreFilters": ["草稿/", "old", "/\\.tmp\\./"]}`, "草稿/a.md": "", "older/b.md": "", "c.tmp.md": "", "d.md": "", "e/old.md": ""}, Obsidian, "d.md e/old.md"},
		"Obsidian":                           {tree{".obsidian/templates.json": `{"folder": "模板"}`, "模板/日记.md": "", "a.md": ""}, Obsidian, "a.md"},
	} {
		s := At(".", c.files)
		if s == nil {
			if c.kind != "" {
				t.Errorf("%s: is no site", name)
			}
			continue
		}
		var takes []string
		for _, n := range slices.Sorted(maps.Keys(c.files)) {
			if !strings.HasPrefix(n, ".") && s.Takes(n) {
				takes = append(takes, n)
			}
		}
		if got := strings.Join(takes, " "); s.Kind != c.kind || got != c.takes {
			t.Errorf("%s: %s with %q, want %s with %q", name, s.Kind, got, c.kind, c.takes)
		}
		below := tree{}
		for n, text := range c.files {
			below[path.Join("a/b", n)] = text
		}
		if s := At("a/b", below); s == nil || s.Kind != c.kind {
			t.Errorf("%s: not known in a folder", name)
		}
	}
}

func TestMarks(t *testing.T) {
	for name, want := range map[string]string{"hugo.toml": ".", "a/config/_default/hugo.toml": "a", "config/_default/config.toml": ".", "a/_config.yml": "a", "a/.vuepress/config.js": "a", "x/.obsidian/a/b.json": "x", "a/b.md": "", ".vimrc": "", "a/_category_.json": ".", "a/_part.mdx": ".", "a/_index.md": "", "_posts": "", "a/_sidebar.md": "a", "a/config/setting.json": "a", "x/logseq/config.edn": "x", ".eleventy.js": "."} {
		if got, ok := Marks(name); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %v", name, got, ok)
		}
	}
}

func TestAbout(t *testing.T) {
	for _, c := range []struct {
		files tree
		want  About
	}{
		{tree{"hugo.toml": "title = '茶记'\nbaseURL = 'https://tea.garden/blog/'\nlanguageCode = 'zh-cn'\n[params.author]\nname = '水生'\n"}, About{"茶记", "水生", "zh-cn", "https://tea.garden/blog", "https://tea.garden", "/blog"}},
		{tree{"hugo.yaml": "defaultContentLanguage: zh\nlanguages:\n  en: {title: Tea}\n  zh: {title: 茶记}\n"}, About{"茶记", "", "zh", "", "", ""}},
		{tree{"_config.yml": "title: 茶记\nauthor: 水生\nlanguage: [zh-TW, en]\nurl: https://tea.garden\nroot: /\n", "source/_posts/a.md": ""}, About{"茶记", "水生", "zh-TW", "https://tea.garden", "https://tea.garden", ""}},
		{tree{"_config.yml": "name: Tea\nauthor: {name: Lin}\nurl: http://example.com\nbaseurl: /x\n", "_posts/a.md": ""}, About{"Tea", "Lin", "", "", "", "/x"}},
		{tree{"mkdocs.yml": "site_name: 茶\nsite_url: https://tea.garden/docs/\ntheme: {language: zh}\n"}, About{"茶", "", "zh", "https://tea.garden/docs", "https://tea.garden", "/docs"}},
		{tree{"book.toml": "[book]\ntitle = '茶'\nauthors = ['甲', '乙']\nlanguage = 'zh'\n"}, About{"茶", "甲, 乙", "zh", "", "", ""}},
		{tree{"docusaurus.config.ts": "const config = {\n  title: '茶',\n  url: 'https://tea.garden',\n  baseUrl: \"/docs/\",\n  i18n: { defaultLocale: 'zh' },\n};\n"}, About{"茶", "", "zh", "https://tea.garden/docs", "https://tea.garden/docs", "/docs"}},
		{tree{".vitepress/config.ts": "export default {\n  title: \"茶\",\n  lang: 'zh-CN',\n}"}, About{"茶", "", "zh-CN", "", "", ""}},
		{tree{"_config.yml": "title: 茶\nurl: https://tea.garden/b\nroot: /b/\n", "source/_posts/a.md": ""}, About{"茶", "", "", "https://tea.garden/b", "https://tea.garden", "/b"}},
		{tree{"config.toml": "base_url = 'https://tea.garden'\ntitle = '茶'\ndefault_language = 'zh'\n", "content/a.md": ""}, About{"茶", "", "zh", "https://tea.garden", "https://tea.garden", ""}},
		{tree{"pelicanconf.py": "AUTHOR = '水生'\nSITENAME = u\"茶\"\nSITEURL = ''\n"}, About{"茶", "水生", "", "", "", ""}},
		{tree{"quartz.config.ts": "{ pageTitle: '茶', locale: 'zh-CN', baseUrl: 'tea.garden/b' }"}, About{"茶", "", "zh-CN", "https://tea.garden/b", "https://tea.garden", "/b"}},
		{tree{"config/setting.json": `{"config": {"domain": "https://tea.garden"}}`, "config/theme.json": `{"siteName": "茶"}`, "posts/a.md": ""}, About{"茶", "", "", "https://tea.garden", "https://tea.garden", ""}},
		{tree{"book.toml": "[book]\ntitle = '茶'\n[output.html]\nsite-url = '/tea/'\ncname = 'tea.garden'\n"}, About{"茶", "", "", "https://tea.garden/tea", "https://tea.garden", "/tea"}},
	} {
		if got := At(".", c.files).About(); got != c.want {
			t.Errorf("%+v, want %+v", got, c.want)
		}
	}
}

func TestBraces(t *testing.T) {
	for p, want := range map[string]string{"a": "a", "*.{md,mdx}": "*.md *.mdx", "{a,b}/{c,d}": "a/c a/d b/c b/d", "a{b": "a{b", "}{": "}{", "{}": ""} {
		if got := strings.Join(braces(p), " "); got != want {
			t.Errorf("%s: %q, want %q", p, got, want)
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add("a: &a [*a]", "[x](y.md)\n- [z](w.md)")
	f.Fuzz(func(_ *testing.T, config, contents string) {
		for _, name := range []string{"hugo.toml", "_config.yml", "mkdocs.yml", "book.toml", ".vitepress/config.ts"} {
			if s := At(".", tree{name: config, "src/SUMMARY.md": contents, "_posts/a.md": ""}); s != nil {
				s.Takes("src/y.md")
			}
		}
	})
}
