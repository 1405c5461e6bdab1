package shelf

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/tools/sitetest"
)

// files are those of a root, by their names.
type files = sitetest.Tree

// named returns the names of what a site may make pages of, sorted.
func named(f files) []string {
	var out []string
	for n := range f {
		if path.Ext(n) == ".md" {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// listed returns entries, each with its sections before it.
func listed(entries []order.Entry) []string {
	var out []string
	for _, e := range entries {
		s := e.Target
		if e.Folder {
			s += "/*"
		}
		for in := e.Section; in != nil; in = in.In {
			s = in.Title + " > " + s
		}
		out = append(out, s)
	}
	return out
}

func TestOf(t *testing.T) {
	for _, tt := range []struct {
		name string
		files
		folder string
		want   []string
	}{
		{
			"MkDocs",
			files{"mkdocs.yml": "nav:\n- index.md\n- 渡口: [ferry/a.md, https://example.com, ferry/none.md]\n", "docs/index.md": "", "docs/ferry/a.md": ""},
			"docs",
			[]string{"docs/index.md", "渡口 > docs/ferry/a.md"},
		},
		{"Docusaurus", files{
			"docusaurus.config.js": "", "sidebars.js": "module.exports = {a: ['intro', {type: 'category', label: 'Ferry', items: ['ferry/lamp', 'ferry/named', 'ferry']}]}",
			"docs/01-intro.md": "", "docs/2-ferry/lamp.md": "", "docs/2-ferry/x.md": "---\nid: named\n---\n", "docs/2-ferry/index.md": "",
		}, "docs", []string{"docs/01-intro.md", "Ferry > docs/2-ferry/lamp.md", "Ferry > docs/2-ferry/x.md", "Ferry > docs/2-ferry/index.md"}},
		{"Docusaurus by a file that its configuration names", files{
			"docusaurus.config.js": "module.exports = {docs: {sidebarPath: require.resolve('./config/order.js')}}", "config/order.js": "module.exports = {a: ['lamp', 'boat']}",
			"docs/boat.md": "", "docs/lamp.md": "",
		}, "docs", []string{"docs/lamp.md", "docs/boat.md"}},
		{"Docusaurus beside its documents", files{
			"website/docusaurus.config.js": "module.exports = {presets: [['classic', {docs: {path: '../docs'}}]]}", "website/sidebars.json": `{"a": ["lamp", "boat"]}`,
			"docs/boat.md": "", "docs/lamp.md": "",
		}, "docs", []string{"docs/lamp.md", "docs/boat.md"}},
		{"translation", files{
			"docusaurus.config.js": "", "sidebars.json": `{"a": [{"type": "category", "label": "Ferry", "items": ["lamp"]}]}`, "docs/lamp.md": "",
			"i18n/zh/docusaurus-plugin-content-docs/current/lamp.md": "",
			"i18n/zh/docusaurus-plugin-content-docs/current.json":    `{"sidebar.a.category.Ferry": {"message": "渡口"}, "version.label": {"message": "x"}}`,
		}, "i18n/zh/docusaurus-plugin-content-docs/current", []string{"渡口 > i18n/zh/docusaurus-plugin-content-docs/current/lamp.md"}},
		{"VitePress", files{
			"docs/.vitepress/config/index.ts": "import { zh } from './zh'\nexport default { themeConfig: { sidebar: zh } }",
			"docs/.vitepress/config/zh.ts":    "export const zh = [{ text: '灯', items: [{ text: '油', link: '/lamp/oil' }, { text: '首', link: '/lamp/' }] }]",
			"docs/lamp/oil.md":                "", "docs/lamp/index.md": "",
		}, "docs", []string{"灯 > docs/lamp/oil.md", "灯 > docs/lamp/index.md"}},
		{"MkDocs in languages", files{
			"mkdocs.yml": "nav: [b.md, a.md]\nplugins:\n- search\n- i18n:\n    languages:\n    - {locale: zh, default: true}\n    - {locale: en}\n    - {locale: de}\n",
			"docs/a.md":  "", "docs/b.md": "", "docs/a.en.md": "", "docs/b.en.md": "", "docs/de/a.md": "",
		}, "docs", []string{"docs/b.md", "docs/a.md", "docs/b.en.md", "docs/a.en.md", "docs/de/a.md"}},
		{"awesome-pages", files{
			"mkdocs.yml": "plugins: [awesome-pages]\n", "docs/.pages": "nav:\n- b.md\n- 杂记: sub\n- ...\n- 末: z.md\n", "docs/sub/.pages": "title: 子\norder: desc\n",
			"docs/a.md": "", "docs/b.md": "", "docs/z.md": "", "docs/index.md": "", "docs/sub/2.md": "", "docs/sub/10.md": "", "docs/old/x.md": "",
		}, "docs", []string{"docs/index.md", "docs/b.md", "杂记 > docs/sub/10.md", "杂记 > docs/sub/2.md", "docs/a.md", "old > docs/old/x.md", "docs/z.md"}},
		{"awesome-nav", files{
			"mkdocs.yml": "plugins: [awesome-nav]\n", "docs/.nav.yml": "nav:\n- b.md\n- More:\n  - a.md\n  - Web: https://example.org\n", "docs/a.md": "", "docs/b.md": "",
		}, "docs", []string{"docs/b.md", "More > docs/a.md"}},
		{"GitBook with other names", files{
			".gitbook.yaml": "root: ./text/\nstructure:\n  readme: first.md\n  summary: TOC.md\n", "text/TOC.md": "# 目录\n\n* [乙](b.md)\n* [甲](a.md)\n",
			"text/a.md": "", "text/b.md": "", "text/first.md": "",
		}, "text", []string{"text/first.md", "text/b.md", "text/a.md"}},
		{"GitBook in languages", files{
			"LANGS.md": "* [中文](zh/)\n* [English](en/)\n", "zh/SUMMARY.md": "* [乙](b.md)\n* [甲](a.md)\n", "en/SUMMARY.md": "* [B](b.md)\n* [A](a.md)\n",
			"zh/a.md": "", "zh/b.md": "", "en/a.md": "", "en/b.md": "",
		}, ".", []string{"zh/b.md", "zh/a.md", "en/b.md", "en/a.md"}},
		{"Jupyter Book", files{
			"_toc.yml": "format: jb-book\nroot: intro\nparts:\n- caption: 上\n  chapters:\n  - file: b\n    sections:\n    - file: sub/c.md\n- caption: 下\n  chapters:\n  - file: a\n  - url: https://example.org\n    title: Web\n",
			"a.md":     "", "b.md": "", "sub/c.md": "", "intro.md": "",
		}, ".", []string{"intro.md", "上 > b.md", "上 > sub/c.md", "下 > a.md"}},
		{"old Jupyter Book", files{
			"_toc.yml": "- file: intro\n- part: 上\n  chapters:\n  - file: b\n  - file: a\n", "a.md": "", "b.md": "", "intro.md": "",
		}, ".", []string{"intro.md", "上 > b.md", "上 > a.md"}},
		{"MyST", files{
			"myst.yml": "project:\n  toc:\n  - file: index.md\n  - title: 上\n    children:\n    - file: b.md\n    - pattern: sub/*.md\n", "index.md": "", "b.md": "", "sub/x.md": "",
		}, ".", []string{"index.md", "上 > b.md", "上 > sub/*"}},
		{"a book of Quarto", files{
			"_quarto.yml": "book:\n  chapters:\n  - index.md\n  - part: 上\n    chapters: [b.md, c.md]\n  - part: p.md\n    chapters:\n    - text: 丁\n      href: d.md\n  appendices: [a.md]\n",
			"index.md":    "", "a.md": "", "b.md": "", "c.md": "", "d.md": "", "p.md": "",
		}, ".", []string{"index.md", "上 > b.md", "上 > c.md", "p.md", "d.md", "a.md"}},
		{"a website of Quarto", files{
			"_quarto.yml": "website:\n  sidebar:\n    contents:\n    - index.qmd\n    - section: 渡口\n      contents: [boat.qmd, a.qmd]\n    - section: 余\n      contents: more/*\n",
			"index.md":    "", "a.md": "", "boat.md": "", "more/x.md": "",
		}, ".", []string{"index.md", "渡口 > boat.md", "渡口 > a.md", "余 > more/*"}},
		{"Nextra", files{
			"next.config.js": "require('nextra')", "pages/_meta.json": `{"index": "首", "-- a": {"type": "separator", "title": "组"}, "b": {"title": "乙"}, "sub": "子", "web": {"title": "W", "href": "https://example.org"}, "c": {"display": "hidden"}}`,
			"pages/sub/_meta.js": "export default { y: 'Y', x: '' }", "pages/index.md": "", "pages/a.md": "", "pages/b.md": "", "pages/c.md": "", "pages/sub.md": "", "pages/sub/x.md": "", "pages/sub/y.md": "", "pages/sub/deep/z.md": "",
		}, "pages", []string{"pages/index.md", "组 > pages/b.md", "组 > pages/sub.md", "组 > 子 > pages/sub/y.md", "组 > 子 > pages/sub/x.md", "组 > 子 > deep > pages/sub/deep/z.md", "组 > pages/c.md", "pages/a.md"}},
		{"Nextra in two languages", files{
			"next.config.js": "require('nextra')", "pages/_meta.zh.json": `{"index": "首", "b": "乙", "a": "甲"}`, "pages/_meta.en.json": `{"index": "", "a": "", "b": ""}`,
			"pages/index.zh.md": "", "pages/index.en.md": "", "pages/a.zh.md": "", "pages/a.en.md": "", "pages/b.zh.md": "", "pages/b.en.md": "",
		}, "pages", []string{"pages/index.en.md", "pages/index.zh.md", "pages/a.en.md", "pages/a.zh.md", "pages/b.en.md", "pages/b.zh.md"}},
		{"Nextra in TypeScript", files{
			"content/_meta.ts": "import type { MetaRecord } from 'nextra'\nconst meta: MetaRecord = {\n  b: 'B', // the first\n  a: '',\n}\nexport default meta\n", "content/a.md": "", "content/b.md": "",
		}, "content", []string{"content/b.md", "content/a.md"}},
		{"Rspress", files{
			"rspress.config.ts": "", "docs/_nav.json": `[{"text": "指南", "link": "/guide/b"}, {"text": "API", "link": "/api/"}]`, "docs/guide/_meta.json": `["b", {"type": "dir", "name": "sub", "label": "子"}, {"type": "section-header", "label": "余"}, {"type": "file", "name": "a", "label": "甲"}]`,
			"docs/api/index.md": "", "docs/guide/a.md": "", "docs/guide/b.md": "", "docs/guide/sub/x.md": "", "docs/index.md": "",
		}, "docs", []string{"docs/index.md", "指南 > docs/guide/b.md", "指南 > 子 > docs/guide/sub/x.md", "指南 > 余 > docs/guide/a.md", "API > docs/api/index.md"}},
		{"Fumadocs", files{
			"content/docs/meta.json": `{"title": "书", "pages": ["---[Book]组---", "b", "...deep", "---", "...", "!hidden", "z"]}`,
			"content/docs/index.md":  "", "content/docs/a.md": "", "content/docs/b.md": "", "content/docs/z.md": "", "content/docs/deep/x.md": "",
		}, "content/docs", []string{"content/docs/index.md", "组 > content/docs/b.md", "组 > content/docs/deep/x.md", "content/docs/a.md", "content/docs/z.md"}},
		{"VuePress by modules", files{
			".vuepress/config.ts": `import theme from "./theme.js"; export default {theme}`, ".vuepress/theme.ts": `import sidebar from "./sidebar/index.js"; export default hopeTheme({sidebar})`,
			".vuepress/sidebar/index.ts": `import { sidebar } from "vuepress-theme-hope"; import zhPages from './zh.js'; export default sidebar({ "/": zhPages })`, ".vuepress/sidebar/zh.ts": `export default ["", { text: "组", prefix: "g/", children: ["b", "a"] }]`,
			"README.md": "", "g/a.md": "", "g/b.md": "",
		}, ".", []string{"README.md", "组 > g/b.md", "组 > g/a.md"}},
		{"VuePress by folders of settings", files{
			".vuepress/config.ts": "import { sidebar } from './configs/index.js'\nexport default { theme: defaultTheme({ sidebar }) }", ".vuepress/configs/index.ts": "export * from './sidebar.js'",
			".vuepress/configs/sidebar.ts": "export const sidebar = { '/g/': [{ text: 'G', children: ['/g/b.md', '/g/a.md'] }] }", "g/a.md": "", "g/b.md": "",
		}, ".", []string{"G > g/b.md", "G > g/a.md"}},
		{"VitePress by a module", files{
			".vitepress/config.mts": "import side from './sidebar'\nexport default defineConfig({ themeConfig: { sidebar: side } })", ".vitepress/sidebar.mts": "export default [{ text: 'B', link: '/b' }, { text: 'A', link: '/a' }]", "a.md": "", "b.md": "",
		}, ".", []string{"b.md", "a.md"}},
		{"Starlight", files{
			"astro.config.mjs":          "export default defineConfig({ integrations: [starlight({ sidebar: ['a', { label: 'Ref', autogenerate: { directory: 'ref' } }] })] })",
			"src/content/docs/a.md":     "",
			"src/content/docs/ref/b.md": "",
		}, "src/content/docs", []string{"src/content/docs/a.md", "Ref > src/content/docs/ref/*"}},
	} {
		root := map[string]string{"VitePress": "docs", "Nextra in TypeScript": "content", "Fumadocs": "content/docs", "Docusaurus beside its documents": "website"}[tt.name]
		if root == "" {
			root = "."
		}
		trees := Of(generator.At(root, tt.files), tt.files, named(tt.files))
		i := slices.IndexFunc(trees, func(x Tree) bool { return x.Folder == tt.folder })
		if i < 0 {
			t.Errorf("%s: no tree of %s in %d", tt.name, tt.folder, len(trees))
			continue
		}
		got := listed(trees[i].Entries)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestShelves(t *testing.T) {
	names := []string{"a.md", "book/SUMMARY.md", "book/in/c.md", "book/b.md", "news/d.md"}
	trees := Trees{1: {{Folder: "book"}, {Folder: "book/in"}}}
	file := func(i int) (any, string, bool) { return 1, names[i], names[i] != "book/SUMMARY.md" }
	for _, tt := range []struct {
		rest bool
		want string
	}{{false, "book:[3] book/in:[2]"}, {true, "book:[3] book/in:[2] .:[0 4]"}} {
		var got []string
		for _, s := range trees.Shelves(len(names), tt.rest, file) {
			got = append(got, strings.Join([]string{s.Folder, numbers(s.Files)}, ":"))
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("with rest %t: %s, want %s", tt.rest, s, tt.want)
		}
	}
}

func numbers(list []int) string {
	var out []string
	for _, n := range list {
		out = append(out, string(rune('0'+n)))
	}
	return "[" + strings.Join(out, " ") + "]"
}
