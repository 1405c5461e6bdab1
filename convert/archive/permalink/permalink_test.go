package permalink

import (
	"strings"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/tools/sitetest"
)

// tree are files by their names.
type tree = sitetest.Tree

// address returns the address of one page, or its path where that is all that is known.
func address(s *generator.Site, p Page) (out string) {
	Of(s).Each(1, func(int) (Page, string) { return p, "" }, func(_ int, path, address string) {
		if out = address; out == "" {
			out = path
		}
	})
	return out
}

func TestAddress(t *testing.T) {
	day := time.Date(2024, 5, 1, 9, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		files tree
		page  Page
		want  string
	}{
		{tree{"_config.yml": "url: https://tea.garden\nroot: /b/\n", "source/_posts/x.md": ""}, Page{Name: "source/_posts/x.md", Date: day}, "https://tea.garden/b/2024/05/01/x/"},
		{tree{"_config.yml": "url: https://tea.garden\npermalink: a/:title.html\n", "source/_posts/x.md": ""}, Page{Name: "source/_posts/y/x.md", Date: day}, "https://tea.garden/a/y/x.html"},
		{tree{"_config.yml": "url: https://tea.garden\npermalink: :hash/\n", "source/_posts/x.md": ""}, Page{Name: "source/_posts/x.md", Date: day}, ""},
		{tree{"_config.yml": "url: https://tea.garden\n", "source/_posts/x.md": ""}, Page{Name: "source/_posts/x.md"}, ""},
		{tree{"_config.yml": "url: https://tea.garden\n", "source/_posts/x.md": ""}, Page{Name: "source/about/index.md"}, "https://tea.garden/about/"},
		{tree{"_config.yml": "url: https://tea.garden\nbaseurl: /b\n", "_posts/2024-05-01-x.md": ""}, Page{Name: "_posts/2024-05-01-x.md", Date: day}, "https://tea.garden/b/2024/05/01/x.html"},
		{tree{"_config.yml": "url: https://tea.garden\n", "_posts/2024-05-01-x.md": "---\ncategories: tea\n---\n"}, Page{Name: "_posts/2024-05-01-x.md", Date: day}, ""},
		{tree{"_config.yml": "url: https://tea.garden\npermalink: pretty\n", "_posts/2024-05-01-x.md": ""}, Page{Name: "_posts/2024-05-01-x.md", Date: day, Permalink: "/own/"}, "https://tea.garden/own/"},
		{tree{"hugo.toml": "baseURL = 'https://tea.garden/'\n[permalinks]\npost = '/:year/:slug/'\n"}, Page{Name: "content/post/X y.md", Date: day, Slug: "z"}, "https://tea.garden/2024/z/"},
		{tree{"hugo.toml": "baseURL = 'https://tea.garden/'\n"}, Page{Name: "content/post/X y/index.md"}, "https://tea.garden/post/x-y/"},
		{tree{"hugo.toml": "baseURL = 'https://tea.garden/'\n"}, Page{Name: "content/post/x.fr.md"}, ""},
		{tree{"mkdocs.yml": "site_url: https://tea.garden/docs/\n"}, Page{Name: "docs/a/README.md"}, "https://tea.garden/docs/a/"},
		{tree{"mkdocs.yml": "site_name: x\n"}, Page{Name: "docs/a.md"}, "/a/"},
	} {
		if got := address(generator.At(".", c.files), c.page); got != c.want {
			t.Errorf("%s: %q, want %q", c.page.Name, got, c.want)
		}
	}
}

const river = "module.exports = {\n  url: 'https://river.garden',\n  baseUrl: '/r/',\n  i18n: { defaultLocale: 'en', locales: ['en', 'zh'] },\n"

