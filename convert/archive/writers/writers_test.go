package writers

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/tools/sitetest"
)

func TestIn(t *testing.T) {
	for _, tt := range []struct {
		name                string
		root                string
		files               sitetest.Tree
		page, authors, want string
	}{
		{"Docusaurus", ".", sitetest.Tree{"docusaurus.config.js": "", "blog/authors.yml": "wang:\n  name: 老王\n  title: 渡工\nli:\n  name: Li Lamp\n"}, "blog/2024/05-01-a.md", "wang, li, zhao", "老王, Li Lamp, zhao"},
		{"a translation has names of its own", "site", sitetest.Tree{
			"site/docusaurus.config.js": "", "site/blog/authors.yml": "wang: {name: Old Wang}",
			"site/i18n/zh/docusaurus-plugin-content-blog/authors.yml": "wang: {name: 老王}",
		}, "site/i18n/zh/docusaurus-plugin-content-blog/a.md", "wang", "老王"},
		{"Material", ".", sitetest.Tree{"mkdocs.yml": "", "docs/blog/.authors.yml": "authors:\n  wang:\n    name: 老王\n    avatar: a.png\n"}, "docs/blog/posts/p.md", "wang", "老王"},
		{"Jekyll", ".", sitetest.Tree{"_config.yml": "url: https://r.example", "_data/authors.yml": "wang:\n  name: 老王\n"}, "_posts/2024-05-02-m.md", "wang", "老王"},
		{"Jekyll, a list", ".", sitetest.Tree{"_config.yml": "url: https://r.example", "_data/authors.yml": "- username: wang\n  name: 老王\n- short_name: li\n  name: 李\n"}, "_posts/2024-05-02-m.md", "li, wang", "李, 老王"},
		{"Jekyll, a page of an author", ".", sitetest.Tree{"_config.yml": "url: https://r.example", "_authors/wang.md": "---\nshort_name: wang\nname: 老王\n---\nText"}, "_posts/2024-05-02-m.md", "wang", "老王"},
		{"Jekyll, by default", ".", sitetest.Tree{"_config.yml": "url: https://r.example\ndefaults:\n- scope: {path: ''}\n  values: {author: li}\n- scope: {path: '', type: posts}\n  values: {author: wang}\n", "_data/authors.yml": "wang: {name: 老王}"}, "_posts/2024-05-02-m.md", "", "老王"},
		{"Hugo", ".", sitetest.Tree{"hugo.toml": "", "data/authors/wang.json": `{"name": "老王"}`, "content/authors/li/_index.md": "+++\ntitle = '李灯'\n+++\n"}, "content/p/a.md", "wang, li", "老王, 李灯"},
		{"Hexo", ".", sitetest.Tree{"_config.yml": "", "source/_posts/a.md": "", "source/_data/authors.json": `[{"id": "wang", "name": "老王"}]`}, "source/_posts/a.md", "wang", "老王"},
		{"Astro", ".", sitetest.Tree{"astro.config.mjs": "", "src/content/authors/wang.yaml": "name: 老王"}, "src/content/blog/a.md", "wang", "老王"},
		{"names that are no keys", ".", sitetest.Tree{"hugo.toml": "", "data/authors.toml": "[wang]\nname = '老王'"}, "content/a.md", "Old Wang, 李, ../wang", "Old Wang, 李, ../wang"},
		{"damaged", ".", sitetest.Tree{"hugo.toml": "", "data/authors.yml": "wang: [", "data/authors/wang.toml": "= "}, "content/a.md", "wang", "wang"},
	} {
		if got := Of(generator.At(tt.root, tt.files)).In(tt.page, tt.authors); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzIn(f *testing.F) {
	f.Add("wang:\n  name: 老王\n", "wang")
	f.Add("- id: a\n  name: b", "a")
	f.Fuzz(func(_ *testing.T, list, id string) {
		n := Of(generator.At(".", sitetest.Tree{"hugo.toml": "", "data/authors.yml": list, "content/authors/a.md": list}))
		n.In("content/b.md", id)
		n.In("content/b.md", "a")
	})
}
