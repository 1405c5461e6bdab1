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
		{"Starlight", files{
			"astro.config.mjs":          "export default defineConfig({ integrations: [starlight({ sidebar: ['a', { label: 'Ref', autogenerate: { directory: 'ref' } }] })] })",
			"src/content/docs/a.md":     "",
			"src/content/docs/ref/b.md": "",
		}, "src/content/docs", []string{"src/content/docs/a.md", "Ref > src/content/docs/ref/*"}},
	} {
		root := "."
		if tt.name == "VitePress" {
			root = "docs"
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