// A page of a documentation has the path that its generator gives it.
func TestDocuments(t *testing.T) {
	for _, c := range []struct {
		files tree
		page  Page
		want  string
	}{
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "docs/01-guide/2-ferry.md"}, "https://river.garden/r/docs/guide/ferry"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "docs/guide/index.mdx"}, "https://river.garden/r/docs/guide/"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "docs/guide/Guide.md"}, "https://river.garden/r/docs/guide/"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "docs/index.md"}, "https://river.garden/r/docs/"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "docs/guide/ferry.md", ID: "boat"}, "https://river.garden/r/docs/guide/boat"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "docs/guide/ferry.md", ID: "boat", Slug: "lamp"}, "https://river.garden/r/docs/guide/lamp"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "docs/guide/ferry.md", Slug: "/"}, "https://river.garden/r/docs/"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "docs/2024-05-01-a.md"}, "https://river.garden/r/docs/2024-05-01-a"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "blog/2024-05-01-tide.md"}, "https://river.garden/r/blog/2024/05/01/tide"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "blog/2024-05-01-tide/index.md"}, "https://river.garden/r/blog/2024/05/01/tide"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "blog/2024/05-01-tide.md"}, "https://river.garden/r/blog/2024/05/01/tide"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "blog/2024-05-01-tide.md", Slug: "low"}, "https://river.garden/r/blog/low"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "src/pages/about.md"}, "https://river.garden/r/about"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "i18n/zh/docusaurus-plugin-content-docs/current/guide/ferry.md"}, "https://river.garden/r/zh/docs/guide/ferry"},
		{tree{"docusaurus.config.js": river + "};"}, Page{Name: "i18n/zh/docusaurus-plugin-content-blog/2024-05-01-tide.md"}, "https://river.garden/r/zh/blog/2024/05/01/tide"},
		{tree{"docusaurus.config.js": river + "trailingSlash: true };"}, Page{Name: "docs/a.md"}, "https://river.garden/r/docs/a/"},
		{tree{"docusaurus.config.js": river + "trailingSlash: false };"}, Page{Name: "docs/a/index.md"}, "https://river.garden/r/docs/a"},
		{tree{"docusaurus.config.js": river + "presets: [['classic', { docs: { routeBasePath: '/' }, blog: { path: './news', routeBasePath: 'n' } }]] };", "news/a.md": ""}, Page{Name: "docs/a.md"}, "https://river.garden/r/a"},
		{tree{"docusaurus.config.js": river + "presets: [['classic', { docs: { routeBasePath: '/' }, blog: { path: './news', routeBasePath: 'n' } }]] };", "news/a.md": ""}, Page{Name: "news/a.md"}, "https://river.garden/r/n/a"},
		{tree{"docusaurus.config.ts": "const c = {" + river[18:] + "plugins: [['@docusaurus/plugin-content-docs', { id: 'api', path: 'api', routeBasePath: 'ref' }]] };\nexport default c;", "api/a.md": ""}, Page{Name: "api/a.md"}, "https://river.garden/r/ref/a"},
		{tree{"docusaurus.config.ts": "const c = {" + river[18:] + "plugins: [['@docusaurus/plugin-content-docs', { id: 'api', path: 'api', routeBasePath: 'ref' }]] };\nexport default c;", "api/a.md": ""}, Page{Name: "i18n/zh/docusaurus-plugin-content-docs-api/current/a.md"}, "https://river.garden/r/zh/ref/a"},
		{tree{"docusaurus.config.js": river + "};", "versions.json": `["1.0"]`}, Page{Name: "docs/a.md"}, "https://river.garden/r/docs/next/a"},
		{tree{"docusaurus.config.js": river + "presets: [['classic', { docs: { numberPrefixParser: false, lastVersion: 'current' } }]] };", "versions.json": `["1.0"]`}, Page{Name: "docs/1-a.md"}, "https://river.garden/r/docs/1-a"},
		{tree{"docusaurus.config.js": "module.exports = {}"}, Page{Name: "docs/a.md"}, "/docs/a"},

		{tree{".vitepress/config.ts": "export default { base: '/r/' }"}, Page{Name: "guide/a.md"}, "/r/guide/a.html"},
		{tree{".vitepress/config.ts": "export default { cleanUrls: true, sitemap: { hostname: 'https://river.garden' } }"}, Page{Name: "guide/a.md"}, "https://river.garden/guide/a"},
		{tree{".vitepress/config.ts": "export default { srcDir: 'text' }"}, Page{Name: "text/guide/index.md"}, "/guide/"},
		{tree{".vitepress/config.ts": "export default { rewrites: { 'packages/:pkg/docs/:rest*': ':pkg/:rest*', 'a.md': 'b/c.md' } }"}, Page{Name: "packages/boat/docs/x/y.md"}, "/boat/x/y.html"},
		{tree{".vitepress/config.ts": "export default { rewrites: { 'packages/:pkg/docs/:rest*': ':pkg/:rest*', 'a.md': 'b/c.md' } }"}, Page{Name: "a.md"}, "/b/c.html"},
		{tree{".vitepress/config.ts": "export default { rewrites: { ':lang(.*)/x.md': '$1' } }"}, Page{Name: "zh/x.md"}, "/$1.html"},
		{tree{".vuepress/config.js": "module.exports = { base: '/r/' }"}, Page{Name: "guide/README.md"}, "/r/guide/"},
		{tree{".vuepress/config.js": "module.exports = { base: '/r/' }"}, Page{Name: "guide/a.md"}, "/r/guide/a.html"},
		{tree{".vuepress/config.js": "module.exports = { base: '/r/' }"}, Page{Name: "guide/a.md", Permalink: "/x/"}, "/r/x/"},

		{tree{"book.toml": "[output.html]\nsite-url = '/r/'\n"}, Page{Name: "src/ferry/README.md"}, "/r/ferry/index.html"},
		{tree{"book.toml": "[book]\nsrc = 'text'\n[output.html]\ncname = 'river.garden'\n"}, Page{Name: "text/ferry/a.md"}, "https://river.garden/ferry/a.html"},
		{tree{"SUMMARY.md": "* [a](a.md)\n* [b](b.md)\n"}, Page{Name: "b.md"}, "/b.html"},
		{tree{"mkdocs.yml": "use_directory_urls: false\n"}, Page{Name: "docs/a/README.md"}, "/a/index.html"},

		{tree{"astro.config.mjs": "export default defineConfig({ site: 'https://river.garden', base: '/r' })"}, Page{Name: "src/content/docs/Guide/Old Ferry.mdx"}, "https://river.garden/r/guide/old-ferry/"},
		{tree{"astro.config.mjs": ""}, Page{Name: "src/content/docs/a.md", Slug: "b/c"}, "/b/c/"},
		{tree{"astro.config.mjs": ""}, Page{Name: "src/pages/a.md"}, "/a/"},
		{tree{"astro.config.mjs": ""}, Page{Name: "src/content/blog/a.md"}, ""},

		{tree{"config.toml": "base_url = 'https://river.garden/r'\n", "content/a.md": ""}, Page{Name: "content/boats/2024-05-01-The ferry.md"}, "https://river.garden/r/boats/the-ferry/"},
		{tree{"config.toml": "base_url = 'https://river.garden/r'\n", "content/a.md": ""}, Page{Name: "content/boats/a/index.md", Slug: "b"}, "https://river.garden/r/boats/b/"},
		{tree{"config.toml": "base_url = 'https://river.garden/r'\n", "content/a.md": ""}, Page{Name: "content/_index.md"}, "https://river.garden/r/"},
		{tree{".eleventy.js": "return { dir: { input: 'src' } }"}, Page{Name: "src/posts/a.md"}, "/posts/a/"},
		{tree{".eleventy.js": ""}, Page{Name: "a.md", Permalink: "false"}, ""},
		{tree{".eleventy.js": ""}, Page{Name: "a.md", Permalink: "/{{ page.fileSlug }}/"}, "/a/"},
		{tree{".eleventy.js": ""}, Page{Name: "x/2024-05-01-a.md", Permalink: "/b/{{ page.fileSlug | slugify }}/index.html"}, "/b/a/"},
		{tree{".eleventy.js": ""}, Page{Name: "x/a/index.md", Permalink: "{{page.filePathStem}}.html"}, "/x/a.html"},
		{tree{".eleventy.js": ""}, Page{Name: "a.md", Permalink: "/{{ title | slugify }}/"}, ""},
		{tree{"quartz.config.ts": "{ baseUrl: 'river.garden' }"}, Page{Name: "content/old boats/The ferry.md"}, "https://river.garden/old-boats/The-ferry"},
		{tree{"config/setting.json": `{"domain": "https://river.garden"}`, "posts/a.md": ""}, Page{Name: "posts/a.md"}, "https://river.garden/post/a/"},
		{tree{"_config.yml": "permalink: pretty\n"}, Page{Name: "about.md"}, "/about/"},
		{tree{"_config.yml": "theme: x\ncollections:\n  boats: {output: true}\n"}, Page{Name: "_boats/a.md"}, "/boats/a.html"},
		{tree{"_config.yml": "theme: x\ncollections:\n  boats: {output: true, permalink: '/b/:name'}\n"}, Page{Name: "_boats/a.md"}, ""},
		{tree{"hugo.yaml": "languages: {en: {}, zh: {}}\n"}, Page{Name: "content/a/index.zh.md"}, "/zh/a/"},
		{tree{"hugo.yaml": "defaultContentLanguage: zh\nlanguages: {zh: {contentDir: content}, en: {contentDir: english}}\n"}, Page{Name: "english/a.md"}, "/en/a/"},
	} {
		if got := address(generator.At(".", c.files), c.page); got != c.want {
			t.Errorf("%s: %q, want %q: %v", c.page.Name, got, c.want, c.files)
		}
	}
}

// Pages that state addresses keep them, and no two have one.
func TestEach(t *testing.T) {
	s := generator.At(".", tree{"mkdocs.yml": "site_url: https://river.garden/\n"})
	taken := []string{"", "", "https://river.garden/c/", ""}
	got := map[int]string{}
	Of(s).Each(4, func(i int) (Page, string) {
		return Page{Name: []string{"docs/a.md", "docs/a/index.md", "docs/b.md", "docs/c.md"}[i]}, taken[i]
	}, func(i int, _, address string) { got[i] = address })
	if len(got) != 1 || got[2] != "https://river.garden/b/" {
		t.Errorf("addresses: %v", got)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("export default { base: '/r/', rewrites: { ':a/:b*': ':b/:a' }, presets: [['classic', { docs: { routeBasePath: '/' } }]] }", "docs/1-a/b.md", "x")
	f.Fuzz(func(t *testing.T, config, name, slug string) {
		for _, file := range []string{"docusaurus.config.js", ".vitepress/config.ts", "astro.config.mjs", "hugo.toml", "_config.yml", "book.toml", "mkdocs.yml"} {
			s := generator.At(".", tree{file: config, "source/_posts/a.md": "", "docs/a.md": "", "src/SUMMARY.md": ""})
			for _, p := range []Page{{Name: name, Slug: slug}, {Name: "docs/" + name, ID: slug}, {Name: "src/" + name, Permalink: slug}} {
				if at := Of(s).Path(p); strings.Contains(at, "\n") {
					t.Errorf("%q", at)
				}
			}
		}
	})
}
